"""Questions on one report, judged by the passages that answer them."""

import pytest
from support.questions import gold, judged, told
from support.reports import made

from knowledge import Answer, Kind, Library
from knowledge.evaluate import Outcome, evaluate
from knowledge.seed import embedded_report

CLAIMS = [Kind.DIRECT, Kind.CHOICE]
DECLINED = [Kind.RELATED, Kind.NOT_FOUND, Kind.SMALL_TALK]


def shown(
    street: Library, *numbers: int, kind: Kind = Kind.DIRECT, quote: str = "", **fields: object
) -> Outcome:
    """Return what became of a question that was answered with these passages."""
    answer = told(kind, *(street.passages[n] for n in numbers), quote=quote)
    return judged(street.reports, gold(**fields), answer)


# A question that has an answer


@pytest.mark.parametrize("kind", CLAIMS)
def test_a_gold_passage_first_is_right(street: Library, kind: Kind) -> None:
    outcome = shown(street, 0, 1, kind=kind, gold_segment_ids=("s00",))

    assert (outcome.right, outcome.among_first, outcome.first) == (True, True, True)


def test_an_acceptable_passage_first_is_right(street: Library) -> None:
    assert shown(street, 0, gold_segment_ids=("s01",), acceptable_segment_ids=("s00",)).right


def test_a_gold_passage_second_or_third_is_among_the_first(street: Library) -> None:
    outcome = shown(street, 1, 2, 0, gold_segment_ids=("s00",))

    assert (outcome.right, outcome.among_first, outcome.first) == (False, True, False)


def test_another_passage_is_wrong(street: Library) -> None:
    outcome = shown(street, 0, gold_segment_ids=("s01",))

    assert (outcome.right, outcome.among_first, outcome.first) == (False, False, False)


@pytest.mark.parametrize("kind", [Kind.RELATED, Kind.NOT_FOUND])
def test_declining_is_wrong_though_the_passage_is_the_right_one(
    street: Library, kind: Kind
) -> None:
    outcome = shown(street, 0, kind=kind, gold_segment_ids=("s00",))

    assert (outcome.right, outcome.among_first, outcome.first) == (False, False, True)


@pytest.mark.parametrize("id_", ["s99", "chapter-1", ""])
def test_a_passage_that_does_not_exist_is_never_the_one_shown(street: Library, id_: str) -> None:
    outcome = shown(street, 0, gold_segment_ids=(id_,))

    assert (outcome.right, outcome.found) == (False, False)


def test_where_all_gold_passages_are_wanted_all_must_be_among_the_first_three(
    street: Library,
) -> None:
    two = {"gold_mode": "all", "gold_segment_ids": ("s00", "s01")}

    assert shown(street, 2, 1, 0, **two).right
    assert not shown(street, 0, 2, **two).right
    assert not shown(street, 0, 1, gold_mode="all", gold_segment_ids=("s00", "s99")).right


# The quote


def test_the_words_that_answer_must_stand_in_the_first_quote(street: Library) -> None:
    known = {"gold_segment_ids": ("s01",), "answer_span": "五个"}

    assert shown(street, 1, quote="新建公园五个", **known).span is True
    assert shown(street, 1, quote="百棵榕树", **known).span is False
    assert shown(street, 0, 1, quote="八吨", **known).span is False
    assert shown(street, kind=Kind.NOT_FOUND, **known).span is False


def test_without_words_that_answer_no_quote_is_judged(street: Library) -> None:
    assert shown(street, 1, gold_segment_ids=("s01",)).span is None
    assert shown(street, 1, expect="no_answer", answer_span="五个").span is None


# A whole section


def test_an_overview_is_right_when_it_is_of_the_gold_section(street: Library) -> None:
    section = {"kind": Kind.OVERVIEW, "gold_section": "一、工作"}

    assert shown(street, 0, 1, **section).right
    assert not shown(street, 0, 1, 2, **section).right
    assert not shown(street, **section).right


def test_an_overview_of_the_same_heading_in_another_report_is_wrong() -> None:
    ours, other = (made(f"{name}\n一、工作\n清运垃圾。", f"{name}.txt") for name in "甲乙")
    asked = gold(gold_section="一、工作", gold_segment_ids=("s00",))

    outcome = judged([ours, other], asked, told(Kind.OVERVIEW, *other.passages))

    assert not outcome.right


def test_one_passage_of_the_gold_section_is_right_too(street: Library) -> None:
    assert shown(street, 1, gold_section="一、工作", gold_segment_ids=("s00", "s01")).right


# A question that no report answers


@pytest.mark.parametrize("expect", ["no_answer", "safe"])
def test_where_no_report_answers_a_claim_is_wrong(street: Library, expect: str) -> None:
    right = [shown(street, 0, kind=kind, expect=expect).right for kind in DECLINED]
    wrong = [shown(street, 0, kind=kind, expect=expect).right for kind in [*CLAIMS, Kind.OVERVIEW]]

    assert right == [True, True, True]
    assert wrong == [False, False, False]


def test_of_a_question_with_a_near_miss_it_is_told_whether_that_is_shown(street: Library) -> None:
    known = {"kind": Kind.RELATED, "expect": "no_answer", "near_miss_segments": ("s01",)}

    assert shown(street, 1, 0, **known).near_miss is True
    assert shown(street, 0, 1, **known).near_miss is False
    assert shown(street, **known).near_miss is False
    assert shown(street, 1, expect="no_answer").near_miss is None


# Other things that are said


@pytest.mark.parametrize("kind", Kind)
def test_small_talk_must_be_told_as_such(street: Library, kind: Kind) -> None:
    assert shown(street, kind=kind, expect="smalltalk").right is (kind is Kind.SMALL_TALK)


def test_a_safe_answer_is_the_right_passage_or_none(street: Library) -> None:
    known = {"expect": "answer_safe", "gold_segment_ids": ("s00",)}

    assert shown(street, 0, **known).right
    assert shown(street, kind=Kind.NOT_FOUND, **known).right
    assert not shown(street, 1, **known).right


@pytest.mark.parametrize(("value", "right"), [("街道工作报告", True), ("别的报告", False)])
def test_a_question_about_the_report_is_right_when_the_reply_holds_the_value(
    street: Library, value: str, *, right: bool
) -> None:
    answer = Answer(kind=Kind.DIRECT, question="问", fact=(street.reports[0], "name"))

    outcome = judged(street.reports, gold(expect="answer_meta", answer_span=value), answer)

    assert outcome.right is right


def test_the_reply_is_what_a_resident_reads(street: Library) -> None:
    asked = gold("你好", expect="answer_meta", answer_span="街道办")

    (silent,) = evaluate(street, [asked])
    (spoken,) = evaluate(street, [asked], lambda answer: f"街道办:{answer.question}")

    assert (silent.right, spoken.right) == (False, True)


def test_a_question_about_the_report_whose_value_is_unknown_is_never_right(
    street: Library,
) -> None:
    assert not shown(street, 0, expect="answer_meta").right


# Which report is meant


def test_segments_are_passages_of_our_report_wherever_it_is_loaded() -> None:
    ours, other = embedded_report(), made("一、工作\n清运垃圾八吨。")
    asked = gold(gold_segment_ids=("s03",))

    assert judged([other, ours], asked, told(Kind.DIRECT, ours.passages[3])).right


def test_segments_are_passages_of_the_first_report_where_ours_is_not_loaded() -> None:
    first, second = made("一、工作\n清运垃圾八吨。"), made("一、工作\n新建公园五个。", "b.txt")
    reports = [first, second]
    asked = gold(gold_segment_ids=("s00",))

    assert judged(reports, asked, told(Kind.DIRECT, *first.passages)).right
    assert not judged(reports, asked, told(Kind.DIRECT, *second.passages)).right


def test_without_reports_nothing_is_found() -> None:
    (outcome,) = evaluate(Library.build([]), [gold("清运垃圾几吨?", gold_segment_ids=("s00",))])

    assert (outcome.right, outcome.first, outcome.found) == (False, None, False)
