"""The queue of updates that the bot has not confirmed yet."""

import asyncio
from collections import deque
from collections.abc import Callable, Collection
from typing import Any, Final

from bot.local.journal import Bell
from bot.local.wire import Refused, Wire

UPDATES_KEPT: Final = 100_000
UPDATE_SECONDS: Final = 24 * 60 * 60
BATCH_MAX: Final = 100
LONG_POLL_MAX: Final = 50  # seconds
FIRST_UPDATE: Final = 100_001
OPT_IN: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

CONFLICT: Final = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


class Updates:
    """Updates in order; a bounded queue that forgets what is a day old, as Telegram does."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._queue: deque[tuple[float, Wire]] = deque(maxlen=UPDATES_KEPT)
        self._bell = Bell()
        self._next = FIRST_UPDATE
        self._allowed: frozenset[str] | None = None
        self._reader = 0
        self.waiting = 0  # calls that wait for an update

    def put(self, kind: str, payload: Wire) -> None:
        """Queue one update, unless its kind was not asked for."""
        if kind not in self._allowed if self._allowed else kind in OPT_IN:
            return
        self._queue.append((self._clock(), {"update_id": self._next, kind: payload}))
        self._next += 1
        self._bell.ring()

    def allow(self, kinds: Collection[str]) -> None:
        """Deliver only `kinds` from now on; an empty collection means the usual ones."""
        self._allowed = frozenset(kinds)

    def clear(self) -> None:
        """Forget every update that waits."""
        self._queue.clear()

    async def get(self, offset: int, limit: int, timeout_seconds: int) -> list[Wire]:
        """Return up to `limit` updates from `offset` on; everything before is confirmed.

        Waits up to `timeout_seconds` for the first one. A negative offset counts from the end.
        Raises `Refused` (409) in the call that waits when another one comes in.
        """
        self._reader += 1
        self._bell.ring()  # whoever still waits is superseded
        mine = self._reader
        self._confirm(offset)
        self.waiting += 1
        try:
            async with asyncio.timeout(min(max(timeout_seconds, 0), LONG_POLL_MAX)):
                await self._arrival(mine)
        except TimeoutError:
            pass
        finally:
            self.waiting -= 1
        batch = limit if 0 < limit <= BATCH_MAX else BATCH_MAX
        return [update for _, update in list(self._queue)[:batch]]

    async def _arrival(self, mine: int) -> None:
        while not self._queue:
            await self._bell.wait()
            if self._reader != mine:
                raise Refused(409, CONFLICT)

    def _confirm(self, offset: int) -> None:
        oldest = self._clock() - UPDATE_SECONDS
        first = self._next + offset if offset < 0 else offset
        while self._queue and (
            self._queue[0][0] < oldest or self._queue[0][1]["update_id"] < first
        ):
            self._queue.popleft()

    def info(self) -> dict[str, Any]:
        """Return the WebhookInfo of a bot that polls."""
        info: dict[str, Any] = {
            "url": "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._queue),
        }
        if self._allowed:
            info["allowed_updates"] = sorted(self._allowed)
        return info
