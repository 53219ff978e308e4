"""`xiaoyue evaluate`: how well the reports answer a file of questions."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from bot import texts
from bot.loading import load_library
from knowledge.evaluate import Outcome, Scores, evaluate, read_questions, summarise

SLOWEST = 5  # questions that are named with their time


def evaluate_file(path: Path, reports: Path | None, *, as_json: bool) -> None:
    """Print the scores of every style, over all, and what was missed."""
    questions = read_questions(path)
    outcomes = evaluate(load_library(reports), questions)
    if as_json:
        typer.echo(json.dumps(as_object(outcomes), ensure_ascii=False))
        return
    console = Console()
    console.print(_scores(outcomes))
    console.print(_misses(outcomes))
    slowest = sorted(outcomes, key=lambda o: o.ms, reverse=True)[:SLOWEST]
    times = texts.EVALUATE_GAP.join(f"{o.gold.id} {o.ms:.1f} ms" for o in slowest)
    console.print(texts.EVALUATE_SLOWEST.format(times=times), highlight=False)


def as_object(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Return what `--json` prints."""
    return {
        "overall": asdict(summarise(outcomes)),
        "by_style": {name: asdict(scores) for name, scores in _by_style(outcomes).items()},
        "questions": [_question(outcome) for outcome in outcomes],
    }


def _by_style(outcomes: Sequence[Outcome]) -> dict[str, Scores]:
    styles = dict.fromkeys(o.gold.style for o in outcomes)
    return {style: summarise(o for o in outcomes if o.gold.style == style) for style in styles}


def _question(outcome: Outcome) -> dict[str, Any]:
    answer = outcome.answer
    return {
        "id": outcome.gold.id,
        "style": outcome.gold.style,
        "question": outcome.gold.question,
        "kind": answer.kind,
        "confidence": answer.confidence,
        "right": outcome.right,
        "span": outcome.span,
        "hits": [hit.passage.id for hit in answer.hits],
        "ms": round(outcome.ms, 3),
    }


def _scores(outcomes: Sequence[Outcome]) -> Table:
    table = Table(*texts.EVALUATE_COLUMNS)
    for column in table.columns[1:]:
        column.justify = "right"
    for style, scores in _by_style(outcomes).items():
        table.add_row(style, *_cells(scores))
    table.add_section()
    table.add_row(texts.EVALUATE_OVERALL, *_cells(summarise(outcomes)))
    return table


def _cells(scores: Scores) -> list[str]:
    shares = (scores.right, scores.hit_at_1, scores.hit_at_3, scores.span_in_quote, scores.direct)
    shown = ["" if s is None else f"{s:.2f}" for s in (*shares, scores.false_claims)]
    return [str(scores.questions), *shown]


def _misses(outcomes: Sequence[Outcome]) -> Table:
    table = Table(*texts.EVALUATE_MISS_COLUMNS, title=texts.EVALUATE_MISSES)
    for outcome in outcomes:
        if not outcome.right:
            answer = outcome.answer
            shown = answer.hits[0].passage.path[-1:] if answer.hits else ()
            table.add_row(
                outcome.gold.id,
                outcome.gold.question,
                f"{answer.kind} {answer.confidence:.2f}",
                "".join(shown),
            )
    return table
