"""What is said to an operator who may not do what was asked; outsiders are told nothing of it."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot import roles
from bot.buttons import (
    BindPress,
    BookPress,
    EditionPress,
    EntryPress,
    ItemPress,
    PushPress,
    QuotePress,
)
from bot.desk import Desk
from bot.errors import first_line
from bot.explain import not_yours
from bot.filters import Spoken
from bot.office.operators import Operator, Overstepping
from bot.office.rights import IN_BOOK, ON_EDITION, ON_ENTRY, ON_ITEM, ON_PUSH
from bot.office.speaking import answer, line
from bot.replies import reply
from bot.roles import Action
from bot.storage.errors import StorageError

log = logging.getLogger(__name__)


def setup() -> Router:
    """Return the router. It comes after those of the office, and before those of residents."""
    router = Router(name="refusals")
    router.message.filter(Spoken())
    for command, action in roles.COMMANDS.items():
        written = Command(command, ignore_case=True)
        router.message.register(_refusal(action), written, Overstepping(action))
    for pressed, action in _presses():
        router.callback_query.register(_objection(action), pressed, Overstepping(action))
    return router


def _presses() -> list[tuple[Any, Action]]:
    """Return a filter for every press of an operator, with what it does."""
    return [
        *((EditionPress.filter(F.do == do), action) for do, action in ON_EDITION.items()),
        *((EntryPress.filter(F.do == do), action) for do, action in ON_ENTRY.items()),
        *((BookPress.filter(F.book == book), action) for book, action in IN_BOOK.items()),
        *((ItemPress.filter(F.do == do), action) for do, action in ON_ITEM.items()),
        *((PushPress.filter(F.do == do), action) for do, action in ON_PUSH.items()),
        (BindPress.filter(), Action.FAQ_ADD),
        (QuotePress.filter(), Action.PUSH),
    ]


def _refusal(action: Action) -> Callable[..., Awaitable[None]]:
    async def refuse(message: Message, bot: Bot, desk: Desk, operator: Operator) -> None:
        await _note(desk, operator, action)
        await reply(bot, message, line(not_yours(action)).message)

    return refuse


def _objection(action: Action) -> Callable[..., Awaitable[None]]:
    async def object_to(query: CallbackQuery, bot: Bot, desk: Desk, operator: Operator) -> None:
        await _note(desk, operator, action)
        await answer(bot, query, not_yours(action))

    return object_to


async def _note(desk: Desk, operator: Operator, action: Action) -> None:
    """Write down that it was asked for; it is refused whatever comes of that."""
    try:
        await desk.audit.note(operator.actor, action, denied=True)
    except StorageError as error:
        log.warning("a refusal is not written down: %s", first_line(error))
