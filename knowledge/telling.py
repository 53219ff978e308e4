"""Whether a sentence tells what a question wants: a figure, a place, a price, a way."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from knowledge import lexicon
from knowledge.coverage import Piece
from knowledge.wants import NUMBER, WHICH, Want

BEFORE, BEHIND = 8, 12  # characters around a figure in which what it counts is named

_CLAUSE = re.compile(r"[^,，。;；]+")


def told(
    wants: AbstractSet[Want], typed: str, quote: str, asked: Sequence[Piece], title: str = ""
) -> frozenset[Want]:
    """Return those of `wants` that the normalised `quote` tells.

    One clause must hold the tell-tale, in words that are not those of the question `typed`
    itself, and something of what is asked: in a list of services, the way to one of them is
    not the way to another. Words of the report's own `title` do not make a quote speak of it.
    """
    subjects = [piece for piece in asked if len(piece.text) > 1 and piece.text not in title]
    if not wants or not _speaks_of(quote, subjects):
        return frozenset()
    clauses = [clause for clause in _CLAUSE.findall(quote) if _speaks_of(clause, asked)]
    of = [piece.text for piece in asked]
    return frozenset(want for want in wants if any(_tells(want, typed, c, of) for c in clauses))


def _tells(want: Want, typed: str, clause: str, of: Sequence[str]) -> bool:
    if want.kind == WHICH:
        return want.noun in clause
    _, tell_tale = lexicon.asks()[want.kind]
    return any(
        not _stands_apart(found.group(), typed)
        and (not found.lastindex or _is_counted(found[1], typed, of))
        and _is_near(want, clause, found.span())
        for found in tell_tale.finditer(clause)
    )


def _is_near(want: Want, clause: str, figure: tuple[int, int]) -> bool:
    """Return whether a figure may count the noun: not where that stands far off in the clause."""
    if want.kind != NUMBER or not want.noun:
        return True
    around = clause[max(figure[0] - BEFORE, 0) : figure[1] + BEHIND]
    nouns = [noun for noun in (want.noun, *lexicon.alike(want.noun)) if noun in clause]
    return not nouns or any(noun in around for noun in nouns)


def _stands_apart(tell_tale: str, typed: str) -> bool:
    """Return whether the question says the same; the 6 of 2026 is no 6."""
    return bool(re.search(rf"(?<![\d.]){re.escape(tell_tale)}(?!\d)", typed))


def _is_counted(noun: str, typed: str, of: Sequence[str]) -> bool:
    """Return whether the question counts that noun among those of something.

    A list of 街道 tells how many 街道 try something out, not how many there are.
    """
    counted = re.search(rf"[几少两][个条家种类项]?{re.escape(noun)}", typed)
    return bool(counted) and any(noun not in word for word in of)


def _speaks_of(clause: str, subjects: Sequence[Piece]) -> bool:
    return not subjects or any(_stands_in(piece, clause) for piece in subjects)


def _stands_in(piece: Piece, clause: str) -> bool:
    if len(piece.text) == 1:
        return clause.rstrip().endswith(piece.text)  # 群 of 微信群, but no 人 of 中华人民共和国
    if any(word in clause for word in (piece.text, *piece.alike)):
        return True
    if piece.is_loose:
        return any(char in clause for char in piece.text)
    pairs = [a + b in clause for a, b in pairwise(piece.text)] if piece.sound else []
    return bool(pairs) and sum(pairs) >= len(pairs) / 2  # 法律 alone is not 法律顾问
