import pytest
from support.reports import library_of

from knowledge import Kind, Library


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of(
        "2026年浙江省政府工作报告\n\n一、2025年工作回顾\n\n新建公园九个。\n\n"
        "我们也清醒看到，发展中还有不少困难和不足：消费偏弱。对这些，我们将认真解决。\n"
        "请各位代表放心。\n\n二、2026年工作安排\n\n修建公路。\n"
    )


@pytest.mark.parametrize("question", ["浙江存在哪些问题", "2025年浙江有哪些不足"])
def test_what_is_admitted_is_quoted_to_the_end_of_its_paragraph(
    library: Library, question: str
) -> None:
    answer = library.ask(question)

    assert answer.kind is Kind.DIRECT
    assert answer.hits[0].quote == (
        "我们也清醒看到，发展中还有不少困难和不足：消费偏弱。对这些，我们将认真解决。"
    )


@pytest.mark.parametrize("question", ["浙江公园有哪些问题", "2019年浙江有哪些不足"])
def test_shortcomings_of_something_in_particular_or_of_another_year_are_not_claimed(
    library: Library, question: str
) -> None:
    answer = library.ask(question)

    assert not any("清醒看到" in hit.quote for hit in answer.hits if answer.kind is Kind.DIRECT)
