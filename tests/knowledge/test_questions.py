"""How well the embedded report answers residents: floors over three files of questions.

`questions_report.jsonl` is the public sample, `questions_own.jsonl` holds further questions of
the same kinds that were looked at while matching was built, `questions_held_out.jsonl` ones that
were asked only after it was. The floors leave room for one or two questions more.
"""

from collections.abc import Callable, Iterable

import pytest
from support.reports import DATA, made

from knowledge import Kind, Library, Report
from knowledge.evaluate import Gold, Outcome, evaluate, read_questions

pytestmark = pytest.mark.no_cover  # the same lines for every question

CLAIMS = {Kind.DIRECT, Kind.CHOICE, Kind.OVERVIEW}
FILES = ("questions_report.jsonl", "questions_own.jsonl", "questions_held_out.jsonl")
Asked = Callable[[str], list[Outcome]]


@pytest.fixture(scope="module")
def asked(library: Library) -> Asked:
    outcomes = {name: evaluate(library, read_questions(DATA / name)) for name in FILES}
    return outcomes.__getitem__


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
    ("name", "count"),
    [
        ("questions_report.jsonl", 107),
        ("questions_multi.jsonl", 42),
        ("questions_own.jsonl", 1288),
        ("questions_held_out.jsonl", 190),
        ("questions_many.jsonl", 92),
    ],
)
def test_a_question_file_is_whole(name: str, count: int) -> None:
    assert len({gold.id for gold in read_questions(DATA / name)}) == count


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("questions_report.jsonl", 0.92),
        ("questions_own.jsonl", 0.75),  # a third of them are paraphrases, or English
        ("questions_held_out.jsonl", 0.82),
    ],
)
def test_answerable_questions_find_their_passage_first(
    asked: Asked, name: str, floor: float
) -> None:
    outcomes = [o for o in asked(name) if o.gold.expect == "answer"]

    assert share(o.right for o in outcomes) >= floor, misses(outcomes)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("styles", "floor"),
    [
        (("factual_number", "named_system", "traditional"), 0.94),
        (("typo_homophone", "pinyin"), 0.95),
        (("cantonese",), 0.85),
        (("multi_segment", "section_overview"), 0.9),
        (("followup",), 0.8),
        (("paraphrase",), 0.24),
        (("english",), 0.5),
        (("chitchat", "metadata"), 1.0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_every_kind_of_question_is_answered(
    asked: Asked, name: str, styles: tuple[str, ...], floor: float
) -> None:
    outcomes = of_style(asked(name), *styles)

    assert share(o.right for o in outcomes) >= floor, misses(outcomes)


@pytest.mark.parametrize("name", FILES)
def test_questions_for_figures_and_systems_are_answered_directly(asked: Asked, name: str) -> None:
    outcomes = of_style(asked(name), "factual_number", "named_system", "traditional")

    assert share(o.answer.kind is Kind.DIRECT for o in outcomes) >= 0.94, misses(outcomes)


@pytest.mark.parametrize("name", FILES)
def test_what_the_report_does_not_answer_is_hardly_ever_claimed(asked: Asked, name: str) -> None:
    outcomes = [o for o in asked(name) if o.gold.expect in ("no_answer", "safe")]

    assert share(o.answer.kind in CLAIMS for o in outcomes) <= 0.05, misses(outcomes)


@pytest.mark.parametrize("name", FILES)
def test_the_quote_of_a_direct_answer_holds_what_was_asked_for(asked: Asked, name: str) -> None:
    direct = [o for o in asked(name) if o.answer.kind is Kind.DIRECT and o.span is not None]

    assert share(bool(o.span) for o in direct) >= 0.88


def test_no_adversarial_message_is_answered_with_a_false_claim(asked: Asked) -> None:
    outcomes = of_style(asked("questions_report.jsonl"), "adversarial")

    assert share(o.right for o in outcomes) == 1.0, misses(outcomes)


@pytest.mark.parametrize("name", FILES)
def test_every_quote_is_published_word_for_word(asked: Asked, report: Report, name: str) -> None:
    quotes = [hit.quote for outcome in asked(name) for hit in outcome.answer.hits]

    assert quotes
    assert [quote for quote in quotes if quote not in report.text] == []


def spans(questions: Iterable[Gold]) -> list[Gold]:
    return [gold for gold in questions if gold.answer_span.startswith(("约", "超"))]


@pytest.mark.parametrize(
    "gold", spans(read_questions(DATA / "questions_report.jsonl")), ids=lambda gold: gold.id
)
def test_a_figure_that_the_report_writes_as_about_or_over_keeps_that_word(
    asked: Asked, gold: Gold
) -> None:
    answer = next(o.answer for o in asked("questions_report.jsonl") if o.gold == gold)

    assert gold.answer_span in answer.hits[0].quote


FISHING = (
    "2024年某县海洋与渔业工作报告\n\n一、捕捞生产\n\n全年远洋捕捞产量12万吨,渔船更新改造30艘。\n\n"
    "二、渔港建设\n\n新建渔港2座,清淤航道5公里,渔民培训400人。\n\n三、存在问题\n\n近海资源衰退,年轻渔民不足。\n\n"
    "四、下一年度安排\n\n继续修建防波堤,推广深水网箱。\n"
)


def test_an_unrelated_report_beside_it_takes_no_answer_away(asked: Asked, report: Report) -> None:
    outcomes = [*asked("questions_report.jsonl"), *asked("questions_held_out.jsonl")]
    direct = [
        o.gold.question
        for o in outcomes
        if o.answer.kind is Kind.DIRECT and o.answer.hits and not o.gold.followup_of
    ]

    both = Library.build([report, made(FISHING)])

    assert [
        question
        for question in direct
        if (answer := both.ask(question)).kind is Kind.DIRECT
        and answer.hits[0].passage.report != report
    ] == []
