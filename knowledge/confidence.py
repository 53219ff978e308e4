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

from knowledge.coverage import heaviest_missing, pieces
from knowledge.search import Match
from knowledge.semantic.passages import Similarities
from knowledge.tokens import Words
from knowledge.understand import Question

WORDS, MEANING = "words", "meaning"
INTERCEPT = "intercept"  # what holds before anything is known of a question

_FITTED = files("knowledge") / "data" / "confidence.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What the probability is made of; all are 0 for a question that says nothing."""

    coverage: float  # share of the question that stands in the passage
    quoted: float  # share of it that stands in the sentence quoted and the headings above
    missing: float  # share of the heaviest word that does not stand in the passage
    margin: float  # by how much of its own score the next passage lies behind
    score: float  # log of the passage's score, per nat of the number of passages
    said: float  # log of what the words of the question weigh
    told: float  # 1 where the quote tells all that is wanted, and something is
    untold: float  # 1 where it does not
    near: float = 0.0  # how near the passage is in meaning, where a model of meaning was asked
    nearest: float = 0.0  # by how much nearer than any other that was found


class Confidence:
    """Says how likely matches answer, over one knowledge base. Immutable, safe to share."""

    def __init__(self, words: Words, passages: int) -> None:
        self._words = words
        self._size = math.log(passages + math.e)

    def features(
        self, question: Question, matches: Sequence[Match], near: Similarities | None = None
    ) -> Features:
        """Return the features of the first of `matches`; `near` is how near each is in meaning."""
        best = matches[0]
        asked = pieces(question.content, self._words, question.years)
        behind = matches[1].score if len(matches) > 1 else 0.0
        return Features(
            coverage=best.coverage,
            quoted=best.quoted,
            missing=heaviest_missing(asked, best.span),
            margin=1 - behind / best.score if best.score else 0.0,
            score=math.log1p(best.score / self._size),
            said=math.log1p(sum(piece.weight for piece in asked)),
            told=float(bool(question.wants) and question.wants <= best.told),
            untold=float(not question.wants <= best.told),
            near=0.0 if near is None else float(near[0]),
            nearest=0.0 if near is None else float(near[0] - max(near[1:], default=0.0)),
        )

    def of(
        self, question: Question, matches: Sequence[Match], near: Similarities | None = None
    ) -> float:
        """Return the chance that the first of `matches` answers, 0 when there is none.

        With `near`, how near each is in meaning, it is that of words and meaning together.
        """
        if not matches:
            return 0.0
        found = self.features(question, matches, near)
        return probability(effects(found, by_meaning=near is not None))


def effects(found: Features, *, by_meaning: bool) -> dict[str, float]:
    """Return what each feature adds to the log of the odds, by its name; `INTERCEPT` for all."""
    weights = _fitted().get(MEANING if by_meaning else WORDS, {})  # none: not fitted yet
    named = {field.name: getattr(found, field.name) for field in fields(found)}
    values = {INTERCEPT: 1.0, **named}
    return {name: weights.get(name, 0.0) * value for name, value in values.items()}


def probability(adds: Mapping[str, float]) -> float:
    """Return the probability that `effects` make."""
    return 1 / (1 + math.exp(-sum(adds.values())))


@cache
def _fitted() -> Mapping[str, Mapping[str, float]]:
    """Return the coefficients for words alone, and for words and meaning."""
    known: Mapping[str, Mapping[str, float]] = json.loads(_FITTED.read_text(encoding="utf-8"))
    return known
