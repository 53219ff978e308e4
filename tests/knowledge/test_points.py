"""A list that runs on over sentences is quoted whole where all of it is asked for."""

import pytest
from support.reports import library_of

from knowledge import Kind, Library

POINTS = (
    "区工作报告\n"
    "一、工作回顾\n今年办成了许多实事,群众满意。\n"
    "二、改革措施\n"
    "推进改革采取了以下措施。一是精简审批。取消事项20项。二是开放数据。建成共享平台。"
    "三是培训干部。\n"
    "各单位要认真落实。\n"
    "三、预算安排\n"
    "预算重点保障的领域是:教育和医疗;养老和托育;交通和水利。其余从紧。\n"
    "四、检查要求\n检查工作要做到:(一)全面覆盖;(二)留下记录。\n"
)
ALL_MEASURES = (
    "推进改革采取了以下措施。一是精简审批。取消事项20项。二是开放数据。建成共享平台。"
    "三是培训干部。"
)


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of(POINTS)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("推进改革采取了哪些措施", ALL_MEASURES),
        ("改革措施分别是什么", ALL_MEASURES),
        ("预算重点保障哪些领域", "预算重点保障的领域是:教育和医疗;养老和托育;交通和水利。"),
        ("检查工作要做到哪些", "检查工作要做到:(一)全面覆盖;(二)留下记录。"),
        ("开放数据做了什么", "二是开放数据。建成共享平台。"),
        ("取消了多少事项", "取消事项20项。"),
        ("干部怎么培训", "三是培训干部。"),
    ],
)
def test_as_much_of_a_list_is_quoted_as_is_asked_for(
    library: Library, question: str, quote: str
) -> None:
    answer = library.ask(question)

    assert answer.kind is Kind.DIRECT
    assert answer.hits[0].quote == quote


def test_a_list_ends_with_its_paragraph(library: Library) -> None:
    assert "认真落实" not in library.ask("推进改革采取了哪些措施").hits[0].quote
