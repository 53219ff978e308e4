"""How much of what a question says stands in a passage."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from knowledge import lexicon
from knowledge.normalize import normalize
from knowledge.phonetics import sounded
from knowledge.tokens import Words, is_word, other_runs, rarity, runs

SAME_SOUND = 0.6  # credit for two characters that sound like two of the passage
ALIKE = 0.8  # credit for another word that a report would use
SINGLE = 0.3  # weight of a lone character, or of a word of the title, beside that of a word
ROOM = 1  # characters that may stand between those of a word with swapped ones
PARTLY = 0.3  # share of a piece from which it stands there at least in part
_LOOSE = 3
PLAIN, TELLING = 4.0, 10.0  # nats: the rarity from which a word counts, and at most counts


@dataclass(frozen=True)
class Span:
    """Normalised text to hold questions against."""

    text: str

    @classmethod
    def of(cls, text: str) -> "Span":
        """Return the span of published `text`."""
        return cls(normalize(text))

    @cached_property
    def sound(self) -> str:
        """How it sounds, as `phonetics.sounded` has it."""
        return sounded(self.text)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a question: what it weighs, how it sounds, what a report would say instead.

    Each weighs as much as it is rare in the language, so that function words which the
    lists miss hardly count.
    """

    text: str
    weight: float
    sound: str  # "" where it is not made of Han characters
    alike: tuple[str, ...]
    is_loose: bool  # three or more characters that make no word in this order

    @classmethod
    def of(cls, run: str, *, han: bool) -> "Piece":
        """Return the piece for one run of characters of a word."""
        weight = min(max(rarity(run) - PLAIN, 0.5), TELLING) * (SINGLE if len(run) == 1 else 1)
        sound = sounded(run) if han else ""
        is_loose = han and len(run) >= _LOOSE and not is_word(run)
        return cls(run, weight, sound, lexicon.alike(run), is_loose)


def pieces(content: str, words: Words, years: AbstractSet[int] = frozenset()) -> tuple[Piece, ...]:
    """Return the pieces of a question's `content` that count.

    What chooses the report or its part does not, as it is decided elsewhere: `years`, and
    words that fit every report.
    """
    general = lexicon.general_words()
    return tuple(
        Piece.of(word, han=han)
        for run, han in runs(content)  # first, as jieba would cut 34.02 at its point
        for word in (_joined(words.cut(run)) if han else [run])
        if word not in general and not (word.isdecimal() and int(word) in years)
    )


def _joined(words: Sequence[str]) -> list[str]:
    """Return `words` with neighbouring lone characters as one: 马云 is in no dictionary."""
    joined: list[str] = []
    for alone, group in groupby(words, key=lambda word: len(word) == 1):
        together = list(group)
        joined.extend(["".join(together)] if alone else together)
    return joined


def coverage(asked: Sequence[Piece], span: Span, title: str = "") -> float | None:
    """Return the share (0 to 1) of the pieces that stands in `span`, None when there are none.

    A word stands there as far as its characters do, taken in twos. Words of the report's
    own `title` hardly count, nor do lone characters, which stand everywhere.
    """
    if asked and all(len(piece.text) == 1 for piece in asked):
        return SINGLE * sum(piece.text in span.text for piece in asked) / len(asked)
    total = found = 0.0
    for piece in asked:
        weight = piece.weight * (SINGLE if piece.text in title else 1)
        total += weight
        found += weight * share(piece, span)
    return found / total if total else None


def heaviest_missing(asked: Sequence[Piece], span: Span) -> float:
    """Return what share of a question its heaviest piece is that hardly stands in `span`."""
    total = sum(piece.weight for piece in asked)
    missing = [piece.weight for piece in asked if share(piece, span) < PARTLY]
    return max(missing, default=0.0) / total if total else 0.0


def share(piece: Piece, span: Span) -> float:
    """Return how much of a piece (0 to 1) stands in `span`."""
    if any(word in span.text for word in piece.alike):
        return max(_own_share(piece, span), ALIKE)
    return _own_share(piece, span)


def _own_share(piece: Piece, span: Span) -> float:
    if not piece.sound:
        return float(piece.text in other_runs(span.text))
    if piece.text in span.text:
        return 1.0
    credit = 0.0
    for (a, b), (x, y) in zip(pairwise(piece.text), pairwise(piece.sound), strict=True):
        same = a + b in span.text
        credit += 1.0 if same else SAME_SOUND * (x + y in span.sound)
    credit /= max(len(piece.text) - 1, 1)
    return max(credit, SAME_SOUND) if piece.is_loose and _is_scattered(piece, span) else credit


def _is_scattered(piece: Piece, span: Span) -> bool:
    """Return whether the characters of a piece stand close together in another order."""
    wanted, width = set(piece.text), len(piece.text) + ROOM
    places = (found.start() for found in re.finditer(re.escape(piece.text[0]), span.text))
    return any(wanted <= set(span.text[max(at - width, 0) : at + width]) for at in places)
