"""An edition that stands ready: its process is started again should it end."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Final

from bot.errors import LostError
from bot.serving.process import BuildError, Worker, working
from bot.settings import Settings
from knowledge.directory import Directory
from knowledge.faq import Entry
from knowledge.models import Report

FINISH_SECONDS: Final = 30.0  # for questions under way when the edition is let go
RESTART_SECONDS: Final = 1.0  # before a process that ended is started again

Say = Callable[[str], None]

log = logging.getLogger(__name__)


class Standing:
    """An edition, what can be cited of it, and the worker that answers from it."""

    def __init__(
        self,
        edition: int,
        reports: Sequence[Report],
        entries: Sequence[Entry],
        directory: Directory,
    ) -> None:
        self.edition = edition
        self.reports = tuple(reports)
        self.directory = directory
        self._entries = entries
        self._let_go = asyncio.Event()
        self._worker: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()

    @classmethod
    async def start(
        cls,
        tasks: asyncio.TaskGroup,
        edition: int,
        reports: Sequence[Report],
        entries: Sequence[Entry],
        *,
        settings: Settings,
        say: Say,
    ) -> "Standing":
        """Return the edition when it is ready to answer; `tasks` owns its process.

        It answers as `entries` of the FAQ say, until it learns others.
        Raises BuildError, LostError or OSError when it does not come that far.
        """
        directory = await asyncio.to_thread(Directory, reports)
        standing = cls(edition, reports, entries, directory)
        tasks.create_task(standing._stand(settings, say))
        await standing.worker()
        return standing

    async def worker(self) -> Worker:
        """Return the worker, as soon as it is ready. Raises LostError once it was let go."""
        worker = await asyncio.shield(self._worker)
        if not worker.lost.is_set():
            return worker
        self._renew()
        return await asyncio.shield(self._worker)

    def learn(self, entries: Sequence[Entry]) -> None:
        """Answer what is asked from now on as those entries of the FAQ say."""
        if entries == self._entries:
            return
        self._entries = entries
        if self._worker.done() and not self._worker.exception():
            self._worker.result().learn(entries)

    def let_go(self) -> None:
        """End the process when what was asked is answered, at the latest after a while."""
        self._let_go.set()

    def _renew(self) -> None:
        if self._worker.done():
            self._worker = asyncio.get_running_loop().create_future()

    async def _stand(self, settings: Settings, say: Say) -> None:
        """Keep a process up until the edition is let go, or the first one does not come up."""
        was_ready = False
        while not self._let_go.is_set():
            try:
                entries = self._entries
                async with working(self.reports, entries, settings, say) as worker:
                    if entries is not self._entries:  # they have changed meanwhile
                        worker.learn(self._entries)
                    self._worker.set_result(worker)
                    was_ready = True
                    await self._until_over(worker)
            except (BuildError, LostError, OSError) as error:
                if not was_ready:
                    self._worker.set_exception(error)
                    return
                log.error("edition %d: no process answers: %s", self.edition, error)  # noqa: TRY400 - a line
                await asyncio.sleep(RESTART_SECONDS)
            self._renew()
        if not self._worker.done():
            self._worker.set_exception(LostError())
            self._worker.exception()  # as a rule nobody waits
        for report in self.reports:
            report.forget()

    async def _until_over(self, worker: Worker) -> None:
        """Wait until the worker is lost, or the edition let go and its last question answered."""
        async with asyncio.TaskGroup() as waiting:
            lost = waiting.create_task(worker.lost.wait())
            let_go = waiting.create_task(self._let_go.wait())
            await asyncio.wait((lost, let_go), return_when=asyncio.FIRST_COMPLETED)
            lost.cancel()
            let_go.cancel()
        if worker.lost.is_set():
            log.warning("edition %d: its process has ended and is started again", self.edition)
            return
        try:
            async with asyncio.timeout(FINISH_SECONDS):
                await worker.finish()
        except TimeoutError:
            log.warning("edition %d: ended with questions under way", self.edition)
