"""A table as lines that can be read, and found, without the rest of the table.

Each row of a table of data carries its header: `事项：居住证；窗口：3号`. A form, labels and
their values side by side, gives each row as it stands: `索引号: X 分类: Y`. A row that is one
cell, the title of a table or the name of a group, is a line of its own, or as many lines as
it has paragraphs. A table with neither header nor labels gives its rows as they stand.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby, pairwise, zip_longest

from knowledge.readers.table_header import (
    DEEPEST,
    LONGEST_NAME,
    NARROWEST,
    SAMPLE,
    VALUE,
    Row,
    header,
    is_label,
    may_name,
    unbroken,
)

_TOTAL = re.compile(r"[合总小共]\s*计|总\s*数|平\s*均")
_COLONS = (":", "：")
_ENDED = ("。", "；", "！", "？", ";")


def table_lines(grid: Sequence[Row], *, headers: int = 0) -> tuple[str, ...]:
    """Return the lines that the rows of `grid` are, in order, none of them empty.

    A merged cell stands in every place of the grid that it covers; rows may differ in
    length. Line breaks part the paragraphs of a cell. `headers` is how many of the first
    rows the form itself marks as the header; with 0, the table has to show it.
    """
    rows = [row if _is_alone(row) else tuple(map(_flat, row)) for row in grid]
    marked = _marked(rows, headers)
    rows = list(filter(any, rows))
    several = list(filter(_has_several, rows))
    head, lines, done = marked, list[str](), 0
    for alone, run in groupby(rows, _is_alone):
        if alone:
            lines += (line.strip() for row in run for line in max(row).splitlines())
            continue
        if not marked:
            head = header(several[done : done + SAMPLE], surely=bool(head)) or head
        block = list(run)
        body = (row for row in block if row not in head)  # long tables repeat their header
        lines += map(_named(head) if head else _as_it_stands(block), body)
        done += len(block)
    return tuple(filter(None, lines))


def _marked(rows: Sequence[Row], headers: int) -> list[Row]:
    """Return the rows that are marked as the header; some programs mark the first of any table."""
    marked = list(filter(_has_several, rows[:headers]))
    if not 0 < len(marked) <= DEEPEST or all(map(_is_form, filter(_has_several, rows))):
        return []
    return marked if may_name(list(filter(None, marked[0]))) else []


def _flat(cell: str) -> str:
    return " ".join(filter(None, map(str.strip, cell.splitlines())))


def _is_alone(row: Row) -> bool:
    """Tell if a row is one cell: merged, or the first of several and the others empty."""
    filled = list({text for cell in row if (text := cell.strip())})
    if len(filled) != 1 or VALUE.fullmatch(filled[0]):
        return False
    return all(map(str.strip, row)) or (len(row) >= NARROWEST and bool(row[0].strip()))


def _has_several(row: Row) -> bool:
    return any(row) and not _is_alone(row)


def _named(head: Sequence[Row]) -> Callable[[Row], str]:
    names = []
    for column in zip_longest(*head, fillvalue=""):
        parts = (part for part, _ in groupby(map(unbroken, column)))
        names.append(" ".join(part for part in parts if 0 < len(part) <= LONGEST_NAME))
    return partial(_under, tuple(name.rstrip(":：") for name in names))


def _under(names: Sequence[str], row: Row) -> str:
    """Return a row with the names of its columns; a total stands for itself."""
    line = ""
    pairs = zip_longest(names, row, fillvalue="")
    for name, columns in groupby(pairs, lambda p: "" if _TOTAL.fullmatch(p[1]) else p[0]):
        text = " ".join(cell for cell, _ in groupby(cell for _, cell in columns) if cell)
        if text:
            line += "；" if line and not line.endswith(_ENDED) else ""
            line += f"{name}：{text}" if name else text
    return line


def _as_it_stands(block: Sequence[Row]) -> Callable[[Row], str]:
    return _form if all(map(_is_form, block)) else _cells


def _is_form(row: Row) -> bool:
    """Tell if labels and values alternate in `row`."""
    cells = _once(row)
    return len(cells) % 2 == 0 and all(map(is_label, cells[::2]))


def _form(row: Row) -> str:
    cells = _once(row)
    pairs = zip(cells[::2], cells[1::2], strict=True)
    return " ".join(f"{_with_colon(label)}{value}".strip() for label, value in pairs)


def _with_colon(label: str) -> str:
    return f"{label} " if label.endswith(_COLONS) else f"{label}："


def _cells(row: Row) -> str:
    """Return the cells in a line, a merged one once; equal values may be those of two cells."""
    if any(cell.endswith(_COLONS) for cell in row):
        return " ".join(filter(None, _once(row)))
    pairs = pairwise(("", *row))
    return " ".join(b for a, b in pairs if b and (a != b or VALUE.fullmatch(b)))


def _once(row: Row) -> list[str]:
    return [cell for cell, _ in groupby(row)]
