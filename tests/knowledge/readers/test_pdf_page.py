"""What a page shows is read, in the order of reading; what it does not show is not."""

from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph
from support.pdfs import (
    FONT,
    HEIGHT,
    SIZE,
    TEXT,
    WIDTH,
    body,
    drawn,
    flowing,
    lines,
    lines_in,
    write,
)


@pytest.mark.parametrize(
    ("turn", "corner"), [(0, (0, 0)), (90, (HEIGHT, 0)), (180, (WIDTH, HEIGHT)), (270, (0, WIDTH))]
)
def test_a_page_that_is_turned_to_be_shown_is_read_as_shown(
    turn: int, corner: tuple[float, float]
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(*corner)
        canvas.rotate(turn)
        lines("一、总体情况", "办理事项十二件。")(canvas)

    assert lines_in(drawn(page)) == ["一、总体情况", "办理事项十二件。"]


def test_slanted_text_over_a_page_is_a_watermark() -> None:
    def watermark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(150, 300)
        canvas.rotate(45)
        write(canvas, 0, 0, "内部资料", 60)
        canvas.restoreState()

    assert lines_in(flowing(TEXT, TEXT, furniture=watermark)) == [TEXT, TEXT]


def test_faint_text_over_a_page_is_a_watermark() -> None:
    def watermark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillAlpha(0.2)
        write(canvas, 100, 730, "仅供参考", 60)
        canvas.restoreState()

    assert lines_in(flowing(TEXT, TEXT, furniture=watermark)) == [TEXT, TEXT]


def test_text_that_nobody_sees_is_not_read() -> None:
    def hidden(canvas: Canvas) -> None:
        text = canvas.beginText(72, 500)
        text.setFont("STSong-Light", 16)
        text.setTextRenderMode(3)
        text.textLine("看不见的字")
        text.setTextRenderMode(0)
        canvas.drawText(text)
        write(canvas, 72, 400, "太小的字", 1)
        write(canvas, 72, HEIGHT + 50, "纸外的字")
        write(canvas, -500, 300, "纸外的字")

    assert lines_in(flowing(TEXT, furniture=hidden)) == [TEXT]


def test_two_columns_are_read_one_after_the_other() -> None:
    buffer = BytesIO()
    frames = [Frame(x, 60, 220, 700, id=str(x), leftPadding=0, rightPadding=0) for x in (60, 310)]
    pages = BaseDocTemplate(buffer, pagesize=A4, pageTemplates=[PageTemplate(frames=frames)])
    texts = [f"第{n}条 {TEXT}" for n in range(1, 40)]
    pages.build([Paragraph(text, body(12)) for text in texts])

    assert lines_in(buffer.getvalue()) == texts


def test_what_stands_far_apart_in_a_line_is_one_line() -> None:
    def form(canvas: Canvas) -> None:
        for y in (700, 660, 620):
            write(canvas, 72, y, "单位：万元")
            write(canvas, 350, y, "2023年")

    assert lines_in(flowing(TEXT, furniture=form)) == [TEXT, *["单位：万元 2023年"] * 3]


def test_small_type_beside_a_character_belongs_to_its_line() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 700, "新增绿地12万m")
        end = 72 + canvas.stringWidth("新增绿地12万m", FONT, SIZE)
        write(canvas, end, 706, "2", 8)
        write(canvas, end + canvas.stringWidth("2", FONT, 8), 700, "，服务居民。")
        write(canvas, 72, 680, "另起一行。")

    assert lines_in(drawn(page)) == ["新增绿地12万m2，服务居民。", "另起一行。"]


# Characters


def test_radicals_and_ligatures_become_the_characters_they_look_like() -> None:
    assert lines_in(drawn(lines("⼀、⾏政⻓效⻅义勇为"))) == ["一、行政长效见义勇为"]


def test_blanks_that_were_typed_are_kept() -> None:
    texts = ["政 府 工 作 报 告", "第一章　总则", "Smart City 建设"]

    assert lines_in(drawn(lines(*texts))) == texts


# Footnotes


def footed(canvas: Canvas, *notes: str) -> None:
    canvas.line(72, 130, 200, 130)
    for number, note in enumerate(notes):
        write(canvas, 72, 115 - 14 * number, note, 9)


def test_a_footnote_stands_behind_the_paragraph_that_goes_on_on_the_next_page() -> None:
    row = "政务服务" * 7

    def first(canvas: Canvas) -> None:
        lines("一、总体情况", *[row] * 18, top=780)(canvas)
        footed(canvas, "① 数据来自统计公报。", "② 含街道办理的事项。")

    def second(canvas: Canvas) -> None:
        lines("办理完毕。", "二、存在问题", top=780)(canvas)

    assert lines_in(drawn(first, second)) == [
        "一、总体情况",
        row * 18 + "办理完毕。",
        "① 数据来自统计公报。",
        "② 含街道办理的事项。",
        "二、存在问题",
    ]
