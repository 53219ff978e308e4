"""The scores of all passages for a query, but for what their best sentences add."""

from collections.abc import Collection, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge import lexicon
from knowledge.lexical import Scores
from knowledge.query import Query
from knowledge.recall import Read, Recall, Weights

SAME_ASPECT = 2.0  # a passage of the part of the report that the question is about
NEAR = 0.7  # of the best score by words, for each step nearer in meaning


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """The `total` score of every passage, and what it was made of.

    `read` are the terms of the query, `meaning` what nearness in meaning adds, before the prior
    counts: None where no model was asked.
    """

    read: Read
    meaning: Scores | None
    total: Scores


class Ranking:
    """Scores the passages of one knowledge base. Immutable, safe to share."""

    def __init__(self, recall: Recall, aspects: Sequence[frozenset[str]]) -> None:
        """Take what the part of the report that holds each passage is about, too."""
        self._recall = recall
        self._of_aspect = {
            name: np.array([name in own for own in aspects], np.bool)
            for name, *_ in lexicon.aspects()
        }
        self._away: list[int] = []

    def without(self, places: Sequence[int]) -> "Ranking":
        """Return the same, in which the passages at `places` score nothing."""
        other = copy(self)
        other._away = [*places]  # noqa: SLF001 - of its own kind
        return other

    def scored(self, query: Query, read: Read, weights: Weights) -> Scored:
        """Return the scores of all passages for `query`, whose terms are `read`."""
        scores, meaning = self._recall.scores(read, weights), None
        if query.question.aspects:
            same = self._of_any(query.question.aspects)
            scores = np.where(same, scores * SAME_ASPECT, scores)
        if query.near is not None:
            meaning = NEAR * (scores.max() or 1.0) * np.maximum(query.near, 0)
            scores = scores + meaning
        if query.prior is not None:
            scores = scores * query.prior
        if self._away:
            scores[self._away] = 0
        return Scored(read, meaning, scores)

    def _of_any(self, aspects: Collection[str]) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = np.any([self._of_aspect[name] for name in aspects], axis=0)
        return found


def best(scores: Scores, limit: int) -> list[int]:
    """Return where the `limit` highest of the scores above 0 are, the first of equals first."""
    likely = np.flatnonzero(scores > 0)
    if limit < len(likely):
        least = np.partition(scores[likely], -limit)[-limit]
        likely = likely[scores[likely] >= least]
    order = np.argsort(-scores[likely], kind="stable")[:limit]
    return [int(at) for at in likely[order]]
