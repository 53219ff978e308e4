import json

import pytest
from support.reports import cut_of, made, refusal

from knowledge import Refusal, read_report

TABLE = "索引号: A/2024-1 分类: 通知\n发布机构: 区政数局\n名称: 关于试点的通知\n"
BODY = "一、总体情况\n全年办理诉求十二件。"


def test_a_record_gives_title_office_year_and_address() -> None:
    record = {
        "url": "http://example.gov.cn/a.html",
        "title": "2024年工作报告",
        "text": BODY,
        "year": 2023,
        "agency": "广州市人民政府",
        "truncated": False,
    }

    report = read_report(json.dumps(record).encode(), "a.json")

    assert report.url == "http://example.gov.cn/a.html"
    assert report.title == "2024年工作报告"
    assert report.metadata.publisher == "广州市人民政府"
    assert report.year == 2023
    assert cut_of(report) == [(("一、总体情况",), "全年办理诉求十二件。")]


def test_a_record_needs_nothing_but_text() -> None:
    report = read_report(
        json.dumps({"text": BODY, "year": None, "title": None}).encode(), "a.json"
    )

    assert (report.title, report.year, report.url) == ("a", None, "")


def test_the_table_of_a_page_in_a_record_wins_over_its_agency() -> None:
    record = {"text": TABLE + BODY, "agency": "广州市人民政府"}

    assert read_report(json.dumps(record).encode(), "a.json").metadata.publisher == "区政数局"


def test_windows_line_ends_inside_a_record_make_no_difference() -> None:
    text = "通知\n第一段。\n第二段。"
    windows = json.dumps({"text": text.replace("\n", "\r\n")}).encode()

    assert cut_of(read_report(windows, "a.json")) == cut_of(made(text))


@pytest.mark.parametrize("year", [True, "2023", 2023.5, [2023]])
def test_a_year_that_is_no_whole_number_is_not_taken(year: object) -> None:
    record = json.dumps({"text": BODY, "year": year}).encode()

    assert read_report(record, "a.json").year is None


def test_broken_json_is_refused_with_its_line() -> None:
    error = refusal(b'{"title": "a",\n "text": "b"\n "year": 2023}', "a.json")

    assert (error.code, error.line) == (Refusal.FORMAT, 3)


@pytest.mark.parametrize("source", ["[]", "{}", '"text"', "null", '{"text": 5}', '{"text": null}'])
def test_json_without_a_text_is_refused(source: str) -> None:
    assert refusal(source.encode(), "a.json").code is Refusal.FORMAT


@pytest.mark.parametrize(
    "source",
    [b"[" * 100_000, b'{"text": "a", "year": ' + b"1" * 5000 + b"}"],
    ids=["nested too deep", "a number too long"],
)
def test_json_that_breaks_the_parser_is_refused(source: bytes) -> None:
    assert refusal(source, "a.json").code is Refusal.FORMAT


def test_a_lone_surrogate_in_json_is_refused() -> None:
    assert refusal(rb'{"text": "\ud800 abc"}', "a.json").code in (
        Refusal.ENCODING,
        Refusal.FORMAT,
    )
