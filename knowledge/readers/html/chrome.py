"""What the parts of a page that are not its document are called, and what they say.

None of these words alone takes text away: a report may speak of 主办单位, too.
"""

import re
from functools import lru_cache

from knowledge.readers.html.lines import Box, Line

# containers of the document in the CMSs of Guangdong (gkmlpt), TRS, gov.cn, VSB, and in WeChat
_CONTAINERS = {
    *("article-content", "trs_editor", "trs_editor_view", "trs_web", "ucap-content", "zoom"),
    *("pages_content", "article_content", "articlecontent", "js_content", "rich_media_content"),
    *("vsb_content", "v_news_content", "xxgk_content", "zhengwen", "ivs_content", "view"),
}
_CONTROLS = {"button", "canvas", "dialog", "nav", "object", "option", "select", "video", "audio"}
_MARGINS = {"aside", "footer", "header"}
_PARAGRAPHS = {"p", "pre", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "caption"}
_PLACES = {
    *("share", "bshare", "jiathis", "bdsharebuttonbox", "social", "print", "toolbar", "tools"),
    *("nav", "navbar", "menu", "sidebar", "topbar", "banner", "login", "search", "fontsize"),
    *("breadcrumb", "breadcrumbs", "crumb", "crumbs", "location", "position", "dqwz", "weizhi"),
    *("related", "relate", "relation", "relevant", "recommend"),
    *("xgwz", "xgyd", "xgbd", "xgxw", "xglj", "xgjd"),
    *("pager", "pagination", "paging", "pagebar", "prev", "next", "prevnext"),
    *("footer", "foot", "copyright", "qr", "qrcode", "ewm", "erweima", "sweep", "jiucuo"),
}
_BYLINES = {"author", "date", "info", "laiyuan", "source", "time", "xinxi"}
_MOST_IN_BYLINE = 3  # lines
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MOST_NAMES = 4096  # kept at a time; a page has some hundred

_LONGEST = 80  # characters of a line of chrome
_ENDS = ("。", "！", "？", "；")  # of sentences, which tools are not
_RELATED = re.compile(
    r"[【\[]?(?:相关|推荐|延伸|更多|热门)(?:报道|阅读|链接|新闻|文章|稿件|解读|文档|信息|推荐|内容)"
    r"[】\]]?\s*(?:[:：>》]|$)"
)
_PAGER = re.compile(r"[【\[]?[上下]一[篇条页]\s*(?:[】\]:：]|$)|.{,10}上一页.*下一页")
_TOOL = re.compile(
    r"[【\[]?(?:打印|关闭|收藏|字体|字号|返回|分享|转发|我要纠错|大\s*中\s*小)|扫一扫|责任编辑|"
    r"(?:您?(?:现在|当前|目前)?(?:所在)?的?|您的)位置\s*[:：]"
)
_BYLINE = re.compile(
    r"(?:(?:信息|稿件|文章)?来源|(?:发布)?(?:日期|时间)|发布机构|作者|编辑|字体|"
    r"(?:浏览|点击|阅读|访问)(?:次数|量|数)?)\s*[:：]|20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}"
)
_FOOTER = re.compile(r"版权所有|ICP备|公网安备|网站标识码|copyright\b|©", re.IGNORECASE)
_OWNER = re.compile(r"(?:主办|承办|技术支持|网站地图|联系我们|关于我们)")
_ADDRESS = re.compile(r"(?:地址|联系电话|电话|邮编|邮政编码|传真|建议使用)")


def is_container(box: Box) -> bool:
    """Tell if the document is likely to be in `box`, and nothing else."""
    names = map(str.lower, box.names.split())
    return box.tag == "article" or not _CONTAINERS.isdisjoint(names)


def is_paragraph(box: Box) -> bool:
    """Tell if `box` is too small to hold a document."""
    return box.tag in _PARAGRAPHS


def is_control(box: Box) -> bool:
    """Tell if `box` does not show, or is there to be used rather than to be read."""
    return box.is_hidden or box.tag in _CONTROLS


def is_elsewhere(box: Box) -> bool:
    """Tell if `box` is named after something beside the document."""
    if box.tag in _MARGINS:
        return not box.is_in_article
    return box.tag not in _PARAGRAPHS and not _PLACES.isdisjoint(_words(box.names))


def is_byline(line: Line) -> bool:
    """Tell if this may say when and by whom the document was published."""
    return _is_label(line) and bool(_BYLINE.match(line.text))


def is_byline_by_name(line: Line) -> bool:
    """Tell if this is a byline in a box that is there for it."""
    is_small = line.box.end - line.box.first <= _MOST_IN_BYLINE
    return is_small and is_byline(line) and not _BYLINES.isdisjoint(_words(line.box.names))


def is_related(line: Line) -> bool:
    """Tell if links to other documents are announced."""
    return _is_label(line) and bool(_RELATED.match(line.text))


def is_pager(line: Line) -> bool:
    """Tell if this leads to the document before or after."""
    return _is_label(line) and bool(_PAGER.match(line.text))


def is_tool(line: Line) -> bool:
    """Tell if this says what one can do with the page, or where in the site it is."""
    return _is_label(line) and bool(_TOOL.match(line.text))


def is_footer(line: Line) -> bool:
    """Tell if this says whose the site is."""
    return bool(_FOOTER.search(line.text) or _OWNER.match(line.text))


def is_copyright(line: Line) -> bool:
    """Tell if this can be nothing but the foot of a page."""
    return bool(_FOOTER.search(line.text))


def is_contact(line: Line) -> bool:
    """Tell if this says where the office is, as the foot of a page does, and some documents."""
    return bool(_ADDRESS.match(line.text))


def _is_label(line: Line) -> bool:
    return len(line.text) <= _LONGEST and not line.text.endswith(_ENDS)


@lru_cache(maxsize=_MOST_NAMES)
def _words(names: str) -> frozenset[str]:
    """Return the words that class names are made of, in lower case: xg-list shareBox."""
    return frozenset(map(str.lower, (*names.split(), *_WORD.findall(names))))
