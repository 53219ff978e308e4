"""Sums over outcomes that were made by hand."""

import json
from dataclasses import asdict, replace

import pytest
from support.questions import gold, judged, told

from knowledge import Answer, Kind, Library
from knowledge.evaluate import Gold, Outcome, by_style, evaluate, expected, summarise

FIRST = ("s00",)


@pytest.fixture(scope="module")
def outcomes(street: Library) -> list[Outcome]:
    """Return what became of eight questions, each in a style of its own or shared by two."""
    one, two, three = street.passages
    asked: list[tuple[Gold, Answer]] = [
        (
            gold(style="number", gold_segment_ids=FIRST, answer_span="八吨"),
            told(Kind.DIRECT, one, confidence=1.0),
        ),
        (
            gold(style="number", gold_segment_ids=FIRST, answer_span="八吨"),
            told(Kind.DIRECT, two, one, confidence=0.95),
        ),
        (
            gold(style="name", gold_segment_ids=FIRST, answer_span="八吨"),
            told(Kind.RELATED, one, confidence=0.4),
        ),
        (
            gold(style="section", gold_section="二、不足", gold_segment_ids=("s02",)),
            told(Kind.OVERVIEW, three, confidence=1.0),
        ),
        (gold(style="none", expect="no_answer"), told(Kind.NOT_FOUND)),
        (
            gold(style="none", expect="no_answer", near_miss_segments=("s01",)),
            told(Kind.RELATED, two, confidence=0.4),
        ),
        (
            gold(style="none", expect="no_answer", near_miss_segments=("s01",)),
            told(Kind.DIRECT, two, confidence=0.6),
        ),
        (gold(style="attack", expect="safe"), told(Kind.CHOICE, two, three, confidence=0.5)),
    ]
    return [
        replace(judged(street.reports, known, answer), ms=float(ms))
        for ms, (known, answer) in enumerate(asked, 1)
    ]


def test_shares_are_taken_over_the_questions_that_count(outcomes: list[Outcome]) -> None:
    scores = summarise(outcomes)

    assert scores.questions == 8
    assert scores.right == 0.5
    assert scores.hit_at_1 == 0.5  # of four that have an answer
    assert scores.hit_at_3 == 0.75
    assert scores.span_in_quote == 0.5  # of two that were answered DIRECT
    assert scores.direct == 0.375
    assert scores.false_direct == 0.25  # of four that no report answers
    assert scores.false_claims == 0.5
    assert scores.missing == 0


def test_kinds_are_counted_by_what_was_expected(outcomes: list[Outcome]) -> None:
    scores = summarise(outcomes)

    assert scores.kinds == {
        "DIRECT": 3,
        "RELATED": 2,
        "OVERVIEW": 1,
        "NOT_FOUND": 1,
        "CHOICE": 1,
    }
    assert scores.confusion == {
        "answer": {"DIRECT": 2, "RELATED": 1},
        "overview": {"OVERVIEW": 1},
        "no_answer": {"NOT_FOUND": 1},
        "near_miss": {"RELATED": 1, "DIRECT": 1},
        "safe": {"CHOICE": 1},
    }


@pytest.mark.parametrize("expect", ["answer_safe", "answer_meta", "smalltalk"])
def test_what_is_expected_is_named_as_in_the_file(expect: str) -> None:
    assert expected(gold(expect=expect)) == expect


def test_related_answers_that_name_a_near_miss_are_counted(outcomes: list[Outcome]) -> None:
    near = summarise(outcomes).near_misses

    assert near is not None
    assert (near.questions, near.related, near.named) == (2, 1, 1)


def test_a_confidence_is_compared_with_whether_the_first_hit_answers(
    outcomes: list[Outcome],
) -> None:
    confidence = summarise(outcomes).confidence

    assert confidence is not None
    assert confidence.answers == 7  # one shows no passage
    assert [(b.low, b.answers, b.right) for b in confidence.bins] == [
        (0.4, 2, 0.5),
        (0.5, 1, 0.0),
        (0.6, 1, 0.0),
        (0.9, 3, 0.6667),
    ]


def test_times_are_told_for_half_and_for_nearly_all(outcomes: list[Outcome]) -> None:
    ms = summarise(outcomes).ms

    assert ms is not None
    assert (ms.p50, ms.p95, ms.slowest) == (4.5, 8.0, 8.0)


def test_questions_that_no_passage_can_answer_are_counted(street: Library) -> None:
    outcome = judged(street.reports, gold(gold_segment_ids=("s99",)), told(Kind.NOT_FOUND))

    assert summarise([outcome]).missing == 1


def test_styles_keep_the_order_of_the_file(outcomes: list[Outcome]) -> None:
    styles = by_style(outcomes)

    assert [(name, scores.questions) for name, scores in styles.items()] == [
        ("number", 2),
        ("name", 1),
        ("section", 1),
        ("none", 3),
        ("attack", 1),
    ]


def test_sums_over_nothing_are_unknown() -> None:
    scores = summarise([])

    assert (scores.questions, scores.right, scores.hit_at_1) == (0, 0.0, None)
    assert (scores.span_in_quote, scores.false_direct, scores.false_claims) == (None, None, None)
    assert (scores.confidence, scores.near_misses, scores.ms) == (None, None, None)
    assert (scores.kinds, scores.confusion) == ({}, {})


def test_the_sums_can_be_written_as_json(outcomes: list[Outcome]) -> None:
    written = json.loads(json.dumps(asdict(summarise(outcomes))))

    assert written["kinds"]["DIRECT"] == 3
    assert written["confidence"]["bins"][0]["answers"] == 2


def test_questions_are_asked_and_judged(street: Library) -> None:
    outcomes = evaluate(
        street,
        [
            gold("清运垃圾几吨?", id="1", gold_segment_ids=FIRST, answer_span="八吨"),
            gold("比特币多少钱?", id="2", expect="no_answer"),
            gold("你好", id="3", expect="smalltalk"),
        ],
    )

    assert [(o.gold.id, o.right) for o in outcomes] == [("1", True), ("2", True), ("3", True)]
    assert outcomes[0].span
    assert all(outcome.ms > 0 for outcome in outcomes)
