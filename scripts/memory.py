"""Resident memory of this process, of others, and of its children, in MB.

The kernel counts into `ru_maxrss` what a process held before it became this program, so the
status file is asked where there is one.
"""

import resource
from pathlib import Path

_KB_PER_MB = 1024  # both sources count in KB on Linux
_SELF = "self"
_CLEAR_REFS = Path("/proc/self/clear_refs")
_FORGET_THE_PEAK = "5"  # see clear_refs in proc(5)


def held(process: int | str = _SELF) -> float:
    """Return what a process holds now, this one unless given."""
    return _of_status("VmRSS", process)


def peak(process: int | str = _SELF) -> float:
    """Return the most that a process has held, this one unless given."""
    return _of_status("VmHWM", process)


def forget_peak() -> None:
    """Let `peak` begin anew from what is held now."""
    if _CLEAR_REFS.exists():
        _CLEAR_REFS.write_text(_FORGET_THE_PEAK, encoding="ascii")


def peak_of_children() -> float:
    """Return the most that one child has held, of those that ended; 0 where there was none."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _KB_PER_MB


def _of_status(field: str, process: int | str) -> float:
    status = Path(f"/proc/{process}/status")
    if process == _SELF and not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB_PER_MB
    lines = status.read_text(encoding="utf-8", errors="replace").splitlines()
    return next(int(line.split()[1]) / _KB_PER_MB for line in lines if line.startswith(field))
