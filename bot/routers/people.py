"""/staff, /grant, /revoke and /audit: who works here, and what was done."""

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot import texts
from bot.actions import Book
from bot.buttons import BookPress
from bot.desk import Desk
from bot.filters import Spoken
from bot.office import granting, people
from bot.office.faces import face, faces, plainly_named
from bot.office.granting import Outcome
from bot.office.log import ENTRIES, log_page
from bot.office.menus import offer
from bot.office.naming import Named, Unclear, named
from bot.office.notices import reached
from bot.office.operators import Operating, Operator
from bot.office.page import Page
from bot.office.rights import IN_BOOK
from bot.office.speaking import answer, edit, explained, line, show
from bot.roles import Action, Role


def setup() -> Router:
    """Return the router."""
    router = Router(name="people")
    router.message.filter(Spoken())
    for command, action, handler in (
        ("staff", Action.STAFF, show_staff),
        ("grant", Action.GRANT, grant),
        ("revoke", Action.REVOKE, revoke),
        ("audit", Action.AUDIT, show_log),
    ):
        router.message.register(handler, Command(command, ignore_case=True), Operating(action))
    turning = BookPress.filter(F.book == Book.AUDIT)
    router.callback_query.register(turn_log, turning, Operating(IN_BOOK[Book.AUDIT]))
    return router


async def show_staff(message: Message, *, bot: Bot, desk: Desk, operator: Operator) -> None:
    """Show who has which role."""
    await show(bot, message, _staff(desk, operator))


async def grant(
    message: Message, *, command: CommandObject, bot: Bot, desk: Desk, operator: Operator
) -> None:
    """Give somebody a role."""
    match named(message, command.args or ""):
        case Named(bot.id):
            work = _said(texts.OFFICE_GRANT_BOT)
        case Named(role=Role.OWNER):
            work = _said(texts.OFFICE_OWNERS)
        case Named(user_id, Role() as role):
            work = _granted(bot, desk, operator, user_id, role)
        case Unclear.HIDDEN:
            work = _said(texts.OFFICE_HIDDEN)
        case _:
            work = _said(texts.OFFICE_GRANT_HOW)
    await show(bot, message, work)


async def revoke(
    message: Message, *, command: CommandObject, bot: Bot, desk: Desk, operator: Operator
) -> None:
    """Take somebody's role away."""
    match named(message, command.args or ""):
        case Named(user_id):
            work = _revoked(bot, desk, operator, user_id)
        case Unclear.HIDDEN:
            work = _said(texts.OFFICE_HIDDEN)
        case _:
            work = _said(texts.OFFICE_REVOKE_HOW)
    await show(bot, message, work)


async def show_log(message: Message, *, bot: Bot, desk: Desk, operator: Operator) -> None:
    """Show what was done last."""
    await show(bot, message, _log(desk, operator, 0))


async def turn_log(
    query: CallbackQuery, *, callback_data: BookPress, bot: Bot, desk: Desk, operator: Operator
) -> None:
    """Show another page of what was done."""
    await answer(bot, query)
    await edit(bot, query, await explained(_log(desk, operator, callback_data.at)))


async def _said(sentence: str) -> Page:
    return line(sentence)


async def _staff(desk: Desk, operator: Operator) -> Page:
    members = await desk.staff.all()
    known = await faces(desk.chats, people.known_in(members))
    await desk.audit.note(operator.actor, Action.STAFF)
    return people.roster(members, known, desk.settings.timezone)


async def _granted(bot: Bot, desk: Desk, operator: Operator, user_id: int, role: Role) -> Page:
    outcome = await granting.grant(desk.staff, user_id, role, operator.actor)
    told = False
    if outcome is Outcome.DONE:
        await offer(bot, user_id, role)
        by = await face(desk.chats, operator.id)
        welcome = people.welcome(by, role, desk.settings.bot_name)
        told = await reached(bot, [user_id], welcome) > 0
    whom = await face(desk.chats, user_id)
    return Page(people.granted(whom, role, outcome, told=told))


async def _revoked(bot: Bot, desk: Desk, operator: Operator, user_id: int) -> Page:
    outcome = await granting.revoke(desk.staff, user_id, operator.actor)
    if outcome is Outcome.DONE:
        await offer(bot, user_id, None)
    return Page(people.revoked(await face(desk.chats, user_id), outcome))


async def _log(desk: Desk, operator: Operator, before: int) -> Page:
    entries = await desk.audit.page(before or None, ENTRIES + 1)
    await desk.audit.note(operator.actor, Action.AUDIT)
    names = await plainly_named(desk.chats, (entry.actor for entry in entries))
    return Page(log_page(entries, before, desk.settings.timezone, names))
