"""BM25 over several fields of the same documents, as one immutable index in numpy arrays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]
Counts = NDArray[np.int64]
Scores = NDArray[np.float64]

K1 = 0.3  # how soon repetition of a term stops counting: at once, as passages are short
B = 0.2  # how much a long document is held back
MOST_POSTINGS = 400_000  # looked at for one question, those of the rarest terms first

_KEY_BITS = 48
_STEPS = 0xFFFF  # a weight is kept in two bytes, as so many parts of the highest there can be
_MOST_TIMES = 0xFF  # repetitions of a term that are counted


@dataclass(frozen=True, slots=True)
class Field:
    """How a field counts: by default as the text of short passages does best."""

    k1: float = K1
    b: float = B


def keys_of(field: int, terms: Sequence[int] | Keys) -> Keys:
    """Return the keys of terms, by their numbers, in the field of that number."""
    return np.array(terms, np.int64) | field << _KEY_BITS


@dataclass(frozen=True, slots=True)
class _Block:
    """The terms of some documents: each key once, then its documents and the times in them."""

    field: int
    keys: Keys
    found: Counts
    documents: NDArray[np.int32]
    times: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Postings:
    """The keys in order; from one edge to the next the documents of each, and its weights."""

    keys: Keys
    edges: Counts
    documents: NDArray[np.int32]
    weights: NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class _LookedAt:
    """The postings of some terms: of each its field and how many, then what all are worth."""

    fields: Counts
    found: Counts
    documents: NDArray[np.int32]
    worth: Scores


class Bm25Builder:
    """Takes documents in blocks; keeps five bytes of each distinct term of a document."""

    def __init__(self, *fields: Field) -> None:
        self._fields = fields or (Field(),)
        self._blocks: list[_Block] = []
        self._lengths: list[list[Counts]] = [[] for _ in self._fields]
        self._sizes = [0] * len(self._fields)

    def add(self, field: int, terms: Keys, documents: Counts, size: int) -> None:
        """Take a field of the next `size` documents.

        Each of `terms` is a number below 2 to the 48th; it stands in the document, counted from
        0 in each block, at the same place of `documents`.
        """
        pairs, times = np.unique(terms * max(size, 1) + documents, return_counts=True)
        of_pairs, whose = np.divmod(pairs, max(size, 1))
        distinct, found = np.unique(of_pairs, return_counts=True)
        whose += self._sizes[field]
        times = np.minimum(times, _MOST_TIMES).astype(np.uint8)
        keys = keys_of(field, distinct)
        self._blocks.append(_Block(field, keys, found, whose.astype(np.int32), times))
        self._lengths[field].append(np.bincount(documents, minlength=size))
        self._sizes[field] += size

    def build(self) -> "Bm25":
        """Return the index of what was added, and let go of that."""
        norms = [self._norms(field) for field in range(len(self._fields))]
        empty = np.zeros(0, np.int64)
        keys = np.unique(np.concatenate([empty, *(block.keys for block in self._blocks)]))
        found = np.zeros(len(keys), np.int64)
        for block in self._blocks:
            found[np.searchsorted(keys, block.keys)] += block.found
        edges = np.concatenate(([0], np.cumsum(found)))
        documents = np.empty(edges[-1], np.int32)
        weights = np.empty(edges[-1], np.uint16)
        free = edges[:-1].copy()  # where the next documents of each key go
        for block in self._taken():
            terms = np.searchsorted(keys, block.keys)
            before = np.cumsum(block.found) - block.found
            places = np.arange(len(block.documents)) + np.repeat(free[terms] - before, block.found)
            free[terms] += block.found
            documents[places] = block.documents
            saturated = block.times / (block.times + norms[block.field][block.documents])
            weights[places] = np.rint(saturated * _STEPS)
        postings = Postings(keys, edges, documents, weights)
        return Bm25(self._sizes[0], self._fields, postings)

    def _norms(self, number: int) -> Scores:
        field, lengths = (
            self._fields[number],
            np.concatenate([np.zeros(0), *self._lengths[number]]),
        )
        mean = lengths.mean() if len(lengths) else 0.0
        return field.k1 * (1 - field.b + field.b * lengths / max(mean, 1.0))

    def _taken(self) -> Iterator[_Block]:
        """Yield the blocks, each let go of when the next is wanted."""
        self._blocks.reverse()
        while self._blocks:
            yield self._blocks.pop()


class Bm25:
    """Okapi BM25 with Lucene's idf, which is never negative.

    Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
    What a term weighs in a document, but for its idf, is computed once, so a question is a sum
    of slices. Six bytes a posting.
    """

    def __init__(self, size: int, fields: Sequence[Field], postings: Postings) -> None:
        """Take how many documents there are, and the terms of all their fields."""
        self.size = size
        self._most = np.array([(field.k1 + 1) / _STEPS for field in fields])
        self._postings = postings

    def found(self, keys: Keys) -> Counts:
        """Return how many documents hold each of `keys`."""
        return self._places(keys)[1]

    def tells(self, found: Counts) -> Scores:
        """Return how much a term tells that so many documents hold: its idf, in nats."""
        return np.log1p((self.size - found + 0.5) / (found + 0.5))

    def scores(self, keys: Keys, weights: Scores) -> Scores:
        """Return the score of every document for `keys`, each with its weight; shape (size,)."""
        looked_at = self._looked_at(keys, weights)
        return _summed(looked_at.documents, looked_at.worth, self.size)

    def by_field(self, keys: Keys, weights: Scores) -> Scores:
        """Return what each field adds to these scores; shape (fields, size)."""
        looked_at, fields = self._looked_at(keys, weights), len(self._most)
        places = np.repeat(looked_at.fields, looked_at.found) * self.size + looked_at.documents
        return _summed(places, looked_at.worth, fields * self.size).reshape(fields, self.size)

    def _looked_at(self, keys: Keys, weights: Scores) -> _LookedAt:
        """Return the postings of `keys`, of the rarest of them where that is a lot."""
        starts, found = self._places(keys)
        some = _within(found, MOST_POSTINGS)
        starts, found, fields = starts[some], found[some], keys[some] >> _KEY_BITS
        factors = weights[some] * self.tells(found) * self._most[fields]
        slices = [*map(slice, starts.tolist(), (starts + found).tolist())] or [slice(0)]
        documents = np.concatenate([self._postings.documents[each] for each in slices])
        worth = np.concatenate([self._postings.weights[each] for each in slices])
        return _LookedAt(fields, found, documents, worth * np.repeat(factors, found))

    def _places(self, keys: Keys) -> tuple[Counts, Counts]:
        """Return where the documents of each of `keys` begin, and how many there are."""
        known, edges = self._postings.keys, self._postings.edges
        if not len(known):
            return np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
        places = np.searchsorted(known, keys)
        places[places == len(known)] = 0
        starts = edges[places]
        return starts, (edges[places + 1] - starts) * (known[places] == keys)


def _summed(places: NDArray[np.integer], worth: Scores, size: int) -> Scores:
    return np.bincount(places, worth, size).astype(np.float64, copy=False)


def _within(found: Counts, most: int) -> Counts:
    """Return the places of the terms that are found, the rarest of them where that is a lot."""
    places = np.flatnonzero(found)
    if found.sum() <= most:
        return places
    places = places[np.argsort(found[places], kind="stable")]
    return places[np.cumsum(found[places]) - found[places] < most]
