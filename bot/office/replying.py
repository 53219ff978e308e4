"""Messages of the office that hold on to another one: so it is known after a restart, too."""

from collections.abc import Awaitable

from aiogram import Bot
from aiogram.types import ForceReply, ReplyParameters
from aiogram.types import Message as Received

from bot.message import Message
from bot.office.page import Page
from bot.office.speaking import explained, send_files
from bot.replies import content


async def show_under(bot: Bot, received: Received, work: Awaitable[Page]) -> None:
    """Answer as a reply, in private as well: buttons find what was asked by it."""
    page = await explained(work)
    parameters = ReplyParameters(message_id=received.message_id, allow_sending_without_reply=True)
    await bot.send_message(
        chat_id=received.chat.id, reply_parameters=parameters, **content(page.message)
    )
    await send_files(bot, received.chat.id, page.files)


async def ask_back(bot: Bot, chat_id: int, message: Message, hint: str) -> None:
    """Ask for a reply; `hint` stands in the field where it is typed."""
    wanted = ForceReply(input_field_placeholder=hint)
    await bot.send_message(chat_id=chat_id, **(content(message) | {"reply_markup": wanted}))


def asked_after(command: Received | None) -> str:
    """Return what was written after a command, "" where nothing was, or it is gone."""
    words = (command.text or command.caption or "").split(maxsplit=1) if command else []
    return words[1].strip() if len(words) > 1 else ""
