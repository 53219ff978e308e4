"""Editions in the chat: /editions, /rollback, and the buttons under an edition."""

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery
from aiogram.types import Message as Received

from bot import preparing, publishing, texts
from bot.actions import Book
from bot.buttons import BookPress, EditionPress
from bot.desk import Desk
from bot.explain import explain
from bot.filters import Spoken
from bot.message import shorten
from bot.office import editions
from bot.office.doing import Press, do
from bot.office.editions import Reader
from bot.office.faces import named
from bot.office.operators import Operating, Operator
from bot.office.page import Page
from bot.office.rights import IN_BOOK, ON_EDITION
from bot.office.speaking import ALERT, Tell, answer, edit, explained, show, show_progress
from bot.roles import Action
from bot.storage.errors import StorageError
from knowledge.store import Edition


def setup() -> Router:
    """Return the router."""
    router = Router(name="editions")
    router.message.filter(Spoken())
    for command, handler, action in (
        ("editions", list_editions, Action.EDITIONS),
        ("rollback", offer_rollback, Action.ROLLBACK),
    ):
        router.message.register(handler, Command(command, ignore_case=True), Operating(action))
    pages = BookPress.filter(F.book == Book.EDITIONS)
    router.callback_query.register(turn, pages, Operating(IN_BOOK[Book.EDITIONS]))
    for pressed, action in ON_EDITION.items():
        on_edition = EditionPress.filter(F.do == pressed)
        router.callback_query.register(press, on_edition, Operating(action))
    return router


async def list_editions(message: Received, bot: Bot, desk: Desk, operator: Operator) -> None:
    """Show the newest editions."""
    await show(bot, message, _listed(desk, operator, 0))


async def turn(
    query: CallbackQuery, callback_data: BookPress, bot: Bot, desk: Desk, operator: Operator
) -> None:
    """Show another page of the editions in place of this one."""
    await answer(bot, query)
    await edit(bot, query, await explained(_listed(desk, operator, callback_data.at)))


async def offer_rollback(message: Received, bot: Bot, desk: Desk, operator: Operator) -> None:
    """Show what a rollback leads to, with the button that does it."""

    async def page(tell: Tell) -> Page:
        await desk.audit.note(operator.actor, Action.EDITIONS)
        differs = await preparing.differing(desk, await desk.store.before())
        return editions.rollback(differs, await _reader(desk, operator, differs.edition))

    await show_progress(bot, message, texts.OFFICE_ROLLING, page)


async def press(
    query: CallbackQuery, callback_data: EditionPress, bot: Bot, desk: Desk, operator: Operator
) -> None:
    """Do what the button of an edition says, or say that it leads nowhere any more."""
    on, under = callback_data.action(), query.message
    try:
        edition = await publishing.standing(desk, on)
    except StorageError as error:
        await answer(bot, query, shorten(explain(error), ALERT))
        return
    if edition is None or not isinstance(under, Received):  # of old ones Telegram keeps no text
        await answer(bot, query, texts.OFFICE_GONE)
        return
    await answer(bot, query)
    await do(Press(bot=bot, under=under, desk=desk, operator=operator, on=on, edition=edition))


async def _listed(desk: Desk, operator: Operator, start: int) -> Page:
    await desk.audit.note(operator.actor, Action.EDITIONS)
    every, current = await desk.store.editions(), await desk.store.current()
    return editions.listed(every, current, start, await _reader(desk, operator, *every))


async def _reader(desk: Desk, operator: Operator, *about: Edition) -> Reader:
    current = await desk.store.current()
    names = await named(desk.chats, (current.author, *(edition.author for edition in about)))
    return Reader(operator.actor, desk.settings.timezone, names)
