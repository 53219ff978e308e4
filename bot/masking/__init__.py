"""A resident's words without what tells who the resident is.

masked("我叫陈志强，电话138 0013 8000，老年卡怎么办") == "我叫〔姓名〕，电话〔电话〕，老年卡怎么办"
"""

import unicodedata
from collections.abc import Callable, Sequence
from functools import reduce
from typing import Final

from bot.masking.addresses import without_addresses
from bot.masking.names import without_names
from bot.masking.numbers import (
    without_cards,
    without_emails,
    without_long_numbers,
    without_phones,
    without_plates,
)
from bot.masking.placeholders import Placeholder

__all__ = ["Placeholder", "masked"]

# full-width digits, Latin letters and what stands in numbers; Chinese punctuation stays
_NARROW: Final = str.maketrans(
    {
        full: chr(full - 0xFEE0)
        for full in range(0xFF01, 0xFF5F)
        if chr(full).isalnum() or chr(full) in "＠．－＿＋"
    }
)
_FIRST_SELECTOR, _LAST_SELECTOR = "\ufe00", "\ufe0f"  # of a keycap emoji, next to its digit

# The order matters: a card is no phone, and the house in an address is no number.
_STEPS: Final[Sequence[Callable[[str], str]]] = (
    without_emails,
    without_cards,
    without_phones,
    without_plates,
    without_long_numbers,
    without_names,
    without_addresses,
)


def masked(text: str) -> str:
    """Return `text` with a `Placeholder` for whatever tells who wrote it, or who is meant.

    Figures, years, public short numbers and the index numbers of documents stay. The rest is as
    it was, but for full-width digits and letters, which are narrow, and invisible characters,
    which could hide a number and are gone. Masking again changes nothing; nothing is raised.
    """
    text = _plain(text)
    while (without := reduce(lambda left, step: step(left), _STEPS, text)) != text:
        text = without  # what was masked may have parted what now stands together
    return text


def _plain(text: str) -> str:
    return "".join(filter(_is_visible, text.translate(_NARROW)))


def _is_visible(char: str) -> bool:
    if _FIRST_SELECTOR <= char <= _LAST_SELECTOR:
        return False
    category = unicodedata.category(char)
    return char.isspace() or not (category[0] == "C" or category == "Me")
