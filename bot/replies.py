"""Sending: every message leaves through here, as a reply in its topic where that is due."""

import asyncio
import logging
from typing import Any

from aiogram import Bot
from aiogram.enums import ChatAction, ParseMode
from aiogram.types import LinkPreviewOptions, ReplyParameters
from aiogram.types import Message as Received

from bot.buttons import keyboard
from bot.errors import first_line
from bot.filters import is_private
from bot.message import Message

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
TYPING_SECONDS = 5  # Telegram shows the action so long; after that it is of no use

log = logging.getLogger(__name__)


def content(message: Message) -> dict[str, Any]:
    """Return the parameters of a method that carry the message itself."""
    return {
        "text": message.html,
        "parse_mode": ParseMode.HTML,
        "reply_markup": keyboard(message.rows),
        "link_preview_options": NO_PREVIEW,
    }


def thread(received: Received) -> int | None:
    """Return the topic a message stands in; None for General, which wants the id left out."""
    return received.message_thread_id if received.is_topic_message else None


async def reply(bot: Bot, received: Received, message: Message) -> Received:
    """Answer where it was asked, in a group as a reply. Raises aiogram's TelegramAPIError."""
    parameters = ReplyParameters(message_id=received.message_id, allow_sending_without_reply=True)
    return await bot.send_message(
        chat_id=received.chat.id,
        message_thread_id=thread(received),
        reply_parameters=None if is_private(received) else parameters,
        **content(message),
    )


async def start_typing(tasks: asyncio.TaskGroup, bot: Bot, received: Received) -> None:
    """Send the typing action on its way, ahead of the answer, which does not wait for it."""
    tasks.create_task(_typing(bot, received))
    await asyncio.sleep(0)


async def _typing(bot: Bot, received: Received) -> None:
    try:
        await bot.send_chat_action(
            received.chat.id,
            ChatAction.TYPING,
            message_thread_id=thread(received),
            request_timeout=TYPING_SECONDS,
        )
    except Exception as error:  # noqa: BLE001 - it runs beside the handlers and would end them all
        log.debug("no typing action in chat %d: %s", received.chat.id, first_line(error))
