"""Matches → the decision: answer, offer, or say honestly that the reports do not."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from enum import StrEnum

from knowledge import lexicon, years
from knowledge.coverage import STANDS, is_a_guess, is_beyond, named_in, weight_of
from knowledge.hits import make_hit
from knowledge.models import Answer, Hit, Kind, Lack, Section
from knowledge.normalize import normalize
from knowledge.points import listed
from knowledge.scope import Scope
from knowledge.search import Match
from knowledge.subject import PAPERS
from knowledge.tokens import is_han
from knowledge.understand import Question
from knowledge.wants import EACH, FIGURES, SERVICES, SEVERAL, Want, lack_of

DIRECT_FROM = 0.25  # chance from which a passage is shown as the answer
CHOICE_FROM = 0.13  # chance from which it is offered among others; CONTRIBUTING says why
ALL = 0.99  # share of the question from which a sentence says all of it, others as well or not
LEAST_COVERED = 0.05  # share of the question below which a passage shares nothing but chance
RELATED_FROM = 0.35  # share of the question from which a passage names what is asked about
NAMED_FROM = 0.2  # share of what it is about from which its very words name the matter
NEAR_FROM = 0.25  # share from which a section is near enough to be offered: below, most are not
TOGETHER = 0.9  # share of the best score from which another passage is shown with it
LEAST_CHOICE = 2  # passages to choose from
CLOSE = 0.5  # share of the best score from which another passage may be meant
MOST_HITS = 3
MOST_SECTIONS = 3

_ELSEWHERE = {Lack.PLACE, Lack.YEAR, Lack.PART_OF_YEAR}
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
    UNNAMED = "unnamed"  # the best shares little with the question
    UNSPOKEN = "unspoken"  # the best shares enough, but what is asked about is not in it


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
    kind = _KINDS.get(ground_of(question, matches, lack, chance), Kind.NOT_FOUND)
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
        hits=tuple(_hit(match, question) for match in shown),
        sections=(),
        asks_now=question.asks_now,
        lack=(lack or Lack.ASKED) if kind is Kind.RELATED else _left_open(question, best, scope),
        undated=not question.years and scope.has_other_years(best.passage.report),
    )


def _left_open(question: Question, best: Match, scope: Scope) -> Lack | None:
    """Return RESULT where a figure is asked for, and the answer holds that was planned."""
    counts = {want.kind for want in question.wants} & FIGURES
    planned = scope.is_only_planned(best.passage, question.text, question.years)
    return Lack.RESULT if counts and planned else None


def ground_of(
    question: Question, matches: Sequence[Match], lack: Lack | None, chance: float
) -> Ground:
    """Return why the first of `matches` is shown or not, which answers with that chance.

    `lack` is what it does not say, None for nothing.
    """
    if not matches:
        return Ground.NOTHING
    best = matches[0]
    if best.coverage < LEAST_COVERED:
        return Ground.CHANCE_WORDS
    is_named = lack in _ELSEWHERE or _is_named(question, best)
    is_chinese = any(map(is_han, question.raw))
    is_foreign = is_chinese and is_beyond(best.asked, best.span)
    if lack is None and chance >= CHOICE_FROM and not is_foreign:
        ground = _ground_of_a_claim(matches, chance)
        serves = is_named or not _is_of_a_service(question)
        # planned, in English, is the part of a report, and the rest need not be said twice
        is_guess = (is_chinese or not question.aspects) and is_a_guess(best.asked, best.span)
        return ground if serves and not is_guess else Ground.UNSPOKEN
    if is_foreign or (best.coverage < RELATED_FROM and chance < CHOICE_FROM):
        return Ground.UNNAMED
    if not is_named:
        return Ground.UNSPOKEN
    return Ground.LACKING if lack else Ground.UNLIKELY


def _is_of_a_service(question: Question) -> bool:
    return any(want.kind in SERVICES for want in question.wants)


def _is_named(question: Question, best: Match) -> bool:
    """Return whether a passage names what is asked about, in so many words, or holds it all.

    What a report might say instead may be all but the thing: 养老服务 is no 老人证.
    """
    if best.coverage >= ALL:
        return True
    title = normalize(best.passage.report.title)
    said = [word for word in question.subject if word not in title] or question.subject
    held = {word for word in said if _names(best.span.text, word)}
    wanted = {want.noun for want in question.wants}  # what is to be told need not be named
    weights = {word: weight_of(word) for word in said if word in held or word not in wanted}
    named = sum(weights[word] for word in held)
    return not said or (bool(held) and named >= NAMED_FROM * sum(weights.values()))


def _names(text: str, word: str) -> bool:
    """Return whether a text names a thing; of papers and payments, that very one."""
    return named_in(word, text) >= (1.0 if word.endswith(PAPERS) else STANDS)


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
        return Lack.YEAR if "plan" in question.aspects and question.years else Lack.ASKED
    told = _told(question, best) | {
        Want(kind) for aspect, kind in _TOLD_BY.items() if aspect in best.aspects
    }
    untold = question.wants - told
    return lack_of(untold) if untold else None


def elsewhere_in(question: Question, match: Match, scope: Scope) -> Lack | None:
    """Return whether a match speaks of another place or of another year than is asked about."""
    quote = match.passage.text[slice(*match.quote_span)]
    if scope.of_another_place(match.passage, quote, question.places):
        return Lack.PLACE
    if scope.of_another_office(match.passage, question.text):
        return Lack.PLACE
    if years.tense(question.text) == "done" and scope.is_only_planned(
        match.passage, question.text, question.years
    ):
        return Lack.RESULT
    return scope.another_time(match.passage, question.text, question.years)


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


def _told(question: Question, match: Match) -> AbstractSet[Want]:
    """Return what a match tells: its sentence, or all the list of which that is a part."""
    all_ = [want for want in question.wants if want.kind == EACH and want not in match.told]
    if not all_:
        return match.told
    size = listed(match.passage, match.quote_span, question.subject).size
    return match.told | {want for want in all_ if size >= max(want.size, SEVERAL)}


def _hit(match: Match, question: Question) -> Hit:
    """Return the hit of a match, with a list quoted whole that all of is asked for."""
    quote = match.quote_span
    if lexicon.asking_for_all().search(question.text) and question.wants <= _told(question, match):
        quote = listed(match.passage, quote, question.subject).span
    return make_hit(match.passage, quote, round(match.score, 3))


def _near(matches: Sequence[Match]) -> tuple[Section, ...]:
    near = (m.passage for m in matches if m.coverage >= NEAR_FROM and m.passage.path)
    sections = dict.fromkeys(Section(p.report, p.path) for p in near)
    return tuple(sections)[:MOST_SECTIONS]
