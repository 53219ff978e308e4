"""Reading under watch: what one input cost, and whether that was a refusal or a whole report."""

import hashlib
import json
import re
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from fuzzing.whole import flaws
from memory import peak, peak_of_children

from knowledge import Report, ReportError, read_report

MOST_SECONDS = 10.0
MOST_GROWTH = 500.0  # MB of resident memory
Read = Callable[[bytes, str], Report]

_LAST_LINES = 3  # of a traceback: where it was raised, and what


@dataclass(slots=True)
class Records:
    """The most that one input has cost so far."""

    seconds: float = 0.0
    growth: float = 0.0


class Watch:
    """Reads inputs as files with `suffix`; keeps `records.json` and `findings/` in `folder`.

    A finding is the input itself; the file `.why` beside it says what is wrong with it.
    Findings of one cause are kept once.
    """

    def __init__(self, folder: Path, suffix: str, read: Read = read_report) -> None:
        self._read = read
        self._folder = folder
        self._suffix = suffix
        self._start = _highest()
        self._written = folder / "records.json"
        before = json.loads(self._written.read_text()) if self._written.exists() else {}
        self._records = Records(**before)
        self._causes: set[str] = set()

    def read(self, data: bytes) -> None:
        """Read one input; write it down when it is a finding, or dearer than all before."""
        began = time.perf_counter()
        wrong = judged(data, f"input{self._suffix}", self._read)
        seconds, growth = time.perf_counter() - began, _highest() - self._start
        if seconds > MOST_SECONDS:
            wrong = wrong or f"took more than {MOST_SECONDS} s"
        if growth > MOST_GROWTH:
            wrong = wrong or f"took more than {MOST_GROWTH} MB"
        if wrong:
            self._keep(data, wrong)
        self._record(seconds, growth)

    def _keep(self, data: bytes, wrong: str) -> None:
        cause = re.sub(r"\d+", "", "".join(wrong.splitlines()[-_LAST_LINES:]))
        if cause in self._causes:
            return
        self._causes.add(cause)
        name = hashlib.sha256(data).hexdigest()[:12]
        (self._folder / "findings" / f"{name}{self._suffix}").write_bytes(data)
        (self._folder / "findings" / f"{name}.why").write_text(wrong, encoding="utf-8")

    def _record(self, seconds: float, growth: float) -> None:
        """Write a new record down at once: the fuzzer ends without asking."""
        best = Records(max(seconds, self._records.seconds), max(growth, self._records.growth))
        if best != self._records:
            self._records = best
            self._written.write_text(json.dumps(asdict(best)))


def judged(data: bytes, name: str, read: Read = read_report) -> str:
    """Return what is wrong with how `data` is read: "" for a refusal and for a whole report."""
    try:
        report = read(data, name)
    except ReportError as refused:
        return "" if len(str(refused).splitlines()) == 1 else "a refusal of more than one line"
    except Exception:  # noqa: BLE001 - any other exception is what is looked for
        return traceback.format_exc()
    return next(iter(flaws(report)), "")


def _highest() -> float:
    return peak() + peak_of_children()
