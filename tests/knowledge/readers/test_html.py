"""Pages as governments publish them, and what is taken out of each."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.reports import DATA, cut_of

from knowledge import Refusal, Report, ReportError, read_report
from knowledge.readers.content import Content
from knowledge.readers.html import read_html

PUBLISHED = (DATA / "report.txt").read_text(encoding="utf-8")
TITLE = "广州市越秀区政务服务数据管理局关于2023年度法治政府建设情况的报告"
BODY = [line for line in PUBLISHED[PUBLISHED.index("2023年,越秀区") :].splitlines() if line]
SENTENCE = "全年办理群众诉求十二件,按时办结率为百分之百。"
LAST = "越秀区政务服务和数据管理局"


def read(page: str) -> Content:
    return read_html(page.encode(), "page.html")


def lines(page: str) -> list[str]:
    return read(page).text.splitlines()


def paragraphs(*texts: str) -> str:
    return "\n".join(f"<p>{escape(text)}</p>" for text in texts)


# Whole pages

GKMLPT = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">
<title>{title}-广州市越秀区人民政府门户网站</title>
<meta name="SiteName" content="广州市越秀区人民政府门户网站">
<meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="2024-01-22 17:03">
<meta name="ContentSource" content="越秀区政务服务数据管理局">
<link rel="canonical" href="http://www.yuexiu.gov.cn/gkmlpt/content/9/9456/post_9456789.html">
<style>.content p {{ text-indent: 2em; }}</style>
<script>window._CONFIG = {{"title": "<p>不是正文,不能出现在报告里。</p>"}};</script></head>
<body><div class="header"><div class="logo"><a href="/">政府信息公开</a></div>
<ul class="nav"><li><a href="/zn">政府信息公开指南</a></li><li><a href="/gz">规章库</a></li>
<li><a href="/nb">政府信息公开年报</a></li></ul>
<h2>广州市越秀区政务服务和数据管理局政府信息公开</h2></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/fz">法治政府建设</a></div>
<div class="content"><div class="classify"><table class="table"><tbody>
<tr><td class="label">索&nbsp;引&nbsp;号:</td><td>11440104076524273Y/2024-00002</td>
<td class="label">分类:</td><td></td></tr>
<tr><td class="label">发布机构:</td><td>广州市越秀区政务服务数据管理局</td>
<td class="label">成文日期:</td><td>2024-01-22</td></tr>
<tr><td class="label">名称:</td><td colspan="3">{title}</td></tr>
<tr><td class="label">文号:</td><td></td>
<td class="label">发布日期:</td><td>2024-01-22</td></tr>
<tr><td class="label">主题词:</td><td colspan="3"></td></tr></tbody></table></div>
<div class="article"><div class="tools">【<a href="javascript:print()">打印</a>】
【字体: <a href="javascript:big()">大</a> <a href="javascript:small()">小</a>】</div>
<h1 class="title document-number">{title}</h1>
<div class="date-row">发布日期:2024-01-22&nbsp;&nbsp;浏览次数:<span>-</span></div>
<div class="article-content">{body}</div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div></div>
<div class="relation"><h3>相关文档</h3><ul>
<li><a href="/1">越秀区关于2022年度法治政府建设情况的报告</a></li>
<li><a href="/2">越秀区关于2021年度法治政府建设情况的报告</a></li></ul></div></div>
<div class="footer"><p>主办单位：广州市越秀区人民政府办公室</p><p>版权所有 粤ICP备05078641号</p>
<p>为确保最佳浏览效果，建议您使用以下浏览器版本：IE浏览器9.0版本及以上。</p></div>
</body></html>"""


GUANGZHOU = GKMLPT.format(title=TITLE, body=paragraphs(*(f"　　{line}" for line in BODY)))


def test_a_page_of_guangzhou_has_the_passages_of_its_plain_text(report: Report) -> None:
    made = read_report(GUANGZHOU.encode(), "yxzs2023fz.html")

    assert [p.id for p in made.passages] == [p.id for p in report.passages]
    assert cut_of(made) == cut_of(report)
    assert (made.metadata, made.year) == (report.metadata, report.year)


def test_a_page_of_guangzhou_says_what_it_is() -> None:
    content = read(GUANGZHOU)

    assert content.title == TITLE
    assert content.agency == "越秀区政务服务数据管理局"
    assert content.url == "http://www.yuexiu.gov.cn/gkmlpt/content/9/9456/post_9456789.html"
    assert content.text.splitlines()[:8] == [
        "广州市越秀区政务服务和数据管理局政府信息公开",
        "索引号: 11440104076524273Y/2024-00002 分类:",
        "发布机构: 广州市越秀区政务服务数据管理局 成文日期: 2024-01-22",
        f"名称: {TITLE}",
        "文号: 发布日期: 2024-01-22",
        "主题词:",
        TITLE,
        BODY[0],
    ]


GOV_CN = """<!DOCTYPE html><html><head><meta charset="utf-8" />
<title>国务院关于推进试点工作的通知_信息公开_中国政府网</title></head><body>
<div class="topbar"><a href="/">首页</a><a href="/gwy">国务院</a><a href="/zc">政策</a></div>
<div class="BreadcrumbNav"><a href="/">首页</a> &gt; <a href="/zc">政策</a> &gt; 正文</div>
<div class="article oneColumn pub_border"><h1>国务院关于<br>推进试点工作的通知</h1>
<div class="pages-date">2024-01-22 17:00 <span class="font">来源：新华社</span>
<span>【字体：大 中 小】</span><a class="btn_print" href="javascript:;">打印</a></div>
<div class="pages_content" id="UCAP-CONTENT">
<p style="text-align: center">国发〔2024〕1号</p>
<p>各省、自治区、直辖市人民政府：</p>
<p style="text-indent: 2em">{sentence}</p>
<h2>一、总体要求</h2><p>{sentence}</p>
<p>附件：1.<a href="/f/1.docx">试点任务清单</a></p>
<p align="right">国务院<br/>2024年1月20日</p>
<div style="display:none">{sentence}隐藏。</div></div>
<div class="editor"><span><a href="/jiucuo">【我要纠错】</a></span>责任编辑：王洋</div>
<div id="qr_container" class="sweep">扫一扫在手机打开当前页</div><canvas id="Canvas"></canvas>
<div class="xg-list related"><div class="pannel-title">相关稿件</div><ul class="list01">
<li><a href="/a">国务院部署推进试点工作，要求各地抓好落实，取得实效。</a></li></ul></div></div>
<div class="footer"><p>版权所有：中国政府网 京ICP备05070218号</p></div></body></html>"""


def test_a_page_of_the_state_council_is_its_text_and_attachments() -> None:
    content = read(GOV_CN.format(sentence=SENTENCE))

    assert content.title == "国务院关于推进试点工作的通知"
    assert content.text.splitlines() == [
        "国务院关于推进试点工作的通知",
        "国发〔2024〕1号",
        "各省、自治区、直辖市人民政府：",
        SENTENCE,
        "一、总体要求",
        SENTENCE,
        "附件：1.试点任务清单",
        "国务院",
        "2024年1月20日",
    ]
    assert content.marked == {content.text.index("一、"): 2}


OLD = """<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312">
<TITLE>关于试点工作情况的通报</TITLE></HEAD><BODY bgColor=#ffffff>
<TABLE width=760 align=center><TR><TD><A href="/">首页</A> | <A href="/jg">机构</A> |
<A href="/zc">政策法规</A> | <A href="/ly">留言</A></TD></TR></TABLE>
<TABLE width=760 align=center><TR><TD width=160 vAlign=top><TABLE>
<TR><TD><A href="/1">机关党建</A><TR><TD><A href="/2">工作动态</A><TR><TD>
<A href="/3">通知公告</A></TABLE></TD><TD><TABLE width="100%"><TR><TD align=middle>
<FONT size=4><B>关于试点工作情况的通报</B></FONT>
<TR><TD>{body}
</TD></TR></TABLE></TD></TR></TABLE>
<TABLE width=760><TR><TD>版权所有：越秀区人民政府</TD></TR></TABLE></BODY></HTML>"""


def test_an_old_page_of_tables_is_read_whole() -> None:
    body = f"""&nbsp;&nbsp;&nbsp; 各街道办事处:<BR>&nbsp;&nbsp;&nbsp; <FONT face=宋体>{SENTENCE}
<BR>　　<b>一、总体情况</b><BR>　　无。<BR><P>　　{SENTENCE}<TABLE border=1><TR><TD>街道<TD>件数
<TR><TD>六榕<TD>12<TR><TD>洪桥<TD>9</TABLE><P align=right>{LAST}</P>"""

    content = read_html(OLD.format(body=body).encode("gb18030"), "old.htm")

    assert content.title == "关于试点工作情况的通报"
    assert content.text.splitlines() == [
        "关于试点工作情况的通报",
        "各街道办事处:",
        SENTENCE,
        "一、总体情况",
        "无。",
        SENTENCE,
        "街道：六榕；件数：12",
        "街道：洪桥；件数：9",
        LAST,
    ]


WECHAT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>
<meta property="og:title" content="越秀区发布试点工作成果" />
<meta property="og:url" content="https://mp.weixin.qq.com/s/abc" /></head><body id="activity">
<div id="js_article" class="rich_media"><div class="rich_media_inner"><div class="rich_media_area">
<h1 class="rich_media_title" id="activity-name">
  越秀区发布试点工作成果
</h1><div id="meta_content"><span id="copyright_logo">原创</span><a href="javascript:void(0);"
id="js_name">越秀发布</a><em id="publish_time">2024-01-22</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">
<section style="box-sizing: border-box"><section><p><span>{sentence}</span></p></section>
<section><p><img data-src="https://mmbiz.qpic.cn/1" /></p><p><strong>一、</strong><span
>总体情况</span></p><section>{sentence}</section></section></section></div></div>
<div id="js_share_area"><button>分享</button><button>收藏</button></div></div></div>
<div class="qr_code_pc"><p>微信扫一扫<br>关注该公众号</p></div></body></html>"""


def test_an_article_of_wechat_is_read_although_it_hides_until_a_script_runs() -> None:
    content = read(WECHAT.format(sentence=SENTENCE))

    assert content.title == "越秀区发布试点工作成果"
    assert content.url == "https://mp.weixin.qq.com/s/abc"
    assert content.text.splitlines() == [
        "越秀区发布试点工作成果",
        SENTENCE,
        "一、总体情况",
        SENTENCE,
    ]


def test_links_to_other_articles_and_tools_inside_of_the_text_are_dropped() -> None:
    page = f"""<title>试点工作通报</title><div id="zoom"><p>{SENTENCE}</p>
<p>详见<a href="/x">办事指南</a>。</p><p>分享到：<a href="#">微信</a> <a href="#">QQ</a></p>
<p>【<a href="#">打印</a>】【<a href="#">关闭</a>】</p><p>{LAST}</p>
<p>上一篇：<a href="/1">关于停电的通知</a></p><p>下一篇：没有了</p>
<h3>相关报道</h3><ul><li><a href="/2">试点工作启动</a> 2024-01-01</li>
<li><a href="/3">试点工作问答</a> 2024-01-02</li></ul>
<p>附件：<a href="1.pdf">清单.pdf</a></p></div>"""

    assert lines(page) == [
        "试点工作通报",
        SENTENCE,
        "详见办事指南。",
        LAST,
        "附件：清单.pdf",
    ]


def test_words_of_the_chrome_in_the_text_are_text() -> None:
    texts = [
        "分享经济发展迅速。",
        "相关报道",
        "主办单位：省司法厅，各州、市人民政府",
        "上一篇：某文",
    ]

    assert lines(f"<p>{SENTENCE}</p>{paragraphs(*texts)}") == [SENTENCE, *texts]


def test_a_page_of_bare_text_is_read_without_its_foot() -> None:
    page = f"""<body>{SENTENCE}<br><br>无。<br>{SENTENCE}<br>{LAST}<hr>
主办单位：越秀区人民政府<br>版权所有 粤ICP备05078641号"""

    assert lines(page) == [SENTENCE, "无。", SENTENCE, LAST]


def test_what_goes_on_beside_the_longest_part_belongs_to_the_text() -> None:
    page = f"""<title>通报</title><ul class="nav"><li><a href="/">首页</a></ul>
<div><div>工作情况通报</div><div>各街道：</div><div>{paragraphs(*[SENTENCE] * 9)}</div>
<div>{LAST}</div><div>2024年1月22日</div><div>地址：广州市越秀区</div></div>"""

    assert lines(page.replace("<title>通报", "<title>工作情况通报")) == [
        "工作情况通报",
        "各街道：",
        *[SENTENCE] * 9,
        LAST,
        "2024年1月22日",
    ]


def test_a_text_that_goes_on_after_its_container_is_read_whole() -> None:
    page = f"""<h1>工作情况通报</h1><p>各街道：</p>
<div class="TRS_Editor">{paragraphs(*[SENTENCE] * 3)}</div>
<div class="more">{paragraphs(SENTENCE, LAST)}</div><div>分享到：<a href="#">微信</a></div>"""

    assert lines(page) == ["工作情况通报", "各街道：", *[SENTENCE] * 4, LAST]


def test_a_page_of_semantic_elements_is_its_article() -> None:
    page = f"""<title>工作情况通报</title><header><p>{SENTENCE}欢迎访问本网站。</p></header>
<main><article><header><h1>工作情况通报</h1></header><p>{SENTENCE}</p><aside>注：含转办件</aside>
<footer>{LAST}</footer></article><aside><p>{SENTENCE}热点。</p></aside></main>
<footer><p>{SENTENCE}建议使用新版浏览器。</p></footer>"""

    assert lines(page) == ["工作情况通报", SENTENCE, "注：含转办件", LAST]


def test_bylines_and_menus_inside_of_the_element_are_dropped() -> None:
    page = f"""<title>工作情况通报</title><div class="detail"><h1>工作情况通报</h1>
<div class="info"><span>来源：越秀区政府</span> <span>2024-01-22</span></div>
<div class="pagination"><a href="2">下一页</a></div><p>{SENTENCE}</p>
<p><a href="/1">政务公开</a></p><p><a href="/2">政务服务</a></p><p><a href="/3">互动交流</a></p>
<p>{SENTENCE}</p><div class="date">2024年1月22日</div></div>"""

    assert lines(page) == ["工作情况通报", SENTENCE, SENTENCE, "2024年1月22日"]


def test_files_that_are_named_after_the_text_belong_to_it() -> None:
    page = f"""<div class="article-content"><p>{SENTENCE}</p><p>{SENTENCE}</p></div>
<div class="files"><a href="/a.docx">1.清单</a><br><a href="/b.pdf?v=1">2.说明</a></div>
<div class="list"><a href="/c.html">其他通知</a></div>"""

    assert lines(page) == [SENTENCE, SENTENCE, "1.清单", "2.说明"]


CHROME = """<title>{title}-越秀区人民政府门户网站</title><div class="header"><ul class="nav">
<li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div><div class="position">
您现在的位置：<a href="/">首页</a> &gt; 正文</div><div class="main"><div class="left">
<a href="/1">机构职能</a><br><a href="/2">通知公告</a><br><a href="/3">政策文件</a></div>
<div class="{box}">{body}</div>
<div class="bdsharebuttonbox">分享到：<a href="#">微信</a></div></div><div class="footer">
主办单位：越秀区人民政府 <a href="/map">网站地图</a> 粤ICP备05078641号</div>"""
TEXTS = st.lists(
    st.text(
        "一二三四五六七八九十百市区街道群众诉求办理情况报告，；、（）", min_size=1, max_size=60
    ).map(lambda text: text + "。"),
    min_size=1,
    max_size=12,
)
MADE = {
    "paragraphs": "<p>　　{}</p>".format,
    "boxes": "<div>\n{}\n</div>".format,
    "line breaks": "{}<br>".format,
    "cells": "<table><tr><td>{}</td></tr></table>".format,
    "open paragraphs": "<p><font size=3><b>{}".format,
}


@pytest.mark.parametrize("box", ["article-content", "TRS_Editor", "box"])
@pytest.mark.parametrize("made", MADE)
@given(texts=TEXTS)
def test_every_paragraph_in_a_page_of_chrome_comes_out_in_order(
    made: str, box: str, texts: list[str]
) -> None:
    body = "\n".join(map(MADE[made], texts))

    read_lines = lines(CHROME.format(title="关于诉求办理工作的通报", box=box, body=body))

    assert read_lines == ["关于诉求办理工作的通报", *texts]


# What the page says of itself


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>甲乙丙丁通报-越秀区人民政府门户网站</title>", "甲乙丙丁通报"),
        ("<title>甲乙丙丁通报_政务公开_中国政府网</title>", "甲乙丙丁通报_政务公开"),
        ("<title>政府网</title><meta name=ArticleTitle content='甲乙丙丁'>", "甲乙丙丁"),
        ("<title>无标题文档</title>", ""),
        ("<title>越秀区人民政府门户网站</title>", ""),
        ("<title>a &amp; <b>b</title><svg><title>c</title></svg>", "a & <b>b"),
        ("", ""),
    ],
)
def test_the_head_names_the_title(head: str, title: str) -> None:
    content = read(f"{head}<p>{SENTENCE}</p>")

    assert content.title == title
    assert content.text == "\n".join(filter(None, [title, SENTENCE]))


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<h1>关于试点 的通报</h1>{}", "关于试点 的通报"),
        ("<p>关于试点</p><p>的通报</p>{}", "关于试点的通报"),
        ("<div class=t>关于<br>试点<br>的<br>通报</div>{}", "关于试点的通报"),
        ("<center><b>关于试点的通报</b></center>{}", "关于试点的通报"),
    ],
)
def test_the_title_stands_once_and_in_one_line(body: str, shown: str) -> None:
    page = "<title>关于试点的通报</title>" + body.format(f"<p>{SENTENCE}</p>")

    assert lines(page) == [shown, SENTENCE]


def test_the_only_first_heading_is_the_title_of_a_page_that_names_none() -> None:
    assert read(f"<h1>工作通报</h1><p>{SENTENCE}</p>").title == "工作通报"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel=canonical href=http://a.gov.cn/1.html>", "http://a.gov.cn/1.html"),
        ("<meta property=og:url content=https://a.gov.cn/1.html>", "https://a.gov.cn/1.html"),
        ("<link rel=canonical href=/1.html>", ""),
        ("<link rel=canonical href=javascript:alert()>", ""),
        ("<link rel=stylesheet href=http://a.gov.cn/1.css>", ""),
    ],
)
def test_the_address_is_what_the_page_gives_if_nobody_else_does(head: str, url: str) -> None:
    page = f"{head}<p>{SENTENCE}</p>".encode()

    assert read_html(page, "a.html").url == url
    assert read_html(page, "a.html", url="http://b.gov.cn/2").url == "http://b.gov.cn/2"


@pytest.mark.parametrize(
    ("source", "agency"), [("市政数局", "市政数局"), ("本网", ""), ("局" * 31, ""), (" ", "")]
)
def test_the_agency_is_the_source_if_that_is_one(source: str, agency: str) -> None:
    page = f'<meta name="ContentSource" content="{source}"><p>{SENTENCE}</p>'

    assert read(page).agency == agency


@pytest.mark.parametrize(("title", "year"), [("工作情况通报", 2024), ("2023年工作情况通报", None)])
def test_the_year_of_publication_stands_in_for_one_in_the_title(
    title: str, year: int | None
) -> None:
    page = f'<meta name=PubDate content="2024-01-22"><title>{title}</title><p>{SENTENCE}</p>'

    assert read(page).year == year


def test_the_name_in_the_metadata_is_the_title_of_a_page_that_is_called_otherwise() -> None:
    page = f"""<title>政府信息公开</title><h3>政府信息公开</h3><table>
<tr><td>索引号:<td>A/1<td>文号:<td><tr><td>名称:<td colspan=3>关于试点的通报</table>
<h4>关于试点的通报</h4><p>{SENTENCE}</p>"""

    assert read(page).title == "关于试点的通报"


def test_metadata_need_no_table() -> None:
    page = f"""<div class="head"><p>索 引 号：A/2024-1</p>
<dl><dt>文号：</dt><dd>穗府〔2024〕1号</dd></dl>
<p>有效性：有效&nbsp; 发布日期：2024-01-22</p></div>
<h1>工作通报</h1><div id="zoom"><p>{SENTENCE}</p></div>"""

    assert lines(page) == [
        "索引号：A/2024-1",
        "文号： 穗府〔2024〕1号",
        "发布日期：2024-01-22",
        "工作通报",
        SENTENCE,
    ]


def test_metadata_in_the_lines_before_a_short_text_are_not_the_text() -> None:
    rows = ["索引号: A/1 分类:", "文号: 发布日期: 2024-01-22"]

    assert lines(paragraphs(*rows, SENTENCE, LAST)) == [*rows, SENTENCE, LAST]


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", "iso-8859-1", "nonsense"])
def test_a_page_that_declares_another_encoding_is_read_all_the_same(
    encoding: str, declared: str
) -> None:
    page = f'<meta charset="{declared}"><p>{SENTENCE}</p>'.encode(encoding)

    assert read_html(page, "a.html").text == SENTENCE


def test_a_page_of_hong_kong_is_read() -> None:
    text = "全年辦理群眾訴求十二件，按時辦結率為百分之百。"
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>{text}</p>'

    assert read_html(page.encode("big5"), "a.html").text == text


def test_the_declared_encoding_decides_where_the_bytes_do_not() -> None:
    page = "<meta charset=gb2312><p>附件</p>".encode("gb18030")

    assert read_html(page, "a.html").text == "附件"


def test_damage_outside_of_the_text_does_no_harm() -> None:
    whole = f"<meta charset=utf-8><meta name=description content='诉求'><p>{SENTENCE * 9}</p>"
    damaged = whole.encode().replace("诉求'".encode(), "诉".encode() + b"\xe6'")

    assert read_html(damaged, "a.html").text == SENTENCE * 9


@pytest.mark.parametrize("head", ["<meta charset=utf-8>", "<meta charset=x-unknown>", ""])
def test_damage_in_the_text_is_refused(head: str) -> None:
    damaged = f"{head}<p>{SENTENCE * 9}</p>".encode().replace("百".encode(), b"\xe7", 1)

    assert refused(damaged).code is Refusal.ENCODING


# Limits


def refused(page: bytes) -> ReportError:
    with pytest.raises(ReportError) as caught:
        read_html(page, "a.html")
    return caught.value


@pytest.mark.parametrize(
    "page",
    [
        b"<div>" * 100_000,
        b"<b>x</b>" * 1_000_000,
        b"<table><tr><td>" * 100_000,
        b"<ul><li>" * 2000,
        b"<h1><a href=1>" * 2000,
        b"<pre>" + b"x\n" * 200_000,
        b"<table>" + b"<tr><td rowspan=65534 colspan=1000>x<td>y" * 1000,
    ],
    ids=["deep", "many", "tables", "lists", "headings", "lines", "cells"],
)
def test_a_page_that_would_take_too_long_is_refused(page: bytes) -> None:
    assert refused(page).code is Refusal.TOO_COMPLEX


def test_a_page_of_too_much_text_is_refused() -> None:
    error = refused(b"x" * 10_000_001)

    assert (error.code, error.data) == (Refusal.TOO_LONG, {"limit": 10_000_000})


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (b'<p>a<img src="data:image/png;base64,' + b"A" * 40_000_000 + b'">b', "ab"),
        (b"<p>a" + b"<!--" + b"-" * 5_000_000, "a"),
        (b"<p>a<script>" + b"</scrip " * 100_000, ""),
        (b"<p " + b"a=1 " * 1_000_000 + b">a", "a"),
        (b"<p>" + b"".join(b"<font color=%d>" % n for n in range(50_000)) + b"</p><p>a", "a"),
        (b"<p>" + b" \n\t" * 1_000_000 + b"a", "a"),
        (b"<p>a" + b"</div>" * 100_000, "a"),
        (b"<div><p><a href=1><b><i><ul><li><table><tr><td>a", "a"),
        (b"<p title='a>b", "b"),
        (b"", ""),
        (b"<", "<"),
        (b"<html><body></body></html>", ""),
        (b"<p>a\0b" + b"c" * 200, "ab" + "c" * 200),
    ],
)
def test_whatever_the_markup_its_text_is_read(page: bytes, text: str) -> None:
    assert read_html(page, "a.html").text.startswith(text)


MARKUP = [
    *("<", ">", "<p>", "</p>", "<table>", "<tr>", "<td>", "<!--", "-->", "<script>", "</script>"),
    *("<b hidden>", "</b>", "<ol>", "<li>", '<a href="', '">', "<title>", "</title>", "<br>"),
    *("<ruby>", "<rt>", "</div>", "<div class=share>", "<svg>", "<![CDATA[", "&", "<h1>"),
    *("字。", "相关报道"),
]


@given(st.lists(st.sampled_from(MARKUP)))
def test_any_markup_is_read(pieces: list[str]) -> None:
    text = read("".join(pieces)).text

    assert all(line == line.strip() for line in text.splitlines())
