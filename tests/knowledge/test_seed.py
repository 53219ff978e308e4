"""The embedded report against its hand-made gold: `tests/data/segments_gold.json`."""

import json
from itertools import pairwise
from typing import Any

import pytest
from support.reports import DATA, outside, tiles

from knowledge import Report
from knowledge.seed import embedded_report

GOLD: dict[str, Any] = json.loads((DATA / "segments_gold.json").read_text(encoding="utf-8"))


def test_the_embedded_text_is_the_published_page_character_for_character(report: Report) -> None:
    assert report.text == (DATA / "report.txt").read_text(encoding="utf-8")


def test_the_embedded_report_has_seventeen_passages(report: Report) -> None:
    assert len(report.passages) == 17


@pytest.mark.parametrize("gold", GOLD["segments"], ids=lambda gold: gold["id"])
def test_a_passage_is_the_gold_one_in_path_text_and_span(
    report: Report, gold: dict[str, Any]
) -> None:
    passage = report.passages[gold["order"]]

    assert passage.path == tuple(gold["path"])
    assert passage.text == gold["text"]
    assert passage.span == (gold["start_char"], gold["end_char"])


def test_the_headings_that_stand_alone_are_the_gold_ones(report: Report) -> None:
    alone = [
        {"level": h.level, "text": h.text, "start_char": h.span[0]}
        for h in report.outline.headings
        if not h.run_in
    ]

    assert alone == [
        {key: heading[key] for key in ("level", "text", "start_char")}
        for heading in GOLD["headings"]
    ]


def test_the_headings_that_open_a_paragraph_are_the_gold_ones(report: Report) -> None:
    run_in = [h.text for h in report.outline.headings if h.run_in]

    assert run_in == [s["heading_inline"] for s in GOLD["segments"] if s["heading_inline"]]


def test_every_heading_stands_where_its_span_points(report: Report) -> None:
    assert [report.text[slice(*h.span)] for h in report.outline.headings] == [
        h.text for h in report.outline.headings
    ]


def test_headings_and_passages_tile_the_body_but_for_white_space(report: Report) -> None:
    spans = tiles(report)

    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert outside(report, spans).strip() == ""


def test_the_body_begins_after_the_page_chrome(report: Report) -> None:
    assert report.outline.body == (255, 3971)


@pytest.mark.parametrize(
    "field",
    [
        "index_no",
        "publisher",
        "written_date",
        "name",
        "publish_date",
        "site_owner",
        "document_no",
        "category",
        "keywords",
    ],
)
def test_a_field_of_the_metadata_is_the_gold_one(report: Report, field: str) -> None:
    assert getattr(report.metadata, field) == GOLD["metadata"][field]


def test_year_and_address_are_the_gold_ones(report: Report) -> None:
    assert report.year == 2023
    assert report.url == GOLD["metadata"]["url"]


def test_the_title_is_the_name_of_the_document(report: Report) -> None:
    assert report.title == "广州市越秀区政务服务数据管理局关于2023年度法治政府建设情况的报告"


def test_the_embedded_report_is_read_once() -> None:
    assert embedded_report() is embedded_report()
