"""Reading a finding again, to see whether it still is one."""

from pathlib import Path
from subprocess import TimeoutExpired

from fuzzing.cost import cost_of
from fuzzing.readers import READERS
from fuzzing.watch import MOST_GROWTH, MOST_SECONDS, judged

FALLEN = ("crash-", "oom-", "timeout-")  # how libFuzzer names what ended the process


def wrong_with(finding: Path) -> str:
    """Return what is wrong with how the file is read now: "" for nothing.

    It is read as the program reads it, in a process of its own; then, unless that ended a
    process before, as the fuzzer reads it. What is read apart by the program may fall there.
    """
    try:
        cost = cost_of(finding)
    except (RuntimeError, TimeoutExpired) as error:
        return str(error)
    if cost.seconds > MOST_SECONDS or cost.growth > MOST_GROWTH:
        return f"costs too much: {cost}"
    if cost.wrong or finding.name.startswith(FALLEN):
        return next(iter(cost.wrong), "")
    reader = next(reader for reader in READERS.values() if reader.suffix == finding.suffix)
    return judged(finding.read_bytes(), finding.name, reader.read)
