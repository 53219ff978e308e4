"""Logistic regression by scikit-learn, and its coefficients as the library reads them."""

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime

import numpy as np
from calibrating.examples import ROOT, Example
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from knowledge.confidence import MEANING, WORDS, Features

PARTS = 10  # of the cross-validation
TARGET = ROOT / "knowledge" / "data" / "confidence.json"
OF_MEANING = {"near", "nearest"}
FEATURES = {
    MEANING: [field.name for field in fields(Features)],
    WORDS: [field.name for field in fields(Features) if field.name not in OF_MEANING],
}


def cross_validated(known: Sequence[Example], by: str) -> NDArray[np.float64]:
    """Return for every example the chance that a model says which has not seen its question."""
    groups = [example.group for example in known]
    chances = cross_val_predict(
        _model(), *_arrays(known, by), groups=groups, cv=GroupKFold(PARTS), method="predict_proba"
    )
    return np.asarray(chances[:, 1])


def fitted(known: Sequence[Example], by: str) -> dict[str, float]:
    """Return the intercept and the weight of each feature, as it is, over all examples."""
    model = _model().fit(*_arrays(known, by))
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    intercept = regression.intercept_[0] - float(weights @ scaler.mean_)
    named = zip(FEATURES[by], weights.tolist(), strict=True)
    return {"intercept": round(float(intercept), 5), **{n: round(w, 5) for n, w in named}}


def write(weights: dict[str, float], by: str, examples: int) -> None:
    """Write the coefficients where the library reads them, beside those of the other kind."""
    content = json.loads(TARGET.read_text(encoding="utf-8")) if TARGET.exists() else {}
    source = f"scripts/calibrate.py, {examples} examples, {datetime.now(UTC):%Y-%m-%d}"
    content[by] = weights
    content["sources"] = {**content.get("sources", {}), by: source}
    TARGET.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _model() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))


def _arrays(known: Sequence[Example], by: str) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the features of every example, and whether it was right."""
    return (
        np.array([[getattr(e.features, name) for name in FEATURES[by]] for e in known]),
        np.array([example.right for example in known]),
    )
