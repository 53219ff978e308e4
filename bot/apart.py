"""Work that takes long, in a process of its own: the bot goes on answering meanwhile."""

import asyncio
import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, Final, TypeVar

from bot.child import HEAD, Child, child, framed
from bot.errors import LostError
from bot.explain import EXPLAINED, explain
from bot.pieces import piece, put_together, taken_apart
from knowledge.models import Report

DONE, FAILED, STEP = "done", "failed", "step"
NICENESS: Final = 10  # answers to residents go before

Step = Callable[[int, int], None]  # is told how far the work is, and how far it has to go
ResultT = TypeVar("ResultT")


class ApartError(Exception):
    """The work failed: `str` is why, in one line for a person, "" where nobody knows."""


def unseen(done: int, total: int) -> None:
    """Tell nobody."""


async def apart(work: Callable[..., ResultT], *arguments: Any, step: Step = unseen) -> ResultT:
    """Return what `work(*arguments, step)` does; all of them go there and back as pickles.

    Raises ApartError. The process ends at once where nobody waits for it any more.
    """
    async with child("bot.apart") as process:
        for body in taken_apart((work, arguments)):
            await process.send(framed(body))
            await asyncio.sleep(0)  # residents wait for answers
        while True:
            try:
                what, told = await _said(process)
            except LostError:
                raise ApartError from None
            if what == STEP:
                step(*told)
                continue
            process.is_busy = False
            if what == FAILED:
                raise ApartError(told)
            result: ResultT = told
            return result


async def _said(process: Child) -> Any:
    reports = list[Report]()
    for _ in range(piece(await process.frame())):
        reports.append(piece(await process.frame()))
        await asyncio.sleep(0)
    return put_together(await process.frame(), reports)


# --- the process


def main() -> None:
    """Do what the standard input says, and write on the standard output what came of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # sent to the whole group: the parent ends us
    with suppress(OSError, AttributeError):
        os.nice(NICENESS)
    ours = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nobody else may write between frames
    work, arguments = _told(sys.stdin.buffer)
    _write(ours, _done(work, arguments, lambda *far: _write(ours, (STEP, far))))


def _done(work: Callable[..., Any], arguments: tuple[Any, ...], step: Step) -> tuple[str, Any]:
    try:
        return DONE, work(*arguments, step)
    except (*EXPLAINED, OSError) as error:
        return FAILED, explain(error)
    except Exception:  # noqa: BLE001 - whatever it is, the parent has to know
        traceback.print_exc()
        return FAILED, ""


def _told(stream: IO[bytes]) -> Any:
    count = piece(_read(stream))
    reports = [piece(_read(stream)) for _ in range(count)]
    return put_together(_read(stream), reports)


def _read(stream: IO[bytes]) -> bytes:
    (size,) = HEAD.unpack(stream.read(HEAD.size))
    return stream.read(size)


def _write(stream: IO[bytes], value: Any) -> None:
    for body in taken_apart(value):
        stream.write(framed(body))
    stream.flush()


if __name__ == "__main__":
    main()
