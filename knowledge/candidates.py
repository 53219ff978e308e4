"""Which lines of a text could be headings, each judged by itself and by the lines beside it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.formulas import is_date, is_salutation
from knowledge.numbering import Style, leading_number, spoken_number

LONGEST_HEADING = 60  # characters; a longer numbered sentence is text, not a heading
LONGEST_TITLE = 45  # characters; the same for a line without a number
LEAST_PARAGRAPH = 30  # characters; a line that ends with a bracket may be a row of a table
MOST_TITLE_LINES = 3  # over which a title without a number may be broken
LONGEST_ENTRY = 99  # characters; what of a line is compared with an entry of the contents
LONGEST_LABEL = 30  # characters; the most that stands before the colon of a run-in heading


class Form(StrEnum):
    """The kinds of headings that have no number."""

    APPENDIX = "appendix"  # 附件1, 名词解释
    MARKED = "marked"  # the document's own form says so: <h2>, Heading 1
    PLAIN = "plain"  # a title alone on its line
    BARE = "bare"  # a short sentence alone on its line
    DASH = "dash"  # ——


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a heading: `text` is the heading as printed, `level` that of its mark.

    `value` is its number, 0 for none. An item is numbered but too long to be a heading.
    """

    style: Style | Form
    value: int
    text: str
    run_in: bool = False
    item: bool = False
    level: int = 0
    lines: int = 1  # over which the heading is broken
    last: bool = False  # of a list of which the line holds nothing more
    loose: bool = False  # may be a quantity, 8.6; a number only where 8 is due


_END = re.compile(r"[。！？!?]")
_CLOSED = tuple("。！？!?；;：:，,、）)】》”…")
_PARAGRAPH = tuple("。！!：:；;”）)")  # what a paragraph ends with
_PART = re.compile(r"[，。、；：）”]|是[:：]|的")  # what a line begins with that goes on
_COLON = re.compile(r"[:：]")
_DAY = re.compile(
    r"(?:[\d○〇零一二三四五六七八九]{2,4}年)?[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日|每[年月日周天]"
)
_ARTICLE = re.compile(r"第[^条]{1,6}条")
_CONTENTS = re.compile(r"目\s*[录次]")
_PAGE = re.compile(r"[\s.…·．]*\d*$")  # the page of an entry, and the dots before it
_LOOSE = re.compile(r"(\d{1,2})[.．](?=\d)")
_APPENDIX = re.compile(
    r"(?:附\s?[件表录注]|附)\s?[0-9０-９一二三四五六七八九十]{0,3}\s?[:：]?(?:\s.{0,30})?"
    r"|(?:名词|有关名词|相关名词|术语)(?:解释|注释|说明)\s?[:：]?|注\s?释\s?[:：]?"
)
_DASHES = "—―－- "
_DASH = re.compile(r"[—―－-]{2,}|—(?!\d)")
_LEAD_IN = re.compile(
    r"^(?:要|我们要|今年)|以下|如下|下列|下面|(?:做|抓|办)好.{0,6}(?:方面|项|件)|主要(?:做|抓|是)|方面(?:工|重)"
)
_WORD = re.compile(r"[\u3400-\u9fff].*[\u3400-\u9fff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LISTS = {  # how the second member begins where a list stands in one paragraph
    Style.POINT: re.compile("二是"),
    Style.ORDINAL: re.compile("第二"),
    Style.DEMAND: re.compile("二要"),
}
_SPEAKER = re.compile(r"(?:总理|[省市区县镇]长|主席|局长|主任|书记)[\s?]*\s\S")
_WEB = re.compile(r"〔\d{4}〕|https?:|www\.|[|｜>＞©•]|\s\S+\s")


def candidates(
    lines: Sequence[str], marks: Mapping[int, int] | None = None
) -> list[Candidate | None]:
    """Return for each line what it may head; `marks` gives the level of lines that are marked."""
    marks = marks or {}
    found = [_by_itself(line, marks.get(at, 0)) for at, line in enumerate(lines)]
    contents = _contents(lines)
    for at in contents:
        found[at] = None
    for at, line in enumerate(lines):
        if found[at] is None and at not in contents:
            found[at] = _beside_others(at, line, lines, found)
    return found


def _contents(lines: Sequence[str]) -> range:
    """Return the lines of a table of contents: 目录, and entries that stand again below."""
    start = next((at for at, line in enumerate(lines) if _CONTENTS.fullmatch(line)), None)
    if start is None:
        return range(0)
    entries = [_PAGE.sub("", line[-LONGEST_ENTRY:]) for line in lines]
    last = {entry: at for at, entry in enumerate(entries)}
    end = start + 1
    while end < len(lines) and last[entries[end]] > end:
        end += 1
    return range(start, end) if end > start + 1 else range(0)


def _by_itself(line: str, level: int) -> Candidate | None:
    if number := spoken_number(line):
        return _numbered(line, number.style, number.value, level)
    if loose := _LOOSE.match(line):
        return replace(_numbered(line, Style.ARABIC, int(loose[1]), level), loose=True)
    if len(line) <= LONGEST_TITLE and _APPENDIX.fullmatch(line):
        return Candidate(Form.APPENDIX, 0, line)
    if _DASH.match(line):
        return _dashed(line)
    if level and len(line) <= LONGEST_HEADING:
        return Candidate(Form.MARKED, 0, line, level=level)
    return None


def _numbered(line: str, style: Style, value: int, level: int) -> Candidate:
    text, run_in = _title(line)
    if article := style is Style.ARTICLE and _ARTICLE.match(line):
        text, run_in = article[0], article.end() < len(line)
    last = style in _LISTS and not _LISTS[style].search(line, len(text))
    in_list = not run_in and line[-1] in "；;"
    is_dated = run_in and bool(_DAY.match(_unnumbered(line)))
    item = len(text) > LONGEST_HEADING or is_dated or in_list
    return Candidate(style, value, text, run_in, item, level, last=last)


def _unnumbered(line: str) -> str:
    return re.sub(r"^[（(\[［]?[^\s（()）、.．，,]{1,4}[)）、.．，,\]］]\s*", "", line)


def _dashed(line: str) -> Candidate | None:
    text, run_in = _title(line)
    body = text.lstrip(_DASHES)
    if len(text) > LONGEST_HEADING or _DAY.match(body) or not _HAN.search(body):
        return None
    return Candidate(Form.DASH, 0, text, run_in)


def _title(line: str) -> tuple[str, bool]:
    """Return the heading that `line` opens with or is, and whether more follows it."""
    end = _END.search(line, 0, LONGEST_HEADING + 1)
    stop = end.start() if end else len(line)
    colon = _COLON.search(line, 0, min(stop, LONGEST_LABEL + 1))
    if colon and colon.end() < len(line):
        return line[: colon.start()], True
    rest = line[stop:].lstrip("。！？!? ")
    return line[:stop].rstrip("：: "), bool(rest)


def _beside_others(
    at: int, line: str, lines: Sequence[str], found: Sequence[Candidate | None]
) -> Candidate | None:
    after = lines[at + 1] if at + 1 < len(lines) else ""
    if not after or len(line) > LONGEST_TITLE or not _WORD.search(line):
        return None
    if _WEB.search(line) or _DAY.match(line.lstrip(_DASHES)) or is_salutation(after):
        return None
    if line[-1] in "。！？" and not is_salutation(line):
        return _bare(line, after, found[at + 1])
    if (
        leading_number(line)
        or _SPEAKER.search(line)
        or line[-1] in (*_CLOSED, "的")
        or _COLON.search(line)
        or _END.search(line)
    ):
        return None
    return _plain(at, line, lines, found)


def _bare(line: str, after: str, below: Candidate | None) -> Candidate | None:
    """Take a short sentence above a paragraph, when it does not lead to a list."""
    if line.startswith("问") and after.startswith("答"):
        return Candidate(Form.BARE, 0, line[:-1])
    if (below and below.style is not Form.DASH) or _END.search(line[:-1]) or _LEAD_IN.search(line):
        return None
    if below is None and len(after) < LONGEST_HEADING and not _END.search(after[:-1]):
        return None
    if after.endswith(("：", ":")) and _LEAD_IN.search(after):
        return None
    return Candidate(Form.BARE, 0, line[:-1])


def _plain(
    at: int, line: str, lines: Sequence[str], found: Sequence[Candidate | None]
) -> Candidate | None:
    """Take a title between paragraphs, or above numbers; it may be broken over a few lines."""
    before = lines[at - 1] if at else "。"
    above = found[at - 1] if at else None
    if above is None and not (before.endswith(_CLOSED) or is_date(before)):
        return None
    if before[-1] in "，,、":
        return None
    below = at + 1
    while below < len(lines) - 1 and below - at < MOST_TITLE_LINES and _is_title(lines[below]):
        below += 1
    long = len(lines[below]) >= LEAST_PARAGRAPH or lines[below][-1] not in "）)”"
    heads = found[below] is not None or (lines[below].endswith(_PARAGRAPH) and long)
    if (
        not heads
        or _PART.match(lines[at + 1])
        or _PART.match(lines[below])
        or is_salutation(lines[below])
    ):
        return None
    return Candidate(Form.PLAIN, 0, line)


def _is_title(line: str) -> bool:
    return len(line) <= LONGEST_TITLE and line[-1] not in _CLOSED and not _DAY.match(line)
