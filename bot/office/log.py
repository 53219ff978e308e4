"""How the log of what operators did looks in the chat, page by page."""

from collections.abc import Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from bot import texts
from bot.actions import Book, TurnTo
from bot.auditing import line
from bot.message import Button, Message, escape, shorten
from bot.storage.audit import Entry

ENTRIES: Final = 15  # on a page
LINE_LIMIT: Final = 240  # UTF-16 units: a page of them is no longer than a message may be


def log_page(
    entries: Sequence[Entry], before: int, timezone: ZoneInfo, names: Mapping[str, str]
) -> Message:
    """Return the first `ENTRIES` of some; any further one says that there are older ones.

    They come before the entry of the id `before`; 0: they are the newest. `names` are of people,
    by actor.
    """
    shown = [
        escape(shorten(line(entry, timezone, names), LINE_LIMIT)) for entry in entries[:ENTRIES]
    ] or [texts.AUDIT_NONE]
    buttons = []
    if entries[ENTRIES:]:
        buttons.append(_button(texts.OFFICE_LOG_OLDER, entries[ENTRIES - 1].id))
    if before:
        buttons.append(_button(texts.OFFICE_LOG_NEWEST, 0))
    parts = [texts.OFFICE_LOG, "\n".join(shown), texts.OFFICE_LOG_FOOT]
    return Message("\n\n".join(parts), (tuple(buttons),) if buttons else ())


def _button(text: str, at: int) -> Button:
    return Button(text, action=TurnTo(Book.AUDIT, at))
