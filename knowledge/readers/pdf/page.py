"""A page as it is read: its lines in order, column after column, and its tables."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.readers.pdf.lines import Line, joined, lines_of
from knowledge.readers.pdf.rules import Rule
from knowledge.readers.pdf.sheet import Sheet
from knowledge.readers.pdf.tables import Table, tables_of

SMALLER = 0.92  # times the usual size: small type, as footnotes and headers have
_FEWEST_LINES = 5  # of each of two columns
_GUTTER = 0.8  # ems between two columns
_RAGGED = 3.0  # ems that most lines of a column fall short by, at most
_MOST = 0.6  # of the lines

Row = Sequence[Line]


@dataclass(frozen=True, slots=True)
class Page:
    """One page, numbered from 0. What is text stands in `lines`, but for that of `tables`."""

    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[Table]
    rules: list[Rule]


def page_of(number: int, sheet: Sheet) -> Page:
    """Return the page that a sheet shows."""
    tables, outside = tables_of(sheet)
    lines = list(_in_order(lines_of(outside)))
    return Page(number, sheet.width, sheet.height, lines, tables, sheet.rules)


def usual_size(pages: Iterable[Page]) -> float:
    """Return the size of the type of most characters."""
    sizes = Counter[float]()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return max(sizes, key=sizes.__getitem__, default=1.0)


def _in_order(rows: Sequence[Row]) -> Iterator[Line]:
    """Yield the lines in the order of reading."""
    if not rows:
        return
    middle = (min(row[0].x0 for row in rows) + max(row[-1].x1 for row in rows)) / 2
    for across, group in groupby(rows, lambda row: _crosses(row, middle)):
        block = list(group)
        halves = [] if across else _columns(block, middle)
        yield from halves or map(joined, block)


def _crosses(row: Row, middle: float) -> bool:
    return any(line.x0 < middle < line.x1 for line in row)


def _columns(rows: Sequence[Row], middle: float) -> list[Line]:
    """Return the lines of two columns, one after the other; nothing where there are not two."""
    lefts = ([line for line in row if line.x1 <= middle] for row in rows)
    rights = ([line for line in row if line.x0 >= middle] for row in rows)
    halves = [[joined(part) for part in parts if part] for parts in (lefts, rights)]
    if not all(map(_is_column, halves)):
        return []
    left, right = halves
    gutter = min(line.x0 for line in right) - max(line.x1 for line in left)
    if gutter < _GUTTER * left[0].size:
        return []
    return [line._replace(column=n) for n, half in enumerate(halves, 1) for line in half]


def _is_column(lines: Sequence[Line]) -> bool:
    """Tell if most of the lines are full, as those of text are and those of a list are not."""
    if len(lines) < _FEWEST_LINES:
        return False
    end = max(line.x1 for line in lines)
    full = [line for line in lines if end - line.x1 <= _RAGGED * line.size]
    return len(full) >= _MOST * len(lines)
