"""The seam behind which a model turns texts into vectors."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import EmbeddingError, Setback

MOST_DIMENSIONS = 8192  # twice what the largest models give
QUESTION_SECONDS = 2.0  # in which a question has to have its vector: somebody waits

Vector = NDArray[np.float32]
"""One text: `(d,)`, of length 1."""

Vectors = NDArray[np.float32]
"""A text a row: `(n, d)`, each of length 1."""


class Embedder(Protocol):
    """A model of meaning. Texts are not empty; what a model wants put before them it puts there.

    Both methods may be called by several threads at once, and raise EmbeddingError.
    """

    @property
    def name(self) -> str:
        """What tells this model from others: its vectors are kept under this name."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of `texts`, which is not empty, in order."""

    def embed_question(self, text: str) -> Vector:
        """Return the vector of a question."""


def unit_rows(values: Any, count: int) -> Vectors:
    """Return `values` as `count` rows of length 1; raise EmbeddingError if they are none."""
    try:
        rows = np.asarray(values, dtype=np.float64)
    except (ValueError, TypeError, OverflowError):
        raise EmbeddingError(Setback.GARBLED) from None
    if rows.ndim != 2 or len(rows) != count or not 0 < rows.shape[1] <= MOST_DIMENSIONS:  # noqa: PLR2004 - rows and columns
        raise EmbeddingError(Setback.GARBLED)
    with np.errstate(over="ignore"):  # what is too large is not finite, and refused
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    if not (np.isfinite(lengths).all() and lengths.all()):
        raise EmbeddingError(Setback.GARBLED)
    unit: Vectors = (rows / lengths).astype(np.float32)
    return unit
