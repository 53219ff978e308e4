"""Work for a process apart."""

import atexit
import os
import time
from collections.abc import Sequence
from pathlib import Path

from bot.apart import Step
from knowledge.models import Report


def doubled(reports: Sequence[Report], step: Step) -> tuple[list[Report], int]:
    for number in range(1, 4):
        step(number, 3)
    return [*reports, *reports], os.getpid()


def fails(step: Step) -> None:
    raise OSError(28, "No space left on device")


def breaks(step: Step) -> None:
    raise RuntimeError("第 7 行")


def leaves(step: Step) -> None:
    os._exit(3)


def lingers(sign: Path, step: Step) -> None:
    """Return at once, but go on for long where the process should end, and say who it is."""
    atexit.register(_linger, sign)


def _linger(sign: Path) -> None:
    sign.with_suffix(".new").write_text(str(os.getpid()))
    sign.with_suffix(".new").rename(sign)
    time.sleep(60)
