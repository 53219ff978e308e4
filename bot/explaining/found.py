"""The passages that were found, and what made their score."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from rich.console import RenderableType
from rich.padding import Padding

from bot import texts
from bot.explaining.lines import Line, pairs, want
from bot.layout import place
from knowledge.weighing import Factors, Found, Shares, Word

LEAST_SHOWN = 0.005  # of a score: less would read as 0.00


def passages(found: Sequence[Found]) -> Iterator[RenderableType]:
    """Yield each passage with what speaks for it, the best first."""
    several = len({one.match.passage.report for one in found}) > 1
    for number, one in enumerate(found, 1):
        shown = [line for line in _lines(one, several=several) if line[1]]
        heading = texts.EXPLAIN_NUMBER.format(number=number), place(one.match.passage)
        yield Padding(pairs([heading, *shown]), (int(number > 1), 0, 0, 0))


def _lines(found: Found, *, several: bool) -> Iterator[Line]:
    match = found.match
    if several:
        yield texts.EXPLAIN_REPORT, match.passage.report.title
    yield texts.EXPLAIN_QUOTE, " ".join(match.passage.text[slice(*match.quote_span)].split())
    yield texts.EXPLAIN_SCORE, score(match.score, found.shares)
    yield texts.EXPLAIN_FACTORS_LABEL, _factors(found.factors)
    yield texts.EXPLAIN_TERMS, texts.EXPLAIN_AND.join(found.terms) or texts.EXPLAIN_STRAY
    covered = texts.EXPLAIN_COVERED.format(coverage=match.coverage)
    yield texts.EXPLAIN_WORDS, texts.EXPLAIN_GAP.join([*map(_word, found.words), covered])
    yield texts.EXPLAIN_LABELS["wants"], texts.EXPLAIN_GAP.join(told(found))
    if found.elsewhere:
        yield texts.EXPLAIN_ELSEWHERE, texts.EXPLAIN_LACKS[found.elsewhere]


def score(total: float, shares: Shares) -> str:
    """Return a score and what it is made of, in words."""
    named = (
        texts.EXPLAIN_SHARE.format(field=texts.EXPLAIN_SHARES[name], share=share)
        for name, share in asdict(shares).items()
        if share >= LEAST_SHOWN
    )
    return texts.EXPLAIN_SUM.format(score=total, shares=texts.EXPLAIN_PLUS.join(named))


def _factors(factors: Factors) -> str:
    return texts.EXPLAIN_GAP.join(
        texts.EXPLAIN_FACTOR.format(factor=texts.EXPLAIN_FACTORS[name], times=times)
        for name, times in asdict(factors).items()
        if abs(times - 1) >= LEAST_SHOWN
    )


def _word(word: Word) -> str:
    return texts.EXPLAIN_HELD[word.held].format(
        word=word.text, weight=word.weight, instead=texts.EXPLAIN_AND.join(word.instead)
    )


def told(found: Found) -> Iterator[str]:
    """Yield what the question wants to be told, and whether the passage tells it."""
    for wanted in sorted(map(want, found.told)):
        yield texts.EXPLAIN_TOLD.format(want=wanted)
    for wanted in sorted(map(want, found.untold)):
        yield texts.EXPLAIN_UNTOLD.format(want=wanted)
