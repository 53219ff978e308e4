"""One written form for matching: width, case, script, invisible characters."""

import re
import unicodedata
from functools import cache, lru_cache

import opencc

# zero-width characters, joiners, direction marks, variation selectors, byte order mark
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# 看著 is 看着, which OpenCC leaves as 著作 has the same character; 著 behind a verb, not a book
_PARTICLE = re.compile(r"(?<![显卓昭名专原土编论巨译遗拙合])著(?![名作称述书者录])")
_SPACE = re.compile(r"\s+")

_REMEMBERED = 512  # short texts whose form is kept: titles and headings come again and again
_LONGEST_REMEMBERED = 64  # characters


def clean(text: str) -> str:
    """Return `text` in NFKC, without invisible characters, with single spaces."""
    whole = text.encode("utf-8", "replace").decode()  # ? for half a surrogate pair
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", _INVISIBLE.sub("", whole))).strip()


def simplified(text: str) -> str:
    """Return `text` in Simplified characters, its words as they are.

    OpenCC's tables of words are for programs: they bend words that the mainland shares (程序 →
    进程, 建立 → 创建, 智慧 → 智能). Those it does not use are a lexicon's.
    """
    plain: str = _converter().convert(text)
    return _PARTICLE.sub("着", plain)


def normalize(text: str) -> str:
    """Return the form in which questions and reports are compared."""
    return _normalized(text) if len(text) > _LONGEST_REMEMBERED else _remembered(text)


def _normalized(text: str) -> str:
    return simplified(clean(text)).lower()


_remembered = lru_cache(_REMEMBERED)(_normalized)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
