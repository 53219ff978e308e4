"""A rehearsal: questions are answered on two editions, to see what a switch would change."""

from collections import Counter
from collections.abc import Callable, Sequence

from knowledge.evaluate import Said
from knowledge.evaluate.judging import said_of
from knowledge.library import Library
from knowledge.rehearsal.asking import Both
from knowledge.rehearsal.judging import Judging
from knowledge.rehearsal.models import Difference, Origin, Rehearsal, Rehearsed
from knowledge.rehearsal.verdicts import Verdict

__all__ = ["Difference", "Origin", "Rehearsal", "Rehearsed", "Step", "Verdict", "rehearse"]

_MS = 1000  # in a second

Step = Callable[[int, int], None]  # is told how many questions are done, and how many there are


def _unseen(done: int, total: int) -> None:
    """Tell nobody."""


def rehearse(
    before: Library,
    after: Library,
    questions: Sequence[Rehearsed],
    step: Step = _unseen,
    said: Said = said_of,
) -> Rehearsal:
    """Return what the answers to `questions` become where `after` takes the place of `before`.

    It takes some milliseconds a question and edition. `said` gives the text of the reply to an
    answer, by which golden answers from a report's metadata are judged.
    """
    judging = Judging(before, after, said)
    both = Both(before, after, questions)
    counts = Counter(dict.fromkeys(Verdict, 0))
    differences: list[Difference] = []
    for done, (question, was, now) in enumerate(both.answered(), 1):
        became = judging.verdict(question, was, now)
        counts[became] += 1
        if became is not Verdict.UNCHANGED:
            differences.append(Difference(question, became, was, now))
        step(done, len(questions))
    return Rehearsal(
        total=len(questions),
        counts=counts,
        differences=tuple(sorted(differences, key=_badness)),
        seconds=(both.ms[0] / _MS, both.ms[1] / _MS),
    )


def _badness(difference: Difference) -> tuple[int, float]:
    return list(Verdict).index(difference.verdict), -difference.confidence_lost
