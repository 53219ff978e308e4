"""What becomes of a call that Telegram did not carry out: wait, move to the new chat, give up.

After a connection that broke, nobody knows whether a message arrived. It is sent again: a
resident who reads an answer twice is better off than one who reads none.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    AnswerInlineQuery,
    EditMessageText,
    GetMe,
    GetUpdates,
    Response,
    SendChatAction,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType

from bot.calls import gone_reason, is_passing
from bot.chatbook import ChatBook
from bot.errors import first_line

FIRST_PAUSE = 0.5  # seconds; doubles with each attempt
LONGEST_PAUSE = 15.0  # seconds
JITTER = 0.2  # of a pause, so that many bots do not come back at once

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """What one call may still spend."""

    trouble: float = 120.0  # seconds of waiting until trouble on the way has passed
    flood: float = 15 * 60.0  # seconds of waiting because Telegram asks for it
    moves: int = 1  # a group becomes a supergroup once


_AT_ONCE = Patience(0.0, 0.0)
_WHILE_A_CLIENT_WAITS = Patience(10.0, 10.0)
PATIENCE_WITH: Mapping[type[TelegramMethod[Any]], Patience] = {
    AnswerCallbackQuery: _WHILE_A_CLIENT_WAITS,
    AnswerInlineQuery: _WHILE_A_CLIENT_WAITS,
    EditMessageText: _WHILE_A_CLIENT_WAITS,  # somebody has pressed a button
    GetMe: Patience(trouble=2.0),  # somebody watches the start
    GetUpdates: _AT_ONCE,  # polling waits in its own way
    SendChatAction: _AT_ONCE,  # of no use later
}


@dataclass(frozen=True, slots=True)
class Wait:
    """Try again after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Move:
    """Send it to this chat instead."""

    chat_id: int


def decide(
    error: AiogramError, attempt: int, patience: Patience, jitter: float
) -> tuple[Wait | Move | None, Patience]:
    """Return what to do after the `attempt`-th failure (from 1), and the patience left then.

    None means to give up. `jitter` is between 0 and 1.
    """
    if isinstance(error, TelegramMigrateToChat) and patience.moves:
        return Move(error.migrate_to_chat_id), replace(patience, moves=patience.moves - 1)
    if isinstance(error, TelegramRetryAfter):
        pause = float(error.retry_after)
        if pause <= patience.flood:
            return Wait(pause), replace(patience, flood=patience.flood - pause)
    elif is_passing(error):
        pause = min(FIRST_PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE) * (1 + JITTER * jitter)
        if pause <= patience.trouble:
            return Wait(pause), replace(patience, trouble=patience.trouble - pause)
    return None, patience


class Retrying(BaseRequestMiddleware):
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
        patience = PATIENCE_WITH.get(type(method), Patience())
        attempt = 1
        while True:
            try:
                return await make_request(bot, method)
            except TelegramAPIError as error:
                await self._note(method, error)
                step, patience = decide(error, attempt, patience, random.random())  # noqa: S311 - no secret
                if step is None or (isinstance(step, Move) and not _can_move(method)):
                    raise
                log.warning("%s: %s; %s", type(method).__name__, first_line(error), step)
            if isinstance(step, Move):
                method = _moved(method, step.chat_id)
            else:
                await self._sleep(step.seconds)
            attempt += 1

    async def _note(self, method: TelegramMethod[Any], error: AiogramError) -> None:
        chat_id = getattr(method, "chat_id", None)
        if not isinstance(chat_id, int):
            return
        if isinstance(error, TelegramMigrateToChat):
            await self._book.migrate(chat_id, error.migrate_to_chat_id)
        elif reason := gone_reason(error):
            await self._book.gone(chat_id, reason)


def _can_move(method: TelegramMethod[Any]) -> bool:
    """Return whether the call means the chat alone: messages have other ids in the new one."""
    return not hasattr(method, "message_id")


def _moved(method: TelegramMethod[TelegramType], chat_id: int) -> TelegramMethod[TelegramType]:
    changes: dict[str, Any] = {"chat_id": chat_id}
    if hasattr(method, "reply_parameters"):
        changes["reply_parameters"] = None  # the number belongs to another message there
    return method.model_copy(update=changes)
