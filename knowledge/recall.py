"""The fields over all passages: what each says of a question, and which words they hold."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.gist import Gist
from knowledge.lexical import Bm25Builder, Counts, Field, Keys, Scores, keys_of
from knowledge.phonetics import sounded
from knowledge.terms import Terms, is_pair, pairs, two
from knowledge.tokens import Words, inside

BLOCK = 1024  # passages that are read at a time; more take no less time, but more memory
MOST_TELLING = 80  # terms of one question that sentences are held against, the rarest
HARDLY = 1 / 5000  # share of the passages that may hold two characters taken for a slip

_TEXT, _HEADING, _SOUND = range(3)
_FIELDS = (
    Field(),
    Field(k1=1.0, b=1.0),  # the more of a heading a question names, the better
    Field(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each field counts for; `scripts/benchmark.py retrieval` shows what each adds."""

    text: float = 1.0  # characters, one by one and in twos, of headings and text together
    heading: float = 0.15  # likewise, of the headings alone
    sound: float = 0.7  # for two characters that hardly stand anywhere, what sounds like them
    sentence: float = 0.2  # what the best sentence holds, read with the headings above it
    alike: float = 0.5  # of the above, for the words that a report would use instead
    known: float = 0.2  # of that, where the reports use the very word that was typed, too
    earlier: float = 0.5  # of the above, for the question before, in a follow-up


@dataclass(frozen=True, slots=True)
class Read:
    """The terms of a question, each with its weight and number, and where they are found."""

    asked: Mapping[str, float]
    numbers: Keys
    found: Counts
    slips: Sequence[str]


class Recall:
    """The terms of texts and of their headings. Immutable, safe to share."""

    def __init__(self, texts: Sequence[str], headings: Sequence[str], words: Words) -> None:
        """Take normalised texts, and of each the headings that it begins with."""
        self._terms = Terms()
        builder, known = Bm25Builder(*_FIELDS), set[str]()
        for block, above in zip(_blocks(texts), _blocks(headings), strict=True):
            builder.add(_TEXT, *self._terms.learn(block), len(block))
            builder.add(_HEADING, *self._terms.learn(above), len(above))
            builder.add(_SOUND, *pairs([sounded(text) for text in block]), len(block))
            known |= words.all_of(block)
        self._index = builder.build()
        self.words = frozenset(known.union(*map(inside, known)))  # and the words inside them

    def standing(self, couples: Collection[str]) -> list[str]:
        """Return those of `couples` of characters that stand side by side in a text."""
        whole = [couple for couple in couples if is_pair(couple)]
        found = self._index.found(keys_of(_TEXT, [two(couple) for couple in whole]))
        return [couple for couple, n in zip(whole, found.tolist(), strict=True) if n]

    def read(self, asked: Mapping[str, float]) -> Read:
        """Return what is known of terms, each with its weight."""
        numbers = np.array([self._terms.number(term) for term in asked], np.int64)
        found = self._index.found(keys_of(_TEXT, numbers))
        rare = found <= HARDLY * self._index.size
        slips = [t for t, few in zip(asked, rare.tolist(), strict=True) if few and is_pair(t)]
        return Read(asked, numbers, found, slips)

    def gist(self, read: Read, weights: Weights) -> Gist:
        """Return what a text is held against that should answer the question."""
        tells = self._index.tells(read.found) * [*read.asked.values()]
        terms = dict(zip(read.asked, tells.tolist(), strict=True))
        if len(terms) > MOST_TELLING:
            terms = dict(sorted(terms.items(), key=lambda term: -term[1])[:MOST_TELLING])
        slips = [slip for slip in read.slips if slip in terms]
        return Gist(terms, {sounded(slip): terms[slip] * weights.sound for slip in slips})

    def scores(self, read: Read, weights: Weights) -> Scores:
        """Return the score of every text for a question; shape (texts,)."""
        return self._index.scores(*_weighted(read, weights))

    def by_field(self, read: Read, weights: Weights) -> Mapping[str, Scores]:
        """Return what each field adds to these scores, by its name among the weights."""
        scores = self._index.by_field(*_weighted(read, weights))
        return {"text": scores[_TEXT], "heading": scores[_HEADING], "sound": scores[_SOUND]}


def _weighted(read: Read, weights: Weights) -> tuple[Keys, Scores]:
    """Return the keys of a question's terms in all fields, and what each counts."""
    asked = np.array([*read.asked.values()])
    slips = np.array([read.asked[slip] for slip in read.slips])
    heard = [two(sounded(slip)) for slip in read.slips]
    fields = (_TEXT, read.numbers), (_HEADING, read.numbers), (_SOUND, heard)
    factors = asked * weights.text, asked * weights.heading, slips * weights.sound
    return np.concatenate([keys_of(*field) for field in fields]), np.concatenate(factors)


def _blocks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(texts), BLOCK):
        yield texts[first : first + BLOCK]
