"""When a topic's pushes are due: slots of a cron expression, and what becomes of each. Pure.

Slots are instants in UTC. `cronsim` counts them as Debian's cron does: a fixed time that a clock
change skips fires once when the clock has jumped, one that comes twice fires the first time.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice, pairwise
from typing import Final
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

GRACE: Final = timedelta(hours=2)  # a slot that is later fires no more, unless the topic says so
CLOSEST: Final = timedelta(minutes=10)  # between two slots: no group wants more
LOOKED_AT: Final = 1_000  # slots of one topic at a time, however long nobody looked
SAMPLED: Final = 500  # slots whose distance is looked at


class Fault(StrEnum):
    """What is wrong with a cron expression."""

    NOT_CRON = "not_cron"  # or never, like 30 February
    TOO_OFTEN = "too_often"  # closer than `CLOSEST`


class Fate(StrEnum):
    """What becomes of a slot that is due."""

    FIRES = "fires"
    MISSED = "missed"  # nobody looked in time, or a later one fires instead
    HOLIDAY = "holiday"  # the topic rests on that day


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a topic is scheduled; a slot that is later than `grace` fires no more."""

    cron: str
    timezone: ZoneInfo
    grace: timedelta = GRACE
    rests_on: Collection[date] = ()  # holidays, by the calendar of `timezone`


@dataclass(frozen=True, slots=True)
class Due:
    """A slot, and what becomes of it."""

    at: datetime
    fate: Fate


@dataclass(frozen=True, slots=True)
class Look:
    """What is due; every slot up to `until` has been looked at, and is not again."""

    due: Sequence[Due]
    until: datetime


def fault_of(cron: str, timezone: ZoneInfo, now: datetime) -> Fault | None:
    """Return what is wrong with an expression, None where nothing is."""
    try:
        slots = list(islice(_slots(cron, timezone, now), SAMPLED))
    except CronSimError:
        return Fault.NOT_CRON
    closest = min((b - a for a, b in pairwise(slots)), default=CLOSEST)
    return Fault.TOO_OFTEN if closest < CLOSEST else None


def upcoming(cron: str, timezone: ZoneInfo, after: datetime, count: int) -> list[datetime]:
    """Return the next slots, in UTC. Raises CronSimError for what is no expression."""
    return list(islice(_slots(cron, timezone, after), count))


def has_slot(cron: str, timezone: ZoneInfo, day: date, now: datetime) -> bool:
    """Return whether a slot is still to come on a day. Raises CronSimError as above."""
    before = datetime.combine(day, time.min, timezone) - timedelta(seconds=1)
    slots = upcoming(cron, timezone, max(before, now), 1)
    return any(_day(slot, timezone) == day for slot in slots)


def look(plan: Plan, since: datetime, now: datetime) -> Look:
    """Return what became due after `since`, up to and with `now`.

    Of the slots that nobody looked at in time, the newest fires if it is not too late, once; the
    others are missed. A clock that was set back makes nothing due again.
    """
    if now <= since:
        return Look((), since)
    slots = list(islice(_until(_slots(plan.cron, plan.timezone, since), now), LOOKED_AT))
    until = slots[-1] if len(slots) == LOOKED_AT else now
    return Look(list(_fates(plan, slots, now)), until)


def _fates(plan: Plan, slots: Sequence[datetime], now: datetime) -> Iterator[Due]:
    working = [at for at in slots if _day(at, plan.timezone) not in plan.rests_on]
    newest = working[-1] if working else None
    for at in slots:
        if _day(at, plan.timezone) in plan.rests_on:
            yield Due(at, Fate.HOLIDAY)
        else:
            fires = at == newest and now - at <= plan.grace
            yield Due(at, Fate.FIRES if fires else Fate.MISSED)


def _day(at: datetime, timezone: ZoneInfo) -> date:
    return at.astimezone(timezone).date()


def _slots(cron: str, timezone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    """Yield the slots after a moment, for ever; those of the hour that comes twice, once."""
    last = after
    for slot in CronSim(cron, after.astimezone(timezone)):
        at = slot.astimezone(UTC)
        if at > last:
            yield at
            last = at


def _until(slots: Iterator[datetime], now: datetime) -> Iterator[datetime]:
    for at in slots:
        if at > now:
            return
        yield at
