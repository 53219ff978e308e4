"""`xiaoyue push`: pushes on the command line."""

from pathlib import Path
from typing import Annotated

import typer

from bot import texts
from bot.terminal import explained
from bot.usage import Commands, typed_number

app = typer.Typer(cls=Commands, help=texts.PUSHES)

Number = Annotated[int, typer.Argument(metavar="N", parser=typed_number, help=texts.PUSHES_NUMBER)]
Item = Annotated[int, typer.Argument(metavar="ITEM", parser=typed_number, help=texts.PUSHES_ITEM)]
File = Annotated[Path, typer.Argument(metavar="FILE", help=texts.PUSHES_FILE)]
Topic = Annotated[str, typer.Option("--topic", metavar="NAME", help=texts.PUSHES_TOPIC)]
Json = Annotated[bool, typer.Option("--json", help=texts.ASK_JSON)]


@app.command("list", help=texts.PUSHES_LIST)
def list_pushes(as_json: Json = False) -> None:
    """List the latest pushes."""
    from bot.posting import pushes  # noqa: PLC0415 - --help answers at once

    with explained():
        pushes.list_pushes(as_json=as_json)


@app.command("show", help=texts.PUSHES_SHOW)
def show(
    id_: Number,
    watch: Annotated[bool, typer.Option("--watch", help=texts.PUSHES_WATCH)] = False,
    as_json: Json = False,
) -> None:
    """Show how far a push is."""
    from bot.posting import pushes  # noqa: PLC0415 - likewise

    with explained():
        pushes.show_push(id_, as_json=as_json, watch=watch)


@app.command("pause", help=texts.PUSHES_PAUSE)
def pause(id_: Number, as_json: Json = False) -> None:
    """Pause a push."""
    from bot.posting import pushes  # noqa: PLC0415 - likewise

    with explained():
        pushes.pause(id_, as_json=as_json)


@app.command("resume", help=texts.PUSHES_RESUME)
def resume(id_: Number, as_json: Json = False) -> None:
    """Go on with a push."""
    from bot.posting import pushes  # noqa: PLC0415 - likewise

    with explained():
        pushes.resume(id_, as_json=as_json)


@app.command("cancel", help=texts.PUSHES_CANCEL)
def cancel(id_: Number, as_json: Json = False) -> None:
    """Cancel a push."""
    from bot.posting import pushes  # noqa: PLC0415 - likewise

    with explained():
        pushes.cancel(id_, as_json=as_json)


@app.command("recall", help=texts.PUSHES_RECALL)
def recall(id_: Number, as_json: Json = False) -> None:
    """Recall a push."""
    from bot.posting import pushes  # noqa: PLC0415 - likewise

    with explained():
        pushes.recall(id_, as_json=as_json)


@app.command("retry-unknown", help=texts.PUSHES_RETRY)
def retry_unknown(id_: Number, as_json: Json = False) -> None:
    """Send again what nobody knows of whether it arrived."""
    from bot.posting import pushes  # noqa: PLC0415 - likewise

    with explained():
        pushes.retry_unknown(id_, as_json=as_json)


@app.command("new", help=texts.PUSHES_NEW)
def new(
    file: File,
    topic: Topic,
    *,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help=texts.PUSHES_TITLE)] = "",
    link: Annotated[
        str, typer.Option("--link", metavar="LINK", help=texts.PUSHES_BUTTON_OPTION)
    ] = "",
    attachment: Annotated[
        Path | None, typer.Option("--attach", metavar="PATH", help=texts.PUSHES_ATTACH)
    ] = None,
    at: Annotated[str, typer.Option("--at", metavar="TIME", help=texts.PUSHES_AT)] = "",
    queue: Annotated[bool, typer.Option("--queue", help=texts.PUSHES_QUEUE)] = False,
    as_json: Json = False,
) -> None:
    """Add an item, and ask to approve it."""
    if at and queue:
        raise typer.BadParameter(texts.PUSHES_AT_OR_QUEUE)
    from bot.posting import composing  # noqa: PLC0415 - likewise

    with explained():
        composing.new(
            file,
            topic,
            title=title,
            link=link,
            attachment=attachment,
            at=at,
            queue=queue,
            as_json=as_json,
        )


@app.command("approve", help=texts.PUSHES_APPROVE)
def approve(id_: Item, as_json: Json = False) -> None:
    """Approve an item that somebody else wrote."""
    from bot.posting import composing  # noqa: PLC0415 - likewise

    with explained():
        composing.approve(id_, as_json=as_json)
