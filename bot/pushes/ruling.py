"""Whether a chat gets a push now, later or not at all. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.pushes.quiet import QUIET, Quiet, quiet_until


class Reason(StrEnum):
    """Why a delivery waits or is skipped."""

    GONE = "gone"  # nothing arrives in the chat any more
    MOVED = "moved"  # it lives on under another id, which gets this push as well
    OFF = "off"  # it wants no pushes
    UNSUBSCRIBED = "unsubscribed"  # it does not want this topic
    MUTED = "muted"  # it wants none for a while
    QUIET = "quiet"  # it is night there
    PACE = "pace"  # it had another message just now


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is known of a chat when its turn comes. Moments are seconds since 1970."""

    is_gone: bool = False
    is_moved: bool = False
    is_off: bool = False
    is_subscribed: bool = True
    muted_until: float = 0.0
    quiet: Quiet = QUIET
    free_at: float = 0.0  # when the next message may go to it


@dataclass(frozen=True, slots=True)
class Go:
    """It gets the push now."""


@dataclass(frozen=True, slots=True)
class Hold:
    """It waits until then."""

    until: float


@dataclass(frozen=True, slots=True)
class Skip:
    """It does not get the push."""

    reason: Reason


Ruling = Go | Hold | Skip
GO: Final = Go()


def rule(
    wishes: Wishes, now: float, *, expires_at: float, is_urgent: bool, timezone: ZoneInfo
) -> Ruling:
    """Return what becomes of a delivery whose turn it is.

    What would wait until the push expires is skipped. What is urgent is not held up by quiet
    hours; a chat that has been muted or that wants nothing at all has said so itself.
    """
    if wishes.is_gone:
        return Skip(Reason.GONE)
    if wishes.is_moved:
        return Skip(Reason.MOVED)
    if wishes.is_off:
        return Skip(Reason.OFF)
    if not wishes.is_subscribed:
        return Skip(Reason.UNSUBSCRIBED)
    waits = {Reason.MUTED: wishes.muted_until, Reason.PACE: wishes.free_at}
    if not is_urgent:
        waits[Reason.QUIET] = _quiet_until(wishes.quiet, now, timezone)
    reason = max(waits, key=lambda reason: waits[reason])
    if waits[reason] <= now:
        return GO
    return Hold(waits[reason]) if waits[reason] < expires_at else Skip(reason)


def _quiet_until(quiet: Quiet, now: float, timezone: ZoneInfo) -> float:
    until = quiet_until(quiet, datetime.fromtimestamp(now, UTC), timezone)
    return until.timestamp() if until else 0.0
