import pytest
from support.reports import library_of

from knowledge import Kind, Library
from knowledge.dialogue import turn_of

TITLE = "2026年广西壮族自治区政府工作报告"


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of(
        f"{TITLE}\n\n一、2025年工作回顾\n\n去年出台了考核办法、采购办法两项管理制度。\n"
        "新建公园九个。\n\n二、2026年工作安排\n\n修建公路。\n"
    )


@pytest.mark.parametrize(
    "question",
    [
        "有哪些报告",
        "有哪些年报",
        "你有哪些文件",
        "小越收录了什么资料",
        "有哪些文件可以查?",
        "库里有哪些公告",
        "广西有哪些文件",
        "2026年有哪些文件",
    ],
)
def test_the_reports_are_listed_where_a_question_is_of_what_is_kept_here(
    library: Library, question: str
) -> None:
    answer = library.ask(question)

    assert (answer.kind, [report.title for report in answer.reports]) == (Kind.OVERVIEW, [TITLE])


@pytest.mark.parametrize(
    "question",
    [
        "有哪些文件",
        "有什么材料",
        "需要有哪些材料",
        "你需要有哪些材料",
        "有没有相关文件",
        "办证要有哪些资料",
    ],
)
@pytest.mark.parametrize("earlier", [(), ("去年出台了哪些管理制度?",)])
def test_papers_of_something_spoken_of_or_needed_are_no_reports(
    library: Library, question: str, earlier: tuple[str, ...]
) -> None:
    history = [turn_of(library.ask(said)) for said in earlier]

    assert library.ask(question, history).reports == ()


@pytest.mark.parametrize("question", ["有哪些报告", "你有哪些文件", "库里有哪些公告"])
def test_the_reports_are_listed_in_the_middle_of_a_conversation(
    library: Library, question: str
) -> None:
    history = [turn_of(library.ask("去年出台了哪些管理制度?"))]

    answer = library.ask(question, history)

    assert [report.title for report in answer.reports] == [TITLE]


def test_reports_of_a_place_that_has_none_are_not_found(library: Library) -> None:
    assert library.ask("你有四川的报告吗").kind is Kind.NOT_FOUND
