"""The lists in a sentence: how many of a kind it names, and how many it says there are."""

import re

MOST_BETWEEN = 6  # characters between a figure and the noun that it counts: 7个诊所备案凭证

_TITLE = re.compile(r"《[^《》]+》")
_JOINT = re.compile(r"、|以及|[和及与]")
_QUOTED = re.compile(r"“([^“”]*)”")
_NUMERALS = {numeral: n for n, numeral in enumerate("零一二三四五六七八九")} | {"两": 2}
_TEN = 10
NUMBER = rf"(?:(?<![\d.])\d+(?![\d.])|[十{''.join(_NUMERALS)}]{{1,3}})"
MEASURE = "[大个项种类家份条起部所间名款样]"


def value_of(numeral: str) -> int:
    """Return the value of a `NUMBER`."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return _NUMERALS.get(tens[-1:], 1) * _TEN * bool(ten) + _NUMERALS.get(ones[-1:], 0)


def said(noun: str, clause: str) -> int:
    """Return how many there are by the figures that count `noun` in a clause, 0 for unsaid."""
    counts = rf"({NUMBER})[余多]?{MEASURE}[^\d]{{0,{MOST_BETWEEN}}}{re.escape(noun)}"
    return max((value_of(found[1]) for found in re.finditer(counts, clause)), default=0)


def named(noun: str, clause: str, typed: str) -> int:
    """Return how many the longest list of a clause names, of any kind where `noun` is "".

    A list is of the kind that its items end with, or that stands behind the last of them, but
    in no name of its own. What the question `typed` names itself is no answer to it.
    """
    items = [item for item in _JOINT.split(clause) if not _is_asked(item, typed)]
    of_the_kind = len(items) if _is_of(noun, items) else 0
    return max(len(_TITLE.findall(clause)), of_the_kind)


def _is_asked(item: str, typed: str) -> bool:
    return any(name in typed for name in _QUOTED.findall(item))


def _is_of(noun: str, items: list[str]) -> bool:
    if not items or all(item.strip("“”").endswith(noun) for item in items):
        return True
    return noun in _QUOTED.sub("", items[-1])
