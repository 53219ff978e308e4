"""Where a sentence ends. Only Chinese ends and line breaks count: a full stop may be 34.02."""

import re

_SENTENCE = re.compile(r"[^。！？!?；;\n]*(?:[。！？!?；;\n]+[”’」』）)》〉]*\s*|\Z)")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of `text`, in order; they tile it exactly."""
    return tuple(m.span() for m in _SENTENCE.finditer(text) if m.end() > m.start())


def pack(text: str, *, least: int, most: int) -> tuple[tuple[int, int], ...]:
    """Return spans of whole sentences that tile `text`, each `least` to `most` characters.

    A single sentence longer than `most` stays whole; a span is shorter than `least` only
    where it fits to neither of its neighbours.
    """
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(text):
        if spans and spans[-1][1] - spans[-1][0] < least and end - spans[-1][0] <= most:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(_joined(spans, least, most))


def _joined(spans: list[tuple[int, int]], least: int, most: int) -> list[tuple[int, int]]:
    """Join each span that is too short to the one before it where the two fit."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        too_short = joined and min(end - start, joined[-1][1] - joined[-1][0]) < least
        if too_short and end - joined[-1][0] <= most:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
