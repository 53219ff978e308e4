"""How an answer came about, as blocks that a terminal of 80 columns can show."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot import texts
from bot.explaining.found import passages
from bot.explaining.lines import Line, pairs, want
from bot.layout import place
from bot.message import shorten
from knowledge.answer import CHOICE_FROM, DIRECT_FROM, RELATED_FROM
from knowledge.confidence import INTERCEPT
from knowledge.explaining import Account, Decision, Route
from knowledge.models import Turn
from knowledge.understand import LONGEST_QUESTION

_LIMITS = {"direct": DIRECT_FROM, "choice": CHOICE_FROM, "related": RELATED_FROM}
_MARKS = re.compile(r"[^\w\s]+")


def blocks(account: Account) -> Iterator[RenderableType]:
    """Yield what is to be shown of an account, from top to bottom."""
    yield _title(texts.EXPLAIN_READ)
    yield pairs(_reading(account))
    several = len(account.decisions) > 1
    for number, decision in enumerate(account.decisions, 1):
        if several:
            yield _title(texts.EXPLAIN_PART.format(number=number, text=decision.question.text))
        yield _title(texts.EXPLAIN_WHY)
        yield pairs(_why(decision))
        if decision.estimate is not None and decision.chance >= decision.estimate:
            yield _title(texts.EXPLAIN_FEATURES_TITLE)
            yield _features(decision, decision.estimate)
        if decision.found:
            yield _title(texts.EXPLAIN_FOUND)
            yield from passages(decision.found)


def _title(words: str) -> RenderableType:
    return Padding(Text(words, "bold"), (1, 0, 0, 0))


# --- how it was read


def _reading(account: Account) -> Iterator[Line]:
    read = account.read
    known = {
        "raw": shorten(read.raw, LONGEST_QUESTION),
        "text": read.text if read.text != read.raw else "",
        "corrected": _joined(read.corrected),
        "content": _said(read.content),
        "years": _years(account),
        "places": _joined(sorted(read.places)),
        "aspects": _joined(texts.EXPLAIN_ASPECTS[name] for name in sorted(read.aspects)),
        "wants": _joined(sorted(map(want, read.wants))),
        "asks_now": texts.EXPLAIN_NOW if read.asks_now else "",
        "history": "\n".join(map(_turn, account.history)),
        "parts": "\n".join(account.parts),
        "route": "\n".join(_route(account)),
    }
    if account.route is Route.SMALL_TALK:
        known = {name: known[name] for name in ("raw", "route")}
    return ((texts.EXPLAIN_LABELS[name], value) for name, value in known.items() if value)


def _said(content: str) -> str:
    """Return the words of a question's content, without what stands between them."""
    return " ".join(_MARKS.sub(" ", content).split())


def _joined(words: Iterable[str]) -> str:
    return texts.EXPLAIN_AND.join(words)


def _years(account: Account) -> str:
    years = _joined(map(str, sorted(account.read.years)))
    is_relative = years and not account.read.dated
    return texts.EXPLAIN_RELATIVE.format(years=years) if is_relative else years


def _turn(turn: Turn) -> str:
    asked = shorten(turn.question, LONGEST_QUESTION)
    if turn.passage is None:
        return texts.EXPLAIN_UNQUOTED.format(question=asked)
    return texts.EXPLAIN_SHOWN.format(question=asked, place=place(turn.passage))


def _route(account: Account) -> Iterator[str]:
    answer = account.answer
    yield texts.EXPLAIN_ROUTES[account.route].format(
        fact=texts.FACTS[answer.fact[1]] if answer.fact else "",
        talk=texts.EXPLAIN_SMALL_TALK[answer.small_talk] if answer.small_talk else "",
    )
    asked_before = account.history and account.route is not Route.SMALL_TALK
    if asked_before and account.route is not Route.FOLLOW_UP:
        yield texts.EXPLAIN_ALONE


# --- why it was answered so


def _why(decision: Decision) -> Iterator[Line]:
    kind = texts.EXPLAIN_KINDS[decision.answer.kind]
    yield texts.EXPLAIN_KIND, texts.EXPLAIN_DECIDED.format(kind=kind, chance=decision.chance)
    yield texts.EXPLAIN_BECAUSE, "\n".join(chain([_ground(decision)], _chance(decision)))
    yield texts.EXPLAIN_LIMITS_LABEL, texts.EXPLAIN_LIMITS.format(**_LIMITS)


def _ground(decision: Decision) -> str:
    best = decision.found[0].match if decision.found else None
    return texts.EXPLAIN_GROUNDS[decision.ground].format(
        **_LIMITS,
        coverage=best.coverage if best else 0.0,
        lack=texts.EXPLAIN_LACKS[decision.lack] if decision.lack else "",
    )


def _chance(decision: Decision) -> Iterator[str]:
    if decision.by_meaning:
        yield texts.EXPLAIN_BY_MEANING
    if decision.estimate is not None and decision.chance > decision.estimate:
        yield texts.EXPLAIN_RAISED.format(estimate=decision.estimate, chance=decision.chance)


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
