"""Matches → the decision: answer, offer, or say honestly that the reports do not."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from knowledge.hits import make_hit
from knowledge.models import Answer, Hit, Kind, Lack, Section
from knowledge.scope import Scope
from knowledge.search import Match
from knowledge.understand import Question
from knowledge.wants import Want, lack_of

DIRECT_FROM = 0.25  # chance from which a passage is shown as the answer
CHOICE_FROM = 0.13  # chance from which it is offered among others; CONTRIBUTING says why
ALL = 0.99  # share of the question from which a sentence says all of it, others as well or not
LEAST_COVERED = 0.05  # share of the question below which a passage shares nothing but chance
RELATED_FROM = 0.35  # share of the question from which a passage names what is asked about
NEAR_FROM = 0.1  # share from which a section is near enough to be offered
TOGETHER = 0.9  # share of the best score from which another passage is shown with it
LEAST_CHOICE = 2  # passages to choose from
CLOSE = 0.5  # share of the best score from which another passage may be meant
MOST_HITS = 3
MOST_SECTIONS = 3

_TOLD_BY = {"plan": "date", "problem": "reason"}  # the part of a report tells when, or why


class Ground(StrEnum):
    """Why an answer is of its kind."""

    NOTHING = "nothing"  # no passage shares a word with the question
    CHANCE_WORDS = "chance_words"  # the best shares so little that it is by chance
    LIKELY = "likely"  # the best probably answers
    SAYS_ALL = "says_all"  # the best may answer, and its sentence says all of the question
    OPEN = "open"  # the best may answer, and so may others
    ALONE = "alone"  # the best may answer, and there is no other to choose from
    LACKING = "lacking"  # the best names the matter, and does not say what is asked of it
    UNLIKELY = "unlikely"  # the best names the matter, and hardly answers
    UNNAMED = "unnamed"  # the best does not even name the matter


_KINDS = {
    Ground.LIKELY: Kind.DIRECT,
    Ground.SAYS_ALL: Kind.DIRECT,
    Ground.OPEN: Kind.CHOICE,
    Ground.ALONE: Kind.RELATED,
    Ground.LACKING: Kind.RELATED,
    Ground.UNLIKELY: Kind.RELATED,
}  # and for all others NOT_FOUND


def decide(question: Question, matches: Sequence[Match], scope: Scope, chance: float) -> Answer:
    """Return the answer that `matches` allow, the best first, which answers with that chance."""
    best = matches[0] if matches else None
    lack = lack_in(question, best, scope) if best else None
    kind = _KINDS.get(ground_of(matches, lack, chance), Kind.NOT_FOUND)
    answer = Answer(
        kind=kind,
        question=question.raw,
        confidence=round(chance, 3),
        sections=_near(matches),
    )
    if best is None or kind is Kind.NOT_FOUND:
        return answer
    shown = _close(matches) if kind is Kind.CHOICE else _together(question, matches)
    return replace(
        answer,
        understood_as="、".join(question.corrected),
        hits=_hits(shown),
        sections=(),
        asks_now=question.asks_now,
        lack=(lack or Lack.ASKED) if kind is Kind.RELATED else None,
        undated=not question.dated
        and (bool(question.years) or scope.has_other_years(best.passage.report)),
    )


def ground_of(matches: Sequence[Match], lack: Lack | None, chance: float) -> Ground:
    """Return why the first of `matches` is shown or not, which answers with that chance.

    `lack` is what it does not say, None for nothing.
    """
    if not matches:
        return Ground.NOTHING
    best = matches[0]
    if best.coverage < LEAST_COVERED:
        return Ground.CHANCE_WORDS
    if lack is None and chance >= CHOICE_FROM:
        return _ground_of_a_claim(matches, chance)
    if best.coverage < RELATED_FROM and chance < CHOICE_FROM:
        return Ground.UNNAMED
    return Ground.LACKING if lack else Ground.UNLIKELY


def _ground_of_a_claim(matches: Sequence[Match], chance: float) -> Ground:
    if chance >= DIRECT_FROM:
        return Ground.LIKELY
    if min(matches[0].coverage, matches[0].quoted) >= ALL:
        return Ground.SAYS_ALL
    return Ground.OPEN if len(matches) >= LEAST_CHOICE else Ground.ALONE


def _close(matches: Sequence[Match]) -> list[Match]:
    """Return the readings to choose from: the first two, and others about as good."""
    return [
        match
        for place, match in enumerate(matches[:MOST_HITS])
        if place < LEAST_CHOICE or match.score >= CLOSE * matches[0].score
    ]


def lack_in(question: Question, best: Match, scope: Scope) -> Lack | None:
    """Return what the best match does not say though it is asked for, None for nothing."""
    if elsewhere := elsewhere_in(question, best, scope):
        return elsewhere
    if best.is_borrowed and not (question.wants or question.aspects & best.aspects):
        return Lack.ASKED  # 再说说: goes on from an answer, but nothing shows what tells it
    if len(question.aspects) == 1 and best.aspects and not question.aspects & best.aspects:
        return Lack.YEAR if "plan" in question.aspects else Lack.ASKED
    told = best.told | {Want(kind) for aspect, kind in _TOLD_BY.items() if aspect in best.aspects}
    untold = question.wants - told
    return lack_of(untold) if untold else None


def elsewhere_in(question: Question, match: Match, scope: Scope) -> Lack | None:
    """Return whether a match speaks of another place or of another year than is asked about."""
    quote = match.passage.text[slice(*match.quote_span)]
    if scope.of_another_place(match.passage, quote, question.places):
        return Lack.PLACE
    if scope.of_another_office(match.passage, question.text):
        return Lack.PLACE
    if scope.of_another_year(match.passage, question.text, question.years):
        return Lack.YEAR
    return None


def _together(question: Question, matches: Sequence[Match]) -> list[Match]:
    """Return the matches to show: the best, and those about as good or of another aspect."""
    chosen = list(matches[:1])
    if len(question.aspects) > 1:
        for aspect in sorted(question.aspects):
            first = next((m for m in matches if aspect in m.aspects), None)
            if first and first.coverage >= RELATED_FROM and first not in chosen:
                chosen.append(first)
    for match in matches:
        if match not in chosen and match.score >= TOGETHER * matches[0].score:
            chosen.append(match)
    return chosen[:MOST_HITS]


def _hits(matches: Sequence[Match]) -> tuple[Hit, ...]:
    return tuple(make_hit(m.passage, m.quote_span, round(m.score, 3)) for m in matches)


def _near(matches: Sequence[Match]) -> tuple[Section, ...]:
    near = (m.passage for m in matches if m.coverage >= NEAR_FROM and m.passage.path)
    sections = dict.fromkeys(Section(p.report, p.path) for p in near)
    return tuple(sections)[:MOST_SECTIONS]
