"""`xiaoyue evaluate`: how well the reports answer a file of questions."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.progress import track

from bot import render, texts
from bot.evaluating.changes import changes, totals
from bot.evaluating.tables import tables
from bot.loading import open_library
from bot.oddities import warn_of_oddities, warn_of_strays
from bot.render import Voice
from bot.settings import load
from knowledge import Answer, Library
from knowledge.evaluate import (
    Comparison,
    Gold,
    Outcome,
    by_style,
    compare,
    judged,
    read_earlier,
    read_questions,
    record,
    summarise,
)


def evaluate_file(
    path: Path, reports: Path | None, earlier: Path | None, *, as_json: bool
) -> None:
    """Print how well the questions of a file are answered, and what changed since `earlier`."""
    questions = read_questions(path)
    warn_of_oddities(questions)
    before = read_earlier(earlier, questions) if earlier else None
    library = open_library(reports, load())
    warn_of_strays(library.reports, questions)
    outcomes = list(_asked(library, questions))
    compared = None if before is None else compare(before, [record(o) for o in outcomes])
    if as_json:
        typer.echo(json.dumps(as_object(outcomes, compared), ensure_ascii=False))
        return
    console = Console(highlight=False)
    for table in tables(outcomes):
        console.print(table)
    if compared and earlier:
        for line in changes(compared):
            console.print(line, no_wrap=True, overflow="ellipsis")
        console.print(totals(compared, earlier.name))


def _asked(library: Library, questions: Sequence[Gold]) -> Iterator[Outcome]:
    """Yield what became of each question, under a progress bar on a terminal."""
    settings, bar = load(), Console(stderr=True)
    voice = Voice(settings.bot_name, hotline=settings.hotline)

    def said(answer: Answer) -> str:
        return render.answer(answer, voice).plain

    yield from track(
        judged(library, questions, said),
        texts.EVALUATE_ASKING,
        total=len(questions),
        console=bar,
        transient=True,
        disable=not bar.is_terminal,
    )


def as_object(outcomes: Sequence[Outcome], compared: Comparison | None = None) -> dict[str, Any]:
    """Return what `--json` prints; `compared` where there is an earlier run to compare with."""
    return {
        "overall": asdict(summarise(outcomes)),
        "by_style": {name: asdict(scores) for name, scores in by_style(outcomes).items()},
        "questions": [asdict(record(outcome)) for outcome in outcomes],
        **({"compared": asdict(compared)} if compared else {}),
    }
