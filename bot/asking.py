"""`xiaoyue ask`: answers in the terminal."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from bot import explaining, render
from bot.conversations import Turns
from bot.loading import open_library
from bot.message import Message
from bot.oddities import warn_of_oddities
from bot.render import Voice
from bot.settings import load
from bot.terminal import show
from knowledge import Library
from knowledge.dialogue import turn_of
from knowledge.evaluate import ask_all, read_asked
from knowledge.models import Answer, Hit


def answer_one(
    question: str, after: Sequence[str], reports: Path | None, *, as_json: bool, explain: bool
) -> None:
    """Print the answer to one question, asked after those in `after`, oldest first.

    With `explain`, how it came about follows.
    """
    library, voice = _library(reports), _voice()
    history: Turns = ()
    for earlier in after:
        history = (*history, turn_of(library.ask(_whole(earlier), history)))
    account = library.account(_whole(question), history) if explain else None
    found = account.answer if account else library.ask(_whole(question), history)
    message = render.answer(found, voice)
    if as_json:
        told = {"explained": explaining.as_object(account)} if account else {}
        typer.echo(json.dumps(as_object(found, message) | told, ensure_ascii=False))
        return
    show(message, [hit.quote.strip() for hit in found.hits])
    if account:
        explaining.show(account)


def answer_file(path: Path, reports: Path | None) -> None:
    """Print a JSON object for each line of a question file, with `id` and `ms` added."""
    questions = read_asked(path)
    warn_of_oddities(questions)
    library, voice = _library(reports), _voice()
    for asked, found, ms in ask_all(library, questions):
        answered = as_object(found, render.answer(found, voice))
        line = {"id": asked.id, **answered, "ms": round(ms, 3)}
        typer.echo(json.dumps(line, ensure_ascii=False))


def _whole(text: str) -> str:
    """Return the text with ? for each half of a character, which could not be printed again."""
    return text.encode(errors="replace").decode()


def as_object(found: Answer, message: Message) -> dict[str, Any]:
    """Return the answer as `--json` prints it; `text` is what a resident would see."""
    return {
        "kind": found.kind,
        "confidence": found.confidence,
        "understood_as": found.understood_as,
        "hits": [_hit(hit) for hit in found.hits],
        "text": message.plain,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    report = hit.passage.report
    return {
        "report": report.title,
        "report_id": report.id,
        "year": report.year,
        "path": list(hit.passage.path),
        "text": hit.passage.text,
        "quote": hit.quote,
        "url": hit.url,
        "score": hit.score,
        "passage_id": hit.passage.id,
        "span": list(hit.passage.span),
    }


def _library(reports: Path | None) -> Library:
    return open_library(reports, load())


def _voice() -> Voice:
    settings = load()
    return Voice(settings.bot_name, hotline=settings.hotline)
