"""Where a sentence ends. Only Chinese ends and line breaks count: a full stop may be 34.02."""

import re

# A page that sets off words within a sentence may give each piece a line of its own.
_BROKEN = r"(?:(?<=[的、,，])\n|\n(?=[ \t\u3000]*(?:[、,，:：]|是[:：])))"
_END = rf"(?:[。！？!?；;]|(?!{_BROKEN})\n)"
_SENTENCE = re.compile(rf"(?:[^。！？!?；;\n]++|{_BROKEN})*+(?:{_END}++[”’」』）)》〉]*\s*|\Z)")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of `text`, in order; they tile it exactly."""
    return tuple(m.span() for m in _SENTENCE.finditer(text) if m.end() > m.start())
