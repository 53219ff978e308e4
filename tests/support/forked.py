"""A process that has imported the program, and forks itself for each command that it is given.

What it is told stands in lines of JSON on its standard input, how each command ended likewise on
its standard output. It has no thread and no event loop when it forks: those are the command's.
"""

import importlib
import json
import mmap
import os
import select
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from struct import Struct
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

from sqlalchemy import Engine, event

from bot.cli import app
from knowledge import Library
from knowledge.seed import embedded_report

# what the commands import when they run
IMPORTED = ("bot.reporting.adding", "bot.reporting.publishing", "aiosqlite", "asyncpg")
COUNT = Struct("q")


def main() -> None:
    """Run commands until the input ends."""
    for name in IMPORTED:
        importlib.import_module(name)
    Library.build([embedded_report()]).ask("艾小越服务了多少居民?")  # reads all dictionaries
    for line in sys.stdin:
        print(json.dumps(_ended(**json.loads(line))), flush=True)  # noqa: T201 - a reply


def _ended(
    words: Sequence[str],
    environment: Mapping[str, str],
    folder: str,
    seconds: float | None,
    statement: int | None,
) -> dict[str, Any]:
    """Run a command, kill it after so many seconds or before that statement, tell what became."""
    statements, began = mmap.mmap(-1, COUNT.size), time.monotonic()  # shared with the fork
    with TemporaryDirectory() as said:
        pid = os.fork()
        if not pid:
            os.chdir(folder)
            os.environ.update(environment)
            _say_into(Path(said))
            _count(statements, statement)
            _command(words)
        descriptor = os.pidfd_open(pid)
        if not select.select([descriptor], [], [], seconds)[0]:
            os.kill(pid, signal.SIGKILL)
        os.close(descriptor)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return {
            "status": status,
            "seconds": time.monotonic() - began,
            "statements": COUNT.unpack(statements[:])[0],
            "stdout": Path(said, "1").read_text("utf-8"),
            "stderr": Path(said, "2").read_text("utf-8"),
        }


def _command(words: Sequence[str]) -> NoReturn:
    status = 1
    try:
        app(words, prog_name="xiaoyue")
    except SystemExit as end:
        status = int(end.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)  # the rest is the business of the process that was forked


def _say_into(folder: Path) -> None:
    os.close(0)
    for descriptor in (1, 2):
        os.dup2(os.open(folder / str(descriptor), os.O_WRONLY | os.O_CREAT), descriptor)


def _count(statements: mmap.mmap, last: int | None) -> None:
    """Count every statement and every commit, over all connections; end before the `last`."""
    numbers = count(1)

    def step(*_: Any) -> None:
        number = next(numbers)
        if number == last:
            os.kill(os.getpid(), signal.SIGKILL)
        statements[:] = COUNT.pack(number)

    for moment in ("before_cursor_execute", "commit"):
        event.listen(Engine, moment, step)


if __name__ == "__main__":
    main()
