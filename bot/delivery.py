"""What becomes of a call that Telegram did not carry out: wait, move to the new chat, give up.

After a connection that broke, nobody knows whether a message arrived. It is sent again: a
resident who reads an answer twice is better off than one who reads none.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from json import JSONDecodeError
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    AnswerInlineQuery,
    GetMe,
    GetUpdates,
    Response,
    SendChatAction,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType

from bot.chatbook import ChatBook
from bot.errors import first_line
from bot.storage.chats import GoneReason

PATIENCE = 120.0  # seconds that one call may wait in all
PATIENCE_WITH: Mapping[type[TelegramMethod[Any]], float] = {
    AnswerCallbackQuery: 10.0,  # the client has given up by then
    AnswerInlineQuery: 10.0,  # likewise
    GetMe: 2.0,  # somebody watches the start
    GetUpdates: 0.0,  # polling waits in its own way
    SendChatAction: 0.0,  # of no use later
}
ATTEMPTS = 6
FIRST_PAUSE = 0.5  # seconds; doubles with each attempt
JITTER = 0.2  # of a pause, so that many bots do not come back at once

_GONE: Mapping[str, GoneReason] = {
    "blocked by the user": GoneReason.BLOCKED,
    "user is deactivated": GoneReason.DEACTIVATED,
    "was kicked": GoneReason.REMOVED,
    "is not a member": GoneReason.REMOVED,
    "chat not found": GoneReason.NOT_FOUND,
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wait:
    """Try again after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Move:
    """Send it to this chat instead."""

    chat_id: int


def decide(
    error: AiogramError, attempt: int, patience: float, jitter: float
) -> Wait | Move | None:
    """Return what to do after the `attempt`-th failure (from 1) with `patience` seconds left.

    None means to give up. `jitter` is between 0 and 1.
    """
    if isinstance(error, TelegramMigrateToChat):
        return Move(error.migrate_to_chat_id) if attempt < ATTEMPTS else None
    if isinstance(error, TelegramRetryAfter):
        pause = float(error.retry_after)
    elif is_passing(error):
        pause = FIRST_PAUSE * 2 ** (attempt - 1) * (1 + JITTER * jitter)
    else:
        return None
    return Wait(pause) if attempt < ATTEMPTS and pause <= patience else None


def is_passing(error: AiogramError) -> bool:
    """Return whether the trouble lies between us and Telegram and may pass by itself."""
    if isinstance(error, ClientDecodeError):  # a gateway's page instead of JSON
        return isinstance(error.original, JSONDecodeError)
    if isinstance(error, TelegramEntityTooLarge):
        return False
    return isinstance(error, TelegramNetworkError | TelegramServerError)


def gone_reason(error: AiogramError) -> GoneReason | None:
    """Return why the chat is out of reach, None when the error does not say that it is."""
    if not isinstance(error, TelegramForbiddenError | TelegramBadRequest):
        return None
    return next((why for words, why in _GONE.items() if words in error.message), None)


class Delivery(BaseRequestMiddleware):
    """Carries every call of the bot through what passes, and notes where a chat has gone."""

    def __init__(
        self, book: ChatBook, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    ) -> None:
        self._book = book
        self._sleep = sleep

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Return Telegram's answer, or raise the error that remains."""
        patience = PATIENCE_WITH.get(type(method), PATIENCE)
        attempt = 1
        while True:
            try:
                return await make_request(bot, method)
            except (TelegramAPIError, ClientDecodeError) as error:
                step = decide(error, attempt, patience, random.random())  # noqa: S311 - no secret
                if step is None:
                    await self._note_gone(method, error)
                    raise
                log.warning("%s: %s; %s", type(method).__name__, first_line(error), step)
            if isinstance(step, Move):
                method = await self._moved(method, step.chat_id)
            else:
                patience -= step.seconds
                await self._sleep(step.seconds)
            attempt += 1

    async def _moved(
        self, method: TelegramMethod[TelegramType], chat_id: int
    ) -> TelegramMethod[TelegramType]:
        await self._book.migrate(_chat_id(method), chat_id)
        return method.model_copy(update={"chat_id": chat_id})

    async def _note_gone(self, method: TelegramMethod[Any], error: AiogramError) -> None:
        reason = gone_reason(error)
        if reason is not None and (chat_id := _chat_id(method)):
            await self._book.gone(chat_id, reason)


def _chat_id(method: TelegramMethod[Any]) -> int:
    chat_id = getattr(method, "chat_id", 0)
    return chat_id if isinstance(chat_id, int) else 0
