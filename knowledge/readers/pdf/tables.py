"""The tables of a page: what stands between ruling lines, cell by cell."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from knowledge.readers.pdf.characters import HYPHEN
from knowledge.readers.pdf.grids import NEAR, Grid, Place, grids_of
from knowledge.readers.pdf.lines import joined, lines_of
from knowledge.readers.pdf.sheet import Glyph, Sheet
from knowledge.readers.pdf.wrapping import glued, wraps

_WIDEST_PADDING = 6.0  # points between a wall and the text of a cell
_NEARLY = 0.3  # em more than needed that may be left in a line which is full


class Table(NamedTuple):
    """A table; a merged cell stands in every place of the grid that it covers."""

    top: float
    walls: tuple[float, ...]  # where its columns begin and end
    grid: tuple[tuple[str, ...], ...]
    headers: int = 0  # rows at its top that were repeated, where it went on on another page


def tables_of(sheet: Sheet) -> tuple[list[Table], list[Glyph]]:
    """Return the tables of a page from its top, and the characters outside of them."""
    tables, outside = list[Table](), sheet.glyphs
    for grid in grids_of(sheet):
        inside, rest = defaultdict[Place, list[Glyph]](list), list[Glyph]()
        for glyph in outside:
            place = grid.place(glyph)
            (rest if place is None else inside[place]).append(glyph)
        if inside:
            tables.append(_table(grid, inside))
            outside = rest
    return sorted(tables, key=lambda table: -table.top), outside


def continued(table: Table, more: Table) -> Table | None:
    """Return the table that goes on in `more`; None when these are two tables."""
    if len(table.walls) != len(more.walls):
        return None
    widths = zip(pairwise(table.walls), pairwise(more.walls), strict=True)
    if any(abs((b - a) - (d - c)) > NEAR for (a, b), (c, d) in widths):
        return None
    both = zip(table.grid, more.grid, strict=False)
    repeated = sum(1 for _ in takewhile(lambda rows: rows[0] == rows[1], both))
    grid = table.grid + more.grid[repeated:]
    return table._replace(grid=grid, headers=max(table.headers, repeated))


def _table(grid: Grid, inside: Mapping[Place, Sequence[Glyph]]) -> Table:
    texts = dict[Place, str]()
    for cell in grid.cells():
        left = grid.xs[min(column for _, column in cell)]
        right = grid.xs[max(column for _, column in cell) + 1]
        glyphs = [glyph for place in cell for glyph in inside.get(place, ())]
        texts |= dict.fromkeys(cell, _text(glyphs, left, right))
    rows = (tuple(texts[row, column] for column in grid.columns) for row in reversed(grid.rows))
    return Table(grid.ys[-1], tuple(grid.xs), tuple(rows))


def _text(glyphs: Sequence[Glyph], left: float, right: float) -> str:
    """Return the text of a cell between two walls, a line for each of its paragraphs."""
    lines = [joined(row) for row in lines_of(glyphs)]
    if not lines:
        return ""
    margins = (margin for line in lines for margin in (line.x0 - left, right - line.x1))
    padding = min(max(min(margins), 0), _WIDEST_PADDING)
    text = lines[0].text
    for line, below in pairwise(lines):
        room = right - left - 2 * padding - (line.x1 - line.x0)
        if wraps(line, room, below, _NEARLY):
            text = glued(text, line, room, below)
        else:
            text += "\n" + below.text
    return text.replace(HYPHEN, "-")
