"""A report as a web page, in the dialects that offices' sites are written in."""

from collections.abc import Iterable
from html import escape

from forms.document import Block, Document, Fields, Heading, Table, lines_of

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}-越秀区人民政府门户网站</title>
<style>.content p {{ text-indent: 2em }}</style>
<script>var notice = "<p>一、不是正文</p>";</script></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li>
<li><a href="/zwgk/">政务公开</a></li><li><a href="/hd/">互动交流</a></li></ul>
<form action="/so"><input name="q"><button>搜索</button></form></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div>
<div class="article"><div class="content">
{body}
</div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<div class="related"><h3>相关报道</h3><ul><li><a href="/1">一图读懂工作报告</a></li>
<li><a href="/2">新闻发布会实录</a></li></ul></div></div>
<div class="footer"><p>主办单位：越秀区人民政府办公室</p>
<p>粤ICP备00000000号 网站标识码：4401040000</p></div>
</body></html>
"""
_OLD_PAGE = """<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312">
<TITLE>{title}</TITLE></HEAD><BODY><CENTER><TABLE width=760><TR><TD>
{body}
</TD></TR></TABLE></CENTER></BODY></HTML>
"""
_BARE_PAGE = (
    '<html><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'
)
_PIECE = 7  # characters in a run of an editor's page


def page(document: Document) -> bytes:
    """Return today's page: semantic headings, navigation, share bar, related articles, footer."""
    return _filled(_PAGE, document, map(_semantic, document.blocks)).encode()


def bare_page(document: Document) -> bytes:
    """Return a page with semantic headings and nothing around the report."""
    return _filled(_BARE_PAGE, document, map(_semantic, document.blocks)).encode()


def old_page(document: Document) -> bytes:
    """Return a page of the old kind: GB18030, upper case, lines parted by <BR>, in a table."""
    return _filled(_OLD_PAGE, document, map(_broken, document.blocks)).encode("gb18030")


def pasted_page(document: Document) -> bytes:
    """Return a page pasted from a word processor: each paragraph in many spans."""
    return _filled(_BARE_PAGE, document, map(_pieces, document.blocks)).encode()


def boxed_page(document: Document) -> bytes:
    """Return a page in which each line is a <div>, its end tags left out where they may be."""
    return _filled(_BARE_PAGE, document, map(_boxed, document.blocks)).encode()


DIALECTS = {
    "page": page,
    "bare page": bare_page,
    "old page": old_page,
    "pasted page": pasted_page,
    "boxed page": boxed_page,
}


def _filled(frame: str, document: Document, blocks: Iterable[str]) -> str:
    return frame.format(title=escape(document.title), body="\n".join(blocks))


def _semantic(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    return _table(block) or _each("<p>{}</p>", block)


def _broken(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<B>{escape(block.text)}</B><BR>"
    return _table(block) or _each("&nbsp;&nbsp;&nbsp; <FONT size=3>{}</FONT><BR>", block)


def _pieces(block: Block) -> str:
    def paragraph(line: str) -> str:
        pieces = (line[i : i + _PIECE] for i in range(0, len(line), _PIECE))
        spans = "".join(
            f'<span style="font-family:仿宋">{escape(piece)}</span>' for piece in pieces
        )
        return f'<p class="MsoNormal" style="text-indent:32pt">{spans}<o:p></o:p></p>'

    return _table(block) or "\n".join(map(paragraph, lines_of(block)))


def _boxed(block: Block) -> str:
    if isinstance(block, Table):
        rows = ("".join(f"<td>{escape(cell)}" for cell in row) for row in block.rows)
        return "<table>" + "\n".join(f"<tr>{row}" for row in rows) + "</table>"
    return _table(block) or _each("<div>\n  {}\n</div>", block)


def _each(frame: str, block: Block) -> str:
    return "\n".join(frame.format(escape(line)) for line in lines_of(block))


def _table(block: Block) -> str:
    """Return the markup of a table or of the metadata; "" for other blocks."""
    if isinstance(block, Fields):
        rows = [_row("td", (c for a, b in pairs for c in (f"{a}:", b))) for pairs in block.rows]
    elif isinstance(block, Table):
        head, *rest = block.rows
        rows = [_row("th", head), *(_row("td", row) for row in rest)]
    else:
        return ""
    return "\n".join(['<table border="1">', *rows, "</table>"])


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
