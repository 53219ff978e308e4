"""Who speaks: an operator in private, or somebody for whom there are no such commands."""

import logging
from dataclasses import dataclass
from typing import Any

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, User

from bot import roles
from bot.desk import Desk
from bot.errors import first_line
from bot.filters import from_person
from bot.roles import Action, Role
from bot.storage.errors import StorageError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody of the staff."""

    id: int
    role: Role

    @property
    def actor(self) -> str:
        """How the operator is written as an author and in the audit log."""
        return roles.actor(self.id)


class Staffed(Filter):
    """Passes what anybody of the staff asks in private, and hands on the `operator`."""

    async def __call__(self, event: Message | CallbackQuery, desk: Desk) -> bool | dict[str, Any]:
        """Return the operator for the handler, False for everybody else."""
        found = await _operator(event, desk)
        return found is not None and self._passes(found.role) and {"operator": found}

    def _passes(self, role: Role) -> bool:
        return True


class Operating(Staffed):
    """Passes what those ask in private whose role may do it."""

    def __init__(self, action: Action) -> None:
        self._action = action

    def _passes(self, role: Role) -> bool:
        return roles.may(role, self._action)


class Overstepping(Operating):
    """Passes what somebody of the staff asks in private whose role may not do it."""

    def _passes(self, role: Role) -> bool:
        return not super()._passes(role)


async def _operator(event: Message | CallbackQuery, desk: Desk) -> Operator | None:
    user = _in_private(event)
    if user is None:
        return None
    try:
        role = await desk.staff.role_of(user.id)
    except StorageError as error:  # residents are answered all the same; nobody else is known
        log.warning("who is staff cannot be looked up: %s", first_line(error))
        return None
    return None if role is None else Operator(user.id, role)


def _in_private(event: Message | CallbackQuery) -> User | None:
    """Return who speaks for himself, None where others could listen or have written it."""
    message = event if isinstance(event, Message) else event.message
    if message is None or message.chat.type != ChatType.PRIVATE:
        return None
    if isinstance(event, Message) and not from_person(event):  # but by way of another bot
        return None
    return None if _repeated(event) else event.from_user


def _repeated(event: Message | CallbackQuery) -> bool:
    """Return whether a command was passed on: it is no order of whoever it has reached.

    Files are handed in all the same, whoever has sent them before.
    """
    if not isinstance(event, Message) or event.forward_origin is None:
        return False
    return (event.text or event.caption or "").lstrip().startswith("/")
