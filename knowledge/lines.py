"""The paragraphs of a text: its lines, without the white space around them."""

import re
from collections.abc import Iterator

_NAMED_BLANK = "<U+00A0>"  # some pages print a non-breaking space as its name
BLANK = re.compile(rf"(?:\s|{re.escape(_NAMED_BLANK)})+")
_INDENT = "\u3000\u3000"  # begins a paragraph, also where its line break was lost
_LINE = re.compile(r"[^\n]+")
_ENDS = "。！？!?；;：:"


def line_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span in `text` of each paragraph of `text[start:end]`, none of them blank."""
    for found in _LINE.finditer(text, start, end):
        line, at = found.group(), found.start()
        for begin, stop in _pieces(line):
            begin, stop = _trim(line, begin, stop)  # noqa: PLW2901 - the same span, without blanks
            if begin < stop:
                yield at + begin, at + stop


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the paragraphs that stand in one line."""
    begin = 0
    at = line.find(_INDENT, 1)
    while at != -1:
        if line[at - 1] in _ENDS:
            yield begin, at
            begin = at
        at = line.find(_INDENT, at + len(_INDENT))
    yield begin, len(line)


def _trim(line: str, begin: int, stop: int) -> tuple[int, int]:
    before = None
    while before != (begin, stop):
        before = begin, stop
        while begin < stop and line[begin].isspace():
            begin += 1
        while begin < stop and line[stop - 1].isspace():
            stop -= 1
        if line.startswith(_NAMED_BLANK, begin, stop):
            begin += len(_NAMED_BLANK)
        if line.endswith(_NAMED_BLANK, begin, stop):
            stop -= len(_NAMED_BLANK)
    return begin, stop
