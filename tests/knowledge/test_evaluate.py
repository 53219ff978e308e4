import json
from pathlib import Path

import pytest
from support.reports import library_of

from knowledge import Kind, Library, Refusal, ReportError
from knowledge.dialogue import turn_of
from knowledge.evaluate import Gold, Outcome, ask_all, evaluate, read_questions, summarise

TEXT = """街道工作报告
一、工作
(一)垃圾清运。全年清运垃圾八吨。
(二)公园建设。全年新建公园五个,公园里种了百棵榕树。
二、不足
电梯加装进展缓慢。"""


@pytest.fixture(scope="module")
def street() -> Library:
    return library_of(TEXT)


def gold(question: str, **fields: object) -> Gold:
    return Gold(**{"id": "q1", "question": question, **fields})  # type: ignore[arg-type]


def judged(street: Library, question: str, **fields: object) -> Outcome:
    return evaluate(street, [gold(question, **fields)])[0]


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


# Question files


def test_a_question_file_is_read_line_by_line(tmp_path: Path) -> None:
    file = written(
        tmp_path / "q.jsonl",
        '{"id": "a", "question": "几吨?", "gold_segment_ids": ["s00"], "answer_span": null}',
        "",
        '{"id": "b", "question": "几个?", "followup_of": "a", "unknown": 1}',
    )

    assert read_questions(file) == [
        Gold(id="a", question="几吨?", gold_segment_ids=("s00",)),
        Gold(id="b", question="几个?", followup_of="a"),
    ]


def test_a_line_separator_inside_a_question_ends_no_line(tmp_path: Path) -> None:
    file = written(tmp_path / "q.jsonl", '{"id": "a", "question": "几\u2028吨?"}')

    assert [question.question for question in read_questions(file)] == ["几\u2028吨?"]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[1]",
        '"a"',
        "5",
        '{"question": "没有编号"}',
        '{"id": "a"}',
        '{"id": "a", "question": "几吨?", "gold_segment_ids": 5}',
        "[" * 100_000,
    ],
    ids=lambda line: line[:30],
)
def test_a_line_that_is_no_question_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    file = written(tmp_path / "q.jsonl", '{"id": "a", "question": "几吨?"}', line)

    with pytest.raises(ReportError) as caught:
        read_questions(file)

    assert (caught.value.code, caught.value.line) == (Refusal.FORMAT, 2)
    assert len(str(caught.value).splitlines()) == 1


def test_a_question_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(ReportError) as caught:
            read_questions(path)

        assert caught.value.code is Refusal.MISSING


def test_a_question_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_bytes("几吨?".encode("gb18030"))

    with pytest.raises(ReportError):
        read_questions(file)


# Conversations


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


# Judging


def test_the_right_passage_first_is_right(street: Library) -> None:
    outcome = judged(street, "清运垃圾几吨?", gold_segment_ids=("s00",), answer_span="八吨")

    assert (outcome.right, outcome.among_first, outcome.span) == (True, True, True)
    assert outcome.ms > 0


def test_an_acceptable_passage_is_right_too(street: Library) -> None:
    assert judged(street, "清运垃圾几吨?", acceptable_segment_ids=("s00",)).right


def test_another_passage_is_wrong(street: Library) -> None:
    outcome = judged(street, "清运垃圾几吨?", gold_segment_ids=("s01",), answer_span="五个")

    assert (outcome.right, outcome.among_first, outcome.span) == (False, False, False)


@pytest.mark.parametrize("id_", ["s99", "chapter-1", ""])
def test_a_passage_that_does_not_exist_is_never_the_one_found(street: Library, id_: str) -> None:
    assert not judged(street, "清运垃圾几吨?", gold_segment_ids=(id_,)).right


def test_a_question_that_is_declined_though_it_has_an_answer_is_wrong(street: Library) -> None:
    assert not judged(street, "比特币多少钱?", gold_segment_ids=("s00",)).right


def test_of_a_question_with_several_passages_all_must_be_shown(street: Library) -> None:
    question = "清运垃圾多少吨,新建公园多少个?"

    both = judged(street, question, gold_mode="all", gold_segment_ids=("s00", "s01"))
    more = judged(street, question, gold_mode="all", gold_segment_ids=("s00", "s01", "s02"))

    assert both.right
    assert not more.right


def test_an_overview_is_right_when_it_is_of_the_gold_section(street: Library) -> None:
    right = judged(street, "有哪些不足?", gold_section="二、不足")
    wrong = judged(street, "有哪些不足?", gold_section="一、工作")

    assert right.answer.kind is Kind.OVERVIEW
    assert (right.right, wrong.right) == (True, False)


@pytest.mark.parametrize("expect", ["no_answer", "safe"])
@pytest.mark.parametrize(
    ("question", "right"), [("比特币多少钱?", True), ("清运垃圾几吨?", False)]
)
def test_where_no_report_answers_a_claim_is_wrong(
    street: Library, expect: str, question: str, *, right: bool
) -> None:
    assert judged(street, question, expect=expect).right is right


@pytest.mark.parametrize(("question", "right"), [("你好", True), ("清运垃圾几吨?", False)])
def test_small_talk_must_be_told_as_such(street: Library, question: str, *, right: bool) -> None:
    assert judged(street, question, expect="smalltalk").right is right


@pytest.mark.parametrize(("question", "right"), [("清运垃圾几吨?", True), ("比特币?", True)])
def test_a_safe_answer_may_be_declined(street: Library, question: str, *, right: bool) -> None:
    outcome = judged(street, question, expect="answer_safe", gold_segment_ids=("s00",))

    assert outcome.right is right


def test_a_safe_answer_from_the_wrong_passage_is_wrong(street: Library) -> None:
    outcome = judged(street, "清运垃圾几吨?", expect="answer_safe", gold_segment_ids=("s01",))

    assert not outcome.right


@pytest.mark.parametrize(("name", "right"), [("街道工作报告", True), ("别的报告", False)])
def test_a_question_about_the_document_is_right_when_its_field_holds_the_value(
    street: Library, name: str, *, right: bool
) -> None:
    outcome = judged(street, "这份报告的名称是什么?", expect="answer_meta", answer_span=name)

    assert outcome.right is right


def test_a_question_about_the_document_that_is_not_read_as_one_is_wrong(street: Library) -> None:
    assert not judged(street, "清运垃圾几吨?", expect="answer_meta", answer_span="").right


# Sums


def test_shares_are_taken_over_the_questions_that_count(street: Library) -> None:
    outcomes = evaluate(
        street,
        [
            gold("清运垃圾几吨?", id="1", gold_segment_ids=("s00",), answer_span="八吨"),
            gold("新建公园几个?", id="2", gold_segment_ids=("s00",), answer_span="八吨"),
            gold("有哪些不足?", id="3", gold_section="二、不足"),
            gold("比特币多少钱?", id="4", expect="no_answer"),
            gold("清运垃圾几吨?", id="5", expect="no_answer"),
            gold("你好", id="6", expect="smalltalk"),
        ],
    )

    scores = summarise(outcomes)

    assert scores.questions == 6
    assert scores.right == 0.6667
    assert scores.hit_at_1 == 0.6667
    assert scores.hit_at_3 == 0.6667
    assert scores.span_in_quote == 0.5
    assert scores.direct == 0.5
    assert scores.false_claims == 0.5
    assert scores.kinds == {"DIRECT": 3, "OVERVIEW": 1, "NOT_FOUND": 1, "SMALL_TALK": 1}


def test_a_passage_shown_second_or_third_counts_among_the_first_few(street: Library) -> None:
    outcome = judged(street, "清运垃圾多少吨,新建公园多少个?", gold_segment_ids=("s01",))

    assert (outcome.right, outcome.among_first) == (False, True)


def test_shares_of_nothing_are_unknown() -> None:
    scores = summarise([])

    assert (scores.questions, scores.right, scores.hit_at_1) == (0, 0.0, None)
    assert (scores.span_in_quote, scores.false_claims, scores.kinds) == (None, None, {})


def test_the_sums_can_be_written_as_json(street: Library) -> None:
    scores = summarise(evaluate(street, [gold("比特币多少钱?", expect="no_answer")]))

    assert json.loads(json.dumps(scores.kinds)) == {"NOT_FOUND": 1}
