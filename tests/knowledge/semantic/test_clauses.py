import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.reports import made

from knowledge import Passage, Report
from knowledge.semantic.clauses import LONGEST, TOGETHER, clauses, plain


def passage_of(text: str) -> Passage:
    """Return the passage of a report whose only section says `text`."""
    (passage,) = made(f"关于工作的报告\n\n一、主要工作\n\n{text}\n").passages
    return passage


def test_clauses_that_follow_one_another_stay_together_up_to_the_limit() -> None:
    text = (
        "汇聚138个数源单位的1634个数据主题,推动数据协同。建成招商数字地图,展现招商载体,提高效率。"
    )

    assert clauses(passage_of(text)) == (
        "一、主要工作",
        "汇聚138个数源单位的1634个数据主题,推动数据协同。",
        "建成招商数字地图,展现招商载体,提高效率。",
    )


def test_the_comma_of_a_number_ends_no_clause() -> None:
    text = "全年共受理申请1,029,880件,增长1,029件。"

    assert clauses(passage_of(text))[1:] == (text,)


def test_every_line_is_a_text_of_its_own() -> None:
    assert clauses(passage_of("第一件。\n第二件。")) == ("一、主要工作", "第一件。", "第二件。")


def test_a_heading_that_opens_the_text_is_not_said_twice(report: Report) -> None:
    passage = report.passages[12]

    assert clauses(passage)[0] == "(二)法治队伍建设仍需加强。"
    assert "".join(clauses(passage)) == passage.text


def test_a_text_without_any_mark_is_cut_at_the_limit() -> None:
    pieces = clauses(passage_of("数" * 300))

    assert [len(piece) for piece in pieces] == [len("一、主要工作"), LONGEST, LONGEST, 60]


def test_lines_of_marks_alone_say_nothing() -> None:
    assert clauses(passage_of("有一件。\n——————\n※※※")) == ("一、主要工作", "有一件。")


@given(st.text(st.characters()))
def test_a_plain_text_can_be_handed_to_any_model(text: str) -> None:
    in_one_line = plain(text)

    assert in_one_line.encode().decode() == in_one_line
    assert "\0" not in in_one_line
    assert len(in_one_line.splitlines()) <= 1


def test_no_passage_of_the_report_is_without_clauses(report: Report) -> None:
    lengths = [len(text) for passage in report.passages for text in clauses(passage)]

    assert max(lengths) <= LONGEST
    assert sum(lengths) / len(lengths) == pytest.approx(TOGETHER, abs=10)
