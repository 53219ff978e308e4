"""`xiaoyue reports`: the editions of the knowledge base, on the command line."""

from pathlib import Path
from typing import Annotated

import typer

from bot import texts
from bot.terminal import explained
from bot.usage import Commands, typed_number

app = typer.Typer(cls=Commands, help=texts.REPORTS)


HELP = texts.REPORTS_NUMBER
Number = Annotated[int, typer.Argument(metavar="N", parser=typed_number, help=HELP)]
First = Annotated[int, typer.Argument(metavar="A", parser=typed_number, help=HELP)]
Second = Annotated[int, typer.Argument(metavar="B", parser=typed_number, help=HELP)]
Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help=texts.REPORTS_FILES)]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help=texts.REPORTS_IDS)]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help=texts.REPORTS_FOLDER)]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help=texts.REPORTS_NOTE)]
Json = Annotated[bool, typer.Option("--json", help=texts.ASK_JSON)]


@app.command("list", help=texts.REPORTS_LIST)
def list_editions(as_json: Json = False) -> None:
    """List the editions."""
    from bot.reporting import listing  # noqa: PLC0415 - --help answers at once

    with explained():
        listing.list_editions(as_json=as_json)


@app.command("show", help=texts.REPORTS_SHOW)
def show(number: Number, as_json: Json = False) -> None:
    """Show an edition."""
    from bot.reporting import listing  # noqa: PLC0415 - likewise

    with explained():
        listing.show_edition(number, as_json=as_json)


@app.command("check", help=texts.REPORTS_CHECK)
def check(files: Files, as_json: Json = False) -> None:
    """Read files, and show what they would change."""
    from bot.reporting import checking  # noqa: PLC0415 - likewise

    with explained():
        checking.check(files, as_json=as_json)


@app.command("add", help=texts.REPORTS_ADD)
def add(
    files: Files,
    replace: Annotated[
        list[str] | None, typer.Option("--replace", metavar="ID", help=texts.REPORTS_REPLACE)
    ] = None,
    note: Note = "",
    as_json: Json = False,
) -> None:
    """Make an edition with more reports."""
    from bot.reporting import adding  # noqa: PLC0415 - likewise

    with explained():
        adding.add(files, replace or (), note, as_json=as_json)


@app.command("remove", help=texts.REPORTS_REMOVE)
def remove(ids: Ids, note: Note = "", as_json: Json = False) -> None:
    """Make an edition without some reports."""
    from bot.reporting import adding  # noqa: PLC0415 - likewise

    with explained():
        adding.remove(ids, note, as_json=as_json)


@app.command("diff", help=texts.REPORTS_DIFF)
def diff(first: First, second: Second, as_json: Json = False) -> None:
    """Show what differs between two editions."""
    from bot.reporting import comparing  # noqa: PLC0415 - likewise

    with explained():
        comparing.diff(first, second, as_json=as_json)


@app.command("rehearse", help=texts.REPORTS_REHEARSE)
def rehearse(number: Number, as_json: Json = False) -> None:
    """Show which answers an edition would change."""
    from bot.reporting import publishing  # noqa: PLC0415 - likewise

    with explained():
        publishing.rehearse(number, as_json=as_json)


@app.command("switch", help=texts.REPORTS_SWITCH)
def switch(
    number: Number,
    yes: Annotated[bool, typer.Option("--yes", help=texts.REPORTS_YES)] = False,
    as_json: Json = False,
) -> None:
    """Rehearse an edition and make it current."""
    from bot.reporting import publishing  # noqa: PLC0415 - likewise

    with explained():
        publishing.switch(number, yes=yes, as_json=as_json)


@app.command("rollback", help=texts.REPORTS_ROLLBACK)
def rollback(as_json: Json = False) -> None:
    """Return to the edition that was current before."""
    from bot.reporting import publishing  # noqa: PLC0415 - likewise

    with explained():
        publishing.rollback(as_json=as_json)


@app.command("discard", help=texts.REPORTS_DISCARD)
def discard(number: Number, as_json: Json = False) -> None:
    """Write down that nobody wants an edition."""
    from bot.reporting import adding  # noqa: PLC0415 - likewise

    with explained():
        adding.discard(number, as_json=as_json)


@app.command("export", help=texts.REPORTS_EXPORT)
def export(number: Number, folder: Folder, as_json: Json = False) -> None:
    """Write the files of an edition into a folder."""
    from bot.reporting import exporting  # noqa: PLC0415 - likewise

    with explained():
        exporting.export(number, folder, as_json=as_json)
