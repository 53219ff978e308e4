"""The numbers that open headings in Chinese official writing: 一、 (一) 1. (1) ① 一是 第一章."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMERAL = r"[一二三四五六七八九十百零〇]{1,4}"


class Style(StrEnum):
    """One kind of numbering; a document nests each kind at one depth."""

    CHAPTER = "chapter"  # 第一章
    COMMA = "comma"  # 一、
    PAREN = "paren"  # (一)
    ARABIC = "arabic"  # 1.  1、
    PAREN_ARABIC = "paren_arabic"  # (1)
    CIRCLED = "circled"  # ①
    POINT = "point"  # 一是


_PATTERNS = {
    Style.CHAPTER: re.compile(rf"第({_NUMERAL})[章节编部]"),
    Style.COMMA: re.compile(rf"({_NUMERAL})、"),
    Style.PAREN: re.compile(rf"[(（]({_NUMERAL})[)）]"),
    Style.ARABIC: re.compile(r"([0-9０-９]{1,2})(?:、|[.．](?![0-9０-９]))"),
    Style.PAREN_ARABIC: re.compile(r"[(（]([0-9０-９]{1,2})[)）]"),
    Style.CIRCLED: re.compile(r"([①-⑳])"),
    Style.POINT: re.compile(rf"({_NUMERAL})是"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A heading's number: its style and its value, from 1."""

    style: Style
    value: int


def chinese_int(numeral: str) -> int:
    """Return the value of a numeral below 1000: 二十一, or digit by digit 二〇."""
    if not {"十", "百"} & set(numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral))
    total = digit = 0
    for char in numeral:
        if char in ("十", "百"):
            total += max(digit, 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def leading_number(line: str) -> Number | None:
    """Return the number that opens `line`, or None."""
    for style, pattern in _PATTERNS.items():
        if found := pattern.match(line):
            numeral = unicodedata.normalize("NFKC", found[1])
            value = int(numeral) if numeral.isdecimal() else chinese_int(numeral)
            return Number(style, value)
    return None
