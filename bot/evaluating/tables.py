"""The scores of every style, and what is behind them, for a terminal of 80 columns."""

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot import texts
from bot.evaluating.lines import place, plain
from bot.sheets.lines import decision
from knowledge.evaluate import Outcome, Reliability, Scores, by_style, expected, record, summarise

SLOWEST = 5  # questions that are named with their time
NAMED = 10  # questions that are named of those whose passage is in no report


def tables(outcomes: Sequence[Outcome]) -> Iterator[RenderableType]:
    """Yield the tables and lines, one under the other."""
    scores = summarise(outcomes)
    yield _scores(outcomes, scores)
    yield Text(texts.EVALUATE_LEGEND)
    yield from ("", _confusion(scores))
    if scores.confidence:
        yield ""
        yield from _reliability(scores.confidence)
    if near := scores.near_misses:
        yield texts.EVALUATE_NEAR_MISSES.format(
            questions=near.questions, related=near.related, named=near.named
        )
    if missed := [outcome for outcome in outcomes if not outcome.right]:
        yield from ("", _misses(missed, several=_are_several(outcomes)))
    if scores.missing:
        yield _missing(outcomes)
    yield ""
    yield from _times(outcomes, scores)


def _scores(outcomes: Sequence[Outcome], overall: Scores) -> Table:
    table = _numbers(*texts.EVALUATE_COLUMNS)
    for style, scores in by_style(outcomes).items():
        table.add_row(Text(style or texts.EVALUATE_UNSTYLED), *_cells(scores))
    table.add_section()
    table.add_row(texts.EVALUATE_OVERALL, *_cells(overall))
    return table


def _cells(scores: Scores) -> list[str]:
    shares = (
        *(scores.right, scores.hit_at_1, scores.hit_at_3, scores.span_in_quote, scores.direct),
        *(scores.false_direct, scores.false_claims),
    )
    return [str(scores.questions), *("" if s is None else f"{s:.2f}" for s in shares)]


def _confusion(scores: Scores) -> Table:
    kinds = texts.EVALUATE_KINDS
    table = _numbers(
        texts.EVALUATE_EXPECTED_COLUMN, *kinds.values(), title=texts.EVALUATE_CONFUSION
    )
    for name, label in texts.EVALUATE_EXPECTED.items():
        if row := scores.confusion.get(name):
            table.add_row(label, *(str(row.get(kind) or "") for kind in kinds))
    return table


def _reliability(confidence: Reliability) -> Iterator[RenderableType]:
    table = _numbers(*texts.EVALUATE_CONFIDENCE_COLUMNS, title=texts.EVALUATE_CONFIDENCE)
    for bin_ in confidence.bins:
        label = texts.EVALUATE_BIN.format(low=bin_.low, high=bin_.high)
        table.add_row(label, str(bin_.answers), f"{bin_.confidence:.2f}", f"{bin_.right:.2f}")
    yield table
    yield texts.EVALUATE_RELIABILITY.format(
        answers=confidence.answers, error=confidence.error, brier=confidence.brier
    )


def _misses(missed: Sequence[Outcome], *, several: bool) -> Table:
    table = _table(texts.EVALUATE_MISSES)
    for name in texts.EVALUATE_MISS_COLUMNS:
        table.add_column(name)
    for outcome in missed:
        answer = outcome.answer
        table.add_row(
            plain(outcome.gold.id),
            plain(outcome.gold.question),
            texts.EVALUATE_EXPECTED[expected(outcome.gold)],
            decision(answer.kind, answer.confidence),
            plain(place(record(outcome), several=several)),
        )
    return table


def _are_several(outcomes: Sequence[Outcome]) -> bool:
    """Return whether passages of more than one report were shown."""
    return len({hit.passage.report for o in outcomes for hit in o.answer.hits}) > 1


def _missing(outcomes: Sequence[Outcome]) -> Text:
    ids = [outcome.gold.id for outcome in outcomes if not outcome.found]
    named = texts.EVALUATE_GAP.join(ids[:NAMED]) + texts.EVALUATE_MORE * (len(ids) > NAMED)
    return Text(texts.EVALUATE_MISSING.format(count=len(ids), ids=named))


def _times(outcomes: Sequence[Outcome], scores: Scores) -> Iterator[Text]:
    if scores.ms:
        last = sorted(outcomes, key=lambda outcome: outcome.ms, reverse=True)[:SLOWEST]
        slow = (texts.EVALUATE_SLOW.format(id=o.gold.id, ms=o.ms) for o in last)
        slowest = texts.EVALUATE_GAP.join(slow)
        yield Text(
            texts.EVALUATE_TIMES.format(p50=scores.ms.p50, p95=scores.ms.p95, slowest=slowest)
        )


def _numbers(first: str, *numbers: str, title: str | None = None) -> Table:
    """Return a table of a column of names and columns of numbers."""
    table = _table(title)
    table.add_column(first, overflow="fold")
    for name in numbers:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _table(title: str | None) -> Table:
    return Table(
        title=title, title_justify="left", box=SIMPLE_HEAD, show_edge=False, pad_edge=False
    )
