"""Commands of the program that are killed at a named moment."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

TESTS = Path(__file__).parents[1]
SOONER = 0.9
SEED = 5


@dataclass(frozen=True)
class Moment:
    """When a command is killed: after so many seconds, or right before a statement, from 1."""

    seconds: float | None = None
    statement: int | None = None

    def sooner(self) -> "Moment":
        """Return a moment a little before this one."""
        if self.statement is not None:
            return Moment(statement=max(1, self.statement - 1))
        return Moment(seconds=(self.seconds or 0) * SOONER)


@dataclass(frozen=True)
class Ended:
    """How a command ended; `statements` are those that it came to, commits among them."""

    status: int
    seconds: float
    statements: int
    stdout: str
    stderr: str

    @property
    def was_killed(self) -> bool:
        """Whether it was; else it had ended before."""
        return self.status == -signal.SIGKILL

    def moments(self, by_clock: int, by_statement: int = 0) -> Iterator[Moment]:
        """Yield moments of a run like this one: random ones, spread over all of it, by the clock.

        Then the last statements, one by one: before, within, and after what is kept as a whole.
        """
        chance = Random(SEED)  # noqa: S311 - no secret
        for part in range(by_clock):
            yield Moment(seconds=(part + chance.random()) / by_clock * self.seconds)
        for back in range(by_statement):
            yield Moment(statement=self.statements - back)


class Commands:
    """What runs commands in `folder`; `environment` may be changed between two of them."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process = process
        self._folder = folder
        self.environment = dict[str, str]()

    def __call__(self, *words: object, kill: Moment | None = None) -> Ended:
        """Run a command until it ends or is killed."""
        told = {
            "words": [str(word) for word in words],
            "environment": self.environment,
            "folder": str(self._folder),
            **asdict(kill or Moment()),
        }
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(told), file=self._process.stdin, flush=True)
        return Ended(**json.loads(self._process.stdout.readline()))


def kill(
    attempt: Callable[[Moment], Ended], whole: Ended, *, by_clock: int, by_statement: int = 0
) -> None:
    """Make attempts at a command that runs like `whole` until so many of them were killed."""
    for moment in whole.moments(by_clock, by_statement):
        sooner = moment
        while not attempt(sooner).was_killed:
            sooner = sooner.sooner()


@contextmanager
def commands(folder: Path) -> Iterator[Commands]:
    """Give what runs commands, with no settings but those of a test."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XIAOYUE_")}
    environment |= {"PYTHONPATH": str(TESTS), "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(
        (sys.executable, "-m", "support.forked"),
        cwd=TESTS.parent,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Commands(process, folder)
