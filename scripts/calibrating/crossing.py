"""What a fit is worth on questions that it has not seen."""

from collections.abc import Sequence

import numpy as np
from calibrating.examples import Example
from calibrating.fit import fitted
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from knowledge.confidence import effects, probability

PARTS = 10


def cross_validated(known: Sequence[Example], by: str) -> NDArray[np.float64]:
    """Return for every example the chance that a fit gives which has not seen its question."""
    chances = np.zeros(len(known))
    groups = [example.group for example in known]
    for seen, others in GroupKFold(PARTS).split(chances, groups=groups):
        weights = fitted([known[at] for at in seen], by)
        for at in others:
            chances[at] = probability(effects(known[at].features, weights))
    return chances
