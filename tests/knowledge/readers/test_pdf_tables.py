"""Tables between ruling lines become rows that carry their header."""

from itertools import pairwise

import pytest
from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table
from support.pdfs import TEXT, Draw, body, drawn, flowing, lines_in, together, write

HEADER = ("指标", "单位", "2022年", "2023年")
ROWS = (
    ("地区生产总值", "亿元", "818.2", "862.4"),
    ("城镇新增就业", "万人", "1.21", "1.26"),
)
READ = [
    "指标：地区生产总值；单位：亿元；2022年：818.2；2023年：862.4",
    "指标：城镇新增就业；单位：万人；2022年：1.21；2023年：1.26",
]


def table(*rows: tuple[str, ...], style: list[object] | None = None, **more: object) -> Flowable:
    cells = [[Paragraph(cell, body(12, indent=0)) for cell in row] for row in rows]
    return Table(cells, style=[("GRID", (0, 0), (-1, -1), 0.5, black), *(style or [])], **more)


def test_a_table_stands_where_it_stood_with_its_header_in_every_row() -> None:
    assert lines_in(flowing(TEXT, table(HEADER, *ROWS), TEXT)) == [TEXT, *READ, TEXT]


def test_a_table_open_at_its_sides_is_a_table() -> None:
    lines = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, black),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, black),
        ("LINEAFTER", (0, 0), (-2, -1), 0.5, black),
    ]
    cells = [[Paragraph(cell, body(12, indent=0)) for cell in row] for row in (HEADER, *ROWS)]

    assert lines_in(flowing(TEXT, Table(cells, style=lines), TEXT)) == [TEXT, *READ, TEXT]


def test_a_merged_cell_belongs_to_all_it_covers() -> None:
    rows = [
        ("指标", "单位", "年份", ""),
        ("", "", "2022年", "2023年"),
        *ROWS,
    ]
    merged = [("SPAN", (2, 0), (3, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1))]

    assert lines_in(flowing(TEXT, table(*rows, style=merged))) == [
        TEXT,
        "指标：地区生产总值；单位：亿元；年份 2022年：818.2；年份 2023年：862.4",
        "指标：城镇新增就业；单位：万人；年份 2022年：1.21；年份 2023年：1.26",
    ]


def test_a_table_that_goes_on_on_the_next_page_keeps_its_header() -> None:
    rows = [(f"第{n}街道", "万人", f"{n}.1", f"{n}.2") for n in range(1, 61)]

    for repeated in (0, 1):
        read = lines_in(flowing(table(HEADER, *rows, repeatRows=repeated)))

        assert read == [
            f"指标：第{n}街道；单位：万人；2022年：{n}.1；2023年：{n}.2" for n in range(1, 61)
        ]


def test_a_cell_of_several_lines_is_read_as_one() -> None:
    name = "为群众提供便捷高效的政务服务并不断提高满意度"
    rows = [("事项", "数量", "单位"), (name, "12", "件"), (name, "13", "件")]

    read = lines_in(flowing(table(*rows, colWidths=[100, 60, 60])))

    assert read == [f"事项：{name}；数量：{n}；单位：件" for n in (12, 13)]


def test_a_form_is_read_as_it_stands() -> None:
    rows = [("索引号:", "440105/2024-00032", "分类:", "财政"), ("名称:", "预算报告", "文号:", "")]

    read = lines_in(flowing(table(*rows), TEXT))

    assert read == ["索引号: 440105/2024-00032 分类: 财政", "名称: 预算报告 文号:", TEXT]


def test_a_box_around_text_is_no_table() -> None:
    def boxed(canvas: Canvas) -> None:
        canvas.rect(60, 600, 480, 200)

    data = flowing(TEXT, TEXT, furniture=boxed)

    assert lines_in(data) == [TEXT, TEXT]


def test_the_only_column_of_a_table_is_read_row_by_row() -> None:
    rows = [("索引号: 440105/2024-00032 分类:",), ("名称: 预算报告",)]

    assert lines_in(flowing(table(*rows), TEXT)) == [*(row[0] for row in rows), TEXT]


def test_lines_under_words_are_no_table() -> None:
    def underlined(canvas: Canvas) -> None:
        for y in (600, 560, 520):
            canvas.line(72, y, 300, y)
            write(canvas, 72, y + 4, "姓名：张三")

    assert lines_in(drawn(underlined)) == ["姓名：张三"] * 3


XS, YS = (72, 172, 272, 372), (700, 670, 640)


def cells(canvas: Canvas) -> None:
    for y, row in ((680, ("事项", "窗口", "数量")), (650, ("居住证", "3号", "12"))):
        for x, text in zip(XS[:-1], row, strict=True):
            write(canvas, x + 5, y, text, 12)


def as_thin_boxes(canvas: Canvas) -> None:
    for x in XS:
        canvas.rect(x, YS[-1], 0.7, YS[0] - YS[-1], stroke=0, fill=1)
    for y in YS:
        canvas.rect(XS[0], y, XS[-1] - XS[0], 0.7, stroke=0, fill=1)


def as_one_path(canvas: Canvas) -> None:
    path = canvas.beginPath()
    for left, right in pairwise(XS):
        for top, bottom in pairwise(YS):
            path.rect(left, bottom, right - left, top - bottom)
    canvas.drawPath(path)


def as_dashes(canvas: Canvas) -> None:
    canvas.setDash(2, 2)
    canvas.grid(XS, YS)


def as_a_form_elsewhere(canvas: Canvas) -> None:
    canvas.beginForm("table")
    canvas.translate(0, 100)
    as_thin_boxes(canvas)
    canvas.endForm()
    canvas.saveState()
    canvas.translate(0, -100)
    canvas.doForm("table")
    canvas.restoreState()


@pytest.mark.parametrize("drawing", [as_thin_boxes, as_one_path, as_dashes, as_a_form_elsewhere])
def test_ruling_lines_are_found_however_they_are_drawn(drawing: Draw) -> None:
    assert lines_in(drawn(together(drawing, cells))) == ["事项：居住证；窗口：3号；数量：12"]
