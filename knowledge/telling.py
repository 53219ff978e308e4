"""Whether a sentence tells what a question wants: a figure, a place, a price, a way."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from knowledge import lexicon
from knowledge.coverage import Piece
from knowledge.wants import NUMBER, WHICH, Want

BEFORE, BEHIND = 8, 12  # characters around a figure in which what it counts is named
MEASURE = 4  # characters behind it in which its measure stands: 34.02亿条

STRICT = {"who", "place"}  # many clauses name somebody, or some place

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
    every = clauses_of(quote)
    clauses = [clause for clause in every if _speaks_of(clause, asked)]
    strict = _after_the_main_thing(every, subjects)
    of = [piece.text for piece in asked]
    return frozenset(
        want
        for want in wants
        for among in [strict if want.kind in STRICT else clauses]
        if any(_tells(want, typed, clause, of) for clause in among)
    )


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a sentence, without the marks between them."""
    return _CLAUSE.findall(text)


def _after_the_main_thing(clauses: Sequence[str], subjects: Sequence[Piece]) -> list[str]:
    """Return the clauses that speak of what a question is mainly about, and those behind them."""
    main = max(subjects, key=lambda piece: piece.weight, default=None)
    if main is None:
        return list(clauses)
    words = (main.text, *main.alike)
    at = [n for n, clause in enumerate(clauses) if any(word in clause for word in words)]
    return [clauses[n] for first in at for n in (first, first + 1) if n < len(clauses)]


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
    if want.kind != NUMBER:
        return True
    around = clause[max(figure[0] - BEFORE, 0) : figure[1] + BEHIND]
    nouns = (want.noun, *lexicon.alike(want.noun)) if want.noun else ()
    standing = [noun for noun in nouns if noun in clause]
    if want.measures and not any(noun in around for noun in standing):
        behind = clause[figure[0] : figure[1] + MEASURE]
        return any(measure in behind for measure in want.measures)
    return not standing or any(noun in around for noun in standing)


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
