"""BM25 over one field, as an immutable index in numpy arrays."""

from array import array
from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

K1 = 0.9  # how soon repetition of a term stops counting
B = 0.4  # how much a long document is held back


class Bm25Builder:
    """Takes documents one by one; keeps of them what the index needs, eight bytes a posting."""

    def __init__(self) -> None:
        self._lengths = array("f")
        self._documents: dict[str, array[int]] = {}
        self._times: dict[str, array[int]] = {}

    def add(self, terms: Iterable[str]) -> None:
        """Take the terms of the next document."""
        counts = Counter(terms)
        number = len(self._lengths)
        self._lengths.append(counts.total())
        for term, times in counts.items():
            self._documents.setdefault(term, array("i")).append(number)
            self._times.setdefault(term, array("i")).append(times)

    def build(self) -> "Bm25":
        """Return the index of what was added."""
        lengths = np.array(self._lengths, dtype=np.float32)
        size = len(lengths)
        average = max(float(lengths.mean()) if size else 0.0, 1.0)
        norms = K1 * (1 - B + B * lengths / average)
        starts, documents, weights = {}, list[NDArray[np.int32]](), list[Scores]()
        at = 0
        for term, found in self._documents.items():
            where = np.array(found, dtype=np.int32)
            times = np.array(self._times[term], dtype=np.float32)
            idf = np.log1p((size - len(where) + 0.5) / (len(where) + 0.5))
            documents.append(where)
            weights.append((idf * times * (K1 + 1) / (times + norms[where])).astype(np.float32))
            starts[term] = (at, at := at + len(where))
        joined = np.concatenate(documents) if documents else np.empty(0, dtype=np.int32)
        weighed = np.concatenate(weights) if weights else np.empty(0, dtype=np.float32)
        return Bm25(size, starts, joined, weighed)


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
    def over(cls, documents: Iterable[Iterable[str]]) -> "Bm25":
        """Return the index of `documents`, each given by its terms."""
        builder = Bm25Builder()
        for terms in documents:
            builder.add(terms)
        return builder.build()

    def scores(self, terms: Iterable[str]) -> Scores:
        """Return the score of every document for the distinct `terms`, shape (size,)."""
        total = np.zeros(self.size, dtype=np.float32)
        for term in dict.fromkeys(terms):  # in order: sums of floats depend on it
            if place := self._starts.get(term):
                total[self._documents[slice(*place)]] += self._weights[slice(*place)]
        return total
