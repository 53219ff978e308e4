"""Characters as a PDF gives them → as its reader takes them.

Fonts share one shape among several characters, and a PDF may name any of them: a radical
instead of the word that looks the same, a ligature instead of its letters. Nobody would find
such text again.
"""

import unicodedata
from itertools import pairwise

HYPHEN = "\u00ad"  # at the end of a line: there because a word is broken, perhaps
FIRST_WIDE = "\u2e80"  # of the characters that fill a square
UNKNOWN = "\ufffd"  # the font does not say which character it shows

# Radicals with the shape of a character of their own (the block U+2E80; those that are only
# ever a part of one stay). Unicode calls the pairs EquivalentUnifiedIdeograph.
_RADICALS = (
    "⺎兀⺒巳⺓幺⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦"
    "⻩黄⻪黾⻫斉⻬齐⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
# The bullets that Word takes from the fonts Symbol and Wingdings, which have no Unicode.
_BULLETS = "\uf0b7•\uf06c●\uf06e■\uf06f□\uf071❑\uf075◆\uf076❖\uf0a7▪\uf0a8□\uf0d8➢\uf0fc✓"
_COMPATIBLE = (  # blocks of which each character says the same as another, or several
    range(0x2F00, 0x2FD6),  # radicals
    range(0xF900, 0xFB00),  # ideographs
    range(0xFB00, 0xFB07),  # Latin ligatures
    range(0x2F800, 0x2FA1E),  # ideographs
)


def _table() -> dict[int, str]:
    table = {
        code: unicodedata.normalize("NFKC", chr(code)) for block in _COMPATIBLE for code in block
    }
    for pairs in (_RADICALS, _BULLETS):
        table |= {ord(a): b for a, b in list(pairwise(pairs))[::2]}
    for codes in (range(0x20), range(0x7F, 0xA0), range(0xD800, 0xE000)):
        table |= dict.fromkeys(codes, UNKNOWN)  # nothing that a page can show
    table |= dict.fromkeys((0x02, 0xAD, 0xFFFE), HYPHEN)  # PDFium's marks, and the soft hyphen
    table |= dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), "")
    return table | {0x09: " ", 0xA0: " "}


_TABLE = _table()


def character(code: int) -> str:
    """Return the text that a code of a PDF stands for; "" for what nobody sees."""
    found = _TABLE.get(code)
    return chr(code) if found is None else found


def is_wide(char: str) -> bool:
    """Tell if `char` is written without spaces around it: Chinese, and its punctuation."""
    return char >= FIRST_WIDE or char in "“”‘’—…·、。"
