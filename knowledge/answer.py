"""Matches → the decision: answer, offer, or say honestly that the reports do not."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from knowledge import lexicon
from knowledge.fragment import text_fragment_url
from knowledge.models import Answer, Hit, Kind, Passage, Report, Section
from knowledge.normalize import normalize
from knowledge.search import Match
from knowledge.sentences import sentence_spans
from knowledge.tokens import Words
from knowledge.understand import Question

DIRECT_FROM = 0.5  # share of the question that a passage must cover to answer it
RELATED_FROM = 0.35  # share from which the passage at least names what is asked about
NEAR_FROM = 0.1  # share from which a section is near enough to be offered
TOGETHER = 0.9  # share of the best score from which another passage is shown with it
MOST_HITS = 3
MOST_SECTIONS = 3


def make_hit(passage: Passage, quote_span: tuple[int, int], score: float = 0.0) -> Hit:
    """Return the hit for a quote inside `passage`, with its link.

    A passage that is shown without a quote is linked to at its first sentence.
    """
    first, last = quote_span
    if first == last:
        first, last = sentence_spans(passage.text)[0]
    span = (passage.span[0] + first, passage.span[0] + last)
    url = text_fragment_url(passage.report.url, passage.report.text, span)
    return Hit(passage, score, quote_span, url)


def asked_fact(question: Question, words: Words, reports: Sequence[Report]) -> Answer | None:
    """Return the answer to a question about a document itself, from its metadata.

    NOT_FOUND, with the fact that is asked for, where the page leaves it empty.
    """
    for field, pattern in lexicon.facts():
        if found := pattern.search(question.text):
            about = question.text[: found.start()] + " " + question.text[found.end() :]
            report = next((r for r in reports if r.year in question.years), reports[0])
            if _is_of(report, about, words):
                known = bool(getattr(report.metadata, field))
                return Answer(
                    kind=Kind.DIRECT if known else Kind.NOT_FOUND,
                    question=question.raw,
                    confidence=float(known),
                    understood_as="、".join(question.corrected),
                    fact=(report, field),
                )
    return None


def _is_of(report: Report, about: str, words: Words) -> bool:
    """Return whether `about` speaks of nothing but the report itself."""
    rest = words.cut(lexicon.document_words().sub(" ", about))
    title = normalize(report.title)
    return all(
        word in title or word in lexicon.function_words() or word in lexicon.general_words()
        for word in rest
        if word.isalnum()
    )


def asked_overview(
    question: Question, words: Words, reports: Sequence[Report]
) -> tuple[Section, ...]:
    """Return the sections that a question about a report, or a whole part of it, asks for."""
    content = question.content
    for _, asked, _ in lexicon.aspects():
        content = asked.sub(" ", content)
    if any(w.strip() and not _is_general(w, question) for w in words.cut(content)):
        return ()
    if not question.aspects:
        whole = lexicon.document_words().search(question.text) and question.asks
        return tuple(s for r in reports for s in r.sections if len(s.path) == 1) if whole else ()
    return tuple(
        section
        for report in reports
        for section in report.sections
        if len(section.path) == 1
        and (aspects := _aspects_of(section) & question.aspects)
        and (not question.years or question.years & years_of(report, aspects))
    )


def _is_general(word: str, question: Question) -> bool:
    number = word.isdecimal() and int(word) in question.years
    return number or not word.isalnum() or word in {"年", *lexicon.general_words()}


def _aspects_of(section: Section) -> set[str]:
    return {name for name, _, heading in lexicon.aspects() if heading.search(section.heading)}


def decide(question: Question, matches: Sequence[Match]) -> Answer:
    """Return the answer that `matches`, the best first, allow."""
    best = matches[0] if matches else None
    kind = _kind(question, best)
    told = best is not None and kind in (Kind.DIRECT, Kind.RELATED)
    return Answer(
        kind=kind,
        question=question.raw,
        confidence=round(best.coverage, 3) if best else 0.0,
        understood_as="、".join(question.corrected) if told else "",
        hits=_hits(_together(question, matches)) if told else (),
        sections=() if told else _near(matches),
        asks_now=question.asks_now,
    )


def _kind(question: Question, best: Match | None) -> Kind:
    if best is None or best.coverage < RELATED_FROM:
        return Kind.NOT_FOUND
    if best.coverage < DIRECT_FROM or _of_another_year(question, best):
        return Kind.RELATED
    if best.is_borrowed and not (question.wants or question.aspects & best.aspects):
        return Kind.RELATED  # 为什么? goes on from an answer, but nothing shows what tells it
    dated = {"date"} if "plan" in best.aspects else set[str]()
    return Kind.DIRECT if question.wants <= best.told | dated else Kind.RELATED


def _of_another_year(question: Question, match: Match) -> bool:
    """Return whether the question names a year that the passage does not speak of."""
    spoken_of = years_of(match.passage.report, match.aspects)
    named = (str(year) in match.passage.text for year in question.years)
    return bool(question.years) and not question.years & spoken_of and not any(named)


def years_of(report: Report, aspects: AbstractSet[str]) -> set[int]:
    """Return the years that a part of a report speaks of: its own; what is planned, the next."""
    if report.year is None:
        return set()
    return {report.year} | ({report.year + 1} if "plan" in aspects else set())


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
