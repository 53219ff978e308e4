"""Telling people who did not ask: who has to look at an edition, whose edition is in force."""

import logging
from collections.abc import Iterable

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot import publishing, roles, texts
from bot.desk import Desk
from bot.errors import first_line
from bot.message import Message
from bot.office.faces import called
from bot.replies import content
from bot.storage.errors import StorageError
from knowledge.store import Edition

log = logging.getLogger(__name__)


async def reached(bot: Bot, people: Iterable[int], message: Message) -> int:
    """Send a message to each of them in private, and return how many got it.

    Telegram lets a bot write only to those who have started it.
    """
    count = 0
    for person in people:
        try:
            await bot.send_message(chat_id=person, **content(message))
            count += 1
        except AiogramError as error:
            log.info("operator %d not reached: %s", person, first_line(error))
    return count


async def tell_author(bot: Bot, desk: Desk, edition: Edition, *, publisher: str) -> None:
    """Tell whoever made an edition, if that was somebody else, that it is in force.

    It is in force whatever comes of this: what goes wrong is logged.
    """
    try:
        author = await publishing.author_of(desk, edition)
        who = await called(desk.chats, publisher)
    except StorageError as error:
        log.warning("the author of edition %d is not told: %s", edition.number, first_line(error))
        return
    if author is not None and roles.actor(author) != publisher:
        sentence = texts.OFFICE_IN_FORCE_NOW.format(number=edition.number, actor=who)
        await reached(bot, [author], Message(sentence))
