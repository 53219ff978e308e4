"""What each threshold costs and brings, and whether the confidence says what it means."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from calibrating.examples import Example
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from sklearn.metrics import brier_score_loss, roc_auc_score

THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8)
BINS = np.linspace(0, 1, 11)
ROUNDS = 2000  # of the bootstrap
WITHIN = (2.5, 97.5)  # per cent: what is printed in brackets

console = Console()
Flags = NDArray[np.bool_]


def show(known: Sequence[Example], chances: NDArray[np.float64]) -> None:
    """Print the curve, the reliability, and how well right and wrong are told apart."""
    right = np.array([example.right for example in known])
    console.print(_curve(known, chances, right))
    console.print(_reliability(chances, right))
    area, brier = roc_auc_score(right, chances), brier_score_loss(right, chances)
    console.print(f"{len(known)} examples, area under the curve {area:.3f}, Brier {brier:.3f}")


def show_weights(weights: dict[str, float]) -> None:
    """Print the coefficients."""
    console.print("  ".join(f"{name} {weight:+.2f}" for name, weight in weights.items()))


def _curve(known: Sequence[Example], chances: NDArray[np.float64], right: Flags) -> Table:
    residents = np.array([e.whole and e.style != "cmrc" for e in known])
    unanswerable = np.array([e.style.startswith("unanswerable") for e in known])
    lacks = np.array([example.lacks for example in known])
    table = Table("claim from", "right, of answerable", "wrong, of answerable", "false claims")
    for threshold in THRESHOLDS:
        claims = (chances >= threshold) & ~lacks
        asked, not_asked = residents & ~unanswerable, residents & unanswerable
        table.add_row(
            f"{threshold:.2f}",
            _share((claims & right)[asked]),
            _share((claims & ~right)[asked]),
            _share(claims[not_asked]),
        )
    return table


def _reliability(chances: NDArray[np.float64], right: Flags) -> Table:
    table = Table("said", "examples", "mean said", "were right")
    for low, high in pairwise(BINS):
        inside = (chances >= low) & (chances < high if high < 1 else chances <= 1)
        if inside.any():
            said = f"{chances[inside].mean():.2f}"
            table.add_row(f"{low:.1f}-{high:.1f}", str(inside.sum()), said, _share(right[inside]))
    return table


def _share(flags: Flags) -> str:
    """Return the share of what is true, with the interval of a bootstrap over the examples."""
    if not len(flags):
        return "-"
    rng = np.random.default_rng(0)
    means = rng.choice(flags, (ROUNDS, len(flags))).mean(axis=1)
    low, high = np.percentile(means, WITHIN)
    return f"{flags.mean():.3f} [{low:.2f}, {high:.2f}]"
