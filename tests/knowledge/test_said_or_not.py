"""Whether a passage says what is asked, by questions as residents put them."""

import pytest

from knowledge import Kind, Library
from knowledge.models import Lack
from knowledge.seed import embedded_report


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.build([embedded_report()])


@pytest.mark.parametrize(
    "question",
    [
        "数据会不会泄露我的隐私",
        "电子证照有啥好处",
        "社区食堂",
        "my computer has a virus",
        "data entry job",
        "什么是首席数据官",
    ],
)
def test_what_is_only_near_or_named_is_not_claimed(library: Library, question: str) -> None:
    answer = library.ask(question)

    assert answer.kind in {Kind.RELATED, Kind.NOT_FOUND}


def test_a_figure_is_not_what_a_question_is_mainly_about(library: Library) -> None:
    answer = library.ask("五十五份合同是谁审的")

    assert answer.kind is Kind.DIRECT
    assert "法律顾问" in answer.hits[0].quote


def test_who_may_get_something_is_not_how_to_get_it(library: Library) -> None:
    answer = library.ask("外地人可以办越秀金卡吗")

    assert (answer.kind, answer.lack) == (Kind.RELATED, Lack.ASKED)


def test_a_name_is_not_put_for_one_of_another_sound(library: Library) -> None:
    answer = library.ask("跨城通办有哪些")

    assert answer.understood_as == ""
    assert answer.kind is not Kind.DIRECT


def test_sections_that_share_little_with_a_question_are_not_offered(library: Library) -> None:
    answer = library.ask("老年卡在哪里办")

    assert (answer.kind, answer.sections) == (Kind.NOT_FOUND, ())
