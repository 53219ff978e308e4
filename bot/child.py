"""A process of our own that is told everything over its standard input, and ends with that."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from struct import Struct
from typing import Final

from bot.errors import LostError

HEAD: Final = Struct("!I")  # how many bytes follow
END_SECONDS: Final = 5.0  # a process that was told to end is killed after that


def framed(body: bytes) -> bytes:
    """Return the frame that carries `body`."""
    return HEAD.pack(len(body)) + body


class Child:
    """The parent's end of its pipes. While it `is_busy`, it is ended at once."""

    def __init__(self, process: Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("made without a pipe")
        self._process = process
        self._stdin, self._stdout = process.stdin, process.stdout
        self.is_busy = True

    def write(self, frame: bytes) -> None:
        """Send a frame, as soon as there is room."""
        self._stdin.write(frame)

    async def send(self, frame: bytes) -> None:
        """Send a frame when there is room; why the process is gone, `frame` tells."""
        with suppress(ConnectionError):
            self._stdin.write(frame)
            await self._stdin.drain()

    async def frame(self) -> bytes:
        """Return the body of the next frame. Raises LostError where the process has ended."""
        try:
            (size,) = HEAD.unpack(await self._stdout.readexactly(HEAD.size))
            return await self._stdout.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError):
            raise LostError from None

    async def end(self) -> None:
        """End the process: at once while it is busy, else by telling it that all is said."""
        if self.is_busy:
            with suppress(ProcessLookupError):
                self._process.terminate()
        self._stdin.close()
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(END_SECONDS):
                    await self._process.wait()
        finally:  # also where its end is not waited for: a process left over belongs to nobody
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()


@asynccontextmanager
async def child(module: str) -> AsyncIterator[Child]:
    """Give a process that runs `module`; it ends with the block. Raises OSError."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module), stdin=PIPE, stdout=PIPE
    )
    started = Child(process)
    try:
        yield started
    finally:
        await started.end()
