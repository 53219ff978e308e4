"""How likely the best match answers a question: a probability, fitted on questions with answers.

Logistic regression (Cox, 1958) over a few features of the question and its matches.
`scripts/calibrate.py` makes the coefficients, and says how far they can be trusted.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from knowledge.errors import Damage, DataError
from knowledge.search import Match
from knowledge.semantic.passages import Similarities
from knowledge.understand import Question

WORDS, MEANING = "words", "meaning"
INTERCEPT = "intercept"  # what holds before anything is known of a question
LARGEST = 1000.0  # a coefficient beyond it, either way, is a mistake

_FITTED = files("knowledge") / "data" / "confidence.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What the probability is made of; all are 0 for a question that says nothing."""

    quoted: float  # share of the question that stands in the sentence quoted and above it
    margin: float  # by how much of its own score the next passage lies behind
    score: float  # log of the passage's score, per nat of the number of passages
    said: float  # log of what the words of the question weigh
    untold: float  # 1 where the quote does not tell all that is wanted
    near: float = 0.0  # how near the passage is in meaning, where a model of meaning was asked
    nearest: float = 0.0  # by how much nearer than any other that was found


# Which way each feature speaks. A fit may not turn one round, as it would where two say much the
# same: then more evidence would make an answer less likely.
SIGNS: Mapping[str, int] = {
    "quoted": +1,
    "margin": +1,
    "score": +1,
    "said": +1,
    "untold": -1,
    "near": +1,
    "nearest": +1,
}
_OF_MEANING = {"near", "nearest"}
FEATURES: Mapping[str, Sequence[str]] = {
    WORDS: [field.name for field in fields(Features) if field.name not in _OF_MEANING],
    MEANING: [field.name for field in fields(Features)],
}

Weights = Mapping[str, float]  # by the name of the feature, and of the intercept


class Confidence:
    """Says how likely matches answer, over one knowledge base. Immutable, safe to share."""

    def __init__(self, passages: int, fitted: Mapping[str, Weights] | None = None) -> None:
        """Take how many passages there are.

        `fitted` are the coefficients for words alone, and for words and meaning; by default
        those that ship. Raises DataError where they cannot be read.
        """
        self._size = math.log(passages + math.e)
        self._fitted = _shipped() if fitted is None else fitted

    def features(
        self, question: Question, matches: Sequence[Match], near: Similarities | None = None
    ) -> Features:
        """Return the features of the first of `matches`; `near` is how near each is in meaning."""
        best = matches[0]
        behind = matches[1].score if len(matches) > 1 else 0.0
        return Features(
            quoted=best.quoted,
            margin=1 - behind / best.score if best.score else 0.0,
            score=math.log1p(best.score / self._size),
            said=math.log1p(sum(piece.weight for piece in best.asked)),
            untold=float(not question.wants <= best.told),
            near=0.0 if near is None else float(near[0]),
            nearest=0.0 if near is None else float(near[0] - max(near[1:], default=0.0)),
        )

    def effects(self, found: Features, *, by_meaning: bool) -> dict[str, float]:
        """Return what each feature adds to the log of the odds, by its name.

        So does `INTERCEPT`, for all questions.
        """
        return effects(found, self._fitted[MEANING if by_meaning else WORDS])

    def of(
        self, question: Question, matches: Sequence[Match], near: Similarities | None = None
    ) -> float:
        """Return the chance that the first of `matches` answers, 0 when there is none.

        With `near`, how near each is in meaning, it is that of words and meaning together.
        """
        if not matches:
            return 0.0
        found = self.features(question, matches, near)
        return probability(self.effects(found, by_meaning=near is not None))


def effects(found: Features, weights: Weights) -> dict[str, float]:
    """Return what each feature adds to the log of the odds under `weights`, by its name."""
    return {
        name: weight * (1.0 if name == INTERCEPT else getattr(found, name))
        for name, weight in weights.items()
    }


def probability(adds: Weights) -> float:
    """Return the probability that `effects` make."""
    return (1 + math.tanh(sum(adds.values()) / 2)) / 2  # the logistic function, never too large


def read_fitted(file: Traversable) -> dict[str, Weights]:
    """Return the coefficients in `file`, for words alone, and for words and meaning.

    Raises DataError where it is missing, or does not hold every one of them and no other.
    """
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except OSError:
        raise DataError(file.name, Damage.MISSING) from None
    except ValueError:
        raise DataError(file.name, Damage.GARBLED) from None
    for by, names in FEATURES.items():
        weights = content.get(by) if isinstance(content, dict) else None
        if not (isinstance(weights, dict) and weights.keys() == {INTERCEPT, *names}):
            raise DataError(file.name, Damage.INCOMPLETE, data={"part": by})
        if not all(_is_number(weight) for weight in weights.values()):
            raise DataError(file.name, Damage.GARBLED, data={"part": by})
    return {by: content[by] for by in FEATURES}


def _is_number(weight: object) -> bool:
    """Return whether it is a number, and one that a fit can come to: not NaN, not infinity."""
    if isinstance(weight, bool) or not isinstance(weight, int | float):
        return False
    return abs(weight) <= LARGEST


@cache
def _shipped() -> dict[str, Weights]:
    return read_fitted(_FITTED)
