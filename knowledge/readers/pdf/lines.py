"""The characters of a page → its lines, spelled as they were typed."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from statistics import mode
from typing import NamedTuple

from knowledge.readers.pdf.characters import HYPHEN, is_wide
from knowledge.readers.pdf.rows import Letter, Piece, rows_of
from knowledge.readers.pdf.sheet import Glyph

_QUOTES = "“”‘’"
_OPENING = "+±#$¥￥（(《〈【〔［[{｛“‘「『"  # does not end a line
_CLOSING = "，。、；：？！）)》〉】〕］]}｝”’」』,.;:?!%％‰℃…—·"  # does not begin one
_MARKER = re.compile(
    r"(?:[•●■□❑◆❖▪➢✓·*\-–]|[①-⑳]|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．])\s*(?=\S)"
)


class Line(NamedTuple):
    """A line, or the part of one that stands in a column: from `x0` to `x1`, baseline `y`."""

    text: str
    x0: float
    x1: float
    y: float
    size: float  # of most of its characters
    ink: float  # its end without the closing marks, which may hang in the margin
    head: float  # the width of its beginning that cannot be torn
    hang: float  # where the text begins behind a number or bullet
    blank: str = ""  # typed before it
    tail: bool = False  # a blank was typed behind it
    furniture: bool = False  # marked as no part of the text
    column: int = 0  # 0 across the page, 1 left, 2 right


def lines_of(glyphs: Iterable[Glyph]) -> list[list[Line]]:
    """Return the rows of a page from its top, the lines in each from left to right."""
    return [list(map(_line, pieces)) for pieces in rows_of(glyphs)]


def joined(lines: Sequence[Line]) -> Line:
    """Return the parts of a row as one line."""
    first, *others = lines
    text = first.text + "".join((line.blank or " ") + line.text for line in others)
    return first._replace(
        text=text.replace(HYPHEN, "-") if others else text,
        x1=lines[-1].x1,
        ink=lines[-1].ink,
        tail=lines[-1].tail,
        size=max(lines, key=lambda line: len(line.text)).size,
        furniture=all(line.furniture for line in lines),
    )


def _line(piece: Piece) -> Line:
    text, starts = "", list[int]()
    for blank, glyph in piece.letters:
        text += blank if text else ""
        starts.append(len(text))
        text += glyph.char
    glyphs = [glyph for _, glyph in piece.letters]
    first, last = glyphs[0], glyphs[-1]
    marker = _MARKER.match(text)
    behind = bisect_left(starts, marker.end()) if marker else 0
    return Line(
        text=text[:-1].replace(HYPHEN, "-") + text[-1:],
        x0=first.x0,
        x1=last.x1,
        y=mode(glyph.y for glyph in glyphs),
        size=mode(glyph.size for glyph in glyphs),
        ink=glyphs[-2].x1 if text[-1:] in _CLOSING and len(glyphs) > 1 else last.x1,
        head=_head(piece.letters),
        hang=glyphs[min(behind, len(glyphs) - 1)].x0,
        blank=piece.letters[0].blank,
        tail=piece.tail,
        furniture=all(glyph.furniture for glyph in glyphs),
    )


def _head(letters: Sequence[Letter]) -> float:
    """Return the width of a line's beginning: a word, or a character, and its punctuation.

    Quotation marks hold together what stands on both sides of them, as do some programs with
    punctuation and the letters behind it (Unicode's line breaking, UAX #14, LB19 and LB25).
    """
    chars = [letter.glyph.char for letter in letters]
    end, goes_on = 0, True
    while goes_on and end < len(chars):
        start = _while(chars, end, lambda i: chars[i] in _OPENING)
        word = _while(chars, start, partial(_is_word, letters, start))
        end = _while(chars, max(word, start + 1), lambda i: chars[i] in _CLOSING)
        goes_on = _is_held(chars[end - 1 : end + 1])
    return letters[end - 1].glyph.x1 - letters[0].glyph.x0


def _is_held(pair: Sequence[str]) -> bool:
    if any(char in _QUOTES for char in pair):
        return True
    return pair[0] in _CLOSING and pair[-1].isalnum() and not is_wide(pair[-1])


def _is_word(letters: Sequence[Letter], start: int, i: int) -> bool:
    return not is_wide(letters[i].glyph.char) and (i == start or not letters[i].blank)


def _while(chars: Sequence[str], start: int, holds: Callable[[int], bool]) -> int:
    """Return the first place from `start` on where something no longer holds."""
    return next((i for i in range(start, len(chars)) if not holds(i)), len(chars))
