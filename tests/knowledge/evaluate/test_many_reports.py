"""Questions on many reports, judged by the paragraph of the document that answers."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from support.questions import gold, judged, told
from support.reports import DATA, made

from knowledge import Kind, Passage, Report, read_report
from knowledge.evaluate import read_questions
from knowledge.evaluate.questions import Paragraph
from knowledge.evaluate.spots import spots_of

LONG = "垃圾清运情况如下。" + "全年清运垃圾,分类收集,按时转运,处处干净。" * 30 + "共清运八吨。"
TEXT = f"""街道工作报告

一、工作
{LONG}
修剪树木三百棵。
二、打算
新建公园五个。
修剪树木四百棵。"""
CLEARED = {"line": 4, "start": LONG[:30], "span": "共清运八吨"}

PUBLISHED = Path(os.environ.get("XIAOYUE_TEST_DATA", DATA.parents[2] / "shared" / "data"))


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return [made(TEXT, f"street{year}.txt") for year in (2025, 2026)]


def holding(report: Report, words: str) -> Passage:
    return next(p for p in report.passages if words in p.text)


def is_right(reports: Sequence[Report], passage: Passage, *paragraphs: Paragraph) -> bool:
    known = gold(paragraphs=paragraphs, answer_span=paragraphs[0].span)
    return judged(reports, known, told(Kind.DIRECT, passage)).right


def paragraph(document: str = "street2025", **fields: object) -> Paragraph:
    return Paragraph(**{"document": document, **CLEARED, **fields})  # type: ignore[arg-type]


def test_the_passage_with_the_words_that_answer_is_right(reports: list[Report]) -> None:
    assert is_right(reports, holding(reports[0], "共清运八吨"), paragraph())


def test_another_part_of_a_long_gold_paragraph_is_wrong(reports: list[Report]) -> None:
    part = holding(reports[0], "情况如下")

    assert part != holding(reports[0], "共清运八吨")
    assert not is_right(reports, part, paragraph())


def test_any_part_of_a_gold_paragraph_is_right_where_the_words_are_not_known(
    reports: list[Report],
) -> None:
    assert is_right(reports, holding(reports[0], "情况如下"), paragraph(span=""))


def test_the_same_words_in_another_document_are_wrong(reports: list[Report]) -> None:
    assert not is_right(reports, holding(reports[1], "共清运八吨"), paragraph())


def test_the_paragraph_of_an_alternate_is_right(reports: list[Report]) -> None:
    other = paragraph("street2026", span="")

    assert is_right(reports, holding(reports[1], "共清运八吨"), paragraph(), other)


def test_of_an_alternate_whose_words_are_not_known_no_quote_is_judged(
    reports: list[Report],
) -> None:
    known = gold(paragraphs=(paragraph(), paragraph("street2026", span="")), answer_span="八吨")

    spans = [
        judged(reports, known, told(Kind.DIRECT, holding(report, "情况如下"))).span
        for report in reports
    ]

    assert spans == [False, None]


def test_a_document_in_a_file_of_another_name_is_known_by_its_title() -> None:
    renamed = made(TEXT, "下载(1).txt")
    named = paragraph(title=renamed.title)

    assert is_right([renamed], holding(renamed, "共清运八吨"), named)


@pytest.mark.parametrize("line", [0, 3, 5, 99, -1])
def test_a_paragraph_whose_line_has_moved_is_known_by_its_beginning(
    reports: list[Report], line: int
) -> None:
    moved = Paragraph(document="street2025", line=line, start="修剪树木四")

    assert is_right(reports, holding(reports[0], "四百棵"), moved)


@pytest.mark.parametrize("start", ["", "原文是另一种写法"])
def test_a_paragraph_that_begins_otherwise_is_known_by_the_words(
    reports: list[Report], start: str
) -> None:
    unknown = Paragraph(document="street2025", line=99, start=start, span="四百棵")

    assert is_right(reports, holding(reports[0], "四百棵"), unknown)


def test_of_paragraphs_that_begin_alike_the_one_of_that_line_is_meant(
    reports: list[Report],
) -> None:
    fifth = Paragraph(document="street2025", line=5, start="修剪树木")

    assert is_right(reports, holding(reports[0], "三百棵"), fifth)


def test_of_paragraphs_that_begin_alike_and_have_moved_the_one_with_the_words_is_meant(
    reports: list[Report],
) -> None:
    moved = Paragraph(document="street2025", line=1, start="修剪树木", span="四百棵")

    assert is_right(reports, holding(reports[0], "四百棵"), moved)


@pytest.mark.parametrize(
    "unknown",
    [
        paragraph("street2024"),
        Paragraph(document="street2025", line=99, start="没有这一段", span="没有这句话"),
        Paragraph(document="street2025", line=3, start="一、工作"),  # a heading, in no passage
    ],
    ids=["document", "paragraph", "passage"],
)
def test_a_gold_paragraph_that_no_passage_holds_is_missing(
    reports: Sequence[Report], unknown: Paragraph
) -> None:
    outcome = judged(reports, gold(paragraphs=(unknown,)), told(Kind.NOT_FOUND))

    assert (outcome.right, outcome.found) == (False, False)


def test_a_question_that_no_report_answers_misses_nothing(reports: Sequence[Report]) -> None:
    assert judged(reports, gold(expect="no_answer"), told(Kind.NOT_FOUND)).found


def test_the_gold_paragraphs_of_published_reports_stand_where_they_are_said_to() -> None:
    questions = read_questions(DATA / "questions_multi.jsonl")
    places = [(question, place) for question in questions for place in question.paragraphs]
    names = dict.fromkeys(place.document for _, place in places)
    if not all((PUBLISHED / "reports" / f"{name}.json").is_file() for name in names):
        pytest.skip(f"no real reports in {PUBLISHED}/reports")
    reports = [read_report(PUBLISHED / "reports" / f"{name}.json") for name in names]

    for question, place in places:
        (spot,) = spots_of(reports, gold(paragraphs=(place,)))
        shown = spot.report.text[slice(*spot.span)]
        assert shown == place.span or shown.startswith(place.start), question.id
