"""Speaking with operators: pages with their files, and one message that tells how far work is."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import BufferedInputFile, CallbackQuery, InputMediaDocument
from aiogram.types import Message as Received

from bot import texts
from bot.apart import ApartError
from bot.errors import LostError, PushError, first_line
from bot.explain import EXPLAINED, explain
from bot.message import Message, escape
from bot.office.page import File, Page
from bot.replies import content, reply

ALERT: Final = 200  # characters: https://core.telegram.org/bots/api#answercallbackquery
ALBUM: Final = 10  # files that Telegram sends together
EDIT_SECONDS: Final = 3.0  # between two edits of a message
UNCHANGED: Final = "message is not modified"

Tell = Callable[[str], None]  # shows another line in place of the one before

log = logging.getLogger(__name__)


def line(sentence: str) -> Page:
    """Return a page of one sentence, which is no markup."""
    return Page(Message(escape(sentence)))


async def paged(work: Awaitable[Message]) -> Page:
    """Return the page of the message that comes of the work."""
    return Page(await work)


async def explained(work: Awaitable[Page]) -> Page:
    """Return the page that comes of the work, or the sentence that says why none does.

    Raises AiogramError alone: without Telegram nothing can be said.
    """
    try:
        return await work
    except LostError:
        return line(texts.OFFICE_FAILED)
    except (*EXPLAINED, OSError) as error:
        return line(explain(error))
    except ApartError as error:
        return line(str(error) or texts.OFFICE_FAILED)
    except AiogramError:
        raise
    except Exception:  # a message that says how far the work is would stay so for ever
        log.exception("an operator's work failed")
        return line(texts.OFFICE_FAILED)


async def or_noted(work: Awaitable[Message], page: Callable[[str], Awaitable[Message]]) -> Message:
    """Return what comes of the work, or the page with a note above it that says why not.

    Who is refused keeps the buttons under his thumb.
    """
    try:
        return await work
    except PushError as error:
        return await page(escape(explain(error)))


async def show(bot: Bot, received: Received, work: Awaitable[Page]) -> None:
    """Answer with the page that comes of the work."""
    page = await explained(work)
    await reply(bot, received, page.message)
    await send_files(bot, received.chat.id, page.files)


async def show_progress(
    bot: Bot, received: Received, begun: str, work: Callable[[Tell], Awaitable[Page]]
) -> None:
    """Answer with the line `begun`, then with how far the work is, then with what comes of it.

    It is one message, which is edited; files follow it.
    """
    sent = await reply(bot, received, Message(escape(begun)))
    progress = _Progress(bot, sent)
    async with asyncio.TaskGroup() as tasks:
        keeping = tasks.create_task(progress.keep_up())
        page = await explained(work(progress.tell))
        keeping.cancel()
    await _edit(bot, sent, page.message)
    await send_files(bot, received.chat.id, page.files)


async def edit(bot: Bot, query: CallbackQuery, page: Page) -> None:
    """Put a page in place of the message under which the button stands."""
    if isinstance(query.message, Received):
        await _edit(bot, query.message, page.message)
        await send_files(bot, query.message.chat.id, page.files)


async def answer(bot: Bot, query: CallbackQuery, sentence: str = "") -> None:
    """End the wait of a pressed button, with a sentence in a window where there is one."""
    try:
        await bot.answer_callback_query(query.id, text=sentence or None, show_alert=bool(sentence))
    except AiogramError as error:  # as a rule the client no longer waits
        log.info("press %s: %s", query.id, first_line(error))


async def send_files(bot: Bot, chat_id: int, files: Sequence[File]) -> None:
    """Send files, several at a time as albums. Raises aiogram's TelegramAPIError."""
    for start in range(0, len(files), ALBUM):
        some = [
            BufferedInputFile(file.content, file.name) for file in files[start : start + ALBUM]
        ]
        if len(some) == 1:
            await bot.send_document(chat_id, some[0])
        else:
            await bot.send_media_group(chat_id, [InputMediaDocument(media=one) for one in some])


class _Progress:
    """A message that is edited when there is something new to tell, and not too often."""

    def __init__(self, bot: Bot, sent: Received) -> None:
        self._bot = bot
        self._sent = sent
        self._line = self._shown = ""

    def tell(self, line: str) -> None:
        self._line = line

    async def keep_up(self) -> None:
        while True:
            await asyncio.sleep(EDIT_SECONDS)
            if self._line != self._shown:
                self._shown = self._line
                try:
                    await _edit(self._bot, self._sent, Message(escape(self._line)))
                except AiogramError as error:  # the page that comes in the end counts
                    log.info("no progress shown: %s", first_line(error))


async def _edit(bot: Bot, sent: Received, message: Message) -> None:
    try:
        await bot.edit_message_text(
            chat_id=sent.chat.id, message_id=sent.message_id, **content(message)
        )
    except TelegramBadRequest as error:
        if UNCHANGED not in error.message:
            raise
