import pytest

from knowledge import Kind, Library

DONE, PROBLEMS = "一、2023年度工作总结", "二、存在问题和不足"


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("存在哪些问题?", PROBLEMS),
        ("第二部分讲了什么?", PROBLEMS),
        ("报告的第一部分是什么?", DONE),
        ("2023年主要做了哪些工作?", DONE),
    ],
)
def test_a_question_about_a_whole_part_shows_that_part(
    library: Library, question: str, heading: str
) -> None:
    answer = library.ask(question)

    assert answer.kind is Kind.OVERVIEW
    assert [section.heading for section in answer.sections] == [heading]


def test_a_question_about_the_whole_report_shows_all_its_parts(library: Library) -> None:
    answer = library.ask("这份报告讲了什么?")

    assert answer.kind is Kind.OVERVIEW
    assert [section.heading for section in answer.sections][:2] == [DONE, PROBLEMS]


@pytest.mark.parametrize("question", ["普法宣传有什么不足?", "企业迁入情况怎么样?"])
def test_a_question_about_one_matter_shows_no_whole_part(library: Library, question: str) -> None:
    assert library.ask(question).kind is not Kind.OVERVIEW


def test_how_it_goes_asks_of_nothing_by_itself(library: Library) -> None:
    assert library.ask("情况怎么样?").kind is Kind.NOT_FOUND
