"""The characters of a page → its rows, with the blanks that were typed between them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from knowledge.readers.pdf.characters import FIRST_WIDE
from knowledge.readers.pdf.sheet import Glyph

# In ems, the size of the type.
_LEVEL = 0.2  # baselines that differ by less are one
_RAISED = 0.6  # how far above a line its superscripts stand, at most
_LOWERED = 0.35  # and below it its subscripts
_BESIDE = 0.5  # how far they are from the character they belong to
_SMALLER = 0.8  # and what size they have
_RAGGED = 1.5  # before the right edge of a page where justified lines end
# Gaps, beyond those that a justified line puts everywhere.
_BLANK = 0.2  # a blank
_LATIN_BLANK = 0.14  # between letters, the first of which may lean over it
_AUTOMATIC = 0.1  # set between Chinese and Latin by many programs, without a blank
_TYPED = 0.3  # a blank where they do
_APART = 1.8  # between two columns

_MIXED = ("CL", "LC")  # pairs of letters, Chinese and Latin
_BLANKS = frozenset(("", " ", "\u3000"))


class Letter(NamedTuple):
    """A character with the blanks before it."""

    blank: str
    glyph: Glyph


class Piece(NamedTuple):
    """What stands in a row well apart from the rest of it."""

    letters: list[Letter]
    tail: bool  # a blank was typed behind it


class _Row(NamedTuple):
    """A row without blanks, what was typed around its characters, and how far they are apart."""

    glyphs: list[Glyph]
    typed: list[str]
    gaps: list[float]
    pairs: list[str]  # of letters that meet there: CC, CL, LC, LL


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Piece]]:
    """Return the rows of a page from its top, and the pieces of each from left to right."""
    rows = [_measured(row) for row in _with_small_type(_levels(glyphs))]
    rows = [row for row in rows if row.glyphs]
    gaps = (gap for row in rows for gap in zip(row.gaps, row.pairs, strict=True))
    automatic = median([gap for gap, pair in gaps if pair in _MIXED] or [0]) > _AUTOMATIC
    least = {"LL": _LATIN_BLANK} | dict.fromkeys(_MIXED, _TYPED if automatic else _BLANK)
    right = max((row.glyphs[-1].x1 for row in rows), default=0)
    return [list(_pieces(row, right, least)) for row in rows]


def _levels(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Piece the characters by their baselines."""
    rows = list[list[Glyph]]()
    for glyph in sorted(glyphs, key=lambda g: -g.y):
        above = rows[-1][0] if rows else None
        if above and above.y - glyph.y <= _LEVEL * min(above.size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for row in rows:
        row.sort(key=lambda g: g.x0)
    return rows


def _with_small_type(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put superscripts and subscripts into the rows they belong to."""
    for row, neighbour in [*pairwise(rows), *pairwise(reversed(rows))]:
        if row and neighbour and row[0].size <= _SMALLER * neighbour[0].size:
            offset = (row[0].y - neighbour[0].y) / neighbour[0].size
            if -_LOWERED <= offset <= _RAISED:
                row[:] = [glyph for glyph in row if not _taken_in(glyph, neighbour)]
                neighbour.sort(key=lambda g: g.x0)
    return rows


def _taken_in(glyph: Glyph, row: list[Glyph]) -> bool:
    near = _BESIDE * row[0].size
    if any(abs(g.x1 - glyph.x0) <= near or abs(glyph.x1 - g.x0) <= near for g in row):
        row.append(glyph)
        return True
    return False


def _measured(row: Iterable[Glyph]) -> _Row:
    glyphs, typed, blank = list[Glyph](), list[str](), ""
    for glyph in row:
        if glyph.char in _BLANKS:
            blank += glyph.char
        else:
            glyphs.append(glyph)
            typed.append(blank)
            blank = ""
    gaps = [_gap(before, glyph) for before, glyph in pairwise(glyphs)]
    pairs = [a + b for a, b in pairwise(_kind(glyph.char) for glyph in glyphs)]
    return _Row(glyphs, [*typed, blank], gaps, pairs)


def _kind(char: str) -> str:
    if not char.isalnum():
        return ""
    return "C" if char >= FIRST_WIDE else "L"


def _gap(before: Glyph, glyph: Glyph) -> float:
    """Return the gap between two characters, in ems; the box of a wide one may be too narrow."""
    end = max(before.x1, before.x0 + before.size) if before.char >= FIRST_WIDE else before.x1
    return (glyph.x0 - end) / glyph.size


def _pieces(row: _Row, right: float, least: Mapping[str, float]) -> Iterator[Piece]:
    """Yield the pieces of a row with the blanks that were typed, or that gaps tell of.

    `least` is how wide a gap has to be for that between a pair of letters.
    """
    last = row.glyphs[-1]
    justified = row.gaps and right - last.x1 <= _RAGGED * last.size
    usual = max(median(row.gaps), 0) if justified else 0
    letters = [Letter(_wide(row.typed[0]), row.glyphs[0])]
    for glyph, typed, gap, pair in zip(
        row.glyphs[1:], row.typed[1:-1], row.gaps, row.pairs, strict=True
    ):
        wide = gap > least.get(pair, _BLANK) + usual
        blank = _wide(typed) or (" " if typed or wide else "")
        if gap > _APART + usual:
            yield Piece(letters, tail=True)
            letters = []
        letters.append(Letter(blank, glyph))
    yield Piece(letters, tail=bool(row.typed[-1]))


def _wide(typed: str) -> str:
    """Return the wide blanks among those typed, which are typed on purpose."""
    return typed.replace(" ", "")
