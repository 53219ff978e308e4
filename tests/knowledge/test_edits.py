import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.edits import LONGEST_MARKED, edits

TEXTS = st.text(alphabet="甲乙丙居民服务3.5%件，。\n a", max_size=40)


def marked(before: str, after: str) -> list[tuple[str, str]]:
    return [(before[slice(*was)], after[slice(*now)]) for was, now in edits(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("服务居民3000人。", "服务居民3113人。", [("3000", "3113")]),
        ("完成率5.3%。", "完成率5.8%。", [("5.3%", "5.8%")]),
        ("占比12％。", "占比12％，", [("。", "，")]),
        ("同比增长两成", "同比下降两成", [("增长", "下降")]),
        ("12件、34件", "13件、35件", [("12", "13"), ("34", "35")]),
    ],
)
def test_figures_words_and_marks_are_marked_whole(
    before: str, after: str, words: list[tuple[str, str]]
) -> None:
    assert marked(before, after) == words


@pytest.mark.parametrize(
    ("shorter", "longer", "more"),
    [
        ("推进绿化，推进普法。", "推进绿化，推进养老，推进普法。", "推进养老，"),
        ("一是建制。三是督查。", "一是建制。二是宣传。三是督查。", "二是宣传。"),
        ("巡查，整改。", "巡查，巡查，整改。", "巡查，"),
        ("已整改", "已全部整改", "全部"),
    ],
)
def test_what_is_put_in_or_taken_out_is_marked_by_clauses(
    shorter: str, longer: str, more: str
) -> None:
    assert marked(shorter, longer) == [("", more)]
    assert marked(longer, shorter) == [(more, "")]


def test_a_clause_put_in_behind_another_edit_is_marked_as_a_clause() -> None:
    before, after = "整改，回访，回访，", "登记，回访，回访，整改，"

    assert marked(before, after) == [("整改", "登记"), ("", "整改，")]


def test_a_scrap_between_long_edits_is_marked_with_them() -> None:
    before, after = "老旧小区改造的意见征集", "河道清淤工程的资金安排"

    assert marked(before, after) == [(before, after)]


def test_nothing_is_marked_where_nothing_differs() -> None:
    assert edits("同一句话。", "同一句话。") == ()
    assert edits("", "") == ()


def test_a_text_that_is_too_long_to_read_is_marked_as_a_whole() -> None:
    before = "居民" * (LONGEST_MARKED // 2)

    assert edits(before + "甲", before) == (((0, LONGEST_MARKED + 1), (0, LONGEST_MARKED)),)


@given(TEXTS, TEXTS)
def test_the_later_text_comes_of_the_earlier_one_with_the_edits(before: str, after: str) -> None:
    made, at = "", 0
    for (start, stop), now in edits(before, after):
        assert start >= at
        made += before[at:start] + after[slice(*now)]
        at = stop

    assert made + before[at:] == after
