"""The parent's side of a process that answers from one edition."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from bot.answering import LostError
from bot.serving.wire import FAILED, HEAD, LEARN, SAID, UNANSWERED, Wire
from bot.settings import Settings
from knowledge.explaining import Account
from knowledge.faq import Entry
from knowledge.models import Answer, Hit, Report, Turn

END_SECONDS: Final = 5.0  # a process that was told to end is killed after that

Say = Callable[[str], None]


class BuildError(Exception):
    """The process could not build the library: `str` is why."""


class WorkerError(Exception):
    """A question made the library fail: `str` is how."""


class Worker:
    """The library of some reports, in a process of its own."""

    def __init__(self, process: Process, wire: Wire) -> None:
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
        _stdin(self._process).write(self._wire.pack((number, method, arguments)))

    async def finish(self) -> None:
        """Return when all that was asked is answered; nothing more may be asked meanwhile."""
        await asyncio.gather(*self._waiting.values(), return_exceptions=True)

    async def listen(self) -> None:
        """Hand on what the process answers, until it ends."""
        try:
            while True:
                number, is_right, value = self._wire.unpack(await _frame(self._process))
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
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.serving.worker"), stdin=PIPE, stdout=PIPE
    )
    worker = None
    try:
        wire = Wire(reports)
        await _send(process, reports, entries, settings)
        await _until_ready(process, wire, say)
        worker = Worker(process, wire)
        async with asyncio.TaskGroup() as tasks:
            listening = tasks.create_task(worker.listen())
            yield worker
            listening.cancel()
    finally:
        await _end(process, is_busy=worker is None)


async def _send(
    process: Process, reports: Sequence[Report], entries: Sequence[Entry], settings: Settings
) -> None:
    alone, stdin = Wire(), _stdin(process)
    with suppress(ConnectionError):  # why it is gone, reading tells
        stdin.write(alone.pack((settings, tuple(entries), len(reports))))
        for report in reports:
            stdin.write(alone.pack(report))
            await stdin.drain()


async def _until_ready(process: Process, wire: Wire, say: Say) -> None:
    while True:
        what, told = wire.unpack(await _frame(process))
        if what == FAILED:
            raise BuildError(told)
        if what != SAID:
            return
        say(told)


async def _frame(process: Process) -> bytes:
    """Return the body of the next frame. Raises LostError where the process has ended."""
    if process.stdout is None:
        raise RuntimeError("made without a pipe")
    try:
        (size,) = HEAD.unpack(await process.stdout.readexactly(HEAD.size))
        return await process.stdout.readexactly(size)
    except (asyncio.IncompleteReadError, ConnectionError):
        raise LostError from None


async def _end(process: Process, *, is_busy: bool) -> None:
    """End a process: at once while it is busy building, else by telling it that all is said."""
    if is_busy:
        with suppress(ProcessLookupError):
            process.terminate()
    _stdin(process).close()
    try:
        async with asyncio.timeout(END_SECONDS):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _stdin(process: Process) -> asyncio.StreamWriter:
    if process.stdin is None:
        raise RuntimeError("made without a pipe")
    return process.stdin
