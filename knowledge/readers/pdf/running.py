"""Running headers, footers and page numbers: found by what repeats, and left out.

The outermost line of a page, at its top or bottom, is one when it stands apart from the text
or is set smaller, and other pages have the same in the same place, page numbers aside, where
the rest has no text. Then the next line is the outermost. To lose text is worse than to keep
a header, so a line that might be text is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median_low
from typing import NamedTuple

from knowledge.readers.pdf.lines import Line
from knowledge.readers.pdf.page import SMALLER, Page, usual_size

_MOST_LINES = 4  # of a header or footer
_MARGIN = 0.15  # of the height of a page, in which they stand
_SAME_PLACE = 3.0  # points
_FEW_PAGES = 2  # that have the same line prove little: it has to stand apart as well
_APART = 1.4  # times the usual distance of lines
_STRAY = 0.1  # of the other pages may have text as far out as a header
_SHORTEST_TITLE = 4  # characters

_DIGITS = re.compile(r"\d{1,9}")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_FOLIO = re.compile(
    r"[-—–－_·•.~～|]*\d{1,4}[-—–－_·•.~～|]*"
    r"|第\d{1,4}页[,，/|]?(?:[(（]?共\d{1,4}页[)）]?)?|共\d{1,4}页[,，/|]?第\d{1,4}页|\d{1,4}/\d{1,4}"
    r"|[Pp]age\d{1,4}(?:of\d{1,4})?|" + "|".join(_ROMAN)
)
_BARE = re.compile(r"\d+|[ivx]+")
_LABEL = re.compile(r"附|表|图")  # each on a page of its own, they count as pages do

_Outer = Mapping[int, Line]  # by the place of the page among the pages


def without_running(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without what repeats at their edges."""
    pages = list(pages)
    edges = _Edges(_usual_distance(pages), usual_size(pages))
    for top in (True, False):
        for _ in range(_MOST_LINES):
            outer = {
                i: line
                for i, page in enumerate(pages)
                if (line := _outermost(page, top=top)) and _is_outside(line, page, top=top)
            }
            running = set(edges.running(outer, pages, top=top))
            if not running:
                break
            for i in running:
                lines = [line for line in pages[i].lines if line is not outer[i]]
                pages[i] = replace(pages[i], lines=lines)
    return pages


def _outermost(page: Page, *, top: bool) -> Line | None:
    return (max if top else min)(page.lines, key=lambda line: line.y, default=None)


def _is_outside(line: Line, page: Page, *, top: bool) -> bool:
    """Tell if a line stands where headers and footers do."""
    edge = page.height - line.y if top else line.y
    return edge <= _MARGIN * page.height


def _usual_distance(pages: Sequence[Page]) -> float:
    """Return how far lines are apart, in points."""
    distances = (a.y - b.y for page in pages for a, b in pairwise(page.lines))
    return median_low([distance for distance in distances if distance > 0] or [0])


class _Edges(NamedTuple):
    """How far lines of the text are apart, and its type: what edges of pages differ from."""

    distance: float
    size: float

    def running(self, outer: _Outer, pages: Sequence[Page], *, top: bool) -> Iterator[int]:
        """Yield the pages whose outermost line is no part of the text."""
        yield from (i for i, line in outer.items() if line.furniture)
        apart = {i for i, line in outer.items() if self._is_apart(line, pages[i])}
        yield from _folios(outer, pages, set() if top and len(pages) == 1 else apart)
        yield from (i for i in apart if _repeats_title(outer[i], pages[i]))
        small = {i for i, line in outer.items() if line.size < SMALLER * self.size}
        groups = [
            group
            for group in _same({i: outer[i] for i in apart | small})
            if (len(group) > _FEW_PAGES or apart.issuperset(group)) and _counts(group, pages)
        ]
        grouped = {i for group in groups for i in group}
        others = [line for i, line in outer.items() if i not in grouped]
        for group in groups:
            strays = sum(_is_as_far_out(line, group, top=top) for line in others)
            if strays <= max(1, _STRAY * len(others)):
                yield from group

    def _is_apart(self, line: Line, page: Page) -> bool:
        distances = [abs(line.y - other.y) for other in page.lines if other.y != line.y]
        return not distances or min(distances) >= _APART * self.distance


def _repeats_title(line: Line, page: Page) -> bool:
    """Tell if a line says in small type what stands in larger type below, on a lone page."""
    larger = "".join(other.text for other in page.lines if other.size > line.size)
    return len(line.text) >= _SHORTEST_TITLE and _unspaced(line.text) in _unspaced(larger)


def _folios(outer: _Outer, pages: Sequence[Page], apart: set[int]) -> Iterator[int]:
    """Yield the pages whose outermost line is a page number."""
    texts = {i: _unspaced(line.text) for i, line in outer.items()}
    texts = {i: text for i, text in texts.items() if _FOLIO.fullmatch(text)}
    shifts = {i: _number(text) - pages[i].number for i, text in texts.items()}
    common = Counter(shifts.values())
    for i, text in texts.items():
        alone = i in apart and (shifts[i] == 1 or not _BARE.fullmatch(text))
        if alone or common[shifts[i]] > 1:
            yield i


def _number(text: str) -> int:
    found = re.search(r"第(\d+)页", text) or re.search(r"(\d+)", text)
    return int(found[1]) if found else _ROMAN.index(text) + 1


def _same(outer: _Outer) -> Iterator[_Outer]:
    """Yield the pages that have the same line in the same place, but for the digits."""
    groups = defaultdict[str, dict[int, Line]](dict)
    for i, line in outer.items():
        groups[_DIGITS.sub("0", _unspaced(line.text))][i] = line
    for group in groups.values():
        y = median_low(line.y for line in group.values())
        same = {i: line for i, line in group.items() if abs(line.y - y) <= _SAME_PLACE}
        if len(same) >= _FEW_PAGES:
            yield same


def _counts(group: _Outer, pages: Sequence[Page]) -> bool:
    """Tell if the numbers in a repeated line are those of the pages, or always the same."""
    numbers = [tuple(map(int, _DIGITS.findall(line.text))) for line in group.values()]
    if len(set(numbers)) == 1:
        return True
    places = [pages[i].number for i in group]
    return not any(_LABEL.match(line.text) for line in group.values()) and all(
        len(set(column)) == 1 or len({n - at for n, at in zip(column, places, strict=True)}) == 1
        for column in zip(*numbers, strict=True)
    )


def _is_as_far_out(line: Line, group: _Outer, *, top: bool) -> bool:
    edge = next(iter(group.values()))
    return line.y >= edge.y - edge.size / 2 if top else line.y <= edge.y + edge.size / 2


def _unspaced(text: str) -> str:
    return "".join(text.split())
