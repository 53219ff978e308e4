"""Sums over what became of many questions."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from statistics import median

from knowledge.evaluate.judging import CLAIMS, UNANSWERED, Outcome
from knowledge.evaluate.questions import Expect, Gold
from knowledge.evaluate.reliability import DIGITS, Reliability, reliability
from knowledge.models import Kind

OVERVIEW = "overview"  # an answer is wanted, and a whole section is one
NEAR_MISS = "near_miss"  # nothing answers, but passages are known that name the thing
LATE = 0.95  # share of the questions that are answered within `Times.p95`


@dataclass(frozen=True, slots=True)
class NearMisses:
    """Questions with a passage that only names the thing: how many were answered RELATED.

    Of these, `named` are those whose first hit is that passage.
    """

    questions: int
    related: int
    named: int


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds that answering took."""

    p50: float
    p95: float
    slowest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Shares (0 to 1) over a set of outcomes; None where no question of the set counts.

    `right` is over all questions; `hit_at_1` and `hit_at_3` over those that have an answer;
    `span_in_quote` over those of them that were answered DIRECT and whose words are known;
    `false_direct` and `false_claims` over those that have none. `missing` counts the questions
    that no passage of the loaded reports could answer, `confusion` the kinds of answers by what
    was expected. `confidence` compares an answer's with whether its first hit answers.
    """

    questions: int
    right: float
    hit_at_1: float | None
    hit_at_3: float | None
    span_in_quote: float | None
    direct: float
    false_direct: float | None
    false_claims: float | None
    missing: int
    kinds: Mapping[str, int] = field(default_factory=dict)
    confusion: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    confidence: Reliability | None = None
    near_misses: NearMisses | None = None
    ms: Times | None = None


def summarise(outcomes: Iterable[Outcome]) -> Scores:
    """Return the shares over `outcomes`."""
    every = list(outcomes)
    asked = [o for o in every if o.gold.expect is Expect.ANSWER]
    told = [o for o in asked if o.answer.kind is Kind.DIRECT and o.span is not None]
    unanswered = [o for o in every if o.gold.expect in UNANSWERED]
    return Scores(
        questions=len(every),
        right=_share(o.right for o in every) or 0.0,
        hit_at_1=_share(o.right for o in asked),
        hit_at_3=_share(o.among_first for o in asked),
        span_in_quote=_share(bool(o.span) for o in told),
        direct=_share(o.answer.kind is Kind.DIRECT for o in every) or 0.0,
        false_direct=_share(o.answer.kind is Kind.DIRECT for o in unanswered),
        false_claims=_share(o.answer.kind in CLAIMS for o in unanswered),
        missing=sum(not o.found for o in every),
        kinds=dict(Counter(o.answer.kind.value for o in every)),
        confusion=_confusion(every),
        confidence=reliability(
            (o.answer.confidence, o.first) for o in every if o.first is not None
        ),
        near_misses=_near_misses(every),
        ms=_times(every),
    )


def by_style(outcomes: Sequence[Outcome]) -> dict[str, Scores]:
    """Return the shares of each style, in the order of the file."""
    styles = dict.fromkeys(o.gold.style for o in outcomes)
    return {style: summarise(o for o in outcomes if o.gold.style == style) for style in styles}


def expected(gold: Gold) -> str:
    """Return what was expected of a question, a little finer than its field says."""
    if gold.expect is Expect.ANSWER and gold.gold_section:
        return OVERVIEW
    if gold.expect is Expect.NO_ANSWER and gold.near_miss_segments:
        return NEAR_MISS
    return gold.expect


def _confusion(outcomes: Sequence[Outcome]) -> dict[str, dict[str, int]]:
    table: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        row = table.setdefault(str(expected(outcome.gold)), Counter())
        row[outcome.answer.kind.value] += 1
    return {name: dict(row) for name, row in table.items()}


def _near_misses(outcomes: Sequence[Outcome]) -> NearMisses | None:
    known = [o for o in outcomes if o.near_miss is not None]
    related = [o for o in known if o.answer.kind is Kind.RELATED]
    named = sum(bool(o.near_miss) for o in related)
    return NearMisses(len(known), len(related), named) if known else None


def _times(outcomes: Sequence[Outcome]) -> Times | None:
    taken = sorted(o.ms for o in outcomes)
    if not taken:
        return None
    late = taken[ceil(LATE * len(taken)) - 1]
    return Times(*(round(ms, 3) for ms in (median(taken), late, taken[-1])))


def _share(flags: Iterable[bool]) -> float | None:
    values = list(flags)
    return round(sum(values) / len(values), DIGITS) if values else None
