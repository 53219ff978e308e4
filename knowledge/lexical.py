"""BM25 over one field, as an immutable index in numpy arrays."""

from array import array
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

K1 = 0.9  # how soon repetition of a term stops counting
B = 0.4  # how much a long document is held back


class Bm25Builder:
    """Takes documents one by one; keeps four bytes of each term of theirs."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._terms = array("i")
        self._lengths = array("i")

    def add(self, terms: Sequence[str]) -> None:
        """Take the terms of the next document."""
        numbers = self._numbers
        self._terms.extend([numbers.setdefault(term, len(numbers)) for term in terms])
        self._lengths.append(len(terms))

    def build(self) -> "Bm25":
        """Return the index of what was added."""
        lengths = np.array(self._lengths, dtype=np.int64)
        size = len(lengths)
        documents = np.repeat(np.arange(size, dtype=np.int64), lengths)
        terms = np.array(self._terms, dtype=np.int64)
        # one number for each pair of a term and a document, sorted by term
        pairs, times = np.unique(terms * max(size, 1) + documents, return_counts=True)
        terms, documents = np.divmod(pairs, max(size, 1))
        found = np.bincount(terms, minlength=len(self._numbers))  # documents with each term
        idf = np.log1p((size - found + 0.5) / (found + 0.5))
        norms = K1 * (1 - B + B * lengths / max(lengths.mean() if size else 0.0, 1.0))
        weights = idf[terms] * times * (K1 + 1) / (times + norms[documents])
        edges = np.concatenate(([0], np.cumsum(found))).tolist()
        starts = {term: (edges[at], edges[at + 1]) for term, at in self._numbers.items()}
        return Bm25(size, starts, documents.astype(np.int32), weights.astype(np.float32))


class Bm25:
    """Okapi BM25 with Lucene's idf, which is never negative.

    Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
    Every term's weight in every document is computed once, so a query is a sum of slices.
    """

    def __init__(
        self,
        size: int,
        starts: dict[str, tuple[int, int]],
        documents: NDArray[np.int32],
        weights: Scores,
    ) -> None:
        """Take, for each term, where its documents and its weights in them begin and end."""
        self.size = size
        self._starts = starts
        self._documents = documents
        self._weights = weights

    @classmethod
    def over(cls, documents: Iterable[Sequence[str]]) -> "Bm25":
        """Return the index of `documents`, each given by its terms."""
        builder = Bm25Builder()
        for terms in documents:
            builder.add(terms)
        return builder.build()

    def scores(self, terms: Iterable[str]) -> Scores:
        """Return the score of every document for the distinct `terms`, shape (size,)."""
        # in order, as sums of floats depend on it
        known = [place for term in dict.fromkeys(terms) if (place := self._starts.get(term))]
        if not known:
            return np.zeros(self.size, dtype=np.float32)
        documents = np.concatenate([self._documents[start:end] for start, end in known])
        weights = np.concatenate([self._weights[start:end] for start, end in known])
        return np.bincount(documents, weights, self.size).astype(np.float32)
