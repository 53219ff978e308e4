"""`xiaoyue topics`: topics and their queues on the command line."""

from pathlib import Path
from typing import Annotated

import typer

from bot import texts
from bot.terminal import explained
from bot.usage import Commands

app = typer.Typer(cls=Commands, help=texts.TOPICS)

Topic = Annotated[str, typer.Argument(metavar="TOPIC", help=texts.PUSHES_TOPIC)]
Name = Annotated[str, typer.Argument(metavar="NAME", help=texts.TOPICS_NAME)]
Json = Annotated[bool, typer.Option("--json", help=texts.ASK_JSON)]


@app.command("list", help=texts.TOPICS_LIST)
def list_topics(as_json: Json = False) -> None:
    """List the topics."""
    from bot.posting import topics  # noqa: PLC0415 - --help answers at once

    with explained():
        topics.list_topics(as_json=as_json)


@app.command("add", help=texts.TOPICS_ADD)
def add(
    name: Name,
    emoji: Annotated[str, typer.Option("--emoji", help=texts.TOPICS_EMOJI)] = "📣",
    cron: Annotated[str, typer.Option("--cron", metavar="CRON", help=texts.TOPICS_CRON)] = "",
    urgent: Annotated[bool, typer.Option("--urgent", help=texts.TOPICS_URGENT)] = False,
) -> None:
    """Add a topic."""
    from bot.posting import topics  # noqa: PLC0415 - likewise

    with explained():
        topics.add(name, emoji=emoji, cron="" if cron == "-" else cron, urgent=urgent)


@app.command("rename", help=texts.TOPICS_RENAME)
def rename(topic: Topic, name: Name) -> None:
    """Give a topic another name."""
    from bot.posting import topics  # noqa: PLC0415 - likewise

    with explained():
        topics.rename(topic, name)


@app.command("schedule", help=texts.TOPICS_SCHEDULE)
def schedule(
    topic: Topic,
    cron: Annotated[str, typer.Argument(metavar="CRON", help=texts.TOPICS_CRON)],
) -> None:
    """Set when a topic is pushed."""
    from bot.posting import topics  # noqa: PLC0415 - likewise

    with explained():
        topics.schedule(topic, cron)


@app.command("pause", help=texts.TOPICS_PAUSE)
def pause(topic: Topic) -> None:
    """Let the schedule of a topic rest."""
    from bot.posting import topics  # noqa: PLC0415 - likewise

    with explained():
        topics.pause(topic, paused=True)


@app.command("resume", help=texts.TOPICS_RESUME)
def resume(topic: Topic) -> None:
    """Let the schedule of a topic go on."""
    from bot.posting import topics  # noqa: PLC0415 - likewise

    with explained():
        topics.pause(topic, paused=False)


@app.command("retire", help=texts.TOPICS_RETIRE)
def retire(topic: Topic) -> None:
    """Take a topic out of use."""
    from bot.posting import topics  # noqa: PLC0415 - likewise

    with explained():
        topics.retire(topic, retired=True)


@app.command("restore", help=texts.TOPICS_RESTORE)
def restore(topic: Topic) -> None:
    """Take a topic back into use."""
    from bot.posting import topics  # noqa: PLC0415 - likewise

    with explained():
        topics.retire(topic, retired=False)


@app.command("items", help=texts.TOPICS_ITEMS)
def items(
    calendar: Annotated[
        Path | None, typer.Argument(metavar="CALENDAR", help=texts.TOPICS_CALENDAR)
    ] = None,
    topic: Annotated[str, typer.Option("--topic", metavar="NAME", help=texts.PUSHES_TOPIC)] = "",
    as_json: Json = False,
) -> None:
    """List the queue, or take a calendar in."""
    from bot.posting import topics  # noqa: PLC0415 - likewise

    with explained():
        if calendar is None:
            topics.list_items(topic, as_json=as_json)
        else:
            topics.import_items(calendar, topic, as_json=as_json)
