"""Asking two libraries the same, the questions of a golden file as the conversations they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.evaluate import Asked, ask_all
from knowledge.library import Library
from knowledge.models import Answer
from knowledge.rehearsal.models import Origin, Rehearsed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line(Asked):
    """A question as the conversations of a file are asked; lines of a golden file keep theirs."""

    of: Rehearsed


class Both:
    """Two libraries that are asked the same; `ms` is how long either took."""

    def __init__(self, before: Library, after: Library, questions: Sequence[Rehearsed]) -> None:
        lines = [_line(at, question) for at, question in enumerate(questions)]
        self._asked = ask_all(before, lines), ask_all(after, lines)
        self.ms = [0.0, 0.0]

    def answered(self) -> Iterator[tuple[Rehearsed, Answer, Answer]]:
        """Yield each question with both answers, as soon as there are both."""
        for (line, was, ms_was), (_, now, ms_now) in zip(*self._asked, strict=True):
            self.ms[0] += ms_was
            self.ms[1] += ms_now
            yield line.of, was, now


def _line(at: int, question: Rehearsed) -> _Line:
    gold = question.gold
    if gold is None:
        return _Line(id=f"{question.origin} {at}", question=question.text, of=question)
    earlier = gold.followup_of and _golden(gold.followup_of)
    return _Line(id=_golden(gold.id), question=question.text, followup_of=earlier, of=question)


def _golden(id_: str) -> str:
    """Return an id that no question of another origin has."""
    return f"{Origin.GOLDEN} {id_}"
