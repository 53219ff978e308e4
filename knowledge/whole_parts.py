"""Questions about a whole report, or about a whole part that every report has."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import chain, islice, takewhile

from knowledge import lexicon, years
from knowledge.contents import MOST_REPORTS, Contents, telling_words
from knowledge.models import Report, Section
from knowledge.normalize import normalize
from knowledge.numbering import chinese_int
from knowledge.scope import Scope
from knowledge.tokens import Words
from knowledge.understand import Question

MOST_TELLING = 2  # words by which the heading of a whole part may tell of something else

_NUMBERED = re.compile(r"^[(]?[一二三四五六七八九十]{1,3}[)、.]+")
_ORDINAL = re.compile(r"第([一二三四五六七八九十]{1,3}|\d{1,2})(?:个?大?部分|章|节|大点|大块)")
_COUNTED = re.compile(
    r"哪?(?:[几两三四五六七八九十]|多少)(?:大|[个件项条块点样类]|方面|部分)+(?:大?事|工作)?"
)

Parts = tuple[Section, ...]
Telling = Callable[[str], Sequence[str]]


def whole_parts(
    question: Question, words: Words, scope: Scope, reports: Sequence[Contents]
) -> Parts:
    """Return the parts of `reports` that a question asks for, of one of them where it says which.

    `reports` are those that it may be about, the likeliest first.
    """
    ordinal = _ORDINAL.search(question.text)
    named = bool(ordinal or lexicon.document_words().search(question.text))
    work = question.asks and lexicon.cues()["work"].search(question.text)
    how = lexicon.cues()["how_it_goes"].search(question.text)
    if not (question.aspects or question.years or named or work or how):
        return ()
    said = _besides(question.text)

    @cache  # most of a hundred reports leave the same of it
    def telling(text: str) -> Sequence[str]:
        return [word for word in telling_words(words.cut(text)) if word.isalnum()]

    if not (telling(said) or question.aspects or question.years or named or work):
        return ()  # 情况怎么样 asks of something that was said before
    own = (r for r in reports if _is_about(r, said, question, telling))
    found = ((r.report, tuple(_parts_of(r, question, words, scope, whole=named))) for r in own)
    shown = [parts for _, parts in islice(_of_one_year(found), MOST_REPORTS)]
    if ordinal:
        at = _number(ordinal[1])
        shown = [parts[at - 1 : at] for parts in shown]
    return tuple(section for parts in shown for section in parts)


def _besides(text: str) -> str:
    """Return what `text` says besides that it is about a report, or about an aspect of one."""
    said = _NUMBERED.sub("", text)
    for known in (
        _ORDINAL,
        _COUNTED,
        lexicon.document_words(),
        lexicon.pointing_words(),
        *(asked for _, asked, _ in lexicon.aspects()),
    ):
        said = known.sub(" ", said)
    return said


def _of_one_year(found: Iterable[tuple[Report, Parts]]) -> Iterable[tuple[Report, Parts]]:
    """Return what was found of the first report with something, and of others of its year."""
    told = ((report, parts) for report, parts in found if parts)
    first = next(told, None)
    if first is None:
        return ()
    return chain([first], takewhile(lambda other: other[0].year == first[0].year, told))


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else chinese_int(numeral)


def _is_about(contents: Contents, said: str, question: Question, telling: Telling) -> bool:
    """Return whether `said` is what a whole report is about, its office, or nothing much."""
    if contents.publisher:
        said = _naming(contents.publisher).sub(" ", said)
    for place in question.places:
        said = said.replace(place, " ").replace(place[:-1], " ")
    return all(word in contents.subject or _is_year(word, question) for word in telling(said))


@lru_cache
def _naming(office: str) -> re.Pattern[str]:
    """Return a pattern of what people call an office: its last character after some others."""
    some = "".join(f"{re.escape(char)}?" for char in office[:-1])
    return re.compile(some + re.escape(office[-1:]))


def _is_year(word: str, question: Question) -> bool:
    return word == "年" or (word.isdecimal() and int(word) in question.years)


def _parts_of(
    contents: Contents, question: Question, words: Words, scope: Scope, *, whole: bool
) -> Iterator[Section]:
    """Yield the parts of a report that a question is about, all of them for the `whole`."""
    aspects = question.aspects or (frozenset() if whole else _aspects(contents.report, question))
    for section in contents.parts:
        if aspects and not (aspects & lexicon.aspects_of(section.heading)):
            continue
        first = section.passages[0]
        if (
            (not aspects or _is_broad(section, contents.subject, words))
            and not scope.of_another_year(first, question.text, question.years)
            and not scope.of_another_place(first, section.heading, question.places)
        ):
            yield section


def _is_broad(section: Section, subject: str, words: Words) -> bool:
    """Return whether a heading tells of a whole part: not 关于新机场建设项目问题."""
    heading = _NUMBERED.sub("", normalize(section.heading))
    telling = [w for w in telling_words(words.cut(heading)) if w.isalpha() and w not in subject]
    return len(telling) <= MOST_TELLING


def _aspects(report: Report, question: Question) -> AbstractSet[str]:
    """Return whether a question about the work of some year is about what is done or planned."""
    plan = question.years and years.looks_back_on(report) not in question.years
    return {"plan"} if plan else {"done"}
