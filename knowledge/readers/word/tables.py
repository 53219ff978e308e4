"""The tables of Word documents as grids, every cell in each place that it covers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, repeat, takewhile

from knowledge.errors import Refusal
from knowledge.readers.office import UnreadableError
from knowledge.readers.word.xml import (
    Children,
    Element,
    children,
    inside,
    number,
    switch,
    value,
    w,
)

MOST_COLUMNS = 63  # that Word makes; a cell that says it covers more does not
MOST_CELLS = 200_000  # places of one table
LONGEST_GRID = 2_000_000  # characters of one table, those of merged cells in each of their places

_ROW = {w("tr")}
_CELL = {w("tc")}


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is shown: its properties, its cells as they stand in the XML."""

    properties: Children
    cells: Sequence[Element]


def rows_of(table: Element) -> list[Row]:
    """Return the rows of a table; raise UnreadableError for more cells than anybody reads."""
    rows, places = list[Row](), 0
    for element in inside(table, _ROW):
        row = Row(
            children(element.find(w("trPr"))), list(islice(inside(element, _CELL), MOST_CELLS))
        )
        places += 1 + len(row.cells)
        if places > MOST_CELLS:
            raise UnreadableError(Refusal.TOO_COMPLEX, {"cells": MOST_CELLS})
        if w("del") not in row.properties and not switch(row.properties, "hidden"):
            rows.append(row)
    return rows


def is_layout(rows: Sequence[Row]) -> bool:
    """Tell if a table only sets things one below the other."""
    return all(len(row.cells) <= 1 for row in rows)


def headers_of(rows: Sequence[Row]) -> int:
    """Return how many of the first rows are marked to be repeated on every page."""
    count = sum(1 for _ in takewhile(lambda row: switch(row.properties, "tblHeader"), rows))
    return count if count < len(rows) else 0


def grid_of(rows: Sequence[Row], text_of: Callable[[Element], str]) -> list[list[str]]:
    """Return the text of every place in a table, what is merged in each place that it covers.

    Raises UnreadableError where that comes to more than anybody reads.
    """
    grid, above = list[list[str]](), dict[int, str]()
    places, length = MOST_CELLS, LONGEST_GRID  # that are left
    for row in rows:
        grid.append(list(islice(_places(row, above, text_of), places + 1)))
        places -= len(grid[-1])
        length -= sum(map(len, grid[-1]))
        if places < 0 or length < 0:
            raise UnreadableError(Refusal.TOO_COMPLEX, {"cells": MOST_CELLS})
    return grid


def _places(row: Row, above: dict[int, str], text_of: Callable[[Element], str]) -> Iterator[str]:
    """Yield what stands in each column of `row`; `above` is what stood there, and then stands."""
    column = min(max(number(value(row.properties, "gridBefore")), 0), MOST_COLUMNS)
    yield from repeat("", column)
    for cell in row.cells:
        properties = children(cell.find(w("tcPr")))
        if not _goes_on(properties):
            above[column] = text_of(cell)
        span = min(max(number(value(properties, "gridSpan"), 1), 1), MOST_COLUMNS)
        yield from repeat(above.get(column, ""), span)
        column += span


def _goes_on(properties: Children) -> bool:
    """Tell if a cell belongs to the one above it: merged, and not where that begins."""
    return w("vMerge") in properties and value(properties, "vMerge") != "restart"
