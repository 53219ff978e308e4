"""Where a sentence ends. Only Chinese ends and line breaks count: a full stop may be 34.02."""

import re

_SENTENCE = re.compile(r"[^。！？!?；;\n]*(?:[。！？!?；;\n]+[”’」』）)》〉]*\s*|\Z)")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of `text`, in order; they tile it exactly."""
    return tuple(m.span() for m in _SENTENCE.finditer(text) if m.end() > m.start())
