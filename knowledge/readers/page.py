"""What surrounds a document on its page, in text form: a table of metadata, and chrome."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise

from knowledge.formulas import is_salutation
from knowledge.models import Metadata
from knowledge.numbering import Style, leading_number

_FIELDS = {
    "索引号": "index_no",
    "分类": "category",
    "主题分类": "category",
    "发布机构": "publisher",
    "发文机关": "publisher",
    "成文日期": "written_date",
    "名称": "name",
    "标题": "name",
    "文号": "document_no",
    "发文字号": "document_no",
    "发布日期": "publish_date",
    "主题词": "keywords",
}
_SPACED = "|".join(r"\s*".join(label) for label in _FIELDS)  # 索 引 号
_LABEL = re.compile(rf"({_SPACED})\s*[:：]")
_TOOLS = frozenset(
    (
        *("下载", "打印", "全屏", "收藏", "加大", "还原", "减小", "首页", "正文", "字体", "字号"),
        *(
            "分享",
            "分享到",
            "分享到微信",
            "关闭",
            "听全文",
            "返回顶部",
            "选择语言",
            "繁体",
            "简体",
        ),
        *("无障碍", "长者模式", "微信公众号", "打印本页", "关闭窗口"),
    )
)
_MARKS = frozenset("大中小>|×】【-•/（）")  # between tools; in a table, they are its own
_CHROME = re.compile(
    r"【(?:打印|字体|字号|关闭|收藏)\s*(?:[】:：]|$)|(?:打印|字体|字号|分享到?|收藏|关闭|字体大小)\s*[:：]"
    r"|(?:文章|信息|稿件)?来源\s*[:：]|(?:发布|发表|更新)(?:时间|日期)\s*[:：]"
    r"|(?:时间|日期)\s*[:：]\s*(?:$|\d{4}[-./]|\d{4}年\d{1,2}月\d{1,2}日(?:\s|$))"
    r"|(?:浏览|阅读|点击|访问)\S{0,3}\s*[:：]|(?:责任)?编辑\s*[:：]|作者\s*[:：]|<!--|-->"
    r"|(?:您|当前|现在)\S{0,8}位置\s*[:：]|首页\s*[>＞»]"
)
_DATELINE = re.compile(
    r"(?:\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{1,2}\.\d{1,2}\.\d{4})(?:\s.{0,40})?"
)
_BYLINE = re.compile(r"(?<!\d)\d{4}[-年].{1,20}\s来源\s*[:：]")
_CRUMBS = re.compile(r"[^\d。]*> ")  # 首页 > 政务公开, but not PM10 > 50
_FOOT = re.compile(
    r"相关(?:报道|阅读|文章|链接|附件|文档|新闻|稿件|信息)\s*(?:[:：>》]|$)|[（(]?责任?编辑?\s*[:：]|编辑\s*[:：]|扫一扫|打印本页|关闭窗口"
    r"|分享到|上一[页篇]|下一[页篇]|访问总数|联系我们|版权所有|【(?:打印|关闭|E-?mail)|》》|友情链接|网站地图"
    r"|[（(]?来源\s*[:：]|\|<<",
    re.IGNORECASE,
)
_SHORT_LABEL = re.compile(r"[^:：]{2,4}[:：]")  # 地点：, but no title
_OWNER = re.compile(r"\S政府信息公开$")
_DATE = re.compile(r"((?:19|20)\d\d)[-年./](\d{1,2})[-月./](\d{1,2})日?")
_TOP = 120  # lines within which the body must begin
_LONGEST_TITLE = 60  # characters
_LEAST_TITLE = 6  # characters
_HEADER = 3  # lines of chrome; so many below a title are a page's header once more
_LONGEST_VALUE = 20  # characters; of what stands below its label: the name of a newspaper
_NEAR = 10  # lines within which a foot has more than one line of chrome
_FOOT_WITHIN = 60  # lines, blank ones included
_TITLE_LINES = 4  # over which a title may be broken
_NO_TITLE = "。！？；,，:：、"  # what a title does not end with
_SENTENCE = 30  # characters; the least that makes a line with a full stop part of a document
_COPIED_LINE = 100  # characters; a line so long that stands there again may begin a copy
_COPY = 1000  # characters; the least that a copy of a whole page has
_MOST_BELOW = 0.05  # share of a document that may stand below its foot, and is dropped with it
_BLANK = re.compile(r"(?:\s|<U\+00A0>|&[a-z]?bsp;)+")


@dataclass(frozen=True, slots=True)
class Page:
    """Where the document stands in the text of its page, and what the page says of it."""

    metadata: Metadata
    body: tuple[int, int]


def read_page(text: str, title: str = "") -> Page:
    """Return the place of the document in `text` and its metadata; `title` where it is known.

    Text without chrome has empty metadata, but for the title, and all of it is the document.
    """
    lines = text.splitlines(keepends=True)
    stripped = [_BLANK.sub(" ", line).strip() for line in lines]
    top = _top(stripped)
    metadata, first = _head(stripped[:top], title)
    if not metadata.index_no and not any(stripped[first:]):
        metadata, first = Metadata(), 0  # a title alone is a document, too
    last = _foot(stripped, first)
    start = sum(map(len, lines[:first]))
    return Page(metadata, (start, start + sum(map(len, lines[first:last]))))


def _top(lines: Sequence[str]) -> int:
    """Return how many lines stand above the first that can only be the document's own."""
    for at, line in enumerate(lines[:_TOP]):
        if _is_said(line) or is_salutation(line):
            return at
    return min(len(lines), _TOP)


def _is_text(line: str) -> bool:
    return len(line) >= _SENTENCE and "。" in line and not _LABEL.match(line)


def _opens_chapter(line: str) -> bool:
    number = leading_number(line)
    return number is not None and number.style in (Style.COMMA, Style.PAREN, Style.CHAPTER)


# --- above the document


def _head(lines: Sequence[str], title: str) -> tuple[Metadata, int]:
    """Return the metadata, and the line with which the document begins."""
    metadata, first = _table(lines)
    owner = next((line for line in lines if _OWNER.search(line)), "")
    metadata = replace(metadata, site_owner=owner if first else "")
    chrome = _chrome(lines)
    last = max([first, *(at + 1 for at in chrome)])
    name = title or metadata.name or _title(lines, chrome, last)
    first = _begin(lines, chrome, range(first, last), name)
    first = _below_title(lines, first, name, metadata.document_no)
    return replace(metadata, name=metadata.name or name), first


def _begin(lines: Sequence[str], chrome: set[int], within: range, name: str) -> int:
    """Return the line below the chrome, which stands `within` these lines.

    Where only a line or two of it stand below the title, what is between them is the
    document's own: the day of a speech, and who gave it.
    """
    titles = [at + n for at in within if (n := _repeats(lines, at, name, "")) and lines[at]]
    below = titles[-1] if titles else within.stop
    while below < within.stop and (below in chrome or not lines[below]):
        below += 1
    return below if sum(at >= below for at in chrome) < _HEADER else within.stop


def _chrome(lines: Sequence[str]) -> set[int]:
    """Return which lines are chrome: tools and labels, and what stands between or behind them."""
    printed = [at for at, line in enumerate(lines) if line]
    chrome = {at for at in printed if _is_chrome(lines[at])}
    for one, other in (*pairwise(printed), *pairwise(reversed(printed))):
        is_value = lines[one].endswith((":", "：")) and other == one + 1
        small = _is_marks(lines[other]) or (is_value and len(lines[other]) <= _LONGEST_VALUE)
        if one in chrome and small and not _is_said(lines[other]):
            chrome.add(other)
    return chrome


def _is_marks(line: str) -> bool:
    return all(letter in _MARKS or letter.isspace() for letter in line)


def _table(lines: Sequence[str]) -> tuple[Metadata, int]:
    """Read `标签: 值` pairs; a value may go on, or stand, on the lines below its label."""
    labelled = [at for at, line in enumerate(lines) if _LABEL.match(line)]
    values: dict[str, str] = {}
    end = 0
    for at in labelled:
        pieces = _LABEL.split(lines[at])
        for label, value in zip(pieces[1::2], pieces[2::2], strict=True):
            field = _FIELDS[re.sub(r"\s", "", label)]
            values.setdefault(field, value.strip())
        below = _below(lines, at, last=at == labelled[-1])
        values[field] += "".join(lines[at + 1 : at + 1 + below])
        end = at + 1 + below
    if "index_no" not in values:
        return Metadata(), 0
    dates = {field: iso_date(value) for field, value in values.items() if field.endswith("_date")}
    return Metadata(**{**values, **dates}), end


def _below(lines: Sequence[str], at: int, *, last: bool) -> int:
    """Return how many of the lines below a label belong to its value."""
    begin = at + 1
    if lines[at].endswith((":", "：")) and not last:  # a label alone, over its value
        while begin < len(lines) and not lines[begin]:
            begin += 1
    end = begin
    while end < len(lines) and end - begin < _TITLE_LINES:
        if not lines[end] or _LABEL.match(lines[end]) or _is_chrome(lines[end]):
            return end - at - 1 if end > begin else 0
        end += 1
    return 0 if last else end - at - 1


def _is_chrome(line: str) -> bool:
    plain = line.lstrip("•· ")
    words = plain.split()
    return (
        bool(words and all(word in _TOOLS for word in words))
        or bool(_CHROME.match(plain) or _CRUMBS.match(plain) or _BYLINE.search(plain))
        or (bool(_DATELINE.fullmatch(plain)) and not plain.endswith(("上", "日")))
    )


def _title(lines: Sequence[str], chrome: set[int], last: int) -> str:
    """Return the title: the last line above the chrome's end that could be one, else the next."""
    above = [line for at, line in enumerate(lines[:last]) if line and at not in chrome]
    below = [line for line in lines[last:] if line]
    candidates = [line for line in above if _could_be_title(line)][-1:] or below[:1]
    title = candidates[0].lstrip("#").strip() if candidates else ""
    return _unspaced(title) if _could_be_title(title) else ""


def _could_be_title(line: str) -> bool:
    return (
        0 < len(line) <= _LONGEST_TITLE
        and line[-1] not in _NO_TITLE
        and line[0] not in "—―"
        and not leading_number(line)
        and not _LABEL.match(line)
        and not _OWNER.search(line)
        and not _CHROME.match(line)
        and not _SHORT_LABEL.match(line)
    )


def _unspaced(title: str) -> str:
    """Return a title without the spaces that only stretch it: 政 府 工 作 报 告."""
    letters = title.split()
    return "".join(letters) if len(letters) > 1 and max(map(len, letters)) == 1 else title


def _below_title(lines: Sequence[str], first: int, name: str, document_no: str) -> int:
    """Return the first line below `first` that repeats neither title nor document number."""
    at = first
    while at < len(lines) and (count := _repeats(lines, at, name, document_no)):
        at += count
    return at


def _repeats(lines: Sequence[str], at: int, name: str, document_no: str) -> int:
    """Return over how many lines from `at` on something is printed again, 0 when nothing is."""
    if not lines[at] or lines[at] == document_no:
        return 1
    wanted = _letters(name)
    printed = ""
    for count, line in enumerate(lines[at : at + 2 * _TITLE_LINES], start=1):
        printed += _letters(line)
        if printed == wanted or (len(printed) >= _LEAST_TITLE and _is_within(printed, wanted)):
            return count
        if not printed or not wanted.startswith(printed):
            return 0
    return 0


def _is_within(printed: str, wanted: str) -> bool:
    """Return whether `printed` is the title, or what is left of it without some words."""
    letters = iter(wanted)
    return printed[-1] == wanted[-1:] and all(letter in letters for letter in printed)


def _letters(line: str) -> str:
    return re.sub(r"[\s#]", "", line)


# --- below the document


def _foot(lines: Sequence[str], first: int) -> int:
    """Return the line with which the document ends: before the chrome, before a copy of it."""
    seen: set[str] = set()
    new, again, opens = [], [], []  # characters of what is said, and of copies; new chapters
    for line in lines[first:]:
        is_new = line not in seen
        new.append(len(line) if is_new and _is_said(line) else 0)
        again.append(0 if is_new or len(line) < _COPIED_LINE else len(line))
        opens.append(is_new and _opens_chapter(line))
        seen.add(line)
    total, copied, chapters = sum(new), sum(again), sum(opens)
    left, most = total, total * _MOST_BELOW
    for at, line in enumerate(lines[first:]):
        is_copy = again[at] > 0 and copied > max(_COPY, total / 2)
        is_foot = _is_foot(line) and not chapters and _is_last(lines, first + at + 1)
        if at > 0 and left <= most and (is_copy or is_foot):
            return first + at
        left -= new[at]
        copied -= again[at]
        chapters -= opens[at]
    return len(lines)


def _is_last(lines: Sequence[str], at: int) -> bool:
    """Return whether little stands from `at` on, or more of what is below a document."""
    below = [line for line in islice(lines, at, at + _FOOT_WITHIN) if line][:_NEAR]
    return len(below) < _NEAR or any(map(_is_foot, below))


def _is_said(line: str) -> bool:
    """Return whether `line` is a sentence, or opens a section: chrome holds neither."""
    return _is_text(line) or line.endswith(("。", "；")) or _opens_chapter(line)


def _is_foot(line: str) -> bool:
    return line in _TOOLS or (bool(_FOOT.match(line)) and not line.endswith("。"))


def iso_date(value: str) -> str:
    """Return the first date in `value` as YYYY-MM-DD, or "" where there is none."""
    found = _DATE.search(value)
    if not found:
        return ""
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return ""
