"""The clauses of passages as vectors."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.semantic.embedder import Vector, Vectors

Similarities = NDArray[np.float32]
"""One number a passage, in the order of the library: `(n,)`."""


class PassageVectors:
    """The clauses of passages as vectors. Immutable; safe to share between threads.

    `rows` holds those of the first passage, then those of the second, and so on; `counts` how
    many each passage has, at least one.
    """

    def __init__(self, rows: Vectors, counts: Sequence[int]) -> None:
        self._rows = rows
        self._counts = np.array(counts)
        self._starts = np.cumsum(self._counts) - self._counts
        means = np.add.reduceat(rows, self._starts) / self._counts[:, None]
        # of the mean of each passage's clauses, which may point every way
        self._lengths = np.maximum(np.linalg.norm(means, axis=1), np.finfo(np.float32).eps)

    def cosines(self, question: Vector) -> Similarities:
        """Return how near each passage is: the mean of its nearest clause and its middle."""
        cosines = self._rows @ question
        nearest = np.maximum.reduceat(cosines, self._starts)
        middle = np.add.reduceat(cosines, self._starts) / self._counts / self._lengths
        near: Similarities = ((nearest + middle) / 2).astype(np.float32)
        return near
