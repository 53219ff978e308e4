import pytest
from support.questions import gold

from knowledge import Library
from knowledge.dialogue import turn_of
from knowledge.evaluate import ask_all


def test_a_follow_up_is_asked_after_what_it_follows_wherever_that_stands(street: Library) -> None:
    first = gold("新建公园几个?", id="a")
    second = gold("那种了多少树呢?", id="b", followup_of="a")

    for questions in ([first, second], [second, first]):
        answers = {asked.id: answer for asked, answer, _ in ask_all(street, questions)}
        assert answers["b"] == street.ask(second.question, [turn_of(answers["a"])])


def test_a_follow_up_of_a_follow_up_is_asked_with_both(street: Library) -> None:
    questions = [
        gold("其中几棵?", id="c", followup_of="b"),
        gold("那种了多少树呢?", id="b", followup_of="a"),
        gold("新建公园几个?", id="a"),
    ]

    answers = {asked.id: answer for asked, answer, _ in ask_all(street, questions)}

    assert answers["c"] == street.ask("其中几棵?", [turn_of(answers["a"]), turn_of(answers["b"])])


def test_a_follow_up_of_an_unknown_question_is_asked_alone(street: Library) -> None:
    (_, answer, _), *_ = ask_all(street, [gold("新建公园几个?", followup_of="none")])

    assert answer == street.ask("新建公园几个?")


@pytest.mark.parametrize("after", [("q1", "q1"), ("q2", "q1")], ids=["itself", "in a ring"])
def test_questions_that_follow_one_another_in_a_ring_are_still_asked(
    street: Library, after: tuple[str, str]
) -> None:
    one, two = after
    questions = [gold("几个?", id="q1", followup_of=one), gold("几吨?", id="q2", followup_of=two)]

    assert [asked.id for asked, _, _ in ask_all(street, questions)] == ["q1", "q2"]


def test_the_time_an_answer_took_is_told(street: Library) -> None:
    assert [ms > 0 for _, _, ms in ask_all(street, [gold("几吨?")])] == [True]
