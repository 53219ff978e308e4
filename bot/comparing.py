"""What differs between the reports of two editions: for a process apart, which starts soon."""

from collections.abc import Sequence

from bot.apart import Step
from knowledge.changes import Changes, changes
from knowledge.models import Report


def compared(before: Sequence[Report], after: Sequence[Report], step: Step) -> Changes:
    """Return what differs."""
    return changes(before, after)
