"""A switch to another edition, once every process is ready to serve it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

from bot.errors import Delay, SwitchError
from bot.storage.replicas import Replica, Replicas
from knowledge.store import Also, Current, Store

LOOK_SECONDS: Final = 0.3  # between two looks at how far the processes are
PATIENCE_SECONDS: Final = 300.0  # for the slowest of them
SERVED_SECONDS: Final = 10.0  # after the switch, for the last of them to serve it

Step = Callable[[int, int], None]  # how many of how many processes


class Switching:
    """Switches and rollbacks over all processes that serve."""

    def __init__(self, store: Store, replicas: Replicas) -> None:
        self._store = store
        self._replicas = replicas

    async def to(
        self,
        edition: int,
        *,
        author: str,
        since: int | None = None,
        also: Also | None = None,
        step: Step = lambda *_: None,
    ) -> Current:
        """Make an edition current when every process has it ready, and wait until all serve it.

        `also` is written with the switch, as in `Store`, and `step` told how many of how many
        processes are ready. Raises SwitchError, and EditionError as `Store.switch` does.
        """
        await self._store.wanted(edition)
        async with self._readied(edition, step):
            current = await self._store.switch(edition, author=author, since=since, also=also)
        await self._until_served(edition)
        return current

    async def back(
        self,
        *,
        author: str,
        since: int | None = None,
        also: Also | None = None,
        step: Step = lambda *_: None,
    ) -> Current:
        """Make the edition current that was before, likewise. Raises as `Store.rollback` does."""
        edition = await self._store.before()
        async with self._readied(edition, step):
            current = await self._store.rollback(author=author, since=since, also=also)
        await self._until_served(current.edition)
        return current

    @asynccontextmanager
    async def _readied(self, edition: int, step: Step) -> AsyncIterator[None]:
        try:
            await self._until_ready(edition, step)
            yield
        finally:
            await self._replicas.withdraw(edition)

    async def _until_ready(self, edition: int, step: Step) -> None:
        ready, total = 0, 0
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while True:
                    await self._announce(edition, is_first=not total)
                    alive = await self._replicas.alive()
                    ready, total = sum(_has(replica, edition) for replica in alive), len(alive)
                    step(ready, total)
                    _check(alive, edition)
                    if ready == total:
                        return
                    await asyncio.sleep(LOOK_SECONDS)
        except TimeoutError:
            raise SwitchError(Delay.SLOW, ready=ready, total=total) from None

    async def _announce(self, edition: int, *, is_first: bool) -> None:
        if not is_first and await self._replicas.announced() not in (edition, None):
            raise SwitchError(Delay.OVERTAKEN)
        await self._replicas.announce(edition)

    async def _until_served(self, edition: int) -> None:
        try:
            async with asyncio.timeout(SERVED_SECONDS):
                while True:
                    if all(r.edition == edition for r in await self._replicas.alive()):
                        return
                    await asyncio.sleep(LOOK_SECONDS)
        except TimeoutError:
            return  # the process that lags is not alive, or catches up by itself


def _has(replica: Replica, edition: int) -> bool:
    return edition in (replica.edition, replica.ready)


def _check(alive: list[Replica], edition: int) -> None:
    failed = next((replica for replica in alive if replica.failed == edition), None)
    if failed:
        raise SwitchError(Delay.FAILED, reason=failed.reason)
