"""An aiogram session that calls the Telegram in memory instead of a server."""

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile

from bot.local.telegram import Refused, Telegram, Upload


class LocalSession(BaseSession):
    """Speaks with one `Telegram`; what comes back and what is raised is as over HTTP."""

    def __init__(self, telegram: Telegram) -> None:
        super().__init__()
        self._telegram = telegram

    async def close(self) -> None:
        """Do nothing: there is no connection to close."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the signature is aiogram's
    ) -> TelegramType:
        """Carry out one call; raise aiogram's own exceptions."""
        await asyncio.sleep(0)  # others get their turn, as they do while a request travels
        params, files = await self._serialised(bot, method)
        try:
            async with asyncio.timeout(self.timeout if timeout is None else timeout):
                status, answer = await self._answer(bot, method.__api_method__, params, files)
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        content = json.dumps(answer, ensure_ascii=False)
        response = self.check_response(bot, method, status, content)
        return cast(TelegramType, response.result)

    async def _answer(
        self, bot: Bot, name: str, params: dict[str, Any], files: dict[str, Upload]
    ) -> tuple[int, dict[str, Any]]:
        if bot.token != self._telegram.token:
            return 401, refusal(Refused(401, "Unauthorized"))
        try:
            return 200, {"ok": True, "result": await self._telegram.call(name, params, files)}
        except Refused as refused:
            return refused.code, refusal(refused)

    async def _serialised(
        self, bot: Bot, method: TelegramMethod[Any]
    ) -> tuple[dict[str, Any], dict[str, Upload]]:
        """Return the form that `AiohttpSession` would send."""
        attached: dict[str, InputFile] = {}
        params = {
            name: prepared
            for name, value in method.model_dump(warnings=False).items()
            if (prepared := self.prepare_value(value, bot=bot, files=attached))
        }
        return params, {key: await _read(file, bot, key) for key, file in attached.items()}

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - the signature is aiogram's
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """Yield the bytes of a file that went through; raise KeyError when it is gone."""
        await asyncio.sleep(0)
        data = self._telegram.file(url.rpartition("/")[2]).data
        for start in range(0, len(data), chunk_size):
            yield data[start : start + chunk_size]


def refusal(refused: Refused) -> dict[str, Any]:
    """Return the body of an answer that says no."""
    body: dict[str, Any] = {
        "ok": False,
        "error_code": refused.code,
        "description": refused.description,
    }
    return body | ({"parameters": refused.parameters} if refused.parameters else {})


async def _read(file: InputFile, bot: Bot, key: str) -> Upload:
    data = b"".join([chunk async for chunk in file.read(bot)])
    return Upload(data, file.filename or key)
