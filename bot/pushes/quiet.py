"""Quiet hours: when a group wants no push. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

DAY: Final = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Quiet:
    """From a minute of the day until another, across midnight where it is the earlier one.

    The same minute twice: never.
    """

    start: int
    end: int

    def covers(self, minute: int) -> bool:
        """Return whether that minute of the day is quiet."""
        if self.start <= self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end


QUIET: Final = Quiet(22 * 60, 8 * 60)  # where a group has chosen nothing else


def quiet_until(quiet: Quiet, now: datetime, timezone: ZoneInfo) -> datetime | None:
    """Return when the quiet hours that it is now are over, in UTC; None where it is not quiet.

    By the clock on the wall: an end that a change of clocks skips comes when they have jumped.
    """
    local = now.astimezone(timezone)
    minute = local.hour * 60 + local.minute
    if not quiet.covers(minute):
        return None
    days = 1 if quiet.end <= minute else 0
    end = (local + timedelta(days=days)).replace(
        hour=quiet.end // 60, minute=quiet.end % 60, second=0, microsecond=0, fold=0
    )
    if end.astimezone(UTC) <= now:  # the hour comes twice, and it is the second time
        end = end.replace(fold=1)
    return end.astimezone(UTC)
