"""What became of one question: whether the answer is the one that it should be.

An answerable question is right when the answer is DIRECT, CHOICE or OVERVIEW and its first hit
is a gold (or acceptable) passage; one that no report answers is right when nothing is claimed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.evaluate.questions import Expect, Gold, Mode
from knowledge.evaluate.spots import Spot, segments, spots_of, subject
from knowledge.models import Answer, Kind, Report

CLAIMS = frozenset({Kind.DIRECT, Kind.CHOICE, Kind.OVERVIEW})
UNANSWERED = frozenset({Expect.NO_ANSWER, Expect.SAFE})  # where a claim is a false one
FIRST_FEW = 3  # hits among which all passages of a question with several must be

Said = Callable[[Answer], str]  # the text of the reply that a resident reads


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one question.

    None stands where there is nothing to judge: `first`, whether the first hit answers, without
    a hit; `span`, whether its quote holds the words that answer, without such words;
    `near_miss`, whether it is the passage that only names the thing, where none is known.
    `found` is whether any passage of the loaded reports could answer.
    """

    gold: Gold
    answer: Answer
    right: bool
    among_first: bool
    first: bool | None
    span: bool | None
    near_miss: bool | None
    found: bool
    ms: float


def said_of(answer: Answer) -> str:
    """Return what an answer tells: a value of a report's metadata, or its passages."""
    return "\n".join([fact_of(answer), *(hit.passage.text for hit in answer.hits)])


def fact_of(answer: Answer) -> str:
    """Return the value that the answer to a question about a report itself tells, else ""."""
    if answer.fact is None:
        return ""
    report, name = answer.fact
    return str(getattr(report.metadata, name, None) or getattr(report, name, None) or "")


def judge(reports: Sequence[Report], gold: Gold, answer: Answer, ms: float, said: Said) -> Outcome:
    """Return what became of `gold`, which got `answer` from `reports`."""
    spots = spots_of(reports, gold)
    answers = [any(spot.is_in(hit.passage) for spot in spots) for hit in answer.hits]
    first = _first(reports, gold, answer, answers)
    hit = answer.kind in CLAIMS and _is_hit(reports, gold, answer, first=bool(first))
    few = answer.kind in CLAIMS and any(answers[:FIRST_FEW])
    return Outcome(
        gold=gold,
        answer=answer,
        right=_is_right(gold, answer, said, hit=hit),
        among_first=hit or few,
        first=first,
        span=_span(gold, answer, spots),
        near_miss=_near_miss(reports, gold, answer),
        found=gold.expect is not Expect.ANSWER or bool(gold.gold_section) or _can_be_shown(spots),
        ms=ms,
    )


def _is_right(gold: Gold, answer: Answer, said: Said, *, hit: bool) -> bool:
    claims = answer.kind in CLAIMS
    match gold.expect:
        case Expect.SMALLTALK:
            return answer.kind is Kind.SMALL_TALK
        case Expect.NO_ANSWER | Expect.SAFE:
            return not claims
        case Expect.ANSWER_META:
            return bool(gold.answer_span) and gold.answer_span in said(answer)
        case Expect.ANSWER_SAFE:
            return hit or not claims
        case Expect.ANSWER:
            return hit


def _first(
    reports: Sequence[Report], gold: Gold, answer: Answer, answers: list[bool]
) -> bool | None:
    """Return whether what is shown first answers; an overview is shown as a whole."""
    if not answers:
        return None
    if answer.kind is Kind.OVERVIEW and gold.gold_section:
        about = subject(reports)
        return all(
            hit.passage.report is about and gold.gold_section in hit.passage.path
            for hit in answer.hits
        )
    return answers[0]


def _is_hit(reports: Sequence[Report], gold: Gold, answer: Answer, *, first: bool) -> bool:
    if gold.gold_mode is Mode.ANY:
        return first
    shown = [hit.passage for hit in answer.hits[:FIRST_FEW]]
    asked = [segments(reports, (id_,)) for id_ in gold.gold_segment_ids]
    return bool(asked) and all(any(p.is_in(s) for p in spots for s in shown) for spots in asked)


def _span(gold: Gold, answer: Answer, spots: list[Spot]) -> bool | None:
    """Return whether the first quote holds the words known of its place; elsewhere it cannot."""
    if gold.expect is not Expect.ANSWER or not gold.answer_span:
        return None
    if not answer.hits:
        return False
    hit = answer.hits[0]
    words = [spot.words for spot in spots if spot.is_in(hit.passage)] or [gold.answer_span]
    return None if "" in words else any(word in hit.quote for word in words)


def _can_be_shown(spots: list[Spot]) -> bool:
    return any(spot.is_in(passage) for spot in spots for passage in spot.report.passages)


def _near_miss(reports: Sequence[Report], gold: Gold, answer: Answer) -> bool | None:
    if not gold.near_miss_segments:
        return None
    near = segments(reports, gold.near_miss_segments)
    return any(spot.is_in(hit.passage) for hit in answer.hits[:1] for spot in near)
