"""The numbers that a browser writes before the items of a list.

How `start`, `reversed` and `value` count is in the HTML standard; the kinds, and what follows
the number, are in CSS Counter Styles Level 3 (https://www.w3.org/TR/css-counter-styles-3/).
"""

import re
from collections.abc import Callable, Mapping
from string import ascii_lowercase

from knowledge.readers.html.source import Attributes

_TYPES = {  # the attribute of <ol>
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:([^;]*)")
_INTEGER = re.compile(r"\s*([+-]?\d{1,6})(?!\d)")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_CHINESE = ("", *"一二三四五六七八九")


def _alpha(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[letter] + letters
    return f"{letters}. "


def _roman(number: int) -> str:
    numeral = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        numeral += sign * times
    return f"{numeral}. "


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return f"{_CHINESE[tens] if tens > 1 else ''}{'十' if tens else ''}{_CHINESE[ones]}、"


_KINDS: Mapping[str, tuple[range, Callable[[int], str]]] = {  # the numbers it has, how it writes
    "decimal": (range(-(10**6), 10**6 + 1), "{}. ".format),
    "decimal-leading-zero": (range(100), "{:02}. ".format),
    "lower-alpha": (range(1, 10**6), _alpha),
    "upper-alpha": (range(1, 10**6), lambda number: _alpha(number).upper()),
    "lower-roman": (range(1, 4000), _roman),
    "upper-roman": (range(1, 4000), lambda number: _roman(number).upper()),
    "cjk-ideographic": (range(1, 100), _chinese),
}
_ALIASES = {
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
    "simp-chinese-informal": "cjk-ideographic",
    "trad-chinese-informal": "cjk-ideographic",
}


class Numbers:
    """The numbers of one list; `items` is how many it has."""

    def __init__(self, tag: str, attributes: Attributes, items: int) -> None:
        self._step = -1 if "reversed" in attributes else 1
        self._next = _integer(attributes.get("start"), items if self._step < 0 else 1)
        default = _TYPES.get(attributes.get("type") or "", "decimal") if tag == "ol" else "none"
        self._kind = _kind(attributes, default)

    def next(self, attributes: Attributes) -> str:
        """Return what a browser writes before the next item, which has these attributes."""
        number = _integer(attributes.get("value"), self._next)
        self._next = number + self._step
        kind = _kind(attributes, self._kind)
        if kind not in _KINDS:
            return ""
        has, write = _KINDS[kind]
        return write(number) if number in has else f"{number}. "


def _integer(value: str | None, default: int) -> int:
    found = _INTEGER.match(value or "")
    return int(found[1]) if found else default


def _kind(attributes: Attributes, default: str) -> str:
    """Return the kind that the style names, else `default`."""
    for style in _STYLE.findall((attributes.get("style") or "").lower()):
        for word in str(style).split():
            kind = _ALIASES.get(word, word)
            if kind in (*_KINDS, "none", "disc", "circle", "square"):
                return kind
    return default
