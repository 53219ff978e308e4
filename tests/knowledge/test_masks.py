"""Which passages have a property."""

import pytest
from support.reports import made

from knowledge.masks import Masks

PASSAGES = made("标题\n\n一、总结\n\n甲。\n\n二、计划\n\n乙。\n", "made.txt").passages


@pytest.fixture
def masks() -> Masks[str]:
    return Masks(PASSAGES, lambda passage: [passage.text.strip("。"), None])


def test_a_value_holds_where_a_passage_has_it(masks: Masks[str]) -> None:
    assert masks.where(["乙"]).tolist() == [False, True]


def test_elsewhere_is_where_none_of_the_values_holds(masks: Masks[str]) -> None:
    assert masks.elsewhere(["乙"]).tolist() == [True, False]


def test_a_value_that_no_passage_has_sets_none_apart(masks: Masks[str]) -> None:
    assert masks.elsewhere(["丙"]).tolist() == [False, False]
