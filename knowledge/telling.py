"""Whether a sentence tells what a question wants: a figure, a place, a price, a way."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from knowledge import lexicon, quantities
from knowledge.coverage import STANDS, Piece, named_in, stands_in
from knowledge.listing import named, said
from knowledge.subject import asking_of
from knowledge.wants import EACH, NUMBER, SEVERAL, WHICH, Want

BEFORE, BEHIND = 8, 12  # characters around a figure in which what it counts is named
BESIDE = 5  # likewise before it, for another word that reports may use
MEASURE = 4  # characters behind it in which its measure stands: 34.02亿条

STRICT = {"who", "holder", "place", "meaning"}  # many clauses name somebody, or some place
# what one thing of a list is told of is not told of the others: 企业线上迁入、自助打印
OF_ONE = {
    *("who", "holder", "place", "procedure", "hours"),
    *("duration", "materials", "condition", "price"),
}

_ENDS = re.compile(r"[十百千万亿余多]{0,6}[一-鿿]{0,3}?(?:以[上下内]|左右|[、”]|$)")
_CLAUSE = re.compile(r"[^,，。;；]+")


def told(
    wants: AbstractSet[Want], typed: str, quote: str, asked: Sequence[Piece], title: str = ""
) -> frozenset[Want]:
    """Return those of `wants` that the normalised `quote` tells.

    One clause must hold the tell-tale, in words that are not those of the question `typed`
    itself, and something of what is asked: in a list of services, the way to one of them is
    not the way to another. Words of the report's own `title` do not make a quote speak of it.
    """
    if not wants:
        return frozenset()
    asking = asking_of(typed)  # 办理 of 怎么办理 is no more what it is about than 怎么 is
    asked = [piece for piece in asked if piece.text not in asking] or asked
    subjects = [piece for piece in asked if len(piece.text) > 1 and piece.text not in title]
    if not _speaks_of(quote, subjects) or not quantities.may_tell(typed, quote):
        return frozenset()
    every = clauses_of(quote)
    clauses = [c for c in every if _speaks_of(c, asked) and not _tells_of_another(typed, c)]
    strict = _after_the_main_thing(every, subjects)
    of = [piece.text for piece in asked]
    return frozenset(
        want
        for want in wants
        for among in [_among(want.kind, strict if want.kind in STRICT else clauses, subjects)]
        if _tell(want, typed, among, of)
    )


def _tells_of_another(typed: str, clause: str) -> bool:
    """Return whether a clause tells of another quantity than the question, or of several years."""
    return quantities.is_another(typed, clause) or quantities.is_of_several_years(typed, clause)


def _among(kind: str, clauses: Sequence[str], subjects: Sequence[Piece]) -> Sequence[str]:
    """Return where a want of that kind may be told: of a list, the items that are asked about."""
    if kind not in OF_ONE:
        return clauses
    items = [[i for i in clause.split("、") if _speaks_of(i, subjects)] for clause in clauses]
    return [part for of, clause in zip(items, clauses, strict=True) for part in of or [clause]]


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a sentence, without the marks between them."""
    return _CLAUSE.findall(text)


def _after_the_main_thing(clauses: Sequence[str], subjects: Sequence[Piece]) -> list[str]:
    """Return the clauses that speak of what a question is mainly about, and those behind them."""
    at = {piece: [n for n, c in enumerate(clauses) if _is_in(piece, c)] for piece in subjects}
    named = [piece for piece in subjects if not _is_figure(piece)] or subjects
    main = max(filter(at.get, named), key=lambda piece: piece.weight, default=None)
    if main is None:
        return [] if subjects else list(clauses)
    return [clauses[n] for first in at[main] for n in (first, first + 1) if n < len(clauses)]


def _is_figure(piece: Piece) -> bool:
    """Return whether a piece only says how many: the 55 of 五十五份合同."""
    return piece.text.replace(".", "").isdecimal()


def _is_in(piece: Piece, clause: str) -> bool:
    return any(word in clause for word in (piece.text, *piece.alike))


def _tell(want: Want, typed: str, clauses: Sequence[str], of: Sequence[str]) -> bool:
    if want.kind == EACH:
        return _names_all(want, clauses, typed)
    if f"“{want.noun}”" in typed and _names_all(want, clauses, typed):
        return True  # 有几种“办”: 全网办、跨域办、免证办
    return any(_tells(want, typed, clause, of) for clause in clauses)


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
    """Return whether a figure counts the noun that is asked for, or has its measure."""
    if want.kind != NUMBER:
        return True
    start, end = figure
    if _is_counted_by(want, clause, start, end):
        return True
    if want.measures:
        return any(measure in clause[start : end + MEASURE] for measure in want.measures)
    return not want.noun


def _is_counted_by(want: Want, clause: str, start: int, end: int) -> bool:
    """Return whether the figure there counts the noun, or right beside it what may be meant."""
    which = not want.modifier or stands_in(want.modifier, clause) >= STANDS
    if not want.noun or not which:
        return False
    if named_in(want.noun, _around(clause, start, end)) >= STANDS:
        return True
    beside = _around(clause, start, end, BESIDE)
    return any(w in beside for w in (*lexicon.alike(want.noun), *lexicon.said_for(want.noun)))


def _around(clause: str, start: int, end: int, before: int = BEFORE) -> str:
    """Return the part of a clause that a figure in it may count.

    It stands behind the figure; before it only where nothing follows its measure (合同审核55份).
    """
    ahead, rest = clause[max(start - before, 0) : start], clause[start : end + BEHIND]
    return ahead + rest if _ENDS.match(clause, end) else rest


def _names_all(want: Want, clauses: Sequence[str], typed: str) -> bool:
    """Return whether a clause names each of them, as many as there are."""
    if not (want.size or want.noun):
        _, tell_tale = lexicon.asks()[EACH]
        return any(tell_tale.search(clause) for clause in clauses)
    size = want.size or max((said(want.noun, clause) for clause in clauses), default=0)
    nouns = [want.noun, *(word for word in lexicon.alike(want.noun) if want.noun in word)]
    return any(
        named(noun, clause, typed) >= max(size, SEVERAL) for clause in clauses for noun in nouns
    )


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
        longer = (word for word in piece.alike if piece.text in word)  # 街道 for 街
        ends = clause.rstrip().endswith(piece.text)  # 群 of 微信群, but no 人 of 中华人民共和国
        return ends or any(word in clause for word in longer)
    if piece.is_loose:
        return any(char in clause for char in piece.text)
    return stands_in(piece.text, clause) >= STANDS  # 法律 alone is not 法律顾问
