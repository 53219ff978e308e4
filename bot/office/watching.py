"""Messages that show how far pushes are, edited while these go on."""

import logging

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError

from bot.desk import Desk
from bot.errors import first_line
from bot.message import Message
from bot.office.push_pages import is_final, page_of
from bot.office.speaking import UNCHANGED
from bot.replies import content
from bot.storage.watches import Watch

log = logging.getLogger(__name__)


async def watch(desk: Desk, push_id: int, chat_id: int, message_id: int) -> None:
    """Let a message show from now on how far a push is. Raises StorageError."""
    await desk.watches.add(Watch(push_id, chat_id, message_id))


async def refresh(bot: Bot, desk: Desk) -> None:
    """Edit the messages whose turn it is. Raises StorageError."""
    for each in await desk.watches.take():
        account = await desk.pushes.account(each.push_id)
        message = page_of(account, desk.settings.timezone)
        final = is_final(account)
        if message.html == each.shown and not final:
            continue
        if message.html == each.shown or await _edit(bot, desk, each, message):
            shown = Watch(each.push_id, each.chat_id, each.message_id, message.html)
            await desk.watches.showed(shown, is_final=final)


async def _edit(bot: Bot, desk: Desk, each: Watch, message: Message) -> bool:
    """Return whether the message shows it now."""
    try:
        await bot.edit_message_text(
            chat_id=each.chat_id, message_id=each.message_id, **content(message)
        )
    except (TelegramBadRequest, TelegramForbiddenError) as error:
        if UNCHANGED in error.message:
            return True
        await desk.watches.drop(each.chat_id, each.message_id)  # it was deleted, or is too old
        return False
    except AiogramError as error:
        log.info("no progress shown: %s", first_line(error))
        return False
    return True
