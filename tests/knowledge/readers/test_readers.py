from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.reports import cut_of, made, refusal

from knowledge import Refusal, ReportError, read_report
from knowledge.readers import LARGEST_FILE, LONGEST_TEXT

BODY = "一、总体情况\n全年办理诉求十二件。"


def test_a_file_is_read_by_its_path_as_text_or_path(tmp_path: Path) -> None:
    file = tmp_path / "notes.TXT"
    file.write_text(BODY, encoding="utf-8")

    assert cut_of(read_report(file)) == cut_of(read_report(str(file))) == cut_of(made(BODY))


def test_a_report_is_named_after_its_file_and_knows_its_address(tmp_path: Path) -> None:
    file = tmp_path / "notes.2023.md"
    file.write_text(BODY, encoding="utf-8")

    report = read_report(file, url="http://example.gov.cn/a")

    assert (report.id, report.url) == ("notes.2023", "http://example.gov.cn/a")


def test_bytes_without_a_name_are_plain_text() -> None:
    assert read_report(BODY.encode()).id == "report"


def test_a_missing_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    error = refusal(tmp_path / "none.txt")

    assert (error.name, error.code) == ("none.txt", Refusal.MISSING)
    assert error.data == {"reason": "No such file or directory"}


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder.txt"
    folder.mkdir()

    assert refusal(folder).code is Refusal.MISSING


@pytest.mark.parametrize("name", ["a.ofd", "a.jpg", "a", ".txt.exe"])
def test_a_kind_of_file_without_a_reader_is_refused(name: str) -> None:
    assert refusal(BODY.encode(), name).code is Refusal.FORMAT


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_a_document_without_text_is_refused(text: str) -> None:
    assert refusal(text.encode(), "a.txt").code is Refusal.EMPTY


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "big.txt"
    with file.open("wb") as sparse:
        sparse.truncate(LARGEST_FILE + 1)

    error = refusal(file)

    assert error.code is Refusal.TOO_LARGE
    assert error.data == {"bytes": 52_428_801, "limit": 52_428_800}


def test_bytes_over_the_limit_are_refused() -> None:
    assert refusal(bytes(LARGEST_FILE + 1), "big.txt").code is Refusal.TOO_LARGE


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年度工作报告\n正文。", 2023),
        ("越秀区 2022 年工作报告\n正文。", 2022),
        ("索引号: A/1\n成文日期: 2021-03-01\n发布日期: 2022-01-01\n正文。", 2021),
        ("索引号: A/1\n发布日期: 2022-01-01\n正文。", 2022),
        ("工作报告\n2023年的正文。", None),
    ],
)
def test_the_year_is_the_one_of_the_name_else_of_the_date(text: str, year: int | None) -> None:
    assert made(text).year == year


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.json"]))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes, name: str) -> None:
    said, passages = [""], ["read"]

    try:
        passages = [passage.text for passage in read_report(data, name).passages]
    except ReportError as error:
        said = str(error).splitlines()

    assert len(said) == 1
    assert all(text.strip() for text in passages)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str) -> None:
    assert refusal(BODY.encode(), name).code is Refusal.DAMAGED


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_text_between_which_reading_aids_stand_is_refused(name: str) -> None:
    text = "根据(jù)国务(wù)院部(bù)署(shǔ),全年办理诉求十二件。"

    assert refusal(text.encode(), name).code is Refusal.ANNOTATED


def test_a_name_that_is_hard_to_read_may_have_its_reading_behind_it() -> None:
    assert made("一、总结\n推进歙(shè)砚技艺传承，办班(Class)两期。").passages


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (("推进工作。" * 250_000).encode(), "a.txt"),
        (b"1" * 4_000_001, "a.txt"),
        (b" " * 8_000_001, "a.json"),
        (b'{"text": "' + b"1" * 1_000_001 + b'"}', "a.json"),
    ],
)
def test_a_text_that_is_too_long_is_refused(data: bytes, name: str) -> None:
    error = refusal(data, name)

    assert (error.code, error.data["limit"]) == (Refusal.TOO_LONG, LONGEST_TEXT)
