"""Where a sentence ends. Only Chinese ends and line breaks count: a full stop may be 34.02."""

import re

_SENTENCE = re.compile(r"[^。！？!?；;\n]*(?:[。！？!?；;\n]+[”’」』）)》〉]*\s*|\Z)")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of `text`, in order; they tile it exactly."""
    return tuple(m.span() for m in _SENTENCE.finditer(text) if m.end() > m.start())


def pack(text: str, *, least: int, most: int) -> tuple[tuple[int, int], ...]:
    """Return spans of whole sentences that tile `text`, each `least` to `most` characters.

    A single sentence longer than `most` stays whole. The last span is joined to the one
    before it when it is shorter than `least` and the two fit into `most`.
    """
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(text):
        fits = spans and end - spans[-1][0] <= most
        if spans and fits and (spans[-1][1] - spans[-1][0] < least or end - start < least // 3):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    if len(spans) > 1 and spans[-1][1] - spans[-1][0] < least:
        start = spans[-2][0]
        if spans[-1][1] - start <= most:
            spans[-2:] = [(start, spans[-1][1])]
    return tuple(spans)
