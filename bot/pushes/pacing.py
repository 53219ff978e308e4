"""How fast the bot may send: one row of numbers that all workers share, as pure functions.

The generic cell rate algorithm (ITU-T I.371), kept as one time: the earliest at which the next
message may go. A push reserves its slot ahead and waits for it, so that not a millisecond of the
rate is lost; an answer to a resident goes at once, and the pushes after it pay. All times are
seconds of the database's clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

HORIZON_SECONDS: Final = 0.3  # slots are reserved no further ahead: an answer may be waiting
OVERDUE_SECONDS: Final = 0.1  # a slot missed by more is not used: others would come on top
DEBT_SECONDS: Final = 5.0  # of sending time that answers may run up, so that pushes get on, too
CHAT_SECONDS: Final = 3.0  # between two messages to a group: Telegram allows twenty a minute


@dataclass(frozen=True, slots=True)
class Pace:
    """When the next message may go, and until when Telegram wants none at all."""

    free_at: float = 0.0
    shut_until: float = 0.0


def room(pace: Pace, now: float, rate: float | None, most: int) -> int:
    """Return how many slots, at most `most`, may be reserved `now` for `rate` messages a second.

    None is no limit; 0 comes where the next free slot lies beyond the horizon.
    """
    if pace.shut_until > now:
        return 0
    if rate is None:
        return most
    ahead = now + HORIZON_SECONDS - max(pace.free_at, now)
    return min(most, int(ahead * rate) + 1) if ahead >= 0 else 0


def reserve(
    pace: Pace, now: float, rate: float | None, count: int
) -> tuple[Pace, Sequence[float]]:
    """Return the slots of the next `count` messages, and the pace once they are taken."""
    first = max(now, pace.free_at, pace.shut_until)
    if rate is None:
        return pace, [first] * count
    slots = [first + number / rate for number in range(count)]
    return replace(pace, free_at=first + count / rate), slots


def spend(pace: Pace, now: float, rate: float | None, count: int) -> Pace:
    """Return the pace once `count` messages went that asked for no slot."""
    if rate is None:
        return pace
    spent = max(pace.free_at, now) + count / rate
    return replace(pace, free_at=min(spent, max(pace.free_at, now + DEBT_SECONDS)))


def shut(pace: Pace, until: float) -> Pace:
    """Return the pace once Telegram has said that nothing more may come until then."""
    return replace(pace, shut_until=max(pace.shut_until, until))
