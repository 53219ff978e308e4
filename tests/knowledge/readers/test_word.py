import os
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Inches
from forms import word
from forms.document import Document, parsed
from hypothesis import given
from hypothesis import strategies as st
from support.reports import DATA, cut_of
from support.word import lines_of, package, paragraph, run, style

from knowledge import Report
from knowledge.readers import _report
from knowledge.readers.word import read_word

PUBLISHED = parsed((DATA / "report.txt").read_text(encoding="utf-8"))
SECONDS_TO_CONVERT = 110
# what XML can hold, but for the line separators that part paragraphs
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1)
Write = Callable[[Document], bytes]
BOX = f"<w:txbxContent>{paragraph('框里的话')}</w:txbxContent>"


def content(xml: str) -> str:
    return f"<w:sdtContent>{xml}</w:sdtContent>"


def saved(document: docx.document.Document) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def passages(data: bytes) -> list[tuple[tuple[str, ...], str]]:
    return cut_of(report_of(data))


def report_of(data: bytes) -> Report:
    return _report(read_word(data, "made.docx"), "made.docx")


# --- the same report ------------------------------------------------------------------------


@pytest.mark.parametrize("write", [word.typed, word.styled, word.numbered])
def test_the_report_reads_as_its_plain_text(write: Write, report: Report) -> None:
    read = report_of(write(PUBLISHED))

    assert cut_of(read) == cut_of(report)
    assert read.metadata == report.metadata


def test_the_report_reads_the_same_after_libreoffice_has_saved_it(
    report: Report, tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if office is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("LibreOffice is not installed")
    (tmp_path / "report.docx").write_bytes(word.numbered(PUBLISHED))

    subprocess.run(
        [
            *(office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--convert-to", "docx", "--outdir", tmp_path / "saved", tmp_path / "report.docx"),
        ],
        capture_output=True,
        timeout=SECONDS_TO_CONVERT,
        check=True,
    )

    assert passages((tmp_path / "saved" / "report.docx").read_bytes()) == cut_of(report)


@given(st.lists(WORDS, max_size=8))
def test_paragraphs_come_out_as_they_were_written(texts: list[str]) -> None:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)

    read = read_word(saved(document), "made.docx")

    assert read.text.split("\n") == [line for t in texts if (line := t.strip())] or [""]


# --- the text of paragraphs -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        (f"<w:hyperlink>{run('链接')}</w:hyperlink>", "链接"),
        (f'<w:fldSimple w:instr="DATE">{run("1月22日")}</w:fldSimple>', "1月22日"),
        (f"<w:smartTag>{run('越秀')}</w:smartTag>", "越秀"),
        (f"<w:sdt>{content(run('内容'))}</w:sdt>", "内容"),
        (f"<w:ins>{run('新增')}</w:ins>{run('的')}", "新增的"),
        (f"<w:moveTo>{run('移来')}</w:moveTo>", "移来"),
        (run("甲") + "<w:r><w:tab/><w:ptab/></w:r>" + run("乙"), "甲  乙"),
        (run("甲") + "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>" + run("乙"), "甲-乙"),
        ("<w:r><w:t> 甲\n</w:t></w:r>" + run("\t乙\u00a0丙"), "甲 乙\u00a0丙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("是"), "☑是"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FF"/></w:r>' + run("是"), "是"),
        ('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>' + run("是"), "①是"),
        (run("\uf0a3", '<w:rFonts w:ascii="Wingdings 2"/>') + run("否"), "☐否"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (f"<w:r><w:ruby><w:rt>{run('jù')}</w:rt>{run('据')}</w:ruby></w:r>", "据"),
    ],
)
def test_what_is_printed_is_read(inline: str, text: str) -> None:
    assert lines_of(f"<w:p>{inline}</w:p>") == [text]


@pytest.mark.parametrize(
    "inline",
    [
        f"<w:del>{run('删去')}</w:del>",
        f"<w:moveFrom>{run('移走')}</w:moveFrom>",
        run("隐藏", "<w:vanish/>"),
        run("隐藏", '<w:rStyle w:val="Hidden"/>'),
        "<w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r>",
        '<w:r><w:commentReference w:id="1"/></w:r>',
        '<w:r><w:rPr><w:vanish/></w:rPr><w:sym w:char="2460"/><w:tab/></w:r>',
        f'<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/>{BOX}</w:r>',
        run("\uf0a3"),
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{content(run('单击输入'))}</w:sdt>",
    ],
)
def test_what_is_not_printed_is_left_out(inline: str) -> None:
    styles = '<w:style w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'

    assert lines_of(f"<w:p>{run('留下')}{inline}</w:p>", styles=styles) == ["留下"]


def test_a_run_may_show_what_its_style_hides() -> None:
    styles = '<w:style w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
    shown = run("露出", '<w:vanish w:val="0"/>')

    body = f'<w:p><w:pPr><w:pStyle w:val="Hidden"/></w:pPr>{run("隐藏")}{shown}</w:p>'

    assert lines_of(body, styles=styles) == ["露出"]


def test_a_line_break_parts_lines_and_blank_lines_are_dropped() -> None:
    inline = f"{run('第一行')}<w:r><w:br/><w:cr/></w:r>{run(' 第二行')}"

    assert lines_of(f"<w:p>{inline}</w:p><w:p/>{paragraph('　')}") == ["第一行", "第二行"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent>"
    )

    assert lines_of(f"<w:p><w:r>{box}</w:r>{run('正文')}</w:p>") == ["正文", "框里的话"]


def test_blocks_are_found_however_they_are_wrapped() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('甲')}<w:customXml>{paragraph('乙')}</w:customXml>"
        f"</w:sdtContent></w:sdt><w:ins>{paragraph('丙')}</w:ins><w:del>{paragraph('丁')}</w:del>"
    )

    assert lines_of(body) == ["甲", "乙", "丙"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    body = paragraph("前半句，", "<w:rPr><w:del/></w:rPr>") + paragraph("后半句。")

    assert lines_of(body) == ["前半句，后半句。"]


def test_a_paragraph_without_end_ends_before_a_table_and_with_the_document() -> None:
    endless = "<w:rPr><w:moveFrom/></w:rPr>"
    body = paragraph("表前", endless) + table(row(paragraph("甲"), paragraph("乙")))

    assert lines_of(body + paragraph("文末", endless)) == ["表前", "甲 乙", "文末"]
    assert lines_of(paragraph("正文") + paragraph("", endless)) == ["正文"]


def test_a_heading_with_a_hidden_end_runs_into_its_paragraph() -> None:
    ending = '<w:pStyle w:val="heading 3"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>'
    body = paragraph("一是加强领导。", ending) + paragraph("全年开会十二次。")

    read = read_word(package(body, styles=style("heading 3")), "made.docx")

    assert read.text == "一是加强领导。全年开会十二次。"


# --- fields ---------------------------------------------------------------------------------


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_the_result_of_a_field_is_read_and_its_code_is_not() -> None:
    nested = mark("begin") + code("PAGE") + mark("separate") + run("7") + mark("end")
    field = mark("begin") + code("IF ") + nested + mark("separate") + run("结果") + mark("end")

    assert lines_of(f"<w:p>{run('见')}{field}{run('。')}</w:p>") == ["见结果。"]


@pytest.mark.parametrize("kinds", [["begin", "separate"], ["end", "begin"], ["separate"]])
def test_fields_in_disorder_hide_nothing(kinds: list[str]) -> None:
    body = f"<w:p>{code('TOC')}{''.join(map(mark, kinds))}</w:p>{paragraph('正文')}"

    assert lines_of(body) == ["正文"]


def test_the_table_of_contents_is_dropped_with_its_heading() -> None:
    entry = '<w:pStyle w:val="toc 1"/>'
    body = "".join(
        [
            paragraph("工作报告"),
            paragraph("目  录"),
            paragraph("一、总体情况\t1", entry),
            paragraph("二、问题\t3", entry),
            paragraph("一、总体情况"),
        ]
    )

    assert lines_of(body, styles=style("toc 1")) == ["工作报告", "一、总体情况"]


def test_a_table_of_contents_is_known_by_its_field_or_its_control() -> None:
    contents = code(" TOC \\o ")
    begin = f"<w:p>{mark('begin')}{contents}{mark('separate')}{run('一、总体 1')}</w:p>"
    end = f"<w:p>{run('二、问题 3')}{mark('end')}</w:p>"
    simple = f'<w:p><w:fldSimple w:instr="TOC">{run("三")}</w:fldSimple></w:p>'
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    control = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr>{content(paragraph('目录'))}</w:sdt>"

    assert lines_of(begin + end + simple + control + paragraph("正文")) == ["正文"]


# --- headings and the title -----------------------------------------------------------------


def test_headings_are_marked_with_their_levels() -> None:
    styles = (
        style("heading 1")
        + style("标题 2")
        + style("Normal chapter", based_on="heading 1")
        + style("Outlined", '<w:outlineLvl w:val="3"/>')
        + style("No heading", '<w:outlineLvl w:val="9"/>', based_on="heading 1")
    )
    names = ["heading 1", "标题 2", "Normal chapter", "Outlined", "No heading", "unknown"]
    body = "".join(paragraph("标题", f'<w:pStyle w:val="{name}"/>') for name in names)
    body += paragraph("标题", '<w:pStyle w:val="heading 1"/><w:outlineLvl w:val="4"/>')

    read = read_word(package(body, styles=styles), "made.docx")

    assert read.marked == {0: 1, 3: 2, 6: 1, 9: 4, 18: 5}


def test_a_heading_is_one_line_where_it_is_broken_for_its_looks() -> None:
    inline = f"{run('一、推进智慧')}<w:r><w:br/></w:r>{run('政府建设')}"
    body = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{inline}</w:p>'

    assert lines_of(body) == ["一、推进智慧政府建设"]


def test_no_line_holds_what_parts_lines() -> None:
    separated = "一、总体\u2028情况\u0085\u2029"
    body = paragraph(separated, '<w:outlineLvl w:val="0"/>') + paragraph(separated)

    assert lines_of(body) == ["一、总体情况", "一、总体", "情况"]


def test_the_title_is_what_is_styled_so_not_what_the_properties_say() -> None:
    document = docx.Document()
    document.core_properties.title = "模板"
    document.add_paragraph("越府〔2024〕1号")
    document.add_paragraph("越秀区\n政务局", style="Title")
    document.add_paragraph("2023年工作报告", style="Title")
    document.add_paragraph("正文。")

    read = read_word(saved(document), "made.docx")

    assert read.title == "越秀区政务局2023年工作报告"
    assert read.text.split("\n") == ["越府〔2024〕1号", read.title, "正文。"]
    assert read.marked == {}


def test_without_a_title_style_there_is_no_title() -> None:
    document = docx.Document()
    document.core_properties.title = "模板"
    document.add_paragraph("正文。")

    assert read_word(saved(document), "made.docx").title == ""


def test_styles_based_on_one_another_in_a_circle_are_read() -> None:
    styles = style("A", based_on="B") + style("B", '<w:outlineLvl w:val="1"/>', based_on="A")

    body = paragraph("标题", '<w:pStyle w:val="A"/>')

    assert read_word(package(body, styles=styles), "made.docx").marked == {0: 2}


# --- notes ----------------------------------------------------------------------------------


def note(kind: str, number: int, text: str) -> str:
    mark_of_note = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{number}"><w:p>{mark_of_note}{run(text)}</w:p></w:{kind}>'


def reference(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def test_notes_stand_after_the_paragraph_that_refers_to_them() -> None:
    body = (
        f"<w:p>{run('办件')}{reference('footnote', 2)}{run('十万')}{reference('endnote', 2)}</w:p>"
        f"<w:p>{run('好评')}{reference('footnote', 3)}{reference('footnote', 2)}</w:p>"
    )
    separator = note("footnote", 0, "———")

    lines = lines_of(
        body,
        footnotes=separator + note("footnote", 2, " 指申请。") + note("footnote", 3, "抽样。"),
        endnotes=note("endnote", 2, "见年报。"),
    )

    assert lines == ["办件十万", "指申请。", "见年报。", "好评", "抽样。"]


def test_notes_of_a_table_stand_after_it() -> None:
    cell = f"<w:tc><w:p>{run('电话')}{reference('footnote', 2)}</w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell}<w:tc>{paragraph('12345')}</w:tc></w:tr></w:tbl>"

    lines = lines_of(table + paragraph("正文"), footnotes=note("footnote", 2, "全天。"))

    assert lines == ["电话：12345", "全天。", "正文"]


def test_headers_and_footers_are_dropped() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "越秀区年报"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    document.add_paragraph("正文。")

    assert read_word(saved(document), "made.docx").text == "正文。"


# --- tables ---------------------------------------------------------------------------------


def test_tables_stand_between_the_paragraphs_as_rows_with_their_header() -> None:
    document = docx.Document()
    document.add_paragraph("办理指南：")
    table = document.add_table(4, 3)
    rows = [
        ["事项", "窗口", "材料"],
        ["居住证", "3号", "身份证"],
        ["老人卡", "", "照片"],
        ["以上全年受理"],
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    table.cell(3, 0).merge(table.cell(3, 2))
    document.add_paragraph("以上。")

    assert read_word(saved(document), "made.docx").text.split("\n") == [
        "办理指南：",
        "事项：居住证；窗口：3号；材料：身份证",
        "事项：老人卡；窗口：3号；材料：照片",
        "以上全年受理",
        "以上。",
    ]


def row(*cells: str, properties: str = "") -> str:
    return (
        f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(f'<w:tc>{c}</w:tc>' for c in cells)}</w:tr>"
    )


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def test_a_row_that_word_repeats_on_every_page_is_the_header() -> None:
    body = table(
        row(paragraph("牵头"), paragraph("配合"), properties="<w:tblHeader/>"),
        row(paragraph("张三"), paragraph("李四")),
    )

    assert lines_of(body) == ["牵头：张三；配合：李四"]


def test_rows_that_are_deleted_or_hidden_are_left_out() -> None:
    body = table(
        row(paragraph("甲"), paragraph("乙"), properties="<w:del/>"),
        row(paragraph("丙"), paragraph("丁"), properties="<w:hidden/>"),
        row(paragraph("戊"), paragraph("己")),
    )

    assert lines_of(body) == ["戊 己"]


def test_a_row_may_begin_after_the_first_column() -> None:
    body = table(
        row(paragraph("姓名"), paragraph("电话")),
        row(paragraph("8333"), properties='<w:gridBefore w:val="1"/>'),
    )

    assert lines_of(body) == ["电话：8333"]


def test_a_table_in_a_cell_is_part_of_the_cell() -> None:
    inner = table(row(paragraph("电话"), paragraph("12345")))
    body = table(row(paragraph("政务局"), paragraph("热线") + inner))

    assert lines_of(body) == ["政务局 热线 电话：12345"]


def test_a_layout_table_is_read_like_the_page_around_it() -> None:
    heading = paragraph("一、总体情况", '<w:outlineLvl w:val="0"/>')
    body = table(row(heading + paragraph("正文。")), row(paragraph("落款")))

    read = read_word(package(body), "made.docx")

    assert read.text.split("\n") == ["一、总体情况", "正文。", "落款"]
    assert read.marked == {0: 1}


# --- packages -------------------------------------------------------------------------------


def test_pictures_are_passed_over(tmp_path: Path) -> None:
    pixel = bytes.fromhex(
        "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
    )
    document = docx.Document()
    document.add_picture(BytesIO(pixel), width=Inches(1))
    document.add_paragraph("正文。")

    assert read_word(saved(document), "made.docx").text == "正文。"
