"""The parent's side of a process that answers from one edition."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from bot.child import Child, child
from bot.errors import LostError
from bot.serving.wire import FAILED, LEARN, SAID, UNANSWERED, Wire
from bot.settings import Settings
from knowledge.explaining import Account
from knowledge.faq import Entry
from knowledge.models import Answer, Hit, Report, Turn

Say = Callable[[str], None]


class BuildError(Exception):
    """The process could not build the library: `str` is why."""


class WorkerError(Exception):
    """A question made the library fail: `str` is how."""


class Worker:
    """The library of some reports, in a process of its own."""

    def __init__(self, process: Child, wire: Wire) -> None:
        self._process = process
        self._wire = wire
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._number = UNANSWERED
        self.lost = asyncio.Event()  # set when its process has ended

    async def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Return the library's answer. Raises LostError, or WorkerError."""
        answer: Answer = await self._call("ask", question, tuple(history))
        return answer

    async def account(self, question: str) -> Account:
        """Return how the library's answer comes about. Raises LostError, or WorkerError."""
        account: Account = await self._call("account", question)
        return account

    async def search(self, question: str, limit: int) -> tuple[Hit, ...]:
        """Return the passages nearest to `question`. Raises LostError, or WorkerError."""
        hits: tuple[Hit, ...] = await self._call("search", question, limit)
        return hits

    def learn(self, entries: Sequence[Entry]) -> None:
        """Have what is asked from now on answered as those entries of the FAQ say."""
        self._send(UNANSWERED, LEARN, entries)

    async def _call(self, method: str, *arguments: Any) -> Any:
        if self.lost.is_set():
            raise LostError
        self._number += 1
        number, reply = self._number, asyncio.get_running_loop().create_future()
        self._waiting[number] = reply
        try:
            self._send(number, method, *arguments)
            return await reply
        finally:
            del self._waiting[number]

    def _send(self, number: int, method: str, *arguments: Any) -> None:
        self._process.write(self._wire.pack((number, method, arguments)))

    async def finish(self) -> None:
        """Return when all that was asked is answered; nothing more may be asked meanwhile."""
        await asyncio.gather(*self._waiting.values(), return_exceptions=True)

    async def listen(self) -> None:
        """Hand on what the process answers, until it ends."""
        try:
            while True:
                number, is_right, value = self._wire.unpack(await self._process.frame())
                reply = self._waiting.get(number)
                if reply is None or reply.done():  # nobody waits any more
                    continue
                if is_right:
                    reply.set_result(value)
                else:
                    reply.set_exception(WorkerError(value))
        except LostError:
            self.lost.set()
            for reply in self._waiting.values():
                if not reply.done():
                    reply.set_exception(LostError())


@asynccontextmanager
async def working(
    reports: Sequence[Report], entries: Sequence[Entry], settings: Settings, say: Say
) -> AsyncIterator[Worker]:
    """Give a worker that is ready to answer from `reports`; its process ends with the block.

    What `entries` of the FAQ say goes first. `say` is told what its model of meaning has to
    say. Raises BuildError, LostError where the process ends before it is ready, and OSError where
    none can be started.
    """
    wire = Wire(reports)
    async with child("bot.serving") as process:
        await _send(process, reports, entries, settings)
        await _until_ready(process, wire, say)
        process.is_busy = False
        worker = Worker(process, wire)
        async with asyncio.TaskGroup() as tasks:
            listening = tasks.create_task(worker.listen())
            yield worker
            listening.cancel()


async def _send(
    process: Child, reports: Sequence[Report], entries: Sequence[Entry], settings: Settings
) -> None:
    alone = Wire()
    await process.send(alone.pack((settings, tuple(entries), len(reports))))
    for report in reports:
        await process.send(alone.pack(report))


async def _until_ready(process: Child, wire: Wire, say: Say) -> None:
    while True:
        what, told = wire.unpack(await process.frame())
        if what == FAILED:
            raise BuildError(told)
        if what != SAID:
            return
        say(told)
