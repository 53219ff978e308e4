"""Texts as they stand in the terminal."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from bot import texts
from knowledge.models import Passage, Report


def out() -> Console:
    """Return where results are printed; nothing in them is read as markup."""
    return Console(highlight=False, markup=False, emoji=False)


def put(console: Console, lines: Iterable[RenderableType]) -> None:
    """Print lines one under the other; only a terminal breaks those that are long."""
    for line in lines:
        console.print(line, soft_wrap=isinstance(line, str | Text))


def table(*columns: str, numbers: Iterable[str] = ()) -> Table:
    """Return a table whose columns of `numbers` stand to the right."""
    made = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    aligned = set(numbers)
    for name in columns:
        made.add_column(name, justify="right" if name in aligned else "left", overflow="fold")
    return made


def at(moment: datetime, timezone: ZoneInfo) -> str:
    """Return a moment by the clock of the office."""
    return moment.astimezone(timezone).strftime(texts.REPORTS_TIME)


def flat(text: str) -> str:
    """Return a text in one line."""
    return " ".join(text.split())


def named(report: Report) -> str:
    """Return a report by its title and id."""
    return texts.REPORTS_NAMED.format(title=flat(report.title), id=report.id)


def place(passage: Passage) -> str:
    """Return where a passage stands."""
    return texts.REPORTS_PLACE.join([named(passage.report), *map(flat, passage.path)])


def decision(kind: str, confidence: float) -> str:
    """Return what was decided, and how sure it was."""
    return f"{texts.EVALUATE_KINDS[kind]} {confidence:.2f}"
