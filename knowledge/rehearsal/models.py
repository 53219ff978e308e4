"""What a rehearsal takes and gives. All are frozen and safe to share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.evaluate import Gold
from knowledge.models import Answer
from knowledge.rehearsal.verdicts import Verdict


class Origin(StrEnum):
    """Where a question comes from."""

    ASKED = "asked"  # residents asked it; it was recorded, masked
    FAQ = "faq"  # a wording that staff bound to passages
    GOLDEN = "golden"  # a line of a golden file


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A question to be answered on both editions.

    `bound` are the texts of the passages that an entry of the FAQ is bound to; `gold` is what a
    golden file knows of the answer, and which of its questions comes before this one.
    """

    text: str
    origin: Origin
    bound: tuple[str, ...] = field(default=(), repr=False)
    gold: Gold | None = field(default=None, repr=False)

    @classmethod
    def golden(cls, gold: Gold) -> "Rehearsed":
        """Return the question of a line of a golden file."""
        return cls(gold.question, Origin.GOLDEN, gold=gold)


@dataclass(frozen=True, slots=True)
class Difference:
    """A question that the two editions answer otherwise, with both answers."""

    question: Rehearsed
    verdict: Verdict
    before: Answer
    after: Answer

    @property
    def origin(self) -> Origin:
        """Where the question comes from."""
        return self.question.origin

    @property
    def confidence_lost(self) -> float:
        """How much less confident the later answer is; below 0 where it is more so."""
        return self.before.confidence - self.after.confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What came of a rehearsal: the differences, worst first, and how many of each there are.

    Of those with the same verdict, what lost most confidence comes first. `seconds` is how long
    the questions took on the edition before, and on the one after.
    """

    total: int
    counts: Mapping[Verdict, int]
    differences: tuple[Difference, ...]
    seconds: tuple[float, float]

    @property
    def loses_golden(self) -> bool:
        """Whether a question of a golden file is not answered rightly any more."""
        return self.counts[Verdict.LOST_GOLDEN] > 0
