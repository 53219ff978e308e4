"""The numbers that open headings in Chinese official writing: 一、 (一) 1. (1) ① 一是 第一章."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_NUMERAL = r"[一二三四五六七八九十百零〇]{1,5}"
_WORD = re.compile(r"[^\W_]")
_ARABIC = r"[0-9０-９]{1,3}"
_UNITS = "万亿千百个余多倍米吨元平立度人次项号分期年月日时级以至到"
_NO_QUANTITY = rf"(?=[、.]?\s*[^\W\d])(?!\s*[{_UNITS}])"  # 1.1 总则, but not 1.2万路


class Style(StrEnum):
    """One kind of numbering; a document nests each kind at one depth."""

    PART = "part"  # 第一部分
    CHAPTER = "chapter"  # 第一章
    SUBCHAPTER = "subchapter"  # 第一节
    ARTICLE = "article"  # 第一条
    COMMA = "comma"  # 一、
    PAREN = "paren"  # (一)
    ARABIC = "arabic"  # 1.  1、
    DECIMAL = "decimal"  # 1.1
    SUBDECIMAL = "subdecimal"  # 1.1.1
    PAREN_ARABIC = "paren_arabic"  # (1)
    CIRCLED = "circled"  # ①
    NOTE = "note"  # [1]
    POINT = "point"  # 一是
    ORDINAL = "ordinal"  # 第一，
    DEMAND = "demand"  # 一要


_PATTERNS = {
    Style.PART: re.compile(rf"第\s?({_NUMERAL}|{_ARABIC})\s?(?:编|篇|部分)"),
    Style.CHAPTER: re.compile(rf"第\s?({_NUMERAL}|{_ARABIC})\s?章"),
    Style.SUBCHAPTER: re.compile(rf"第\s?({_NUMERAL}|{_ARABIC})\s?节"),
    Style.ARTICLE: re.compile(rf"第\s?({_NUMERAL}|{_ARABIC})\s?条(?![款第])"),
    Style.COMMA: re.compile(rf"({_NUMERAL})\s?[、．]"),
    Style.PAREN: re.compile(rf"[(（〔]?\s?({_NUMERAL})\s?[)）〕]"),
    Style.SUBDECIMAL: re.compile(rf"{_ARABIC}\.[0-9]{{1,2}}\.([0-9]{{1,2}}){_NO_QUANTITY}"),
    Style.DECIMAL: re.compile(rf"{_ARABIC}\.([0-9]{{1,2}}){_NO_QUANTITY}"),
    Style.ARABIC: re.compile(rf"({_ARABIC})\s?(?:、|[.．](?![0-9０-９]))"),
    Style.PAREN_ARABIC: re.compile(rf"[(（]\s?({_ARABIC})\s?[)）]"),
    Style.CIRCLED: re.compile(r"([①-⑳])"),
    Style.NOTE: re.compile(rf"[\[［【〔]({_ARABIC})[\]］】〕]"),
    Style.POINT: re.compile(rf"({_NUMERAL})是(?!否|非|不是)"),
    Style.ORDINAL: re.compile(rf"第({_NUMERAL})[，,、：:]"),
    Style.DEMAND: re.compile(rf"({_NUMERAL})要(?!素|件|点|义|害)"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A heading's number: its style and its value, from 1."""

    style: Style
    value: int


def chinese_int(numeral: str) -> int:
    """Return the value of a numeral: 二十一, 三千一百万; or digit by digit 二〇."""
    if not {*_TENS, *_MYRIADS} & set(numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral))
    total = section = digit = 0
    for char in numeral:
        if char in _TENS:
            section += max(digit, 1) * _TENS[char]
            digit = 0
        elif char in _MYRIADS:
            total = _times(_MYRIADS[char], total, section + digit)
            section = digit = 0
        else:
            digit = _DIGITS[char]
    return total + section + digit


def _times(myriad: int, total: int, section: int) -> int:
    """Return a total with a section of so many myriads: 一亿 and 二千万, but 一万亿."""
    return (total + section) * myriad if total < myriad else total + section * myriad


def leading_number(line: str) -> Number | None:
    """Return the number that opens `line`, or None."""
    found = _match(line)
    return found[0] if found else None


def spoken_number(line: str) -> Number | None:
    """Return the number that opens `line` where something is said behind it, else None."""
    found = _match(line)
    return found[0] if found and _WORD.search(line, found[1]) else None


def _match(line: str) -> tuple[Number, int] | None:
    """Return the number that opens `line`, and where it ends."""
    for style, pattern in _PATTERNS.items():
        if found := pattern.match(line):
            numeral = unicodedata.normalize("NFKC", found[1])
            value = int(numeral) if numeral.isdecimal() else chinese_int(numeral)
            return Number(style, value), found.end()
    return None
