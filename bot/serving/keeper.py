"""Keeps a process in step with the database: it serves what is current there."""

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

from bot.errors import LostError
from bot.garbage import kept_for_long
from bot.serving.process import BuildError
from bot.serving.served import Served
from bot.serving.standing import Standing
from bot.storage.errors import StorageError
from bot.storage.replicas import Replica, Replicas
from knowledge.faq import Entry
from knowledge.models import Report
from knowledge.store import Store
from knowledge.store.faq import FaqStore

LOOK_SECONDS: Final = 0.5  # between two looks at what is current
AGAIN_SECONDS: Final = 60.0  # before an edition that could not be built is tried again

Start = Callable[[int, Sequence[Report], Sequence[Entry]], Awaitable[Standing]]

log = logging.getLogger(__name__)


class Keeper:
    """Looks at the database: serves what is current, with the FAQ, and makes the next ready."""

    def __init__(
        self,
        served: Served,
        store: Store,
        faq: FaqStore,
        replicas: Replicas,
        *,
        start: Start,
        tasks: asyncio.TaskGroup,
    ) -> None:
        self._served = served
        self._store = store
        self._faq = faq
        self._replicas = replicas
        self._tasks = tasks
        self._start = start
        self._replica = Replica(uuid.uuid4().hex, served.edition)
        self._ready: Standing | None = None
        self._making: asyncio.Task[None] | None = None
        self._again_at = 0.0  # by the loop's clock
        self._entries: Sequence[Entry] = ()
        self._version: int | None = None  # of the FAQ, when its entries were read

    async def keep(self) -> None:
        """Go on until it is cancelled; a database that is away is only logged."""
        try:
            while True:
                try:
                    await self._look()
                except StorageError as error:
                    log.warning("editions are not looked at: %s", error)
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            with suppress(StorageError):
                await self._replicas.leave(self._replica.id)

    async def _look(self) -> None:
        await self._look_at_faq()
        current = (await self._store.current()).edition
        if current != self._served.edition:
            self._turn_to(current)
        else:
            self._make_ready(await self._replicas.announced())
        self._replica = replace(
            self._replica,
            edition=self._served.edition,
            ready=self._ready.edition if self._ready else None,
        )
        await self._replicas.sign(self._replica)

    async def _look_at_faq(self) -> None:
        version = await self._faq.version()
        if version == self._version:
            return
        self._entries = await self._faq.entries()
        self._version = version
        self._served.learn(self._entries)
        if self._ready:
            self._ready.learn(self._entries)

    def _turn_to(self, current: int) -> None:
        if self._ready and self._ready.edition == current:
            self._served.swap(self._ready)
            self._ready = None
            log.info("edition %d is served", current)
        else:
            self._make(current)

    def _make_ready(self, announced: int | None) -> None:
        if self._ready and self._ready.edition != announced:
            self._ready.let_go()
            self._ready = None
        if announced is None:
            self._forget_failure()
        elif announced != self._served.edition and self._ready is None:
            self._make(announced)

    def _make(self, edition: int) -> None:
        """Start to make an edition ready, unless that goes on, or has just failed."""
        is_making = self._making is not None and not self._making.done()
        if asyncio.get_running_loop().time() > self._again_at:
            self._forget_failure()
        if not is_making and self._replica.failed != edition:
            self._making = self._tasks.create_task(self._made(edition))

    def _forget_failure(self) -> None:
        self._replica = replace(self._replica, failed=None, reason="")

    async def _made(self, edition: int) -> None:
        try:
            with kept_for_long():
                reports = await self._store.reports(edition)
            ready = await self._start(edition, reports, self._entries)
            ready.learn(self._entries)  # they may have changed meanwhile
            self._ready = ready
        except (StorageError, BuildError, LostError, OSError) as error:
            reason = str(error) or type(error).__name__
            log.warning("edition %d is not ready: %s", edition, reason)
            self._replica = replace(self._replica, failed=edition, reason=reason)
            self._again_at = asyncio.get_running_loop().time() + AGAIN_SECONDS
