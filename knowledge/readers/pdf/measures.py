"""What is usual in a document: its type, how its paragraphs begin, how far lines are apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import mode
from typing import NamedTuple

from knowledge.readers.pdf.frames import Frame, Frames
from knowledge.readers.pdf.lines import Line
from knowledge.readers.pdf.page import SMALLER, Page, usual_size
from knowledge.readers.pdf.wrapping import EVEN, same_size, wraps

_LARGER = 1.1  # times the usual size
_OFF = 1.0  # ems by which the sides of a line in the middle may differ
_OFTEN = 0.2  # of the distances within paragraphs are usual ones
_STRETCHED = 1.25  # times the usual distance is not yet a gap
_LOOSE = 2.0  # ems between lines of which nothing else is known
_MOST = 0.8  # of the paragraphs
_ANYWHERE = -1  # for the number of a page


class Placed(NamedTuple):
    """A line in its place: on which page, between which margins."""

    line: Line
    page: int
    frame: Frame

    @property
    def indent(self) -> float:
        """How far the line begins behind the left margin, in ems."""
        return (self.line.x0 - self.frame.left) / self.line.size

    @property
    def room(self) -> float:
        """How much is left between the line and the right margin, in points."""
        return self.frame.right - self.line.x1

    @property
    def is_in_middle(self) -> bool:
        """Tell if there is as much left on one side as on the other."""
        return abs(self.indent - self.room / self.line.size) <= _OFF


_Step = tuple[Placed, Placed]  # a line and the next


class Measures:
    """What is usual in a document.

    `indent` is how far most paragraphs begin behind the margin, in ems.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        self._size = usual_size(pages)
        self._frames = Frames(pages, self._size)
        steps = [step for page in pages for step in pairwise(self.placed(page)) if _is_step(*step)]
        self._distances = _usual_distances(filter(_wraps, steps))
        self.indent = _usual_indent(steps)
        starts = [step for step in steps if not _wraps(step)]
        indented = [below for _, below in starts if below.indent >= EVEN]
        apart = [step for step in starts if self.is_gap(*step) or step[1].indent >= EVEN]
        self._tells_anywhere = len(indented) >= _MOST * len(starts)
        self._tells_together = len(apart) >= _MOST * len(starts)

    def placed(self, page: Page) -> list[Placed]:
        """Return the lines of a page in their places."""
        return [Placed(line, page.number, self._frames.frame(page, line)) for line in page.lines]

    def is_large(self, line: Line) -> bool:
        """Tell if a line is set in larger type than the text, as titles are."""
        return line.size > self._size * _LARGER

    def is_small(self, line: Line) -> bool:
        """Tell if a line is set in smaller type than the text, as footnotes are."""
        return line.size < self._size * SMALLER

    def is_gap(self, above: Placed, below: Placed) -> bool:
        """Tell if two lines on a page are further apart than those of one paragraph."""
        size = round(below.line.size)
        usual = self._distances.get((below.page, size)) or self._distances.get((_ANYWHERE, size))
        most = usual * _STRETCHED if usual else _LOOSE * below.line.size
        return above.line.y - below.line.y > most

    def tells_starts(self, *, together: bool) -> bool:
        """Tell if an indent, or a gap where lines are `together`, shows nearly every start."""
        return self._tells_together if together else self._tells_anywhere


def are_together(above: Placed, below: Placed) -> bool:
    """Tell if two lines stand on one page and in one column."""
    return (above.page, above.line.column) == (below.page, below.line.column)


def _is_step(above: Placed, below: Placed) -> bool:
    """Tell if two lines are of one kind, and one stands below the other."""
    alike = are_together(above, below) and same_size(above.line.size, below.line.size)
    return alike and above.line.y > below.line.y


def _wraps(step: _Step) -> bool:
    above, below = step
    return wraps(above.line, above.room, below.line)


def _usual_distances(steps: Iterable[_Step]) -> dict[tuple[int, int], float]:
    """Return how far the lines of paragraphs are apart, for each page and size of type."""
    distances = defaultdict[tuple[int, int], Counter[float]](Counter)
    for above, below in steps:
        distance = round(2 * (above.line.y - below.line.y)) / 2
        for page in (above.page, _ANYWHERE):
            distances[page, round(below.line.size)][distance] += 1
    return {
        (page, size): min(d for d, times in counter.items() if times >= _OFTEN * counter.total())
        for (page, size), counter in distances.items()
        if page == _ANYWHERE or max(counter.values()) > 1
    }


def _usual_indent(steps: Sequence[_Step]) -> float:
    """Return how far most paragraphs begin behind their second lines, in ems.

    Where none has a second line, return how far most begin behind the margin.
    """
    behind = [a.indent - b.indent for a, b in filter(_wraps, steps) if a.indent - b.indent >= EVEN]
    behind = behind or [below.indent for above, below in steps if not _wraps((above, below))]
    return mode(round(2 * indent) / 2 for indent in behind) if behind else 0.0
