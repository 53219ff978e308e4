"""The processes that this one has started: which they are, and the processor time they took."""

import os
from pathlib import Path

_PARENT, _USER, _SYSTEM = 1, 11, 12  # fields behind the name, see stat in proc(5)


def children() -> set[int]:
    """Return the ids of the processes that this one has started and that still run."""
    me = os.getpid()
    ids = (int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdecimal())
    return {id_ for id_ in ids if (stat := _stat(id_)) and int(stat[_PARENT]) == me}


def processor_seconds(process: int) -> float:
    """Return the time of the processor that a process took until now, 0 where it has ended."""
    stat = _stat(process)
    return (
        sum(int(stat[at]) for at in (_USER, _SYSTEM)) / os.sysconf("SC_CLK_TCK") if stat else 0.0
    )


def _stat(process: int) -> list[str]:
    try:
        text = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
        return []
    return text.rpartition(")")[2].split()
