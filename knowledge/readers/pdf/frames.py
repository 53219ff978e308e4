"""The margins that the text of a document stands between."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from knowledge.readers.pdf.lines import Line
from knowledge.readers.pdf.page import Page
from knowledge.readers.pdf.wrapping import EVEN, same_size, wraps

# In ems, the size of the type.
_NEAR = 0.5  # what begins or ends no further from a margin stands at it
_RAGGED = 1.0  # before the right margin, full lines end
_LOPSIDED = 3.0  # by which the margin on the right may be wider
# Shares.
_SUPPORT = 0.03  # of the lines have to begin, or to end, at a margin
_FULL = 0.3  # of the lines end at the right margin, where it is plain to see
_NARROW = 0.5  # of the width of a page; text is not set narrower than that
_FEW = 10  # lines, none of which can be told to be out of line

_Shape = tuple[int, int, int]  # the width of the page, the column, and the side of a leaf


class Frame(NamedTuple):
    """The margins that a line stands between."""

    left: float
    right: float


class Frames:
    """The margins of each page and column."""

    def __init__(self, pages: Iterable[Page], size: float) -> None:
        lines = defaultdict[_Shape, list[Line]](list)
        for page in pages:
            for line in page.lines:
                lines[_shape(page, line)].append(line)
        self._frames = {shape: _framed(shape, lines, size) for shape in list(lines)}

    def frame(self, page: Page, line: Line) -> Frame:
        """Return the margins that a line of a page stands between."""
        return self._frames[_shape(page, line)]


def _shape(page: Page, line: Line) -> _Shape:
    return round(page.width), line.column, page.number % 2


def _framed(shape: _Shape, lines: Mapping[_Shape, list[Line]], size: float) -> Frame:
    """Return the margins of pages of one shape; facing pages may have them the other way round."""
    width, column, side = shape
    page_width = 0 if column else width
    here, facing = lines[shape], lines.get((width, column, 1 - side), [])
    both = _frame([*here, *facing], size, page_width)
    if min(len(here), len(facing)) < _FEW:
        return both
    own, other = _frame(here, size, page_width), _frame(facing, size, page_width)
    as_wide = abs((own.right - own.left) - (other.right - other.left)) <= _NEAR * size
    shifted = as_wide and abs(own.left - other.left) > _NEAR * size
    return own if shifted else both


def _frame(lines: Sequence[Line], size: float, width: float) -> Frame:
    """Return the outermost places where several lines begin and end.

    For the left, a single line is enough that goes on from a full one above it. Where few
    lines end at the right, or far from the edge of a page of this width, the page is taken
    to have the same margin on both sides.
    """
    lines = [line for line in lines if same_size(line.size, size)] or lines
    needed = _SUPPORT * len(lines) if len(lines) > _FEW else 0
    right = -_supported(sorted(-line.ink for line in lines), _RAGGED * size, needed)
    left = _supported(sorted(line.x0 for line in lines), _NEAR * size, needed)
    full = sum(line.ink >= right - _RAGGED * size for line in lines)
    if full < _FULL * len(lines) or right - left < _NARROW * width:
        right = max(right, width - left - _LOPSIDED * size)
    going_on = (
        below.x0
        for above, below in pairwise(lines)
        if wraps(above, right - above.x1, below) and below.x0 < above.x0 - EVEN * size
    )
    return Frame(min(left, *going_on, left), right)


def _supported(places: Sequence[float], near: float, needed: float) -> float:
    """Return the first of sorted places that enough others are near behind."""
    for i, place in enumerate(places):
        if bisect_right(places, place + near) - i >= needed:
            return place
    return places[0]
