"""How a question was read, line by line."""

import re
from collections.abc import Iterable, Iterator

from bot import texts
from bot.explaining.lines import Line, want
from bot.layout import place
from bot.message import shorten
from knowledge.explaining import Account, Route
from knowledge.models import Turn
from knowledge.understand import LONGEST_QUESTION

_MARKS = re.compile(r"[^\w\s]+")


def reading(account: Account) -> Iterator[Line]:
    """Return how a question was read, and by which way it was answered."""
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
