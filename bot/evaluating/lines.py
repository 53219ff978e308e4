"""Texts from question files and reports as they stand in the terminal's tables and lists."""

from rich.text import Text

from bot import texts
from knowledge.evaluate import Record


def plain(text: str) -> Text:
    """Return `text` in one line, none of it read as markup, cut where the room ends."""
    return Text(" ".join(text.split()), no_wrap=True, overflow="ellipsis")


def place(record: Record, *, several: bool) -> str:
    """Return where the first passage stands; with its report where `several` are loaded."""
    heading = record.path[-1:]
    return texts.EVALUATE_PLACE.join(
        (record.report, *heading) if several or not heading else heading
    )
