"""How an answer comes about, for a phone; the whole of it goes along as a file. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from bot import explaining, texts
from bot.actions import Bind, Ref
from bot.explaining.found import score, told
from bot.explaining.reading import reading
from bot.explaining.reasons import why
from bot.message import Button, Message, escape, opening, shorten
from bot.office.entries import see, where
from bot.office.page import File, Page
from knowledge.explaining import Account, Decision
from knowledge.faq import Entry
from knowledge.hits import make_hit
from knowledge.models import Hit
from knowledge.weighing import Found, Held

PASSAGES: Final = 3  # that are shown; the file has more
LINE_LIMIT: Final = 80  # UTF-16 units of a line
QUOTE_LIMIT: Final = 220  # UTF-16 units of a quote

_NEEDLESS: Final = {texts.EXPLAIN_LABELS["raw"], texts.EXPLAIN_LIMITS_LABEL}

Line = tuple[str, str]  # what something is called, and what it is
Shown = tuple[Hit, Found | None]  # a passage, and what made its score where one counted


def explanation(account: Account, bound: Entry | None = None) -> Page:
    """Return how an answer came about, with a button for each passage that binds it.

    Of a question that is bound by an entry already there is a button that shows that one.
    """
    passages = list(islice(_passages(account), PASSAGES))
    blocks = [_block(texts.EXPLAIN_READ, reading(account)), *_decisions(account)]
    blocks += [_passage(number, *shown) for number, shown in enumerate(passages, 1)]
    binding = tuple((_bind(number, hit),) for number, (hit, _) in enumerate(passages, 1))
    file = File.of(texts.OFFICE_FIND_FILE, explaining.as_text(account))
    return Page(Message("\n\n".join(blocks), see(bound.id) if bound else binding), (file,))


def _passages(account: Account) -> Iterator[Shown]:
    """Yield the passages found, the best first; of several questions in one, the best of each."""
    decisions = account.decisions
    if not decisions:
        yield from ((hit, None) for hit in account.answer.hits)
    elif len(decisions) == 1:
        yield from _found(decisions[0])
    else:
        for decision in decisions:
            yield from islice(_found(decision), 1)


def _found(decision: Decision) -> Iterator[Shown]:
    """Yield the passages of a decision, each with the quote that the answer has of it."""
    answered = {hit.passage: hit for hit in decision.answer.hits}
    for found in decision.found:
        passage = found.match.passage
        yield answered.get(passage) or make_hit(passage, found.match.quote_span), found


# --- how it was read, and why it was answered so


def _decisions(account: Account) -> Iterator[str]:
    if not account.decisions:
        kind = texts.EXPLAIN_KINDS[account.answer.kind]
        yield _block(texts.EXPLAIN_WHY, [(texts.EXPLAIN_KIND, kind)])
    several = len(account.decisions) > 1
    for number, decision in enumerate(account.decisions[:PASSAGES], 1):
        part = texts.EXPLAIN_PART.format(number=number, text=decision.question.text)
        yield _block(part if several else texts.EXPLAIN_WHY, why(decision))


def _block(title: str, lines: Iterator[Line] | Sequence[Line]) -> str:
    shown = [line for line in map(_line, lines) if line]
    return "\n".join([f"<b>{escape(shorten(title, LINE_LIMIT))}</b>", *shown])


def _line(line: Line) -> str:
    """Return the markup of a line, "" for one that a phone has no room for."""
    label, value = line
    if label in _NEEDLESS or not value:
        return ""
    flat = shorten(" ".join(value.split()), LINE_LIMIT)
    return escape(texts.OFFICE_LINE.format(label=label, value=flat))


# --- the passages


def _passage(number: int, hit: Hit, found: Found | None) -> str:
    place = escape(where(hit.passage))
    lines = [texts.OFFICE_FIND_PASSAGE.format(number=number, place=place)]
    words = _words(found) if found else ()
    lines.append(f"<blockquote>{_quote(hit, words)}</blockquote>")
    lines += [line for line in map(_line, _lines(found)) if line] if found else []
    return "\n".join(lines)


def _lines(found: Found) -> Iterator[Line]:
    yield texts.EXPLAIN_SCORE, score(found.match.score, found.shares)
    yield texts.EXPLAIN_TERMS, texts.EXPLAIN_AND.join(found.terms) or texts.EXPLAIN_STRAY
    yield texts.EXPLAIN_LABELS["wants"], texts.EXPLAIN_GAP.join(told(found))
    if found.elsewhere:
        yield texts.EXPLAIN_ELSEWHERE, texts.EXPLAIN_LACKS[found.elsewhere]


def _words(found: Found) -> tuple[str, ...]:
    """Return the words for which a passage was found, as they stand in it."""
    instead = (word for each in found.words if each.held is Held.INSTEAD for word in each.instead)
    return (*found.terms, *instead)


def _quote(hit: Hit, words: Sequence[str]) -> str:
    """Return the markup of a quote with those words in bold, cut where it is long."""
    whole = " ".join(hit.quote.split() or hit.passage.text.split())
    text = opening(whole, QUOTE_LIMIT)
    cut = "" if text == whole else texts.CUT
    if not words:
        return escape(text) + cut
    longest_first = sorted(words, key=len, reverse=True)
    pieces = re.split(f"({'|'.join(map(re.escape, longest_first))})", text, flags=re.IGNORECASE)
    marked = (
        f"<b>{escape(piece)}</b>" if at % 2 else escape(piece) for at, piece in enumerate(pieces)
    )
    return "".join(marked) + cut


def _bind(number: int, hit: Hit) -> Button:
    ref = Ref(hit.passage.id, hit.quote_span)
    return Button(texts.OFFICE_FIND_BIND.format(number=number), action=Bind(ref))
