"""What repeats at the edges of pages is no part of the text; what does not, is."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph
from support.pdfs import (
    HEIGHT,
    TEXT,
    body,
    centre,
    drawn,
    flowing,
    lines,
    lines_in,
    together,
    write,
)

MANY = [f"{TEXT[:n]}。" for n in range(20, 40)] * 2


def header(text: str, y: float = HEIGHT - 40) -> Callable[[Canvas], None]:
    return lambda canvas: centre(canvas, y, text, 9)


def numbered(pattern: str, x: float | None = None) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        text = pattern.format(canvas.getPageNumber())
        if x is None:
            centre(canvas, 40, text, 9)
        else:
            write(canvas, x, 40, text, 9)

    return draw


@pytest.mark.parametrize(
    "pattern",
    [
        "— {} —",
        "-{}-",
        "{}",
        "第 {} 页",
        "第 {} 页 共 9 页",
        "共9页 第{}页",
        "{}/9",
        "Page {} of 9",
        "越秀区人民政府办公室 第{}页",
    ],
)
def test_page_numbers_are_left_out(pattern: str) -> None:
    assert lines_in(flowing(*MANY, furniture=numbered(pattern))) == MANY


@pytest.mark.parametrize("pattern", ["— {} —", "第 {} 页", "{}"])
def test_a_single_page_has_its_number_left_out(pattern: str) -> None:
    assert lines_in(flowing(TEXT, furniture=numbered(pattern))) == [TEXT]


def test_headers_of_several_lines_are_left_out() -> None:
    furniture = together(header("越秀区人民政府"), header("2023年工作报告", HEIGHT - 55))

    assert lines_in(flowing(*MANY, furniture=furniture)) == MANY


def test_facing_pages_may_have_different_headers() -> None:
    def furniture(canvas: Canvas) -> None:
        even = canvas.getPageNumber() % 2 == 0
        header("越秀区人民政府" if even else "2023年工作报告")(canvas)

    assert lines_in(flowing(*MANY, *MANY, furniture=furniture)) == MANY * 2


def test_a_first_page_may_have_no_header() -> None:
    def furniture(canvas: Canvas) -> None:
        if canvas.getPageNumber() > 1:
            header("越秀区人民政府")(canvas)

    assert lines_in(flowing(*MANY, furniture=furniture)) == MANY


def test_two_pages_with_a_header_have_it_left_out() -> None:
    data = flowing(TEXT, PageBreak(), TEXT, furniture=header("越秀区人民政府"))

    assert lines_in(data) == [TEXT, TEXT]


def test_a_title_repeated_as_the_header_of_its_page_is_read_once() -> None:
    title = Paragraph("2023年工作报告", body(22, indent=0, alignment=1))

    data = flowing(title, TEXT, furniture=header("2023年工作报告"))

    assert lines_in(data) == ["2023年工作报告", TEXT]


def test_what_the_file_marks_as_furniture_is_left_out_on_a_single_page() -> None:
    def furniture(canvas: Canvas) -> None:
        canvas.addLiteral("/Artifact <</Type /Pagination>> BDC")
        header("越秀区人民政府")(canvas)
        canvas.addLiteral("EMC")

    assert lines_in(flowing(TEXT, furniture=furniture)) == [TEXT]


def test_text_that_begins_pages_alike_is_kept() -> None:
    pages = [part for n in "一二三四" for part in (f"第{n}季度", TEXT, PageBreak())]

    assert lines_in(flowing(*pages)) == [t for n in "一二三四" for t in (f"第{n}季度", TEXT)]


def test_text_that_repeats_itself_page_after_page_is_kept() -> None:
    texts = [text for _ in range(60) for text in ("一、总体情况", TEXT, TEXT * 3)]

    assert lines_in(flowing(*texts)) == texts


def test_attachments_that_count_as_pages_do_keep_their_labels() -> None:
    pages = [part for n in (1, 2, 3) for part in (f"附件{n}", TEXT, PageBreak())]

    assert lines_in(flowing(*pages)) == [text for n in (1, 2, 3) for text in (f"附件{n}", TEXT)]


def test_a_number_in_the_text_is_no_page_number() -> None:
    page = lines("办理事项", "12", "件")

    assert lines_in(drawn(page)) == ["办理事项", "12", "件"]
