"""A list that runs on over several sentences, to be quoted whole where all of it is asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.coverage import STANDS, stands_in
from knowledge.models import Passage
from knowledge.normalize import normalize
from knowledge.numbering import Number, Style, leading_number
from knowledge.sentences import sentence_spans

Span = tuple[int, int]

_LISTS = {
    *(Style.POINT, Style.DEMAND, Style.ORDINAL, Style.PAREN),
    *(Style.ARABIC, Style.PAREN_ARABIC, Style.CIRCLED),
}
_INTRODUCED = re.compile(r"[:：]\s*(?=\S)")  # 有以下问题：一是…
_GOES_ON = ("；", ";")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a passage: what introduces a list in it, and what it says itself.

    `point` is the number of the point that it opens.
    """

    span: Span
    introduction: str
    own: str
    point: Number | None
    goes_on: bool
    ends_a_paragraph: bool

    @classmethod
    def of(cls, text: str, span: Span) -> "_Sentence":
        printed = text[slice(*span)]
        said = printed.rstrip()
        inside = _INTRODUCED.search(said)
        point = leading_number(said) or (leading_number(said[inside.end() :]) if inside else None)
        point = point if point and point.style in _LISTS else None
        begins = inside.start() if inside else 0 if point else len(said)
        return cls(
            span=(span[0], span[0] + len(said)),
            introduction=normalize(said[:begins]),
            own=normalize(said[begins:]),
            point=point,
            goes_on=said.endswith(_GOES_ON),
            ends_a_paragraph="\n" in printed[len(said) :],
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """What is quoted of a list: its span in the passage, and how many points that holds."""

    span: Span
    size: int


def listed(passage: Passage, quote: Span, about: Sequence[str]) -> Listed:
    """Return the list in a passage that `quote` is of; where it is of none, the quote alone.

    Where a question is about one point, as more of the words that it is `about` stand there
    than before the list, it is that point, not left at the sentence that opens it.
    """
    sentences = [_Sentence.of(passage.text, span) for span in sentence_spans(passage.text)]
    at = next((n for n, s in enumerate(sentences) if s.span[0] == quote[0]), -1)
    run = next((run for run in _lists(sentences) if at in run), None)
    if run is None:
        return Listed(quote, 0)
    introduction, quoted = sentences[run[0]].introduction, sentences[at]
    said = quoted.own if at == run[0] else quoted.introduction + quoted.own
    before = [word for word in about if stands_in(word, introduction) >= STANDS]
    own = [word for word in about if word not in before and stands_in(word, said) >= STANDS]
    if len(own) > len(before):
        run = _point_at(sentences, at, run)
    span = sentences[run[0]].span[0], sentences[run[-1]].span[1]
    return Listed(span, sum(bool(sentences[n].point) for n in run) or len(run))


def _point_at(sentences: Sequence[_Sentence], at: int, run: range) -> range:
    """Return where the point of a list is that a sentence opens; else just that sentence."""
    ends = (n for n in run if n > at and (sentences[n].point or not sentences[at].point))
    return range(at, next(ends, run.stop if sentences[at].point else at + 1))


def _lists(sentences: Sequence[_Sentence]) -> Iterator[range]:
    """Yield where lists are, each with the sentence that introduces it."""
    at = 0
    while at < len(sentences):
        end = max(_end_of_points(sentences, at), _end_of_clauses(sentences, at))
        if end > at + 1:
            yield range(at, end)
        at = max(end, at + 1)


def _end_of_points(sentences: Sequence[_Sentence], at: int) -> int:
    """Return where the numbered points end that begin at a sentence, or that it introduces."""
    first = at + (sentences[at].point is None and _introduces(*sentences[at : at + 2]))
    last, end = sentences[first].point, first + 1
    if last is None or (first > 0 and last.value > 1):
        return at
    while end < len(sentences):
        point = sentences[end].point
        if point is None and sentences[end - 1].ends_a_paragraph:
            break
        if point and point != Number(last.style, last.value + 1):
            break
        last, end = point or last, end + 1
    return end if last != sentences[first].point else at


def _introduces(sentence: _Sentence, behind: _Sentence | None = None) -> bool:
    """Return whether a sentence leads to the first of some points, and is not of their text."""
    if behind is None or behind.point is None or behind.introduction:
        return False
    return sentence.introduction.endswith((":", "：")) or not sentence.ends_a_paragraph


def _end_of_clauses(sentences: Sequence[_Sentence], at: int) -> int:
    """Return where what a sentence introduces ends, if its parts are long as sentences."""
    end = at
    if sentences[at].introduction and sentences[at].own:
        while end < len(sentences) and sentences[end].goes_on:
            end += 1
    return min(end + 1, len(sentences)) if end > at else at
