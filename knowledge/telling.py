"""Whether a sentence tells what a question wants: a figure, a place, a price, a way."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from knowledge import lexicon
from knowledge.coverage import Piece

_CLAUSE = re.compile(r"[^,，。;；]+")


def told(
    wants: AbstractSet[str], typed: str, quote: str, asked: Sequence[Piece], title: str = ""
) -> frozenset[str]:
    """Return those of `wants` that the normalised `quote` tells.

    One clause must hold the tell-tale, in words that are not those of the question `typed`
    itself, and something of what is asked: in a list of services, the way to one of them is
    not the way to another. Words of the report's own `title` do not make a quote speak of it.
    """
    subjects = [piece for piece in asked if len(piece.text) > 1 and piece.text not in title]
    if not _speaks_of(quote, subjects):
        return frozenset()
    clauses = [clause for clause in _CLAUSE.findall(quote) if _speaks_of(clause, asked)]
    return frozenset(want for want in wants if any(_tells(want, typed, c) for c in clauses))


def _tells(want: str, typed: str, clause: str) -> bool:
    _, tell_tale = lexicon.asks()[want]
    return any(
        found.group() not in typed and (not found.lastindex or _is_counted(found[1], typed))
        for found in tell_tale.finditer(clause)
    )


def _is_counted(noun: str, typed: str) -> bool:
    """Return whether the question counts that noun: a list of 街道 tells how many 街道."""
    return bool(re.search(rf"[几少两][个条家种类项]?{re.escape(noun)}", typed))


def _speaks_of(clause: str, subjects: Sequence[Piece]) -> bool:
    return not subjects or any(_stands_in(piece, clause) for piece in subjects)


def _stands_in(piece: Piece, clause: str) -> bool:
    if len(piece.text) == 1:
        return clause.rstrip().endswith(piece.text)  # 群 of 微信群, but no 人 of 中华人民共和国
    if any(word in clause for word in (piece.text, *piece.alike)):
        return True
    if piece.is_loose:
        return any(char in clause for char in piece.text)
    pairs = [a + b in clause for a, b in pairwise(piece.text)] if piece.spoken else []
    return bool(pairs) and sum(pairs) >= len(pairs) / 2  # 法律 alone is not 法律顾问
