"""Which part of a passage is shown around a quote."""

from bot.message import opening, units
from knowledge.sentences import sentence_spans

Span = tuple[int, int]


def excerpt(text: str, quote: Span, limit: int) -> Span:
    """Return the span of `text` that is shown: whole sentences around `quote`, as many as fit.

    `limit` is in UTF-16 units. Where the sentences of the quote do not fit, the quote alone is
    shown, or as many of its clauses as fit. An empty quote stands for where reading begins.
    """
    if units(text) <= limit:
        return 0, len(text)
    spans = sentence_spans(text)
    first = next(i for i, (_, end) in enumerate(spans) if end > min(quote[0], len(text) - 1))
    last = next(i for i, (_, end) in enumerate(spans) if end >= quote[1] and i >= first)
    if units(text[spans[first][0] : spans[last][1]]) > limit:
        start, end = quote if quote[0] < quote[1] else spans[first]
        return start, start + len(opening(text[start:end], limit))
    return _grow(text, spans, (first, last), limit)


def _grow(text: str, spans: tuple[Span, ...], around: Span, limit: int) -> Span:
    """Add the sentence after, then the one before, in turns, until neither fits."""
    first, last = around
    room = limit - units(text[spans[first][0] : spans[last][1]])
    grown = True
    while grown:
        grown = False
        for step in (1, -1):
            index = last + 1 if step > 0 else first - 1
            if not 0 <= index < len(spans) or (size := units(text[slice(*spans[index])])) > room:
                continue
            room -= size
            first, last = min(first, index), max(last, index)
            grown = True
    return spans[first][0], spans[last][1]
