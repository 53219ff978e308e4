"""Questions of a file that cannot be asked as they were meant to be."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.evaluate.questions import Asked


@dataclass(frozen=True, slots=True)
class Oddities:
    """Ids of questions that are not asked as they were meant to be.

    Several questions bear an id in `repeated`, so that what follows it is taken to follow the
    last of them; those in `lone` follow a question that is not there, and are asked by themselves.
    """

    repeated: tuple[str, ...]
    lone: tuple[str, ...]


def oddities(questions: Sequence[Asked]) -> Oddities:
    """Return what is odd about the questions of a file."""
    times = Counter(asked.id for asked in questions)
    lone = (asked.id for asked in questions if asked.followup_of and not times[asked.followup_of])
    return Oddities(tuple(id_ for id_, count in times.items() if count > 1), tuple(lone))
