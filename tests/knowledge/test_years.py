"""Years that questions ask about, and years that passages speak of."""

import pytest
from support.reports import made

from knowledge import Report, years

YEARLY = (
    "某区政务服务局关于2023年度法治政府建设情况的报告\n\n前言一句话。\n\n"
    "一、2023年度工作总结\n\n做了事。\n\n二、存在问题和不足\n\n还有不足。\n\n三、下一年度主要安排\n\n要做事。\n"
)
WORK = (
    "2025年某省政府工作报告\n\n各位代表，现在报告工作。\n\n一、“十四五”时期和2024年工作回顾\n\n做了事。\n\n"
    "二、2025年工作安排\n\n要做事。\n\n三、过去五年的体会\n\n体会很深。\n\n四、加强自身建设\n\n加强建设。\n"
)


def spoken(report: Report) -> list[set[int]]:
    return [set(years.spoken_of(p).each) for p in report.passages]


def test_a_yearly_report_looks_back_on_its_year_and_plans_the_next() -> None:
    assert spoken(made(YEARLY)) == [{2023}, {2023}, {2023}, {2024}]


def test_a_work_report_looks_back_on_the_year_before_and_plans_its_own() -> None:
    report = made(WORK)

    assert spoken(report) == [{2024, 2025}, {2024}, {2025}, set(), {2024, 2025}]
    assert years.spoken_of(report.passages[1]).within == {2021, 2022, 2023, 2024, 2025}
    assert years.spoken_of(report.passages[3]).within == {2020, 2021, 2022, 2023, 2024}


def test_what_is_done_and_what_is_planned_are_told_apart() -> None:
    told = [years.tense_of(p) for p in made(WORK).passages]

    assert told == [None, "done", "plan", "done", None]
    assert [years.tense_of(p) for p in made(YEARLY).passages] == ["done", "done", "done", "plan"]


def test_a_work_report_counts_years_from_when_it_is_given() -> None:
    report = made(
        "2025年某省政府工作报告\n\n一、去年工作回顾\n\n做了事。\n\n二、今年的工作\n\n要做事。\n"
    )

    assert spoken(report) == [{2024}, {2025}]


def test_a_passage_that_opens_with_a_longer_time_speaks_of_that() -> None:
    report = made(
        "2026年某省政府工作报告\n\n一、2025年工作回顾\n\n过去五年，产值年均增长5%。\n\n"
        "二、2026年工作安排\n\n要做事。\n"
    )

    told = years.spoken_of(report.passages[0])

    assert (told.each, told.within) == (set(), {2021, 2022, 2023, 2024, 2025})


def test_a_report_without_a_year_speaks_of_none() -> None:
    assert spoken(made("关于办事的指南\n\n一、办理流程\n\n先取号。\n")) == [set()]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2023年办了几次", {2023}),
        ("23年和24年哪年多", {2023, 2024}),
        ("2024比2023多多少", {2023, 2024}),
        ("服务了2023个居民", set()),
        ("23年内办完", set()),
        ("电话13820232024", set()),
    ],
)
def test_years_in_figures_are_read_and_counts_are_not(typed: str, expected: set[int]) -> None:
    assert years.asked(typed) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [(["去年", "办", "了"], {-1}), (["今年"], {0}), (["前年"], {-2}), (["明年"], set())],
)
def test_years_from_now_are_counted_from_the_report(words: list[str], expected: set[int]) -> None:
    assert years.relative(words) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2025年打算新增多少就业", "plan"),
        ("2025年要建多少个驿站", "plan"),
        ("2025年想接待多少游客", "plan"),
        ("2025年实际新增了多少就业", "done"),
        ("2025年来了多少游客", "done"),
        ("2025年的要求是什么", None),
        ("想问2025年有多少人", None),
    ],
)
def test_a_question_asks_for_what_was_planned_or_done(typed: str, expected: str | None) -> None:
    assert years.tense(typed) == expected


def test_a_question_may_name_a_report_by_its_year() -> None:
    assert years.of_reports("2003年国务院的报告里讲了什么") == {2003}
    assert years.of_reports("2003年讲了什么") == set()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2023年上半年办了几次", {"上半年"}),
        ("第一季度和12月", {"1季度", "12月"}),
        ("十二月份办了几次", {"12月"}),
        ("前三个月办了几次", {"前3个月"}),
        ("3个月内办完", set()),
        ("国庆期间、春节和周末办了几次", {"国庆", "春节", "周末"}),
        ("国庆75周年办了几次", set()),
        ("上个月和本周办了几次", {"上个月", "本周"}),
        ("本周期多久", set()),
    ],
)
def test_parts_of_a_year_are_named_in_figures_or_words(typed: str, expected: set[str]) -> None:
    assert years.parts_of_year(typed) == expected
