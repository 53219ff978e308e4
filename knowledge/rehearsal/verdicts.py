"""What became of an answer: one edition gave it, and another gives this one instead."""

from enum import StrEnum
from typing import Any

from knowledge.evaluate.judging import fact_of
from knowledge.models import Answer, Kind


class Verdict(StrEnum):
    """What became of an answer; the worst first."""

    LOST_GOLDEN = "lost_golden"  # it was right, by a golden file, and is not any more
    LOST_FAQ = "lost_faq"  # a passage that staff bound to it stands in no report any more
    VANISHED = "vanished"  # there was an answer, and there is none
    WEAKENED = "weakened"  # it is less certain, or answers less of what was asked
    CHANGED = "changed"  # other words are shown
    MOVED = "moved"  # the same words are shown, from another place
    GAINED = "gained"  # it is more certain, answers more, or has become right
    UNCHANGED = "unchanged"


Place = tuple[str, tuple[str, ...]]  # the id of a report, and the headings there

# Where small talk comes up, no report was asked: nothing is claimed, as by NOT_FOUND.
_STRENGTH = {
    Kind.DIRECT: 3,
    Kind.OVERVIEW: 2,
    Kind.CHOICE: 2,
    Kind.RELATED: 1,
    Kind.NOT_FOUND: 0,
    Kind.SMALL_TALK: 0,
}
_ANSWERS = 2  # the least strength of what claims to answer


def verdict(was: Answer, now: Answer) -> Verdict:
    """Return what became of the answer that `was` given, where `now` is given this one.

    How confident either is, which edition's passages they are and their ids do not count.
    """
    before, after = _strength(was), _strength(now)
    if before[0] >= _ANSWERS and after[0] == 0:
        return Verdict.VANISHED
    if before != after:
        return Verdict.WEAKENED if after < before else Verdict.GAINED
    if _words(was) != _words(now):
        return Verdict.CHANGED
    return Verdict.UNCHANGED if _places(was) == _places(now) else Verdict.MOVED


def _strength(answer: Answer) -> tuple[int, int, bool]:
    """Return how much an answer claims to answer: by its kind, its parts, what is lacking."""
    return _STRENGTH[answer.kind], -len(answer.unanswered), answer.lack is None


def _words(answer: Answer) -> tuple[Any, ...]:
    """Return what a resident reads of it, for all that is not the same in every answer."""
    return (
        answer.kind,
        answer.lack,
        answer.small_talk,
        fact_of(answer),
        [report.title for report in answer.reports],
        [section.heading for section in answer.sections],
        [(hit.passage.text, hit.quote) for hit in answer.hits],
    )


def _places(answer: Answer) -> list[Place]:
    """Return where it is told from: the ids of reports, with the headings there."""
    facts: list[Place] = [(answer.fact[0].id, ())] if answer.fact else []
    hits = ((hit.passage.report.id, hit.passage.path) for hit in answer.hits)
    return [*facts, *hits, *((section.report.id, section.path) for section in answer.sections)]
