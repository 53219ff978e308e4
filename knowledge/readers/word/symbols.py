"""The signs that Word's symbol fonts draw, as characters that any font has.

A symbol font gives codes of its own, from U+F000 on, to what it draws.
"""

import re

from knowledge.readers.word.xml import Children, w

_PRIVATE = re.compile("[\uf020-\uf0ff]")
_BULLET = "•"
_HOLLOW_BULLET = "o"  # what Word's lists draw at their second level, in a font of typewriters
_WINGDINGS = {
    **{0x81 + place: chr(ord("①") + place) for place in range(10)},
    **{0x8C + place: chr(ord("❶") + place) for place in range(10)},
    **dict(zip(b"lmnopqrstuv", "●❍■☐□❑❒⬧⧫◆❖", strict=True)),
    **dict(zip(b"\x9f\xa1\xa7\xa8\xd8\xe0\xf0\xfb\xfc\xfd\xfe", "•○▪☐➢→⇨✗✓☒☑", strict=True)),
}
_WINGDINGS_2 = {
    **{0x6B + place: chr(ord("①") + place) for place in range(10)},
    **dict(zip(b"\x4f\x50\x51\x52\x53\x97\xa3", "✗✓☒☑☒●☐", strict=True)),
}
_SYMBOL = {
    **{code: chr(code) for code in range(0x20, 0x40)},
    **dict(zip(b"ABGDEZHQIKLMNXOPRSTUFCYW", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", strict=True)),
    **dict(zip(b"abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True)),
    **dict(zip(b"\xa3\xae\xb0\xb1\xb3\xb4\xb7\xb8", "≤→°±≥×•÷", strict=True)),
}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def font_of(properties: Children) -> str:
    """Return the font that a run with these properties draws symbols in, "" where none is said."""
    fonts = properties.get(w("rFonts"))
    if fonts is None:
        return ""
    return fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or ""


def symbol(font: str, code: int) -> str:
    """Return the character that `font` draws at `code`, "" where that is not known."""
    signs = _FONTS.get(font.lower())
    if signs is not None:
        return signs.get(code & 0xFF, "")
    return "" if _PRIVATE.match(chr(code)) else chr(code)


def readable(properties: Children, text: str) -> str:
    """Return the text of a run, its private codes as the characters that its font draws."""
    if text.isascii() or not _PRIVATE.search(text):
        return text
    font = font_of(properties)
    return _PRIVATE.sub(lambda code: symbol(font, ord(code[0])), text)


def bullet(font: str, text: str) -> str:
    """Return what a list draws with `text` in `font` before its items."""
    if text == _HOLLOW_BULLET:
        return "◦"
    if font.lower() in _FONTS or _PRIVATE.search(text):
        return "".join(symbol(font, ord(code)) for code in text) or _BULLET
    return text
