"""What people type of topics and times, read or refused."""

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot import texts
from bot.errors import Bar, PushError
from bot.pushes.schedule import Fault, fault_of, has_slot

TIME: Final = "%Y-%m-%d %H:%M"
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


def checked_moment(typed: str, timezone: ZoneInfo) -> float:
    """Return a moment to come, in seconds since 1970, or raise PushError (BAD_TIME, PAST)."""
    try:
        local = datetime.strptime(" ".join(typed.split()), TIME).replace(tzinfo=timezone)
        moment = local.timestamp()
    except (ValueError, OverflowError):
        raise PushError(Bar.BAD_TIME) from None
    if moment <= datetime.now(UTC).timestamp():
        raise PushError(Bar.PAST)
    return moment


def checked_day(day: date, cron: str, timezone: ZoneInfo) -> date:
    """Return a day on which a slot is to come, or raise PushError (PAST, NO_SLOT)."""
    now = datetime.now(timezone)
    if day < now.date():
        raise PushError(Bar.PAST)
    if not cron or not has_slot(cron, timezone, day, now):
        raise PushError(Bar.NO_SLOT, day=str(day), cron=cron or texts.TOPIC_NO_CRON)
    return day
