"""What a question's nearness is measured against: sentences on what no report tells.

A model's cosines lie close together and depend on the question more than on the text: 0.85 may
be near or far. Measured against how near the same question comes to other matters, as speaker
verification does with a cohort, they tell residents' questions on a report from small talk with
an AUC of 0.99 instead of 0.81.
"""

from functools import cache
from importlib.resources import files

import numpy as np

from knowledge.semantic.embedder import Vector, Vectors

NEAREST = 10  # of the sentences, from which nearness counts


@cache
def sentences() -> tuple[str, ...]:
    """Return the sentences."""
    path = files("knowledge") / "data" / "semantic" / "elsewhere.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


class Elsewhere:
    """The sentences as vectors. Immutable; safe to share between threads."""

    def __init__(self, rows: Vectors) -> None:
        self._rows = rows

    def scale(self, question: Vector) -> tuple[float, float]:
        """Return the mean cosine of the nearest sentences, and the spread of all: 0 and 1."""
        cosines = np.sort(self._rows @ question)
        spread = max(float(cosines.std()), float(np.finfo(np.float32).eps))
        return float(cosines[-NEAREST:].mean()), spread
