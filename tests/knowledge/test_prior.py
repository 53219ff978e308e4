"""What passages count for a question by what they are of."""

import pytest
from support.reports import made

from knowledge import Kind, Library

TEXT = (
    "{year}年浙江省政府工作报告\n\n一、{last}年工作回顾\n\n"
    "经济稳中有进。地区生产总值增长{done}%。\n\n"
    "二、{year}年工作安排\n\n"
    "今年发展的\n主要预期目标\n是：地区生产总值增长{goal}%左右。\n"
)
FIGURES = ((2025, "5.1", "5.6"), (2026, "5.3", "4.9"))


@pytest.fixture(scope="module")
def library() -> Library:
    texts = (TEXT.format(year=y, last=y - 1, done=d, goal=g) for y, d, g in FIGURES)
    return Library.build([made(text, f"zj{n}.txt") for n, text in enumerate(texts)])


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("浙江去年GDP增长多少", "5.3"),  # last year is over: its result, in the newest report
        ("浙江2025年GDP增长多少", "5.3"),
        ("浙江GDP增长多少", "5.3"),
        ("浙江2025年GDP目标是多少", "5.6"),
        ("浙江2026年GDP目标是多少", "4.9"),  # a target on lines of its own
        ("浙江今年GDP目标是多少", "4.9"),
        ("浙江明年GDP目标是多少", "4.9"),
    ],
)
def test_results_and_targets_of_a_quantity_are_told_apart(
    library: Library, question: str, figure: str
) -> None:
    answer = library.ask(question)

    assert answer.kind is Kind.DIRECT
    assert f"生产总值增长{figure}%" in answer.hits[0].quote


def test_the_newest_plans_are_shown_where_no_year_is_named(library: Library) -> None:
    answer = library.ask("浙江有什么打算")

    assert answer.kind is Kind.OVERVIEW
    assert answer.hits[0].passage.report.year == 2026
