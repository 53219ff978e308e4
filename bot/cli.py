"""The command line. What a command needs is imported when it runs: --help answers at once."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot import cli_audit, cli_push, cli_reports, cli_topics, texts
from bot.terminal import explained, say, warn, warn_of_unknown
from bot.usage import Commands

app = typer.Typer(
    name="xiaoyue",
    cls=Commands,
    help=texts.PROGRAM,
    add_completion=False,
    pretty_exceptions_show_locals=False,  # a token may be among them
    context_settings={"help_option_names": ["-h", "--help"]},
)
database = typer.Typer(cls=Commands, help=texts.DATABASE)
app.add_typer(database, name="db")
app.add_typer(cli_reports.app, name="reports")
app.add_typer(cli_push.app, name="push")
app.add_typer(cli_topics.app, name="topics")
app.command("audit", help=texts.AUDIT)(cli_audit.audit)

Reports = Annotated[Path | None, typer.Option("--reports", metavar="DIR", help=texts.ASK_REPORTS)]
Json = Annotated[bool, typer.Option("--json", help=texts.ASK_JSON)]


def main() -> None:
    """Run the command line; the console script and `python -m bot` come here."""
    app(prog_name="xiaoyue")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415

        typer.echo(f"xiaoyue {version('xiaoyue')}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=texts.VERSION)
    ] = False,
) -> None:
    """Take the options that stand before the command."""


@app.command(help=texts.RUN)
def run() -> None:
    """Run the bot until it is told to stop."""
    from bot import app as application  # noqa: PLC0415
    from bot import logs, settings  # noqa: PLC0415

    with explained():
        given = settings.load()
        warn_of_unknown(settings.unknown())
        if given.embedding_url and not given.embedding_model:
            warn(texts.MODEL_UNNAMED)
        logs.set_up(given.bot_token.get_secret_value() if given.bot_token else "")
        asyncio.run(application.run(given, say))


@app.command(help=texts.WORKER)
def worker() -> None:
    """Send what is pushed until it is told to stop."""
    from bot import app as application  # noqa: PLC0415
    from bot import logs, settings  # noqa: PLC0415

    with explained():
        given = settings.load()
        warn_of_unknown(settings.unknown())
        logs.set_up(given.bot_token.get_secret_value() if given.bot_token else "")
        asyncio.run(application.work(given, say))


@app.command(help=texts.ASK)
def ask(
    question: Annotated[
        list[str] | None, typer.Argument(metavar="QUESTION...", help=texts.ASK_QUESTION)
    ] = None,
    *,
    as_json: Json = False,
    explain: Annotated[bool, typer.Option("--explain", help=texts.ASK_EXPLAIN)] = False,
    after: Annotated[
        list[str] | None, typer.Option("--after", metavar="EARLIER", help=texts.ASK_AFTER)
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="QUESTIONS.jsonl", help=texts.ASK_FILE)
    ] = None,
    reports: Reports = None,
) -> None:
    """Answer one question, or every line of a file."""
    typed = " ".join(question or ()).strip()
    _check_ask(typed, after, file, as_json=as_json, explain=explain)
    from bot import asking  # noqa: PLC0415

    with explained():
        if file is not None:
            asking.answer_file(file, reports)
        else:
            asking.answer_one(typed, after or (), reports, as_json=as_json, explain=explain)


def _check_ask(
    question: str,
    after: list[str] | None,
    file: Path | None,
    *,
    as_json: bool,
    explain: bool,
) -> None:
    """Raise BadParameter for options that contradict each other."""
    rules = (
        (question and file, texts.ASK_BOTH),
        (not question and not file, texts.ASK_NOTHING),
        (after and file, texts.ASK_FILE_ALONE),
        (explain and file, texts.ASK_FILE_EXPLAIN),
        (file and not as_json, texts.ASK_FILE_JSON),
    )
    for broken, sentence in rules:
        if broken:
            raise typer.BadParameter(sentence)


@app.command(help=texts.EVALUATE)
def evaluate(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help=texts.EVALUATE_FILE)],
    as_json: Json = False,
    reports: Reports = None,
    earlier: Annotated[
        Path | None,
        typer.Option("--compare", metavar="EARLIER.json", help=texts.EVALUATE_COMPARE),
    ] = None,
) -> None:
    """Measure how well a file of questions is answered."""
    from bot import evaluating  # noqa: PLC0415

    with explained():
        evaluating.evaluate_file(file, reports, earlier, as_json=as_json)


@database.command("upgrade", help=texts.DATABASE_UPGRADE)
def upgrade() -> None:
    """Bring the tables up to date."""
    from bot import app as application  # noqa: PLC0415
    from bot import settings  # noqa: PLC0415

    with explained():
        asyncio.run(application.upgrade(settings.load()))
    say(texts.UPGRADED)
