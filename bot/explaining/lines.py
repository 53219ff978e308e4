"""The smallest pieces that explanations are made of."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from bot import texts
from knowledge.wants import Want

LABEL_WIDTH = 8  # columns: four Chinese characters

Line = tuple[str, str]  # what something is called, and what it is


def pairs(lines: Iterable[Line]) -> Table:
    """Return lines with their labels in a column of its own."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=LABEL_WIDTH, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in lines:
        grid.add_row(Text(label, "dim"), Text(_printable(value)))
    return grid


def _printable(value: str) -> str:
    """Return `value` without what steers a terminal or turns the direction of writing."""
    return "".join(
        character if character == "\n" or character.isprintable() else " " * character.isspace()
        for character in value
    )


def want(wanted: Want) -> str:
    """Return what a question wants to be told, in words."""
    name = texts.EXPLAIN_WANTS[wanted.kind]
    return texts.EXPLAIN_WANT.format(want=name, noun=wanted.noun) if wanted.noun else name
