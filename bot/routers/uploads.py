"""Documents that operators hand in, and /reload: they become an edition, which is shown first."""

import asyncio
from collections.abc import Sequence

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import Message

from bot import texts
from bot.desk import Desk
from bot.moment import Moment, later
from bot.office.intake import handed_in, reloaded
from bot.office.operators import Operating, Operator
from bot.office.page import Page
from bot.office.speaking import Tell, show_progress
from bot.parcels import Parcels
from bot.roles import Action


def setup() -> Router:
    """Return the router."""
    router = Router(name="uploads")
    uploading = Operating(Action.UPLOAD)
    router.message.register(take_album, F.document, F.media_group_id, uploading)
    router.message.register(take_document, F.document, uploading)
    reloading = Operating(Action.RELOAD)
    router.message.register(reload, Command("reload", ignore_case=True), reloading)
    return router


async def take_document(message: Message, operator: Operator, bot: Bot, desk: Desk) -> None:
    """Make an edition of a document, and show what it would change."""
    await _take(message, [message], operator, bot, desk)


async def take_album(
    message: Message,
    *,
    operator: Operator,
    bot: Bot,
    desk: Desk,
    parcels: Parcels,
    moment: Moment,
    tasks: asyncio.TaskGroup,
) -> None:
    """Make one edition of all documents of an album, once they are there, and show it likewise."""
    count = parcels.put(message)

    async def open_it() -> None:
        if messages := parcels.take(message, count):
            await _take(message, messages, operator, bot, desk)

    later(tasks, moment, open_it)


async def reload(message: Message, operator: Operator, bot: Bot, desk: Desk) -> None:
    """Make an edition of the folder of reports, and show it likewise."""

    async def work(tell: Tell) -> Page:
        return await reloaded(desk, operator, tell)

    await show_progress(bot, message, texts.OFFICE_RELOADING, work)


async def _take(
    message: Message, messages: Sequence[Message], operator: Operator, bot: Bot, desk: Desk
) -> None:
    async def work(tell: Tell) -> Page:
        return await handed_in(desk, bot, operator, messages, tell)

    await show_progress(bot, message, texts.OFFICE_RECEIVED, work)
