import pytest
from support.conversation import after
from support.reports import library_of

from knowledge import Kind, Library
from knowledge.models import Lack

TOWNS = (
    "2024年甲市政府工作报告\n一、工作总结\n(一)环卫工作。全年清运垃圾80吨。",
    "2024年乙市政府工作报告\n一、工作总结\n(一)环卫工作。全年清运垃圾90吨。",
    "2023年广州市政府工作报告\n一、工作总结\n(一)环卫工作。全年清运垃圾60吨。",
    "2023年深圳市政府工作报告\n一、工作总结\n(一)环卫工作。全年清运垃圾50吨。",
)


def test_another_place_takes_the_question_before() -> None:
    answer = after(library_of(*TOWNS), "广州清运垃圾多少吨?", "深圳呢?")

    assert "50吨" in answer.hits[0].quote


def test_what_is_said_of_no_place_yet_stays_with_the_place_before() -> None:
    answer = after(library_of(*TOWNS), "广州清运垃圾多少吨?", "一共多少吨?")

    assert "60吨" in answer.hits[0].quote


def test_a_short_question_takes_its_thing_from_the_one_before(library: Library) -> None:
    answer = after(library, "合同审核了多少份?", "谁审的?")

    assert answer.kind is Kind.DIRECT
    assert "法律顾问" in answer.hits[0].quote


def test_a_question_that_frames_itself_takes_nothing(library: Library) -> None:
    question = "2023年法律讲座办了几次?"

    assert after(library, "艾小越是什么?", question).hits == library.ask(question).hits


def test_what_a_follow_up_wants_is_lacking_where_the_passage_does_not_tell_it(
    library: Library,
) -> None:
    answer = after(library, "法律讲座办了几次?", "是哪天办的?")

    assert (answer.kind, answer.lack) == (Kind.RELATED, Lack.TIME)


@pytest.mark.parametrize("question", ["怎么办理?", "在哪里办?"])
def test_a_question_that_only_wants_something_is_asked_of_what_was_shown(
    library: Library, question: str
) -> None:
    answer = after(library, "企业迁入办了多少家?", question)

    assert "企业迁入" in answer.hits[0].passage.text
