"""The last resort: what went wrong is logged, and who asked is told so in one sentence."""

import logging

from aiogram import Bot, Router
from aiogram.exceptions import (
    AiogramError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import ErrorEvent, Message, Update, User

from bot import texts
from bot.errors import first_line
from bot.filters import called, from_person
from bot.render import Voice
from bot.replies import reply

UNREACHABLE = (  # then an apology would not arrive either
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
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
    if isinstance(error, UNREACHABLE):
        log.warning("update %d: %s", update.update_id, first_line(error))
        return True
    log.error("update %d failed", update.update_id, exc_info=error)
    try:
        await _tell(update, bot, me, voice)
    except AiogramError as second:
        log.warning("update %d: no apology: %s", update.update_id, second)
    return True


async def _tell(update: Update, bot: Bot, me: User, voice: Voice) -> None:
    if update.callback_query is not None:
        query = update.callback_query
        await bot.answer_callback_query(query.id, text=texts.PRESS_FAILED, show_alert=True)
    elif update.message is not None and _waits(update.message, me, voice):
        await reply(bot, update.message, voice.message(texts.SORRY))


def _waits(message: Message, me: User, voice: Voice) -> bool:
    return from_person(message) and called(message, me, voice.name) is not None
