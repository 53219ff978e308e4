"""What happened, in order, for whoever watches: the page and the tests."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from typing import Any, Final

from bot.local.wire import Wire

EVENTS_KEPT: Final = 2_000


class Bell:
    """Wakes everyone who waits; ringing needs no lock and may happen in plain functions."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wake all who wait now; who comes later waits for the next ring."""
        event, self._event = self._event, asyncio.Event()
        event.set()

    async def wait(self) -> None:
        """Return at the next ring."""
        await self._event.wait()


class Journal:
    """A bounded record of events, numbered from 1."""

    def __init__(self, size: int = EVENTS_KEPT) -> None:
        self._events: deque[Wire] = deque(maxlen=size)
        self._bell = Bell()
        self.cursor = 0

    def add(self, kind: str, chat_id: int | None, **payload: Any) -> None:
        """Record one event and wake whoever follows."""
        self.cursor += 1
        self._events.append(
            {"cursor": self.cursor, "type": kind, "chat_id": chat_id, **payload},
        )
        self._bell.ring()

    async def follow(self, after: int) -> AsyncIterator[Wire]:
        """Yield every event after the cursor `after`, for ever.

        Where events were missed, yield one `reset`, whose cursor is the place to go on from.
        """
        while True:
            if not self.cursor - len(self._events) <= after <= self.cursor:
                after = self.cursor
                yield {"cursor": after, "type": "reset", "chat_id": None}
            for event in [e for e in self._events if e["cursor"] > after]:
                after = event["cursor"]
                yield event
            if after == self.cursor:
                await self._bell.wait()
