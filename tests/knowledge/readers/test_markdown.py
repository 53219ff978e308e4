"""Markdown comes out as the text that it shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.reports import cut_of, made

from knowledge import Refusal, ReportError, read_report
from knowledge.readers.content import Content
from knowledge.readers.markdown import read_markdown

PLAIN = """越秀区2023年工作报告

　　一、总体情况
　　全年办理诉求12件，满意率99%。
--------
1.加强领导
1. 完善机制
    (一)压实责任
5、强化保障 * 注：含转办件 - 不含咨询
__________
A_1 与 B_1 <三公经费> [2023]1号 2*3=6 #1楼"""


def read(text: str) -> Content:
    return read_markdown(text, "a.md")


def lines(text: str) -> list[str]:
    return read(f"# 甲\n\n{text}").text.splitlines()[1:]


def test_a_report_in_markdown_is_its_text() -> None:
    content = read(
        """# 越秀区**2023年**工作报告

## 一、总体情况

全年办理诉求**十二**件，**注意：**含[转办件](http://a.gov.cn/1)。
满意率`99%`。

### (一)办理

| 街道 | 件数 |
| --- | ---: |
| 六榕 | 12 |

> 摘自年报
"""
    )

    assert content.title == "越秀区2023年工作报告"
    assert content.text.splitlines() == [
        "越秀区2023年工作报告",
        "一、总体情况",
        "全年办理诉求十二件，注意：含转办件。",
        "满意率99%。",
        "(一)办理",
        "街道：六榕；件数：12",
        "摘自年报",
    ]
    assert content.marked == {content.text.index("一、"): 2, content.text.index("(一)"): 3}


@pytest.mark.parametrize("text", [PLAIN, "", "无。", PLAIN.replace("\n", "\n\n")])
def test_plain_text_is_left_as_it_is(text: str) -> None:
    assert read(text) == Content(text=text)


def test_plain_text_has_the_passages_of_a_text_file() -> None:
    content = read(PLAIN)

    assert cut_of(read_report(content.text.encode(), "made.txt")) == cut_of(made(PLAIN))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. 甲\n1. 乙\n", ["1. 甲", "1. 乙"]),
        ("3) 甲\n4) 乙\n", ["3) 甲", "4) 乙"]),
        ("1. 甲\n   续\n\n   - 乙\n2. 丙", ["1. 甲", "续", "乙", "2. 丙"]),
        ("- 甲\n* 乙\n+ 丙", ["甲", "乙", "丙"]),
        ("1. （一）甲", ["1. （一）甲"]),
        ("1. 1) 甲", ["1. 1) 甲"]),
        ("1.甲\n2.乙", ["1.甲", "2.乙"]),
        ("一、甲\n二、乙", ["一、甲", "二、乙"]),
    ],
)
def test_lists_keep_the_numbers_they_are_written_with(text: str, shown: list[str]) -> None:
    assert lines(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\n乙  \n丙\\\n丁", ["甲", "乙", "丙", "丁"]),
        ("    甲\n\n\t乙", ["甲", "乙"]),
        ("　　甲", ["甲"]),
        ("甲[^1]\n\n[^1]: 注释\n\n[1]: 来源", ["甲[^1]", "[^1]: 注释", "[1]: 来源"]),
        ("全年办结。\n----", ["全年办结。"]),
        ("```\n甲  乙\n # 丙\n```", ["甲  乙", "# 丙"]),
        ("\\# 甲 \\*\\*乙\\*\\* 1\\. &amp; &lt;", ["# 甲 **乙** 1. & <"]),
        ("*甲* __乙__ ***丙*** 2**3", ["甲 乙 丙 2**3"]),
        ("**甲。**乙**丙**", ["甲。乙丙"]),
        ("<b>甲</b><br>乙 <!-- 丙 -->\n\n<div>丁<p>戊</div>", ["甲", "乙", "丁", "戊"]),
        ("<script>甲</script>\n\n![图](1.png)乙", ["乙"]),
        ("a < b，<三公经费>", ["a < b，<三公经费>"]),
        ("| 街道 | 件数 |\n|:-|-|\n| 六<br>榕 | **1** |", ["街道：六 榕；件数：1"]),
    ],
)
def test_marks_are_taken_off_and_words_are_not(text: str, shown: list[str]) -> None:
    assert lines(text) == shown


def test_a_title_underlined_is_a_heading() -> None:
    content = read("工作报告\n====\n\n一、总体\n---\n\n全年办结。")

    assert content.title == "工作报告"
    assert content.marked == {content.text.index("一、"): 2}


def test_only_the_first_heading_of_the_first_level_is_the_title() -> None:
    content = read("## 前言\n\n# 甲\n\n# 乙")

    assert content.title == "甲"
    assert content.marked == {0: 2, content.text.index("乙"): 1}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("# 甲\n" + "字" * 1_000_000, Refusal.TOO_LONG),
        ("# 甲\n" + "[" * 100_000, Refusal.TOO_COMPLEX),
        ("> " * 1000 + "甲", Refusal.TOO_COMPLEX),
        ("".join("  " * n + "- 甲\n" for n in range(200)), Refusal.TOO_COMPLEX),
    ],
)
def test_markdown_that_would_take_too_long_is_refused(text: str, code: Refusal) -> None:
    with pytest.raises(ReportError) as caught:
        read(text)

    assert caught.value.code is code


WORDS = st.text("一二三甲乙丙全年办理诉求，。、：（）《》0123456789", min_size=1, max_size=30)


@given(st.lists(WORDS, min_size=1, max_size=10))
def test_paragraphs_come_out_complete_and_in_order(texts: list[str]) -> None:
    assert lines("\n\n".join(texts)) == texts


MARKS = [
    *("# ", "- ", "1. ", "> ", "```", "|", "---", "**", "*", "[", "](", ")", "<b>", "<!--"),
    *("\n", "\n\n", "    ", "\\", "`", "字", "&", "=", "\t", "![", "<", "|-|-|\n"),
]


@given(st.lists(st.sampled_from(MARKS)))
def test_any_markdown_is_read(pieces: list[str]) -> None:
    content = read("".join(pieces))

    assert all(content.text[at - 1 : at] in ("", "\n") for at in content.marked)
