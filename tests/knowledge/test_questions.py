"""How well the embedded report answers residents: floors over `questions_report.jsonl`."""

from collections.abc import Iterable

import pytest
from support.reports import DATA

from knowledge import Kind, Library, Report
from knowledge.evaluate import Gold, Outcome, evaluate, read_questions

QUESTIONS = read_questions(DATA / "questions_report.jsonl")


@pytest.fixture(scope="module")
def outcomes(library: Library) -> list[Outcome]:
    return evaluate(library, QUESTIONS)


def of_style(outcomes: Iterable[Outcome], *styles: str) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.gold.style in styles]


def misses(outcomes: Iterable[Outcome]) -> str:
    """Return a line for each question that was not answered right."""
    return "".join(
        f"\n{o.gold.id} {o.answer.kind} {o.gold.question[:50]}" for o in outcomes if not o.right
    )


def share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / len(values)


@pytest.mark.parametrize(
    ("name", "count"), [("questions_report.jsonl", 107), ("questions_multi.jsonl", 42)]
)
def test_a_question_file_is_whole(name: str, count: int) -> None:
    assert len({gold.id for gold in read_questions(DATA / name)}) == count


def test_three_of_four_questions_find_their_passage_first(outcomes: list[Outcome]) -> None:
    asked = [o for o in outcomes if o.gold.expect == "answer" and not o.gold.followup_of]

    assert share(o.right for o in asked) >= 0.75, misses(asked)


@pytest.mark.parametrize("style", ["factual_number", "named_system"])
def test_nine_of_ten_questions_for_figures_and_systems_find_their_passage_first(
    outcomes: list[Outcome], style: str
) -> None:
    asked = of_style(outcomes, style)

    assert share(o.right for o in asked) >= 0.90, misses(asked)


@pytest.mark.parametrize("style", ["factual_number", "named_system"])
def test_three_of_four_questions_for_figures_and_systems_are_answered_directly(
    outcomes: list[Outcome], style: str
) -> None:
    asked = of_style(outcomes, style)

    assert share(o.answer.kind is Kind.DIRECT for o in asked) >= 0.75, misses(asked)


def test_all_small_talk_is_told(outcomes: list[Outcome]) -> None:
    asked = of_style(outcomes, "chitchat")

    assert share(o.right for o in asked) == 1.0, misses(asked)


def test_all_questions_about_the_document_are_answered(outcomes: list[Outcome]) -> None:
    asked = of_style(outcomes, "metadata")

    assert share(o.right for o in asked) == 1.0, misses(asked)


def test_no_adversarial_message_is_answered_with_a_false_claim(outcomes: list[Outcome]) -> None:
    asked = of_style(outcomes, "adversarial")

    assert share(o.right for o in asked) == 1.0, misses(asked)


def test_every_quote_is_published_word_for_word(outcomes: list[Outcome], report: Report) -> None:
    quotes = [hit.quote for outcome in outcomes for hit in outcome.answer.hits]

    assert quotes
    assert [quote for quote in quotes if quote not in report.text] == []


def spans(questions: Iterable[Gold]) -> list[Gold]:
    return [gold for gold in questions if gold.answer_span.startswith(("约", "超"))]


@pytest.mark.parametrize("gold", spans(QUESTIONS), ids=lambda gold: gold.id)
def test_a_figure_that_the_report_writes_as_about_or_over_keeps_that_word(
    outcomes: list[Outcome], gold: Gold
) -> None:
    answer = next(o.answer for o in outcomes if o.gold == gold)

    assert gold.answer_span in answer.hits[0].quote
