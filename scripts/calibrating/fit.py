"""Logistic regression in which no feature speaks the wrong way, and where its result is kept."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from calibrating.examples import Example
from numpy.typing import NDArray
from scipy.optimize import minimize

from knowledge.confidence import FEATURES, INTERCEPT, SIGNS, Weights

PENALTY = 0.5  # on the squares of the coefficients of standardised features
DIGITS = 5  # of a coefficient that are kept
BOUNDS = {+1: (0.0, None), 0: (None, None), -1: (None, 0.0)}

Array = NDArray[np.float64]


def fitted(known: Sequence[Example], by: str) -> dict[str, float]:
    """Return the intercept and the weight of each feature that fit `known` best.

    Penalised by their squares, as in ridge regression, each with the sign that `SIGNS` gives it.
    """
    names = FEATURES[by]
    seen = np.array([[getattr(example.features, name) for name in names] for example in known])
    right = np.array([example.right for example in known])
    middle, spread = seen.mean(axis=0), seen.std(axis=0)
    spread[spread == 0] = 1.0  # the same in all examples: tells nothing
    best = _best((seen - middle) / spread, right, [SIGNS[name] for name in names])
    weights = best[1:] / spread
    named = zip([INTERCEPT, *names], [best[0] - weights @ middle, *weights], strict=True)
    return {name: round(float(weight), DIGITS) for name, weight in named}


def _best(seen: Array, right: NDArray[np.bool_], signs: Sequence[int]) -> Array:
    """Return the intercept and coefficients of the greatest penalised likelihood.

    By L-BFGS-B (Byrd, Lu, Nocedal, Zhu, 1995), which keeps each within its bounds.
    """
    rows = np.column_stack([np.ones(len(seen)), seen]) * np.where(right, 1, -1)[:, None]
    penalties = np.array([0.0, *(PENALTY for _ in signs)])

    def loss(weights: Array) -> tuple[float, Array]:
        odds = rows @ weights
        wrong = np.exp(-np.logaddexp(0, odds))  # the chance given to what was not so
        cost = np.logaddexp(0, -odds).sum() + penalties @ weights**2
        return float(cost), 2 * penalties * weights - wrong @ rows

    bounds = [BOUNDS[0], *(BOUNDS[sign] for sign in signs)]
    found = minimize(loss, np.zeros(len(bounds)), jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x)


def write(target: Path, weights: Weights, by: str, examples: int) -> None:
    """Write the coefficients where the library reads them, beside those of the other kind."""
    content = json.loads(target.read_text(encoding="utf-8")) if target.exists() else {}
    source = f"scripts/calibrate.py, {examples} examples, {datetime.now(UTC):%Y-%m-%d}"
    content[by] = dict(weights)
    content["sources"] = {**content.get("sources", {}), by: source}
    target.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")
