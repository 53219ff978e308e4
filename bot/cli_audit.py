"""`xiaoyue audit`: what operators did, on the command line."""

from typing import Annotated, Final

import typer

from bot import texts
from bot.terminal import explained

USUAL: Final = 50  # entries that are printed where no number is given
MOST: Final = 100_000  # likewise, where one is: they are all held in memory


def _limit(value: str | int) -> int:
    typed = str(value)  # what stands where nothing was typed is a number already
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= len(str(MOST))
    if not is_number or not 1 <= int(typed) <= MOST:
        raise typer.BadParameter(texts.AUDIT_NO_LIMIT.format(value=value, most=MOST))
    return int(typed)


Limit = Annotated[int, typer.Option("--limit", metavar="N", parser=_limit, help=texts.AUDIT_LIMIT)]
Json = Annotated[bool, typer.Option("--json", help=texts.ASK_JSON)]


def audit(limit: Limit = USUAL, as_json: Json = False) -> None:
    """Print what operators did, the newest first."""
    from bot.reporting import history  # noqa: PLC0415 - --help answers at once

    with explained():
        history.history(limit, as_json=as_json)
