"""Ruling lines that meet → the grids they make, and the cells in those."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from math import inf
from typing import NamedTuple

from knowledge.readers.pdf.sheet import Glyph, Sheet

NEAR = 3.0  # points; lines that are no further apart are one, or meet
_MOST_CROSSINGS = 250_000  # of lines on one page; what has more is a drawing
_TWO = 2  # lines, between which there is one row or column
_BOX = 0.2  # of the height of a page, which no row of a table of one column has
_MIDDLE = 0.3  # ems from the baseline of a character to its middle

Place = tuple[int, int]  # in a grid: the row, from below, and the column


class _Ruling(NamedTuple):
    """A ruling line: where it is, and from where to where it runs."""

    at: float
    start: float
    end: float

    def runs_through(self, point: float) -> bool:
        return self.start - NEAR <= point <= self.end + NEAR


class Grid(NamedTuple):
    """The lines of one table, upright and level, and the places where they part it."""

    uprights: Sequence[_Ruling]
    levels: Sequence[_Ruling]
    xs: Sequence[float]
    ys: Sequence[float]

    @property
    def rows(self) -> range:
        """The rows, from below."""
        return range(len(self.ys) - 1)

    @property
    def columns(self) -> range:
        """The columns, from the left."""
        return range(len(self.xs) - 1)

    def place(self, glyph: Glyph) -> Place | None:
        """Return the place that a character stands in."""
        column = bisect_right(self.xs, (glyph.x0 + glyph.x1) / 2) - 1
        row = bisect_right(self.ys, glyph.y + _MIDDLE * glyph.size) - 1
        return (row, column) if row in self.rows and column in self.columns else None

    def cells(self) -> Iterator[list[Place]]:
        """Yield the places of each cell: those that no line parts."""
        walls = set(_barriers(self.uprights, self.xs, self.ys))
        floors = set(_barriers(self.levels, self.ys, self.xs))
        left = dict.fromkeys(product(self.rows, self.columns))
        while left:
            cell = [left.popitem()[0]]
            for place in cell:  # which grows
                for neighbour in _open(place, walls, floors):
                    if neighbour in left:
                        del left[neighbour]
                        cell.append(neighbour)
            yield cell


def grids_of(sheet: Sheet) -> Iterator[Grid]:
    """Yield the lines that meet one another, where they are no box around text."""
    rules = sheet.rules
    levels = _merged(_Ruling((r.y0 + r.y1) / 2, r.x0, r.x1) for r in rules if r.is_level)
    uprights = _merged(_Ruling((r.x0 + r.x1) / 2, r.y0, r.y1) for r in rules if not r.is_level)
    if len(levels) * len(uprights) > _MOST_CROSSINGS:
        return
    for across, down in _meeting(levels, uprights):
        xs, ys = _stops(down, across), _stops(across, down)
        if not _is_box(xs, ys, sheet.height):
            yield Grid(down, across, xs, ys)


def _is_box(xs: Sequence[float], ys: Sequence[float], height: float) -> bool:
    """Tell if lines make a box, or boxes on boxes, as they are drawn around text."""
    tallest = max((top - bottom for bottom, top in pairwise(ys)), default=0)
    return len(xs) <= _TWO and (len(ys) <= _TWO or tallest > _BOX * height)


def _merged(lines: Iterable[_Ruling]) -> list[_Ruling]:
    """Put together what is one line to the eye: drawn twice, dashed, or cell by cell."""
    merged = list[_Ruling]()
    for line in sorted(_snapped(lines)):
        last = merged[-1] if merged else line
        if merged and last.at == line.at and line.start <= last.end + NEAR:
            merged[-1] = last._replace(end=max(last.end, line.end))
        else:
            merged.append(line)
    return merged


def _snapped(lines: Iterable[_Ruling]) -> Iterator[_Ruling]:
    at = -inf
    for line in sorted(lines):
        if line.at > at + NEAR:
            at = line.at
        yield line._replace(at=at)


def _meeting(
    levels: list[_Ruling], uprights: list[_Ruling]
) -> Iterator[tuple[list[_Ruling], list[_Ruling]]]:
    """Yield the groups of lines that meet, those that run across and those that run down."""
    while uprights:
        across, down = list[_Ruling](), [uprights.pop()]
        for upright in down:  # which grows
            new = [level for level in levels if _meet(level, upright)]
            levels = [level for level in levels if level not in new]
            across += new
            down += (u for u in uprights if any(_meet(level, u) for level in new))
            uprights = [u for u in uprights if u not in down]
        if across:
            yield across, down


def _meet(level: _Ruling, upright: _Ruling) -> bool:
    return level.runs_through(upright.at) and upright.runs_through(level.at)


def _stops(lines: Iterable[_Ruling], crossing: Iterable[_Ruling]) -> list[float]:
    """Return where `lines` part a table that reaches as far as the lines `crossing` them."""
    stops = list[float]()
    ends = [end for line in crossing for end in (line.start, line.end)]
    for at in sorted([min(ends), *(line.at for line in lines), max(ends)]):
        if not stops or at > stops[-1] + NEAR:
            stops.append(at)
    return stops


def _open(place: Place, walls: set[Place], floors: set[Place]) -> Iterator[Place]:
    """Yield the places around one that no line parts from it."""
    row, column = place
    if (column + 1, row) not in walls:
        yield row, column + 1
    if (column, row) not in walls:
        yield row, column - 1
    if (row + 1, column) not in floors:
        yield row + 1, column
    if (row, column) not in floors:
        yield row - 1, column


def _barriers(
    lines: Iterable[_Ruling], stops: Sequence[float], across: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """Yield which stop a line closes, and in which interval across it."""
    for line in lines:
        stop = bisect_right(stops, line.at) - 1
        for slot, (start, end) in enumerate(pairwise(across)):
            if line.runs_through((start + end) / 2):
                yield stop, slot
