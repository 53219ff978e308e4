"""Questions about a whole report, or a whole part of it, answered by its headings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain, islice, pairwise, takewhile

from knowledge import lexicon, years
from knowledge.hits import make_hit
from knowledge.models import Answer, Kind, Report, Section
from knowledge.normalize import normalize
from knowledge.numbering import chinese_int
from knowledge.scope import Scope
from knowledge.tokens import Words, grams
from knowledge.understand import Question

MOST_REPORTS = 3  # whose parts are shown side by side
COVERED = 0.8  # share of a question's pairs of characters that a heading must hold
LONGEST_PHRASE = 4  # words
MOST_TELLING = 2  # words by which the heading of a whole part may tell of something else
LONGEST = 40  # characters of content; who says more asks about something in particular

Parts = tuple[Section, ...]
_KEPT = "overview"  # the attribute of a report that holds its outline

_CLAUSE = re.compile(r"[^,。;!?\n]+")
_NUMBERED = re.compile(r"^[(]?[一二三四五六七八九十]{1,3}[)、.]+")
_ORDINAL = re.compile(r"第([一二三四五六七八九十]{1,3}|\d{1,2})(?:个?大?部分|章|节|大点|大块)")
_COUNTED = re.compile(
    r"哪?(?:[几两三四五六七八九十]|多少)(?:大|[个件项条块点样类]|方面|部分)+(?:大?事|工作)?"
)
_HOW = re.compile(r"情况|(?:怎么样|怎样|如何|咋样)[呢呀啊了]?[?。!]*$")
_WORK = re.compile(r"工作|举措|措施|做法|行动")
_TOLD_BY_HEADINGS = {"rule", "which", "each"}  # kinds of wants
# asks for no place and no number, though its words do elsewhere
_NO_WANT = re.compile(
    r"(?:体现|表现|反映|差|难|卡|好)在哪|哪一步|[几多少]{1,2}[个项条点]?(?:成效|成绩|成果|进展|工作|举措|措施|方面|部分|事)"
)


def overview_of(question: Question, sections: Sequence[Section], scope: Scope) -> Answer:
    """Return the answer that shows `sections`, at least one, by their headings."""
    passages = [passage for section in sections for passage in section.passages]
    return Answer(
        kind=Kind.OVERVIEW,
        question=question.raw,
        confidence=1.0,
        understood_as="、".join(question.corrected),
        hits=tuple(make_hit(passage, (0, len(passage.text))) for passage in passages),
        sections=tuple(sections),
        undated=not question.dated and scope.has_other_years(sections[0].report),
    )


def asked_overview(question: Question, words: Words, scope: Scope) -> Parts:
    """Return the sections that a question about a report, or a whole part of it, asks for."""
    if len(question.content) > LONGEST:
        return ()
    of_then = scope.reports(question.years, question.places)
    reports = list(dict.fromkeys((*of_then, *scope.reports(frozenset(), question.places))))
    if whole := _whole_parts(question, words, scope, reports):
        return whole
    wants = {want.kind for want in question.wants} - _TOLD_BY_HEADINGS
    if wants and not _NO_WANT.search(question.text):
        return ()
    return _one_part(question, words, reports)


class _Outline:
    """What a report says in its title and headings, in the form in which it is compared."""

    def __init__(self, report: Report) -> None:
        title, publisher = normalize(report.title), normalize(report.metadata.publisher)
        self.publisher = publisher
        self.subject = title.replace(publisher, " ") if publisher else title
        self.parents = [(normalize(s.heading), s) for s in report.sections if s.parts]
        self.parts = [s for s in report.sections if len(s.path) == 1]
        self.headings = "\n".join(heading for heading, _ in self.parents)
        self.clauses = [c for p in report.passages for c in _CLAUSE.findall(normalize(p.text))]


def outline_of(report: Report) -> _Outline:
    """Return the outline of a report. It is kept with the report, as its passages are."""
    kept = vars(report)
    if _KEPT not in kept:
        kept[_KEPT] = _Outline(report)
    outline: _Outline = kept[_KEPT]
    return outline


# --- parts that every report has


def _whole_parts(
    question: Question, words: Words, scope: Scope, reports: Sequence[Report]
) -> Parts:
    ordinal = _ORDINAL.search(question.text)
    named = bool(ordinal or lexicon.document_words().search(question.text))
    work = question.asks and _WORK.search(question.text)
    how = _HOW.search(question.text)
    if not (question.aspects or question.years or named or work or how):
        return ()
    said = _NUMBERED.sub("", question.text)
    for known in (
        _ORDINAL,
        _COUNTED,
        lexicon.document_words(),
        lexicon.pointing_words(),
        *(asked for _, asked, _ in lexicon.aspects()),
    ):
        said = known.sub(" ", said)
    telling = [word for word in _telling(words.cut(said)) if word.isalnum()]
    if not (telling or question.aspects or question.years or named or work):
        return ()  # 情况怎么样 asks of something that was said before
    own = (r for r in reports if _is_about(outline_of(r), said, question, words))
    found = ((r, tuple(_parts_of(r, question, words, scope, whole=named))) for r in own)
    shown = [parts for _, parts in islice(_of_one_year(found), MOST_REPORTS)]
    if ordinal:
        at = _number(ordinal[1])
        shown = [parts[at - 1 : at] for parts in shown]
    return tuple(section for parts in shown for section in parts)


def _of_one_year(found: Iterable[tuple[Report, Parts]]) -> Iterable[tuple[Report, Parts]]:
    """Return what was found of the first report with something, and of others of its year."""
    told = ((report, parts) for report, parts in found if parts)
    first = next(told, None)
    if first is None:
        return ()
    return chain([first], takewhile(lambda other: other[0].year == first[0].year, told))


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else chinese_int(numeral)


def _is_about(outline: _Outline, said: str, question: Question, words: Words) -> bool:
    """Return whether `said` is what a whole report is about, its office, or nothing much."""
    if outline.publisher:
        said = _naming(outline.publisher).sub(" ", said)
    for place in question.places:
        said = said.replace(place, " ").replace(place[:-1], " ")
    return all(
        word in outline.subject or _is_year(word, question)
        for word in _telling(words.cut(said))
        if word.isalnum()
    )


@lru_cache
def _naming(office: str) -> re.Pattern[str]:
    """Return a pattern of what people call an office: its last character after some others."""
    some = "".join(f"{re.escape(char)}?" for char in office[:-1])
    return re.compile(some + re.escape(office[-1:]))


def _telling(words: Sequence[str]) -> Iterator[str]:
    """Yield those of `words` that are not broad, nor make such a phrase together."""
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + LONGEST_PHRASE), at, -1)
        end = next((e for e in ends if _is_broad_phrase("".join(words[at:e]))), None)
        if end is None:
            yield words[at]
        at = end or at + 1


def _is_broad_phrase(phrase: str) -> bool:
    return not lexicon.broad_words().isdisjoint((phrase, phrase.removesuffix("的")))


def _is_year(word: str, question: Question) -> bool:
    return word == "年" or (word.isdecimal() and int(word) in question.years)


def _parts_of(
    report: Report, question: Question, words: Words, scope: Scope, *, whole: bool
) -> Iterator[Section]:
    """Yield the parts of a report that a question is about, all of them for the `whole`."""
    aspects = question.aspects or (frozenset() if whole else _aspects(report, question))
    for section in outline_of(report).parts:
        if aspects and not (aspects & lexicon.aspects_of(section.heading)):
            continue
        first = section.passages[0]
        if (
            (not aspects or _is_broad(section, words))
            and not scope.of_another_year(first, question.text, question.years)
            and not scope.of_another_place(first, section.heading, question.places)
        ):
            yield section


def _is_broad(section: Section, words: Words) -> bool:
    """Return whether a heading tells of a whole part: not 关于新机场建设项目问题."""
    heading = _NUMBERED.sub("", normalize(section.heading))
    subject = outline_of(section.report).subject
    telling = [w for w in _telling(words.cut(heading)) if w.isalpha() and w not in subject]
    return len(telling) <= MOST_TELLING


def _aspects(report: Report, question: Question) -> AbstractSet[str]:
    """Return whether a question about the work of some year is about what is done or planned."""
    plan = question.years and years.looks_back_on(report) not in question.years
    return {"plan"} if plan else {"done"}


# --- a part with parts of its own, asked for by its heading


def _one_part(question: Question, words: Words, reports: Sequence[Report]) -> Parts:
    """Return the section whose heading says what is asked, where no clause says as much."""
    asked = _pairs(question, words)
    if not asked:
        return ()
    found = [
        (share, section)
        for report in reports
        for share, section in _covering(outline_of(report), asked, question)
    ]
    best = max((share for share, _ in found), default=0.0)
    return tuple(section for share, section in found if share == best)[:MOST_REPORTS]


def _pairs(question: Question, words: Words) -> set[str]:
    """Return the pairs of characters of a question's telling words, and where two of them meet."""
    telling = list(_telling(words.cut(question.content)))
    pairs = {pair for word in telling for pair in grams(word) if len(pair) > 1}
    met = (a[-1] + b[0] for a, b in pairwise(telling) if min(len(a), len(b)) > 1)
    return pairs | {pair for pair in met if pair in question.content}


def _covering(
    outline: _Outline, asked: AbstractSet[str], question: Question
) -> Iterator[tuple[float, Section]]:
    if _share(asked, outline.headings) < COVERED:
        return
    told = max((_share(asked, clause) for clause in outline.clauses), default=0.0)
    for heading, section in outline.parents:
        share = _share(asked, heading)
        top = lexicon.aspects_of(section.path[0])
        fits = not top or not question.aspects or top & question.aspects
        if fits and share >= COVERED and share > told:
            yield share, section


def _share(asked: AbstractSet[str], text: str) -> float:
    return sum(pair in text for pair in asked) / len(asked)
