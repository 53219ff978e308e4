"""The last resort: what went wrong is logged, and who asked is told so in one sentence."""

import logging
from typing import TypeGuard

from aiogram import Bot, Router
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import ErrorEvent, Message, Update, User

from bot import texts
from bot.errors import first_line
from bot.filters import called, from_person, is_private
from bot.render import Voice
from bot.replies import reply

NEEDLESS = (  # an apology would not arrive either, or follows an answer that did
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    ClientDecodeError,
)
MUTED = (  # what Telegram says where the bot may not write
    "not enough rights to send",
    "have no rights to send",
    "CHAT_WRITE_FORBIDDEN",
    "TOPIC_CLOSED",
)

log = logging.getLogger(__name__)


def setup() -> Router:
    """Return the router."""
    router = Router(name="errors")
    router.errors.register(apologise)
    return router


async def apologise(event: ErrorEvent, bot: Bot, me: User, voice: Voice) -> bool:
    """Log the error with the update's id; tell the person who waits for an answer."""
    update, error = event.update, event.exception
    _log(update, error)
    try:
        if update.callback_query is not None:
            query = update.callback_query
            await bot.answer_callback_query(query.id, text=texts.PRESS_FAILED, show_alert=True)
        elif _waits(update.message, me, voice) and not _is_needless(error):
            await reply(bot, update.message, voice.message(texts.SORRY))
    except AiogramError as second:
        log.warning("update %d: no apology: %s", update.update_id, first_line(second))
    return True


def _log(update: Update, error: Exception) -> None:
    """Log one line; where the mistake is ours, its traceback too."""
    if isinstance(error, AiogramError):  # all of what it says may quote a resident
        level = logging.WARNING if _is_needless(error) else logging.ERROR
        log.log(level, "update %d: %s", update.update_id, first_line(error))
    else:
        log.error("update %d failed", update.update_id, exc_info=error)


def _is_needless(error: Exception) -> bool:
    muted = isinstance(error, TelegramBadRequest) and any(w in error.message for w in MUTED)
    return muted or isinstance(error, NEEDLESS)


def _waits(message: Message | None, me: User, voice: Voice) -> TypeGuard[Message]:
    if message is None or not from_person(message):
        return False
    return is_private(message) or called(message, me, voice.name) is not None
