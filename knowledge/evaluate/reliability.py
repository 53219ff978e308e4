"""How far a confidence can be believed: of answers given with 0.8, eight in ten should be right.

The expected calibration error over bins of equal width is that of Naeini, Cooper & Hauskrecht,
"Obtaining Well Calibrated Probabilities Using Bayesian Binning" (AAAI 2015); the score is
Brier's, "Verification of Forecasts Expressed in Terms of Probability" (1950).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

BINS = 10  # of equal width
DIGITS = 4  # of what is reported


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers with a confidence from `low` to below `high` (to 1 in the last bin).

    `confidence` is their mean, `right` the share of them whose first hit answers.
    """

    low: float
    high: float
    answers: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """The bins that hold answers, and two sums over all: both 0 at best, 1 at worst.

    `error` is how far, on average, a bin's confidence is from its share; `brier` the mean
    square of how far each confidence is from what came.
    """

    answers: int
    error: float
    brier: float
    bins: tuple[Bin, ...]


def reliability(told: Iterable[tuple[float, bool]]) -> Reliability | None:
    """Return how reliable confidences were: each with whether it came true; None for none."""
    every = list(told)
    if not every:
        return None
    by_bin: dict[int, list[tuple[float, bool]]] = {}
    for confidence, came in every:
        by_bin.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, came))
    bins = tuple(_bin(number, by_bin[number]) for number in sorted(by_bin))
    gaps = sum(b.answers * abs(b.confidence - b.right) for b in bins)
    brier = fmean((confidence - came) ** 2 for confidence, came in every)
    return Reliability(len(every), round(gaps / len(every), DIGITS), round(brier, DIGITS), bins)


def _bin(number: int, told: list[tuple[float, bool]]) -> Bin:
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        answers=len(told),
        confidence=round(fmean(confidence for confidence, _ in told), DIGITS),
        right=round(fmean(came for _, came in told), DIGITS),
    )
