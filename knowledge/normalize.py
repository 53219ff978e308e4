"""One written form for matching: width, case, script, invisible characters."""

import re
import unicodedata
from functools import cache

import opencc

# zero-width characters, joiners, direction marks, variation selectors, byte order mark
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return `text` in NFKC, without invisible characters, with single spaces."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))).strip()


def simplified(text: str) -> str:
    """Return `text` in Simplified characters; Traditional text also gets mainland words.

    OpenCC's phrase tables (數位 → 数字, 資訊 → 信息) would bend words that are Simplified
    already (程序 → 进程), so they are asked only when a character changes.
    """
    plain = _converter("t2s").convert(text)
    return text if plain == text else _converter("tw2sp").convert(text)


def normalize(text: str) -> str:
    """Return the form in which questions and reports are compared."""
    return simplified(clean(text)).lower()


@cache
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)
