"""What everybody who sends draws on: the one row of the pace, locked while it is drawn on."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.pushes import pacing
from bot.pushes.pacing import Pace
from bot.storage.push_tables import PaceRow
from bot.storage.seconds import seconds_now


class Budget:
    """The pace while nobody else may change it.

    `now` is the database's clock once it was locked, and `offset` leads there from the loop's.
    """

    def __init__(self, pace: Pace, now: float, offset: float, rate: float | None) -> None:
        self.now = now
        self.offset = offset
        self.pace = pace
        self._rate = rate

    def room(self, most: int) -> int:
        """Return how many slots, at most `most`, may be reserved now."""
        return pacing.room(self.pace, self.now, self._rate, most)

    def reserve(self, count: int) -> Sequence[float]:
        """Reserve slots for so many messages, and return them."""
        self.pace, slots = pacing.reserve(self.pace, self.now, self._rate, count)
        return slots

    def spend(self, count: int) -> None:
        """Count messages that asked for no slot."""
        self.pace = pacing.spend(self.pace, self.now, self._rate, count)

    def shut(self, seconds: float) -> None:
        """Let nobody send for so long."""
        self.pace = pacing.shut(self.pace, self.now + seconds)

    @property
    def is_shut(self) -> bool:
        """Whether Telegram wants to hear of nobody now."""
        return self.pace.shut_until > self.now


# the clock is read once the row is locked: a statement that waits for it may wait for long
_LOCKED = select(PaceRow).with_for_update().subquery()
_LOCK = select(_LOCKED, seconds_now().label("now"))


@asynccontextmanager
async def drawing(connection: AsyncConnection, rate: float | None) -> AsyncIterator[Budget]:
    """Lock the budget until the transaction ends, and keep what is drawn on it in the block."""
    row = (await connection.execute(_LOCK)).one()
    offset = row.now - asyncio.get_running_loop().time()
    before = Pace(row.free_at, row.shut_until)
    budget = Budget(before, row.now, offset, rate)
    yield budget
    if budget.pace != before:
        values = {"free_at": budget.pace.free_at, "shut_until": budget.pace.shut_until}
        await connection.execute(update(PaceRow).values(values))
