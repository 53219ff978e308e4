"""What operators did, each in a line to be read."""

from collections.abc import Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot import roles, texts
from bot.roles import SEED
from bot.sheets.lines import at, flat
from bot.storage.audit import Entry

LISTED: Final = 5  # of what a detail lists; how many there are is told


def line(entry: Entry, timezone: ZoneInfo, names: Mapping[str, str] | None = None) -> str:
    """Return who did what, and when by the clock of the office, in one line.

    `names` are of people, by actor; without one the actor stands. A word that a newer program
    wrote stands as it is.
    """
    who = (names or {}).get(entry.actor) or known_as(flat(entry.actor))
    return texts.AUDIT_LINE.format(at=at(entry.at, timezone), actor=who, done=_done(entry))


def known_as(actor: str) -> str:
    """Return how somebody is called of whom no name is known, in plain text."""
    if actor == SEED:
        return texts.ACTOR_SEED
    if name := roles.on_command_line(actor):
        return texts.ACTOR_MACHINE.format(name=name)
    return texts.ACTOR_UNNAMED.format(id=actor) if actor.isdecimal() else actor


def _done(entry: Entry) -> str:
    action = texts.AUDIT_ACTIONS.get(entry.action, entry.action)
    told = [_detail(name, value) for name, value in entry.details.items() if value]
    if not told:
        return action
    return texts.AUDIT_DONE.format(action=action, details=texts.AUDIT_GAP.join(told))


def _detail(name: str, value: Any) -> str:
    shown = _role(value) if name == "role" else _value(value)
    if sentence := texts.AUDIT_DETAILS.get(name):
        return sentence.format(value=shown)
    return texts.AUDIT_OTHER.format(name=name, value=shown)


def _role(value: str) -> str:
    return texts.OFFICE_ROLES.get(value, value)


def _value(value: Any) -> str:
    if not isinstance(value, list):
        return flat(str(value))
    some = texts.AUDIT_LIST.join(flat(str(each)) for each in value[:LISTED])
    return texts.AUDIT_MANY.format(some=some, count=len(value)) if value[LISTED:] else some
