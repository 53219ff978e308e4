"""What fuzzing one reader came to."""

import json
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from fuzzing.again import FALLEN, wrong_with
from fuzzing.readers import READERS

_SCRIPTS = Path(__file__).resolve().parents[1]
_START_SECONDS = 120  # for imports, seeds, and the one input that is being read at the end
_LAST_CHARACTERS = 2000


class FuzzingError(Exception):
    """The fuzzer itself failed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures of one reader, and the files that were found."""

    reader: str
    executions: int
    a_second: int
    corpus: int
    edges: int
    slowest: float  # seconds
    biggest: float  # MB
    findings: tuple[Path, ...]

    def __str__(self) -> str:
        return (
            f"{self.reader:9} {self.executions:8,} executions, {self.a_second:6,} a second, "
            f"corpus {self.corpus:5,}, edges {self.edges:6,}, slowest {self.slowest:5.2f} s, "
            f"biggest {self.biggest:4.0f} MB, findings {len(self.findings)}"
        )


def fuzz(name: str, folder: Path, seconds: float) -> Outcome:
    """Fuzz one reader and return what that came to; what ends the child starts a new one.

    Raises FuzzingError, with what the child said last, when it failed and found nothing.
    """
    (folder / "findings").mkdir(parents=True)
    (folder / "corpus").mkdir()
    ends, said, status = time.monotonic() + seconds, "", 1
    while status and (left := ends - time.monotonic()) > 0:
        fallen = _fallen(folder)
        status, more = _run(name, folder, max(1, round(left)))
        said += more
        if status and _fallen(folder) == fallen:
            raise FuzzingError(f"status {status}\n{more[-_LAST_CHARACTERS:]}")
    return _outcome(name, folder, said)


def _run(name: str, folder: Path, seconds: int) -> tuple[int, str]:
    """Fuzz in a child process; return its status and what it said."""
    with (folder / "log").open("w+b") as log:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "fuzzing.harness", name, str(folder), str(seconds)],
                cwd=_SCRIPTS,
                stdout=log,
                stderr=log,
                timeout=seconds + _START_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise FuzzingError(str(error)) from None
        log.seek(0)
        return done.returncode, log.read().decode(errors="replace")


def _fallen(folder: Path) -> set[Path]:
    """Return what ended a child, as libFuzzer wrote it down: without a suffix."""
    return {path for path in (folder / "findings").iterdir() if path.name.startswith(FALLEN)}


def _outcome(name: str, folder: Path, said: str) -> Outcome:
    suffix = READERS[name].suffix
    for path in _fallen(folder):
        path.rename(path.with_name(path.name + suffix))
    cost = json.loads((folder / "records.json").read_text())
    return Outcome(
        name,
        executions=sum(_numbers(r"stat::number_of_executed_units: +(\d+)", said)),
        a_second=_numbers(r"stat::average_exec_per_sec: +(\d+)", said)[-1],
        corpus=_numbers(r"corp: (\d+)", said)[-1],
        edges=max(_numbers(r"cov: (\d+)", said)),
        slowest=cost["seconds"],
        biggest=cost["growth"],
        findings=tuple(filter(wrong_with, sorted((folder / "findings").glob(f"*{suffix}")))),
    )


def _numbers(pattern: str, said: str) -> list[int]:
    """Return the numbers that libFuzzer said in this place, 0 where it said none."""
    return [int(number) for number in re.findall(pattern, said)] or [0]
