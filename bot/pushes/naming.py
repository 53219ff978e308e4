"""What a topic may be called, and when it may be pushed. Pure."""

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.errors import Bar, PushError
from bot.pushes.schedule import Fault, fault_of

NAME_LIMIT: Final = 16  # characters: a button on a phone

_BARS: Final = {Fault.NOT_CRON: Bar.NOT_CRON, Fault.TOO_OFTEN: Bar.TOO_OFTEN}


def checked_name(typed: str) -> str:
    """Return the name, or raise PushError (BAD_NAME)."""
    name = typed.strip()
    if not 0 < len(name) <= NAME_LIMIT or not all(c.isprintable() for c in name):
        raise PushError(Bar.BAD_NAME, limit=NAME_LIMIT)
    return name


def checked_cron(typed: str, timezone: ZoneInfo) -> str:
    """Return the cron expression, or raise PushError (NOT_CRON, TOO_OFTEN)."""
    cron = " ".join(typed.split())
    if fault := fault_of(cron, timezone, datetime.now(UTC)):
        raise PushError(_BARS[fault], cron=cron)
    return cron
