"""How an answer came about, for staff: on the terminal, as JSON, as a text."""

import io
from typing import Final

from rich.console import Console

from bot.explaining.blocks import blocks
from bot.explaining.record import as_object
from knowledge.explaining import Account

__all__ = ["as_object", "as_text", "show"]

TEXT_WIDTH: Final = 100  # columns, of which a Chinese character takes two


def show(account: Account) -> None:
    """Show on the terminal how an answer came about."""
    _print(account, Console(highlight=False))


def as_text(account: Account) -> str:
    """Return the same as a text that a file can hold."""
    file = io.StringIO()
    _print(account, Console(file=file, width=TEXT_WIDTH, highlight=False))
    return file.getvalue()


def _print(account: Account, console: Console) -> None:
    for block in blocks(account):
        console.print(block)
