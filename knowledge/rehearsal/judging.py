"""What became of answers, by all that is known of the questions."""

from knowledge.evaluate import Gold, Said
from knowledge.evaluate.judging import judge
from knowledge.library import Library
from knowledge.models import Answer
from knowledge.rehearsal.carried import Carried
from knowledge.rehearsal.models import Rehearsed
from knowledge.rehearsal.verdicts import Verdict, verdict


class Judging:
    """Finds what became of answers, by what is known of the questions."""

    def __init__(self, before: Library, after: Library, said: Said) -> None:
        self._reports = before.reports, after.reports
        self._carried = Carried(*self._reports)
        self._texts = tuple({p.text for p in library.passages} for library in (before, after))
        self._said = said

    def verdict(self, question: Rehearsed, was: Answer, now: Answer) -> Verdict:
        """Return what became of the answer to `question`."""
        if question.gold and (became := self._by_gold(question.gold, was, now)):
            return became
        standing, left = (texts.issuperset(question.bound) for texts in self._texts)
        return Verdict.LOST_FAQ if standing and not left else verdict(was, now)

    def _by_gold(self, gold: Gold, was: Answer, now: Answer) -> Verdict | None:
        """Return whether an answer is no longer right, or is so at last; None for neither."""
        before, after = self._reports
        right = judge(before, gold, was, 0.0, self._said).right
        still = judge(after, self._carried.gold(gold), now, 0.0, self._said).right
        if right == still:
            return None
        return Verdict.LOST_GOLDEN if right else Verdict.GAINED
