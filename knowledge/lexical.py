"""BM25 over one field, as an immutable index in numpy arrays."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

type_scores = NDArray[np.float32]
type_posting = tuple[NDArray[np.int32], type_scores]

K1 = 0.9  # how soon repetition of a term stops counting
B = 0.4  # how much a long document is held back


class Bm25:
    """Okapi BM25 with Lucene's idf, which is never negative.

    Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
    Every term's weight in every document is computed once, so a query is a sum of slices.
    """

    def __init__(self, documents: Sequence[Iterable[str]]) -> None:
        counts = [Counter(terms) for terms in documents]
        self.size = len(counts)
        lengths = np.array([count.total() for count in counts], dtype=np.float32)
        average = max(float(lengths.mean()) if self.size else 0.0, 1.0)
        norms = K1 * (1 - B + B * lengths / average)
        entries: dict[str, list[tuple[int, int]]] = {}
        for document, count in enumerate(counts):
            for term, times in count.items():
                entries.setdefault(term, []).append((document, times))
        self._postings = {t: _posting(found, self.size, norms) for t, found in entries.items()}

    def scores(self, terms: Iterable[str]) -> type_scores:
        """Return the score of every document for the distinct `terms`, shape (size,)."""
        total = np.zeros(self.size, dtype=np.float32)
        for term in set(terms):
            if posting := self._postings.get(term):
                documents, weights = posting
                total[documents] += weights
        return total


def _posting(found: list[tuple[int, int]], size: int, norms: type_scores) -> type_posting:
    documents = np.array([document for document, _ in found], dtype=np.int32)
    times = np.array([times for _, times in found], dtype=np.float32)
    idf = np.log1p((size - len(found) + 0.5) / (len(found) + 0.5))
    return documents, (idf * times * (K1 + 1) / (times + norms[documents])).astype(np.float32)
