"""What changed between two runs over the same questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.evaluate.records import Record


class Verdict(StrEnum):
    """Whether a change is for the better; the order is that in which changes are listed."""

    WORSE = "worse"  # was right, is wrong
    BETTER = "better"  # was wrong, is right
    OTHER = "other"  # as right or wrong as before


@dataclass(frozen=True, slots=True)
class Change:
    """A question that is answered otherwise: by kind, by first passage, by quote or rightly."""

    verdict: Verdict
    was: Record
    now: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The changes, worst first, and how many there are of each; `same` have not changed.

    `added` and `gone` are the ids of questions of which only the later, or the earlier, run
    knows; a question that was worded anew is another question.
    """

    worse: int
    better: int
    other: int
    same: int
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changes: tuple[Change, ...]


def compare(earlier: Sequence[Record], now: Sequence[Record]) -> Comparison:
    """Return what changed from the `earlier` run to the one `now`."""
    before = {_key(record): record for record in earlier}
    after = {_key(record): record for record in now}
    both = [(before[key], after[key]) for key in after if key in before]
    changed = [Change(_verdict(a, b), a, b) for a, b in both if _shown(a) != _shown(b)]
    listed = tuple(c for verdict in Verdict for c in changed if c.verdict is verdict)
    verdicts = [change.verdict for change in changed]
    return Comparison(
        worse=verdicts.count(Verdict.WORSE),
        better=verdicts.count(Verdict.BETTER),
        other=verdicts.count(Verdict.OTHER),
        same=len(both) - len(changed),
        added=tuple(record.id for key, record in after.items() if key not in before),
        gone=tuple(record.id for key, record in before.items() if key not in after),
        changes=listed,
    )


def _key(record: Record) -> tuple[str, str]:
    return record.id, record.question


def _shown(record: Record) -> tuple[str, str, tuple[str, ...], str, bool]:
    """Return what makes an answer another one.

    A passage is told by report, path and quote: its id changes with the name of the file.
    """
    return record.kind, record.report, record.path, record.quote, record.right


def _verdict(was: Record, now: Record) -> Verdict:
    if was.right == now.right:
        return Verdict.OTHER
    return Verdict.BETTER if now.right else Verdict.WORSE
