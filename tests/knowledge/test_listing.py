"""A sentence may name all of a kind, some of them, or only say how many there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.listing import named, said, value_of


@pytest.mark.parametrize(
    ("numeral", "value"), [("7", 7), ("1106", 1106), ("两", 2), ("十", 10), ("二十三", 23)]
)
def test_a_number_is_read_in_either_script(numeral: str, value: int) -> None:
    assert value_of(numeral) == value


@given(st.text(st.sampled_from("零一二三四五六七八九十两"), min_size=1, max_size=3))
def test_no_numeral_is_too_odd_to_be_read(numeral: str) -> None:
    assert value_of(numeral) >= 0


@pytest.mark.parametrize(
    ("noun", "clause", "expected"),
    [
        ("证照", "新增备案凭证等7个证照", 7),
        ("平台", "四大平台", 4),
        ("平台", "平台建设", 0),
        ("家", "34.02亿条", 0),
        ("街道", "3个小区、5个街道", 5),
    ],
)
def test_how_many_there_are_is_read_from_the_figure_that_counts_them(
    noun: str, clause: str, expected: int
) -> None:
    assert said(noun, clause) == expected


@pytest.mark.parametrize(
    ("noun", "clause", "expected"),
    [
        ("平台", "优化人家、商家、先锋、智库四大平台", 4),
        ("街道", "以东街道、西街道为试点", 2),
        ("街道", "由东街道和西街道", 2),
        ("证照", "新增、调整备案凭证等7个证照", 2),
        ("法律", "学习《甲法》《乙条例》等", 2),
        ("纲要", "省、市“一规划两纲要”以及要点", 0),
        ("证照", "全面推广", 0),
    ],
)
def test_how_many_are_named_is_the_length_of_their_list(
    noun: str, clause: str, expected: int
) -> None:
    assert named(noun, clause, "") == expected


def test_a_name_that_the_question_says_itself_is_no_answer() -> None:
    assert named("", "通过学习、会议、党支部“三会一课”等方式", "三会一课是什么") == 2
