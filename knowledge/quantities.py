"""The quantities of statistics: which ones a text names, and whether it tells the one asked."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from knowledge import lexicon

_REMEMBERED = 256  # short texts: a question is held against every clause that may answer

_YEARLY = re.compile(r"年均(?:同口径|实际|分别)?(?:[增下减新]|提高|上升)")  # over several years
_STEADY = re.compile(r"连续[\d一二两三四五六七八九十]+年")
_FIGURE = re.compile(r"\d")
_BEFORE = r"(?:占|相当于|快于|高于|低于|优于)[^,。;、\d]{0,4}"
_BEHIND = r"(?:总量)?(?:的?(?:比重|比例|比率|占比|(?:综合)?贡献率)|(?:基本)?同步)"
_GOES_ON = (
    r"(?:占[一-鿿a-z]{2,8}的?(?:比重|比例))?"
    r"(?:的?(?:增速|涨幅|增幅|增长率|增长|目标|数据|总量|总数|情况|水平|强度|浓度|占比|比重|比例))*[?!。\s]*$"
)


@cache
def _rows_of() -> Mapping[str, frozenset[int]]:
    """Return the rows of the lexicon in which each name stands."""
    found = defaultdict[str, set[int]](set)
    for at, names in enumerate(lexicon.quantities()):
        for name in names:
            found[name].add(at)
    return {name: frozenset(rows) for name, rows in found.items()}


@cache
def _names() -> str:
    """Return a pattern of the names, the longest first: one that holds another is another."""
    return "|".join(map(re.escape, sorted(_rows_of(), key=len, reverse=True)))


@cache
def _named() -> re.Pattern[str]:
    return re.compile(_names())


@cache
def _compared_to() -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}(?:{_names()})|(?:{_names()}){_BEHIND}")


@cache
def _named_last() -> re.Pattern[str]:
    return re.compile(f"(?:{_names()}){_GOES_ON}")


@lru_cache(_REMEMBERED)
def named(text: str) -> frozenset[int]:
    """Return the quantities that normalised `text` names, as rows of the lexicon.

    Not those to which it compares another: what share of GDP something has is no GDP.
    """
    names = _named().findall(_compared_to().sub(" ", text))
    return frozenset().union(*(_rows_of()[name] for name in names))


def is_asked_for(text: str) -> bool:
    """Return whether a question ends with the name of a quantity: that asks for its figure."""
    return bool(_named_last().search(text))


def may_tell(asked: str, sentence: str) -> bool:
    """Return whether a sentence speaks of a quantity that the question `asked` names, if any."""
    wanted = named(asked)
    return not wanted or bool(wanted & named(sentence))


def is_another(asked: str, told: str) -> bool:
    """Return whether `told` names quantities, but none of those that the question `asked` does."""
    wanted = named(asked)
    found = named(told) if wanted else wanted
    return bool(found) and not wanted & found


def is_of_several_years(asked: str, clause: str) -> bool:
    """Return whether a clause tells of a quantity over several years, where that is not asked.

    How it grew in each of them, or that it stayed so for some; not how much it is.
    """
    if not named(asked) or "年均" in asked or "连续" in asked:
        return False
    rest, is_steady = _STEADY.subn("", clause)
    return bool(_YEARLY.search(clause) or (is_steady and not _FIGURE.search(rest)))
