"""Sheets as files: what a message has no room for."""

import io
from collections.abc import Iterable
from typing import Final

from rich.console import Console, RenderableType

from bot.office.page import File
from bot.sheets.lines import put

WIDTH: Final = 100  # columns; a Chinese character takes two


def paper(name: str, lines: Iterable[RenderableType]) -> File:
    """Return a text file of what would be printed, without colours."""
    written = io.StringIO()
    console = Console(
        file=written,
        width=WIDTH,
        color_system=None,
        force_terminal=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    put(console, lines)
    return File.of(name, written.getvalue())
