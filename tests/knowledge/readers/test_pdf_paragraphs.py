"""Lines that a page breaks are paragraphs again, and nothing else is."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.platypus import Paragraph
from support.pdfs import (
    TEXT,
    body,
    drawn,
    flowing,
    lines,
    lines_in,
)

from knowledge.readers.pdf.document import read_document

LONG = TEXT.replace("。", "，")
SENTENCE = "办结率达到百分之九十九点六。"

CHINESE = st.text("越秀区政务服务数据管理局坚持一二三是的了人民群众", min_size=1, max_size=30)
LATIN = st.from_regex(r"[A-Za-z]{1,8}( [a-z]{1,8}){0,3}", fullmatch=True)
NUMBER = st.from_regex(r"[1-9][0-9]{0,5}(\.[0-9])?%?", fullmatch=True)
MARK = st.sampled_from("，。、；：“”《》（）—")
PARAGRAPH = (
    st.lists(CHINESE | LATIN | NUMBER | MARK, min_size=1, max_size=40)
    .map("".join)
    .map(lambda text: text[:400].strip())
    # a longer word leaves the line before it half empty, as the last of a paragraph is
    .filter(lambda text: not re.search(r"[!-~]{17}", text))
)


@settings(max_examples=50)
@given(
    st.lists(PARAGRAPH, min_size=1, max_size=12),
    st.sampled_from([10.5, 12, 14, 16]),
    st.sampled_from([1.2, 1.75, 2]),
)
def test_any_indented_paragraphs_come_back(texts: list[str], size: float, leading: float) -> None:
    texts = ["一、总体情况", LONG + SENTENCE, *texts]  # a page shows its margins by full lines

    read = lines_in(flowing(*texts, style=body(size, leading=size * leading)))

    assert read == texts


@settings(max_examples=50)
@given(st.lists(PARAGRAPH.map(lambda text: text[:80].strip()), min_size=1, max_size=6))
def test_any_paragraphs_with_a_gap_between_them_come_back(texts: list[str]) -> None:
    texts = ["一、总体情况", LONG + SENTENCE, *texts]  # on one page: between two, no gap shows
    style = body(12, indent=0, spaceAfter=12)

    read = lines_in(flowing(*texts, style=style))

    assert read == texts


def test_a_paragraph_goes_on_over_several_pages() -> None:
    texts = ["一、总体情况", LONG * 40 + SENTENCE, "二、存在问题", SENTENCE]

    assert lines_in(flowing(*texts)) == texts


def test_a_paragraph_that_fills_its_last_line_ends_there() -> None:
    row = "政务服务" * 7  # 28 characters of 16 points fill the line

    read = lines_in(flowing(row[2:], row[2:] + row, row, style=body(rightIndent=3)))

    assert read == [row[2:], row[2:] + row, row]


def test_paragraphs_of_numbered_sentences_without_indent_are_told_by_their_numbers() -> None:
    texts = ["一、总体情况", LONG + SENTENCE, "（一）" + LONG, SENTENCE]

    assert lines_in(flowing(*texts, style=body(indent=0))) == texts


def test_the_lines_of_a_list_hang_behind_their_numbers() -> None:
    style = body(indent=-2, leftIndent=64)

    read = lines_in(
        flowing(LONG + SENTENCE, *(Paragraph(f"({n}){LONG}{LONG}", style) for n in "12"))
    )

    assert read == [LONG + SENTENCE, f"(1){LONG}{LONG}", f"(2){LONG}{LONG}"]


def test_an_indented_block_is_one_paragraph() -> None:
    block = Paragraph(LONG + LONG, body(indent=0, leftIndent=64))

    read = lines_in(flowing(LONG * 3, block, LONG * 3))

    assert read == [LONG * 3, LONG * 2, LONG * 3]


def test_justified_lines_get_no_blanks() -> None:
    text = "推进 Internet Plus 政务服务，" + LONG * 2

    assert lines_in(flowing(text, style=body(alignment=TA_JUSTIFY))) == [text]


def test_a_signature_at_the_right_keeps_its_lines() -> None:
    right = body(indent=0, alignment=TA_RIGHT)
    signed = ["广州市越秀区政务服务数据管理局", "2024年1月22日"]

    read = lines_in(flowing(LONG + SENTENCE, *(Paragraph(line, right) for line in signed)))

    assert read == [LONG + SENTENCE, *signed]


# Titles


def title(text: str, size: float = 22) -> Paragraph:
    return Paragraph(text, body(size, indent=0, alignment=TA_CENTER))


def test_a_title_of_two_lines_is_one() -> None:
    name = "广州市越秀区政务服务数据管理局关于二〇二三年度法治政府建设情况的报告"

    content = read_document(flowing(title(name), LONG + SENTENCE, "一、总体情况", LONG), "")

    assert content.title == name
    assert content.text.splitlines() == [name, LONG + SENTENCE, "一、总体情况", LONG]


def test_what_stands_in_the_middle_below_a_title_is_no_part_of_it() -> None:
    below = ["（2024年1月16日）", "越府办〔2024〕1号"]

    content = read_document(
        flowing(title("政 府 工 作 报 告"), *map(title, below), LONG + SENTENCE), ""
    )

    assert content.title == "政 府 工 作 报 告"
    assert content.text.splitlines() == ["政 府 工 作 报 告", *below, LONG + SENTENCE]


def test_the_head_of_an_office_s_paper_is_no_title() -> None:
    data = flowing(title("越秀区人民政府文件", 40), title("关于加强养老服务的通知"), LONG)

    assert read_document(data, "").title == "关于加强养老服务的通知"


def test_text_of_one_size_has_no_title() -> None:
    assert read_document(flowing(title("工作报告", 16), LONG + SENTENCE), "").title == ""


# Characters


def test_a_latin_word_that_is_broken_is_one_again() -> None:
    page = lines(
        "In the year 2023 the office handled twelve requests of resi-",
        "dents in the district. In the halls of all the offices the Wi-",
        "Fi is free.",
    )

    assert lines_in(drawn(page)) == [
        (
            "In the year 2023 the office handled twelve requests of residents in the district."
            " In the halls of all the offices the Wi-Fi is free."
        )
    ]
