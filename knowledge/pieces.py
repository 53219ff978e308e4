"""Long text → pieces of bearable length, cut at the ends of paragraphs, else of sentences."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from knowledge.numbering import Style, leading_number
from knowledge.sentences import sentence_spans

Span = tuple[int, int]

_GAP = 4  # characters between two paragraphs: a blank line, and the indent of two
_LONGEST_NUMBER = 8  # characters; what of a sentence is looked at for its number

# What opens the next point of a list that is written as one paragraph.
_LISTS = {Style.POINT, Style.ORDINAL, Style.DEMAND, Style.PAREN, Style.PAREN_ARABIC, Style.CIRCLED}


class Ruler:
    """Measures spans of a text as if its paragraphs stood equally far apart.

    So that a text is cut the same with blank lines and indents, and without them; what it
    measures is never less than what is there, but for a gap that is wider still.
    """

    def __init__(self, paragraphs: Sequence[Span]) -> None:
        self._ends = [end for _, end in paragraphs[:-1]]
        gaps = (after[0] - before[1] for before, after in pairwise(paragraphs))
        self._added = [0, *accumulate(max(0, _GAP - gap) for gap in gaps)]

    def __call__(self, span: Span) -> int:
        """Return the characters of `span`, each gap in it counted as `_GAP` at least."""
        first, last = (bisect_left(self._ends, place) for place in span)
        return span[1] - span[0] + self._added[last] - self._added[first]


def pieces(text: str, paragraphs: Sequence[Span], *, least: int, most: int) -> list[Span]:
    """Return spans of whole sentences that cover `paragraphs`, each `least` to `most` characters.

    A single sentence longer than `most` stays whole; a span is shorter than `least` only
    where it fits to neither of its neighbours and no better cut can be found.
    """
    size = Ruler(paragraphs)
    spans = [
        span
        for paragraph in paragraphs
        for span in (_parts(text, paragraph, most) if size(paragraph) > most else [paragraph])
    ]
    return _Joiner(text, size, least, most).join(spans)


def _parts(text: str, paragraph: Span, most: int) -> Iterator[Span]:
    """Yield the points of the list that a paragraph holds; of long ones, the sentences."""
    points: list[list[Span]] = []
    for start, end in _sentences(text, paragraph):
        number = leading_number(text[start : start + _LONGEST_NUMBER])
        if not points or (number and number.style in _LISTS):
            points.append([])
        points[-1].append((start, end))
    for sentences in points:
        whole = (sentences[0][0], sentences[-1][1])
        yield from [whole] if len(points) > 1 and whole[1] - whole[0] <= most else sentences


def _sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences in `span`, without the white space behind them."""
    content = text[slice(*span)]
    for start, end in sentence_spans(content):
        stripped = start + len(content[start:end].rstrip())
        if stripped > start:
            yield span[0] + start, span[0] + stripped


@dataclass(frozen=True, slots=True)
class _Joiner:
    """Joins spans of one text that are too short for a piece of it."""

    text: str
    size: Ruler
    least: int
    most: int

    def join(self, spans: Iterable[Span]) -> list[Span]:
        """Join each short span to the one behind it, to the one before, or cut both anew."""
        ahead: list[Span] = []
        for span in spans:
            if ahead and self._is_short(ahead[-1]) and self._fit(ahead[-1], span):
                ahead[-1] = (ahead[-1][0], span[1])
            else:
                ahead.append(span)
        joined: list[Span] = []
        for span in ahead:
            if not joined or not (self._is_short(span) or self._is_short(joined[-1])):
                joined.append(span)
            elif self._fit(joined[-1], span):
                joined[-1] = (joined[-1][0], span[1])
            else:
                joined[-1:] = self._halves(joined[-1], span)
        return joined

    def _is_short(self, span: Span) -> bool:
        return self.size(span) < self.least

    def _fit(self, first: Span, second: Span) -> bool:
        return self.size((first[0], second[1])) <= self.most

    def _halves(self, first: Span, second: Span) -> tuple[Span, Span]:
        """Return two spans cut where they are most alike; as they are, where none is better."""
        start, stop = first[0], second[1]
        cuts = [
            ((start, end), (begin, stop))
            for (_, end), (begin, _) in pairwise(_sentences(self.text, (start, stop)))
            if self.least <= self.size((start, end)) <= self.most
            and self.least <= self.size((begin, stop)) <= self.most
        ]
        middle = (start + stop) / 2
        return min(cuts, key=lambda cut: abs(cut[0][1] - middle), default=(first, second))
