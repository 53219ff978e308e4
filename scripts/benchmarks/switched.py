"""Two editions in a database, a switch from one to the other as the bot makes it, its costs."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.made import Made
from benchmarks.processes import children, processor_seconds
from memory import held, peak
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.serving.served import Served
from bot.storage.address import sqlite_url
from bot.storage.database import Database
from bot.storage.replicas import Replicas
from bot.switching import Switching
from knowledge.store import Store

BY = "benchmark"  # the author of the editions
NEW = 2  # the number of the second one
LOOK_SECONDS = 0.002  # between two looks at which edition is served


@dataclass(slots=True)
class Costs:
    """What a switch took: seconds, and MB."""

    build: float = 0.0  # time of the processor that the new process took until it was ready
    ready: float = 0.0  # from the order to switch
    served: float = 0.0  # from the row that switches
    peak_of_parent: float = 0.0
    peak_of_old: float = 0.0
    peak_of_new: float = 0.0
    held_before: float = 0.0  # by all processes together
    held_by_both: float = 0.0
    held_after: float = 0.0


@asynccontextmanager
async def editions(old: Made, new: Made) -> AsyncIterator[Database]:
    """Give a database of two editions, the first of them current."""
    with tempfile.TemporaryDirectory() as folder:
        async with Database.open(sqlite_url(Path(folder) / "benchmark.db")) as database:
            store, ids = Store(database), [each.report.id for each in old.filed]
            await store.begin(old.filed, author=BY)
            await store.add(new.filed, author=BY, replace=ids)
            yield database


class Change:
    """The switch from the first edition to the second. It can be made once."""

    def __init__(self, database: Database, served: Served) -> None:
        self.costs = Costs()
        self._switching = Switching(Store(database), Replicas(database))
        self._served = served
        self._old = children()
        self._new: set[int] = set()
        self._began = self._written = 0.0

    async def __call__(self) -> None:
        """Return when the new edition is served, and the process of the old one has ended."""
        self.costs.held_before = _held(self._old)
        self._began = time.perf_counter()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(
                self._switching.to(NEW, author=BY, also=self._write, step=self._step)
            )
            while self._served.edition != NEW:  # noqa: ASYNC110 - nothing tells
                await asyncio.sleep(LOOK_SECONDS)
            self.costs.served = time.perf_counter() - self._written
        while children() & self._old:  # noqa: ASYNC110 - likewise
            await asyncio.sleep(LOOK_SECONDS)
        self.costs.held_after = _held(self._new)

    async def _write(self, _: AsyncConnection) -> None:
        """Note when the row is written that switches, which is kept right after."""
        self._written = time.perf_counter()

    def _step(self, ready: int, total: int) -> None:
        """Note what the new process has taken, once it is ready and nothing is switched yet."""
        if ready < total:
            return
        self.costs.ready = time.perf_counter() - self._began
        self._new = children() - self._old
        self.costs.build = sum(map(processor_seconds, self._new))
        self.costs.peak_of_parent = peak()
        self.costs.peak_of_old = sum(map(peak, self._old))
        self.costs.peak_of_new = sum(map(peak, self._new))
        self.costs.held_by_both = _held(self._old | self._new)


def _held(others: set[int]) -> float:
    """Return the MB that this process and others hold together."""
    return held() + sum(map(held, others))
