"""`xiaoyue ask --explain`: how an answer came about, for staff."""

from rich.console import Console

from bot.explaining.blocks import blocks
from bot.explaining.record import as_object
from knowledge.explaining import Account

__all__ = ["as_object", "show"]


def show(account: Account) -> None:
    """Show on the terminal how an answer came about."""
    console = Console(highlight=False)
    for block in blocks(account):
        console.print(block)
