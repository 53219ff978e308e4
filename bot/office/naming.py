"""What is written after /grant and /revoke: whom it is about, and which role."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from aiogram.types import Message, MessageOriginHiddenUser, MessageOriginUser

from bot import texts
from bot.roles import Role
from bot.settings import MAX_ID

_WORD: Final = re.compile(r"[-－−]?\d+|[^\W\d]+")  # a group's id is negative
_ROLES: Final[Mapping[str, Role]] = {
    word: role for role in Role for word in (role.value, texts.OFFICE_ROLES[role])
}


@dataclass(frozen=True, slots=True)
class Named:
    """A person, and the role where one is written."""

    user_id: int
    role: Role | None = None


class Unclear(StrEnum):
    """Why nobody is named."""

    HOW = "how"  # it has to be explained how that is written
    HIDDEN = "hidden"  # what it replies to does not tell who that is


def named(received: Message, written: str) -> Named | Unclear:
    """Return who is meant: by the id that is written, else by the message that it replies to.

    That may be one which the person has written and which was forwarded, or a contact.
    """
    words = [word.casefold() for word in _WORD.findall(written)]
    roles = [_ROLES[word] for word in words if word in _ROLES]
    ids = [_person(word) for word in words if word not in _ROLES]
    if len(roles) > 1 or len(ids) > 1:
        return Unclear.HOW
    user_id = ids[0] if ids else _shown(received.reply_to_message)
    if user_id is None:
        return Unclear.HOW
    if isinstance(user_id, Unclear):
        return user_id
    return Named(user_id, roles[0] if roles else None)


def _person(word: str) -> int | None:
    is_id = word.isdecimal() and 0 < int(word) < MAX_ID
    return int(word) if is_id else None


def _shown(message: Message | None) -> int | Unclear | None:
    """Return whom a message is about, None where it is about nobody whom it could tell."""
    if message is None:
        return None
    if message.contact is not None:
        return message.contact.user_id or Unclear.HIDDEN
    match message.forward_origin:
        case MessageOriginUser(sender_user=user) if not user.is_bot:
            return user.id
        case MessageOriginHiddenUser():
            return Unclear.HIDDEN
    return None
