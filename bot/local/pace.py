"""Telegram's guidance on how fast a bot may send, as a sliding window per chat."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.local.wire import Refused

CHATS_KEPT: Final = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` messages in any `seconds`."""

    count: int
    seconds: float


GROUP_RATE: Final = Rate(20, 60)
PRIVATE_RATE: Final = Rate(1, 1)
BULK_RATE: Final = Rate(30, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How fast the bot may send; None is no limit."""

    group: Rate | None = None
    private: Rate | None = None
    overall: Rate | None = None


class Pace:
    """Counts what was sent; refuses what comes too fast."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._sent: dict[int | None, deque[float]] = {}

    def take(self, chat_id: int, *, private: bool) -> None:
        """Count one message to a chat; raise `Refused` (429) when it comes too early."""
        now = self._clock()
        windows = [
            (self._window(None), self._limits.overall),
            (self._window(chat_id), self._limits.private if private else self._limits.group),
        ]
        wait = max(_wait(window, rate, now) for window, rate in windows)
        if wait > 0:
            seconds = math.ceil(wait)
            raise Refused(
                429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds}
            )
        for window, rate in windows:
            if rate:
                window.append(now)

    def _window(self, key: int | None) -> deque[float]:
        if key not in self._sent and len(self._sent) >= CHATS_KEPT:
            self._sent.pop(next(k for k in self._sent if k is not None))
        return self._sent.setdefault(key, deque())


def _wait(window: deque[float], rate: Rate | None, now: float) -> float:
    if rate is None:
        return 0
    while window and window[0] <= now - rate.seconds:
        window.popleft()
    return window[0] + rate.seconds - now if len(window) >= rate.count else 0
