"""Reading one file in a process of its own: what came of it, and what it cost."""

import json
import resource
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from fuzzing.whole import flaws
from memory import held, peak, peak_of_children

from knowledge import ReportError, read_report

_SCRIPTS = Path(__file__).resolve().parents[1]
_SECONDS_TO_HANG = 100


@dataclass(frozen=True, slots=True)
class Cost:
    """What came of reading a file: the code of a refusal, "" for a report; and what it took."""

    code: str
    wrong: list[str]  # with the report
    seconds: float  # of processors, so that a busy machine changes nothing
    growth: float  # of resident memory at its highest, in MB, all processes together

    def __str__(self) -> str:
        return f"{self.code or 'read whole'}, {self.seconds:.1f} s, {self.growth:.0f} MB"


def cost_of(path: Path) -> Cost:
    """Return what reading the file at `path` came to.

    Raises RuntimeError when the process failed, TimeoutExpired when it hung.
    """
    done = subprocess.run(
        [sys.executable, "-m", "fuzzing.cost", str(path)],
        cwd=_SCRIPTS,
        capture_output=True,
        text=True,
        timeout=_SECONDS_TO_HANG,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"status {done.returncode}\n{done.stderr}")
    return Cost(**json.loads(done.stdout))


def _measured(path: Path) -> Cost:
    code, report = "", None
    before, seconds = held(), _seconds()
    try:
        report = read_report(path)
    except ReportError as refused:
        code = str(refused.code)
    growth, seconds = peak() - before + peak_of_children(), _seconds() - seconds
    return Cost(code, flaws(report) if report else [], seconds, growth)


def _seconds() -> float:
    usage = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in usage)


if __name__ == "__main__":
    print(json.dumps(asdict(_measured(Path(sys.argv[1])))))
