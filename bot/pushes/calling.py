"""One call for one delivery, and what came of it."""

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)

from bot.calls import gone_reason, is_passing
from bot.errors import first_line
from bot.message import Message
from bot.pushes.lifecycle import Broken, Flooded, Migrated, Outcome, Refused, Sent, Unclear
from bot.replies import content

REASON_LIMIT = 200  # characters of what Telegram says
CALL_SECONDS = 30  # for one call


async def call(bot: Bot, chat_id: int, message: Message) -> Outcome:
    """Send a message to a chat, in one call whatever comes of it, and return that."""
    try:
        sent = await bot.send_message(chat_id, request_timeout=CALL_SECONDS, **content(message))
    except TelegramAPIError as error:
        return _outcome(error)
    except AiogramError as error:  # an answer that this program is too old for, or no answer
        return Unclear(first_line(error)[:REASON_LIMIT])
    return Sent(sent.message_id)


def _outcome(error: TelegramAPIError) -> Outcome:
    if isinstance(error, TelegramRetryAfter):
        return Flooded(float(error.retry_after))
    if isinstance(error, TelegramMigrateToChat):
        return Migrated(error.migrate_to_chat_id)
    reason = error.message.partition("\n")[0][:REASON_LIMIT]
    if is_passing(error):
        return Broken(reason)
    return Refused(reason, gone_reason(error))
