"""One call for one delivery, and what came of it."""

from dataclasses import dataclass
from typing import Final

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.types import BufferedInputFile, InputFile
from aiogram.types import Message as Sent

from bot.buttons import keyboard
from bot.calls import gone_reason, is_passing
from bot.errors import first_line
from bot.message import Message
from bot.pushes import lifecycle
from bot.pushes.content import Attached, FileKind
from bot.pushes.lifecycle import Broken, Flooded, Migrated, Outcome, Refused, Unclear
from bot.replies import content

REASON_LIMIT: Final = 200  # characters of what Telegram says
CALL_SECONDS: Final = 30  # for one call
UPLOAD_SECONDS: Final = 120  # likewise, where a file goes with it


@dataclass(frozen=True, slots=True)
class Post:
    """A message with its file; `data` where Telegram does not have that yet."""

    message: Message
    file: Attached | None = None
    data: bytes | None = None


async def call(bot: Bot, chat_id: int, post: Post) -> Outcome:
    """Send a post to a chat, in one call whatever comes of it, and return that."""
    try:
        sent = await send(bot, chat_id, post)
    except TelegramAPIError as error:
        return outcome_of(error)
    except AiogramError as error:  # an answer that this program is too old for, or no answer
        return Unclear(first_line(error)[:REASON_LIMIT])
    return lifecycle.Sent(sent.message_id, file_id(sent))


async def send(bot: Bot, chat_id: int, post: Post) -> Sent:
    """Send a post, and return the message. Raises AiogramError."""
    if post.file is None:
        return await bot.send_message(
            chat_id, request_timeout=CALL_SECONDS, **content(post.message)
        )
    file: InputFile | str = post.file.file_id
    if post.data is not None:
        file = BufferedInputFile(post.data, post.file.name)
    is_photo = post.file.kind is FileKind.PHOTO
    sending = bot.send_photo if is_photo else bot.send_document
    return await sending(
        chat_id,
        file,
        caption=post.message.html,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(post.message.rows),
        request_timeout=UPLOAD_SECONDS,
    )


def file_id(sent: Sent) -> str:
    """Return by what Telegram knows the file of a message, "" where it has none."""
    if sent.photo:
        return sent.photo[-1].file_id
    return sent.document.file_id if sent.document else ""


def outcome_of(error: TelegramAPIError) -> Outcome:
    """Return what became of a call that Telegram did not carry out."""
    if isinstance(error, TelegramRetryAfter):
        return Flooded(float(error.retry_after))
    if isinstance(error, TelegramMigrateToChat):
        return Migrated(error.migrate_to_chat_id)
    reason = error.message.partition("\n")[0][:REASON_LIMIT]
    if is_passing(error):
        return Broken(reason)
    return Refused(reason, gone_reason(error))
