"""Tables of pages: which of them hold data, and their cells as a grid.

Old pages are laid out in tables. Such a table holds other tables, or one of its cells most
of the text; a table of data has rows of several short cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.errors import Refusal, ReportError
from knowledge.readers.html.metadata import unspaced

MOST_CELLS = 200_000  # of one table, a merged cell counted in every place it covers
LONGEST_GRID = 5_000_000  # characters, likewise
_MOST_COLUMNS = 1000  # a cell may span, by the HTML standard
_MOST_ROWS = 65_534  # likewise
_PAGE = 0.5  # share of a table's text in one cell, from which on that is no datum
_LONG = 200  # characters in such a cell
_MANY = 3  # lines in such a cell


@dataclass(slots=True)
class Cell:
    """A cell as it is written, its text with the line breaks of its paragraphs."""

    text: str
    columns: int
    rows: int
    is_header: bool


@dataclass(slots=True)
class Table:
    """The cells of a table, row by row, while they are read."""

    rows: list[list[Cell]] = field(default_factory=list)
    has_tables: bool = False

    def add(self, text: str, columns: str, rows: str, *, is_header: bool) -> None:
        """Add a cell to the last row, with what its attributes say of its size."""
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(
            Cell(
                unspaced(text),
                _span(columns, _MOST_COLUMNS) or 1,
                _span(rows, _MOST_ROWS) or _MOST_ROWS,  # 0: to the last row
                is_header,
            )
        )

    def is_data(self) -> bool:
        """Tell if this is a table to a reader, too, and not only in the markup."""
        if self.has_tables or all(len(row) <= 1 for row in self.rows):
            return False
        cells = [cell for row in self.rows for cell in row]
        if any(cell.is_header for cell in cells):
            return True
        if len(self.rows) == 1 and not any(cell.text.endswith((":", "：")) for cell in cells):
            return False
        longest = max((cell.text for cell in cells), key=len)
        is_long = len(longest) > _LONG or longest.count("\n") >= _MANY - 1
        return not is_long or len(longest) <= _PAGE * sum(len(cell.text) for cell in cells)

    def headers(self) -> int:
        """Return how many rows at the top are marked as the header."""
        marked = [bool(row) and all(cell.is_header for cell in row) for row in self.rows]
        return 0 if all(marked) else marked.index(False)

    def grid(self, name: str) -> list[list[str]]:
        """Return the texts of the cells, a merged one in every place it covers.

        Raises ReportError (TOO_COMPLEX) when that makes too much of them.
        """
        reaching: dict[int, tuple[str, int]] = {}  # by column: a cell from above, rows to come
        grid: list[list[str]] = []
        cells = characters = 0
        for row in self.rows:
            grid.append(_line(row, reaching))
            cells += len(grid[-1])
            characters += sum(map(len, grid[-1]))
            if cells > MOST_CELLS or characters > LONGEST_GRID:
                raise ReportError(name, Refusal.TOO_COMPLEX)
        return grid


def _span(value: str, most: int) -> int:
    """Return how far a cell reaches; the HTML standard reads what is no number as 1."""
    digits = value.strip()[:6]
    return min(int(digits), most) if digits.isascii() and digits.isdecimal() else 1


def _line(row: Sequence[Cell], reaching: dict[int, tuple[str, int]]) -> list[str]:
    """Return a row of the grid; keep in `reaching` what goes on in the rows below."""
    line: list[str] = []
    new: dict[int, tuple[str, int]] = {}
    for cell in row:
        while len(line) in reaching:
            line.append(reaching[len(line)][0])
        covered = range(len(line), len(line) + cell.columns)
        line += [cell.text] * cell.columns
        if cell.rows > 1:
            new |= dict.fromkeys(covered, (cell.text, cell.rows - 1))
    for column in sorted(column for column in reaching if column >= len(line)):
        line += [""] * (column - len(line)) + [reaching[column][0]]
    going_on = {at: (text, rows - 1) for at, (text, rows) in reaching.items() if rows > 1}
    reaching.clear()
    reaching.update(going_on | new)
    return line
