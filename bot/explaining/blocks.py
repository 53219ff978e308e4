"""How an answer came about, as blocks that a terminal of 80 columns can show."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot import texts
from bot.explaining.found import passages
from bot.explaining.lines import pairs
from bot.explaining.reading import reading
from bot.explaining.reasons import why
from knowledge.confidence import INTERCEPT
from knowledge.explaining import Account, Decision


def blocks(account: Account) -> Iterator[RenderableType]:
    """Yield what is to be shown of an account, from top to bottom."""
    yield _title(texts.EXPLAIN_READ)
    yield pairs(reading(account))
    several = len(account.decisions) > 1
    for number, decision in enumerate(account.decisions, 1):
        if several:
            yield _title(texts.EXPLAIN_PART.format(number=number, text=decision.question.text))
        yield _title(texts.EXPLAIN_WHY)
        yield pairs(why(decision))
        if decision.estimate is not None and decision.chance >= decision.estimate:
            yield _title(texts.EXPLAIN_FEATURES_TITLE)
            yield _features(decision, decision.estimate)
        if decision.found:
            yield _title(texts.EXPLAIN_FOUND)
            yield from passages(decision.found)


def _title(words: str) -> RenderableType:
    return Padding(Text(words, "bold"), (1, 0, 0, 0))


def _features(decision: Decision, estimate: float) -> RenderableType:
    """Return what was seen, and what each adds to the chance, the most telling first."""
    names = sorted(decision.effects, key=lambda name: -abs(decision.effects[name]))
    table = Table(*texts.EXPLAIN_FEATURE_COLUMNS, box=None, padding=(0, 2, 0, 0))
    for name in [INTERCEPT, *(name for name in names if name != INTERCEPT)]:
        effect = decision.effects[name]
        seen = "" if name == INTERCEPT else f"{getattr(decision.features, name):.2f}"
        if effect:
            table.add_row(texts.EXPLAIN_FEATURES[name], seen, f"{effect:+.2f}")
    return Group(table, texts.EXPLAIN_FEATURES_LEGEND.format(chance=estimate))
