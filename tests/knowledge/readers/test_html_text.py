"""How the text of a page comes out: as a browser shows it."""

import pytest

from knowledge.readers.content import Content
from knowledge.readers.html import read_html

SENTENCE = "全年办理群众诉求十二件,按时办结率为百分之百。"


def read(page: str) -> Content:
    return read_html(page.encode(), "page.html")


def lines(page: str) -> list[str]:
    return read(page).text.splitlines()


# White space


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>  全年\t 办理\n</p>", ["全年 办理"]),
        ("<p>&nbsp;&nbsp;　　全年办理　</p>", ["全年办理"]),
        ("<p>&emsp;&ensp;&#8203;全年办理&thinsp;</p>", ["全年办理"]),
        ("<p>姓名&nbsp;&nbsp;电话　地址</p>", ["姓名\u00a0\u00a0电话　地址"]),
        ("<p>全年办理诉求，\n    按时办结。</p>", ["全年办理诉求，按时办结。"]),
        ("<p>annual\n  report</p>", ["annual report"]),
        ("<p>办结\n12件</p>", ["办结 12件"]),
        ("<p>全<b>年</b><span>办</span><font>理</font></p>", ["全年办理"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("甲<br>乙<br/><br>丙</br>丁", ["甲", "乙", "丙", "丁"]),
        ("<p>甲<p>乙<li>丙<dt>丁<dd>戊<hr>己", ["甲", "乙", "丙", "丁", "戊", "己"]),
        ("<pre>甲  乙\n  丙\n\n丁</pre>戊\n己", ["甲  乙", "丙", "丁", "戊己"]),
        ('<p style="white-space: pre-wrap">甲\n乙</p>', ["甲", "乙"]),
        ("<p>a &lt; b &amp;&amp; c < d</p>", ["a < b && c < d"]),
        ("<p>甲&#13;&#8232;乙</p>", ["甲 乙"]),
    ],
)
def test_white_space_is_that_of_a_browser(page: str, shown: list[str]) -> None:
    assert lines(page) == shown


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- 乙 -->",
        "<!-- <p>乙</p> --!>",
        "<script>document.write('<p>乙</p>')</script>",
        "<style>p { content: '乙' }</style>",
        '<span style="display: none">乙</span>',
        "<b hidden>乙</b>",
        '<i style="visibility:hidden"><b>乙</b></i>',
        "<template><p>乙</p></template>",
        "<noscript>乙</noscript>",
        "<textarea>乙</textarea>",
        "<ruby><rt>乙</rt></ruby>",
        "<ruby><rp>(</rp><rt>乙<rp>)</rp></ruby>",
        '<img style="display:none" alt="乙">',
        "<![if IE]><!--[if IE]>乙<![endif]--><![endif]>",
        "<?xml 乙 ?>",
        "<svg><title>乙</title></svg>",
    ],
)
def test_what_does_not_show_leaves_no_trace(hidden: str) -> None:
    assert lines(f"<title>丙</title><p>甲{hidden}丁</p>") == ["丙", "甲丁"]


@pytest.mark.parametrize("tag", ["select", "button", "nav", "video"])
def test_what_is_there_to_be_used_is_dropped(tag: str) -> None:
    assert lines(f"<p>{SENTENCE}</p><{tag}>乙</{tag}>") == [SENTENCE]


def test_a_hidden_copy_of_the_text_is_dropped() -> None:
    page = f'<p>{SENTENCE}</p><p>甲</p><div style="display:none"><p>{SENTENCE}</p></div>'

    assert lines(page) == [SENTENCE, "甲"]


# Headings


def test_headings_are_marked_where_they_begin_and_the_title_is_none() -> None:
    page = f"""<title>通报正文</title><h1>通报正文</h1><h2>一、总<br>体</h2><p>{SENTENCE}</p>
<h3> (一)办理 </h3><p>{SENTENCE}</p><h1>附件</h1><p>{SENTENCE}</p>"""

    content = read(page)

    assert content.title == "通报正文"
    headings = {content.text[at:].splitlines()[0]: n for at, n in content.marked.items()}
    assert headings == {"一、总体": 2, "(一)办理": 3, "附件": 1}


# Lists


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=9><li>甲<li value=20>乙<li>丙</ol>", ["9. 甲", "20. 乙", "21. 丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol reversed start=5><li>甲<li>乙</ol>", ["5. 甲", "4. 乙"]),
        ("<ol type=a><li>甲</ol><ol type=A start=28><li>乙</ol>", ["a. 甲", "AB. 乙"]),
        ("<ol type=i start=4><li>甲</ol><ol type=I><li>乙</ol>", ["iv. 甲", "I. 乙"]),
        ("<ol type=i start=0><li>甲</ol>", ["0. 甲"]),
        ('<ol style="list-style: none"><li>甲</ol>', ["甲"]),
        ('<ol><li style="list-style-type:none">甲<li>乙</ol>', ["甲", "2. 乙"]),
        (
            '<ol start=10 style="list-style-type: cjk-ideographic"><li>甲<li>乙</ol>',
            ["十、甲", "十一、乙"],
        ),
        ('<ol style="list-style: decimal-leading-zero"><li>甲</ol>', ["01. 甲"]),
        ('<ul style="list-style-type:decimal"><li>甲</ul>', ["1. 甲"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<ol><li>甲<ol><li>乙<li>丙</ol><li>丁</ol>", ["1. 甲", "1. 乙", "2. 丙", "2. 丁"]),
        ("<ol><li><p>甲</p><p>乙</p><li></li><li>丙</ol>", ["1. 甲", "乙", "3. 丙"]),
        ("<ol><li><ol><li>甲</ol></ol>", ["1. 1. 甲"]),
        ("<ol><li>1. 甲<li>（二）乙<li>2023年</ol>", ["1. 甲", "（二）乙", "3. 2023年"]),
        ("<ol start=x><li value=99999999999>甲</ol>", ["1. 甲"]),
        ("<li>甲", ["甲"]),
    ],
)
def test_the_numbers_of_lists_are_written_out(page: str, shown: list[str]) -> None:
    assert lines(page) == shown


# Tables

AFTER = f"<p>{SENTENCE}</p>"


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        (
            "<tr><th>街道<th>件数<tr><td>六榕<td>12<tr><td>洪桥<td>9",
            ["街道：六榕；件数：12", "街道：洪桥；件数：9"],
        ),
        (
            "<thead><tr><td>甲<td>乙</thead><tr><td>六榕<td>洪桥",
            ["甲：六榕；乙：洪桥"],
        ),
        (
            "<tr><th>街道<th>事项<tr><td rowspan=2>六榕<td>加装电梯<tr><td>停车",
            ["街道：六榕；事项：加装电梯", "街道：六榕；事项：停车"],
        ),
        (
            "<caption>表1 办理情况</caption><tr><th>街道<th>件数<tr><td><p>六</p><p>榕</p><td>12",
            ["表1 办理情况", "街道：六 榕；件数：12"],
        ),
        ("<tr><td>联系人：<td>张三<td>电话：<td>12345", ["联系人： 张三 电话： 12345"]),
        ("<tr><td>甲<td>乙", ["甲", "乙"]),
        ("<tr><td>甲<tr><td>乙", ["甲", "乙"]),
        (
            "<tr><td>导航<td><p>第一段。</p><p>第二段。</p><p>第三段。</p><tr><td>甲<td>乙",
            ["导航", "第一段。", "第二段。", "第三段。", "甲", "乙"],
        ),
        (
            "<tr><td><table><tr><th>街道<th>件数<tr><td>六榕<td>12</table><td>乙<tr><td>丙<td>丁",
            ["街道：六榕；件数：12", "乙", "丙", "丁"],
        ),
    ],
    ids=["th", "thead", "merged", "caption", "labels", "row", "column", "layout", "nested"],
)
def test_tables_of_data_become_rows_and_tables_of_layout_do_not(
    rows: str, shown: list[str]
) -> None:
    assert lines(f"{AFTER}<table>{rows}</table>") == [SENTENCE, *shown]


@pytest.mark.parametrize("span", ["0", "x", "-1", "", "99999999999999999999"])
def test_a_cell_of_any_size_is_read(span: str) -> None:
    page = f"""{AFTER}<table><tr><th>街道<th>件数<tr><td rowspan="{span}">六榕<td>1
<tr><td>2<tr><td>3</table>"""

    assert "街道：六榕；件数：1" in lines(page)
