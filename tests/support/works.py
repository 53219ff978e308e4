"""Work for a process apart."""

import os
from collections.abc import Sequence

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
