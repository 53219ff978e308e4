"""How the confidence is fitted, on made examples, and what it is fitted on."""

import json
from pathlib import Path

import numpy as np
import pytest
from support.reports import library_of

from knowledge.confidence import (
    FEATURES,
    MEANING,
    WORDS,
    Features,
    Weights,
    effects,
    probability,
    read_fitted,
)

pytest.importorskip("sklearn", reason="scikit-learn is not installed (scripts/setup bench)")

from calibrating import crossing, curve, fit
from calibrating.examples import Example, examples_of

TRUE = {"intercept": -2.0, "quoted": 3.0, "margin": 2.0, "score": 1.0, "said": 0.5, "untold": -2.0}
MANY = 6000


def example(found: Features, *, right: bool, group: str = "") -> Example:
    return Example(
        features=found,
        right=right,
        lacks=False,
        group=group,
        style="made",
        whole=True,
        by_meaning=False,
    )


def made(weights: Weights, many: int = MANY) -> list[Example]:
    """Return examples that are right as often as `weights` say, each a question of its own."""
    rng = np.random.default_rng(5)
    rows = [
        Features(**dict(zip(FEATURES[WORDS], row, strict=True)))
        for row in rng.random((many, 5)).tolist()
    ]
    lots = rng.random(many)
    return [
        example(found, right=bool(lot < probability(effects(found, weights))), group=str(number))
        for number, (found, lot) in enumerate(zip(rows, lots, strict=True))
    ]


# Fitting


def test_the_coefficients_that_examples_were_made_with_are_found_again() -> None:
    assert fit.fitted(made(TRUE), WORDS) == pytest.approx(TRUE, abs=0.25)


def test_a_feature_that_speaks_the_wrong_way_gets_no_weight() -> None:
    fitted = fit.fitted(made({**TRUE, "margin": -2.0, "untold": 2.0}), WORDS)

    assert (fitted["margin"], fitted["untold"]) == (0.0, 0.0)
    assert fitted["quoted"] > 0


def test_a_feature_that_is_always_the_same_gets_no_weight() -> None:
    assert fit.fitted(made(TRUE), MEANING)["near"] == 0.0


def test_every_coefficient_that_is_read_is_fitted(tmp_path: Path) -> None:
    target = tmp_path / "fitted.json"
    examples = made(TRUE, 50)

    for by in FEATURES:
        fit.write(target, fit.fitted(examples, by), by, len(examples))

    assert read_fitted(target) == {by: fit.fitted(examples, by) for by in FEATURES}
    assert json.loads(target.read_text(encoding="utf-8"))["sources"].keys() == {WORDS, MEANING}


# What a fit is worth


def test_an_example_is_judged_by_a_fit_that_has_not_seen_its_question() -> None:
    examples = made(TRUE, 200)
    turned = [example(examples[0].features, right=not examples[0].right, group="0"), *examples[1:]]

    before, after = (crossing.cross_validated(some, WORDS) for some in (examples, turned))

    assert after[0] == before[0]
    assert (after[1:] != before[1:]).any()


def test_of_a_question_with_and_without_its_answers_both_are_left_out_together() -> None:
    examples = [
        example(one.features, right=one.right, group=str(number // 2))
        for number, one in enumerate(made(TRUE, 200))
    ]
    turned = [example(examples[0].features, right=not examples[0].right, group="0"), *examples[1:]]

    before, after = (crossing.cross_validated(some, WORDS) for some in (examples, turned))

    assert after[:2].tolist() == before[:2].tolist()


def test_the_curve_tells_what_each_threshold_brings(capsys: pytest.CaptureFixture[str]) -> None:
    found = Features(quoted=1, margin=1, score=1, said=1, untold=0)
    known = [example(found, right=right) for right in (True, True, False, False)]

    curve.show(known, np.array([0.9, 0.75, 0.75, 0.05]))

    printed = capsys.readouterr().out
    rows = {
        row[1]: row[2:] for row in (line.split("│") for line in printed.splitlines()) if row[2:]
    }
    claimed = next(row for threshold, row in rows.items() if threshold.strip() == "0.60")
    assert [cell.split()[0] for cell in claimed[:2]] == ["0.500", "0.250"]
    said = next(row for span, row in rows.items() if span.strip() == "0.7-0.8")
    assert [cell.split()[0] for cell in said[:3]] == ["2", "0.75", "0.500"]
    assert "4 examples" in printed


# What it is fitted on


def test_a_question_is_an_example_as_it_is_and_without_its_answers() -> None:
    library = library_of("一、环卫\n清运垃圾八吨。\n二、园林\n垃圾桶十个。")
    answers = frozenset(library.passages[:1])

    found = list(examples_of(library, "清运垃圾多少吨", answers, "made"))

    assert [(one.right, one.whole, one.group) for one in found] == [
        (True, True, "清运垃圾多少吨"),
        (False, False, "清运垃圾多少吨"),
    ]
    assert found[1].features.quoted < found[0].features.quoted


@pytest.mark.parametrize("message", ["你好", "这份报告的索引号是多少?", "xyzzy"])
def test_what_the_confidence_does_not_decide_is_no_example(message: str) -> None:
    library = library_of("一、环卫\n清运垃圾八吨。")

    assert list(examples_of(library, message, frozenset(library.passages), "made")) == []
