"""The HTTP session with a Bot API server, for what stands between it and us."""

from functools import cache
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

NO_ANSWER = "not an answer of the Bot API"


class HttpSession(AiohttpSession):
    """Takes what no Bot API server would answer, a gateway's page above all, for a server error.

    A `ClientDecodeError` is left where the call was carried out, with a result that is newer
    than the library.
    """

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the signature is aiogram's
    ) -> TelegramType:
        """Return the result of one call; raise aiogram's own exceptions."""
        try:
            return await super().make_request(bot, method, timeout)
        except (UnicodeError, LookupError) as error:  # bytes in another encoding than they say
            raise TelegramServerError(method, NO_ANSWER) from error

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Return the answer; raise the exception that it stands for."""
        _answers(method.__returning__)
        try:
            response = super().check_response(bot, method, status_code, content)
        except ClientDecodeError as error:
            if _was_carried_out(error.data):
                raise
            raise TelegramServerError(method, NO_ANSWER) from error
        except TypeError as error:  # a refusal without the description that aiogram counts on
            raise TelegramServerError(method, NO_ANSWER) from error
        if response.result is None:
            raise TelegramServerError(method, NO_ANSWER)
        return response


@cache
def _answers(result: Any) -> Any:
    """Keep the type of a method's answers: pydantic forgets it, and takes 5 ms to make it anew."""
    return Response[result]


def _was_carried_out(data: Any) -> bool:
    return isinstance(data, dict) and data.get("ok") is True
