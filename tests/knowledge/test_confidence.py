import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from support.reports import library_of

from knowledge import Library
from knowledge.confidence import (
    FEATURES,
    MEANING,
    SIGNS,
    WORDS,
    Confidence,
    Features,
    probability,
    read_fitted,
)
from knowledge.errors import Damage, DataError

HALF = Features(quoted=0.5, margin=0.5, score=0.5, said=0.5, untold=0.5, near=0.5, nearest=0.5)
SHIPPED = Confidence(1)
WEIGHTS = {by: {"intercept": -1.0, **dict.fromkeys(names, 0.5)} for by, names in FEATURES.items()}
REPORT = "一、环卫\n全年清运垃圾八吨。\n二、园林\n新建公园五个。\n三、交通\n修路十条。"


def chance(found: Features, by: str) -> float:
    return probability(SHIPPED.effects(found, by_meaning=by == MEANING))


def features_of(library: Library, question: str) -> Features:
    (decision,) = library.account(question).decisions
    assert decision.features is not None
    return decision.features


@pytest.fixture(scope="module")
def town() -> Library:
    return library_of(REPORT)


# What a probability is made of


def test_every_feature_has_a_sign() -> None:
    assert SIGNS.keys() == {field.name for field in fields(Features)}


@pytest.mark.parametrize(("by", "name"), [(by, name) for by in FEATURES for name in FEATURES[by]])
def test_more_evidence_never_makes_an_answer_less_likely(by: str, name: str) -> None:
    more = replace(HALF, **{name: 0.5 + 0.4 * SIGNS[name]})

    assert chance(more, by) >= chance(HALF, by)


@pytest.mark.parametrize("by", FEATURES)
def test_what_is_quoted_and_how_far_others_lie_behind_always_count(by: str) -> None:
    for name in ("quoted", "margin"):
        assert chance(replace(HALF, **{name: 0.9}), by) > chance(HALF, by)


@pytest.mark.parametrize("by", FEATURES)
def test_an_answer_that_lacks_what_is_wanted_is_unlikely(by: str) -> None:
    full = replace(HALF, quoted=1.0, margin=0.8, score=2.5, said=3.0, untold=0.0, near=1.5)

    assert chance(full, by) > 0.5 > chance(replace(full, untold=1.0), by)


def test_without_a_model_of_meaning_nearness_does_not_count() -> None:
    assert chance(HALF, WORDS) == chance(replace(HALF, near=1.0, nearest=1.0), WORDS)


# What the features are


def test_a_question_in_the_words_of_a_sentence_is_quoted_whole(town: Library) -> None:
    found = features_of(town, "全年清运垃圾多少吨")

    assert found.quoted == 1.0
    assert found.untold == 0.0


def test_a_word_that_no_sentence_holds_is_not_quoted(town: Library) -> None:
    whole, more = features_of(town, "清运垃圾多少吨"), features_of(town, "清运垃圾罚款多少吨")

    assert more.quoted < whole.quoted
    assert more.said > whole.said


def test_what_the_quote_does_not_tell_is_untold(town: Library) -> None:
    assert features_of(town, "新建公园的电话是多少").untold == 1.0


def test_a_passage_that_stands_alone_has_the_whole_margin() -> None:
    assert features_of(library_of("一、环卫\n清运垃圾八吨。"), "清运垃圾多少吨").margin == 1.0


def test_two_passages_that_say_the_same_have_no_margin() -> None:
    library = library_of("一、东片\n清运垃圾八吨。\n二、西片\n清运垃圾八吨。")

    assert features_of(library, "清运垃圾多少吨").margin == pytest.approx(0.0, abs=0.01)


def test_where_nothing_is_found_nothing_is_likely(town: Library) -> None:
    (decision,) = town.account("xyzzy").decisions

    assert SHIPPED.of(decision.question, []) == decision.chance == 0.0


def test_the_coefficients_that_are_given_decide(town: Library) -> None:
    (decision,) = town.account("清运垃圾多少吨").decisions
    matches = [found.match for found in decision.found]
    sure = {by: {**weights, "intercept": 9.0} for by, weights in WEIGHTS.items()}

    assert Confidence(3, sure).of(decision.question, matches) > 0.99
    assert Confidence(3, WEIGHTS).of(decision.question, matches) < 0.99


# How they are read


def damage(path: Path) -> DataError:
    with pytest.raises(DataError) as caught:
        read_fitted(path)
    assert str(caught.value).startswith("fitted.json: ")
    assert len(str(caught.value).splitlines()) == 1
    return caught.value


def test_coefficients_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "fitted.json"
    path.write_text(json.dumps({**WEIGHTS, "sources": {}}), encoding="utf-8")

    assert read_fitted(path) == WEIGHTS


def test_coefficients_that_are_missing_are_refused(tmp_path: Path) -> None:
    assert damage(tmp_path / "fitted.json").code is Damage.MISSING


@pytest.mark.parametrize("text", ["", "{", "\ufeff{}", "NULL"])
def test_what_is_no_json_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "fitted.json"
    path.write_text(text, encoding="utf-8")

    assert damage(path).code is Damage.GARBLED


@pytest.mark.parametrize("weight", [None, "0.5", True, [0.5], float("nan"), -1e999, 10**400])
def test_a_coefficient_that_is_no_number_is_refused(tmp_path: Path, weight: object) -> None:
    path = tmp_path / "fitted.json"
    path.write_text(json.dumps({**WEIGHTS, WORDS: {**WEIGHTS[WORDS], "said": weight}}))

    assert damage(path).code is Damage.GARBLED


@pytest.mark.parametrize(
    "content",
    [
        [],
        {},
        {WORDS: WEIGHTS[WORDS]},
        {**WEIGHTS, MEANING: None},
        {**WEIGHTS, MEANING: {}},
        {**WEIGHTS, MEANING: WEIGHTS[WORDS]},
        {**WEIGHTS, WORDS: WEIGHTS[MEANING]},
        {**WEIGHTS, WORDS: {"intercept": 0.5}},
    ],
)
def test_coefficients_that_are_not_all_there_or_too_many_are_refused(
    tmp_path: Path, content: object
) -> None:
    path = tmp_path / "fitted.json"
    path.write_text(json.dumps(content), encoding="utf-8")

    assert damage(path).code is Damage.INCOMPLETE
