"""What a question counts: the measure and the noun that belong to the figure it asks for."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from knowledge import lexicon
from knowledge.listing import MEASURE, NUMBER, value_of
from knowledge.speech import Role, role
from knowledge.tokens import is_han

# 几点, 几号, 几成 ask for an hour, a day, a share; 第几 for a place, 这几年 for nothing
_FIGURE = r"(?:(?<=都有)谁+|多少|(?<![第这那近去前])几(?![点号年月日天成折分]))"
_ASKED = re.compile(rf"{_FIGURE}[十百千万亿]*([一-鿿]{{1,8}})?")
_ANY_MEASURE = "项种类"  # these go with all nouns
_HAS = re.compile(  # 企业一共有多少家, 平台是哪几个
    r"(?:一共|总共|现在|目前|大概|到底|[共都各约])*(?:有哪?|是哪)$"
)
_TOTAL = re.compile("的?(?:总量|总数|数量|数目|规模)[是为]?$")  # of what stands before it
_SUFFIX = re.compile("“([一-鿿]{1,2})”")  # what names end in: 那几个“办”
_TIMES = ("次", "场", "回")  # these count what is done
_PLACE = re.compile("[边旁里外上下中之当其][上边里面中外间]|附近|周[围边]|[在上]线|[网线]上")
_PARTICLE = re.compile("[啊呀呢吧吗嘛哦呗哈啦]")
MOST_NOUNS = 3  # words of one noun phrase
_GOES_ON = re.compile(  # 律师 + 事务所
    r"(?:事务所|中心|医院|学校|公司|大学|银行|[所站馆店院社号])$"
)
_SIZED = re.compile(  # 7个证照, 四大平台, 哪五个“办”; but not 2023年
    rf"({NUMBER})[余多]?(?![年月日号点时位%]){MEASURE}{{0,2}}(?=“?([一-鿿]{{0,8}})(”?))"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands behind a figure, or right before it; "" for what is not named.

    `modifier` tells which of the things that `noun` names are counted: 注册 of 注册用户.
    """

    measure: str = ""
    noun: str = ""
    modifier: str = ""
    goes_on: bool = False  # more stands behind the measure


def counted(text: str, cut: Callable[[str], list[str]]) -> Counted:
    """Return what the first figure that `text` asks for counts; nothing where it asks for none."""
    behind = counted_behind(text, cut)
    found = _ASKED.search(text)
    if (suffix := _SUFFIX.search(text)) and not behind.noun:
        return replace(behind, noun=suffix[1])
    if not found or behind.noun or behind.goes_on or behind.measure in _TIMES:
        return behind
    ahead = _HAS.sub("", text[: found.start()])
    before = _TOTAL.sub("", ahead)
    if not found[1] and len(before) == found.start():
        return behind  # 通过率多少 asks for no count
    last = "".join(cut(before)[-1:])
    return replace(behind, noun=last if _is_thing(last) else "")


def counted_behind(text: str, cut: Callable[[str], list[str]]) -> Counted:
    """Return the same, by what stands behind the figure alone."""
    found = _ASKED.search(text)
    measure, words = _measured(cut(_said(found[1] or "").removeprefix("个") if found else ""))
    goes_on = not all(word in lexicon.function_words() for word in words)
    return Counted(measure, *_named(words), goes_on)


def sized(text: str, cut: Callable[[str], list[str]]) -> tuple[int, str]:
    """Return of how many `text` speaks, and their noun; 0 and "" where it says neither."""
    found = [
        (value_of(f[1]), f[2] if f[3] else "".join(_named(cut(f[2]))[:1]))
        for f in _SIZED.finditer(text)
    ]
    size = max((value for value, _ in found if value > 1), default=0)
    return size, next((noun for value, noun in found if value == size and noun), "")


def noun_of(words: Sequence[str]) -> str:
    """Return the noun that `words` begin with, the last of several: 资源 of 数据资源."""
    several = [words[0], *takewhile(_is_thing, words[1:MOST_NOUNS])]
    several += [word for word in words[len(several) :][:1] if _GOES_ON.search(word)]
    goes_on = len(several) > 1 and _GOES_ON.search(several[-1])
    return "".join(several[-2:]) if goes_on else several[-1]


def _said(text: str) -> str:
    """Return `text` up to the first particle that ends a question."""
    return _PARTICLE.split(text)[0]


def _measured(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the measure that `words` begin with, "" for one that goes with all, and the rest."""
    first = words[0] if words else ""
    if first in _ANY_MEASURE:
        return "", words[1:]
    if first in lexicon.follow_ups()["measure"]:
        return first, words[1:]
    return "", words[1:] if len(first) == 1 and role(first) is not Role.THING else words


def _named(words: Sequence[str]) -> tuple[str, str]:
    """Return the noun that `words` begin with, and what stands before it to modify it."""
    if not words:
        return "", ""
    if _is_thing(words[0]) or _is_lone(words):
        return noun_of(words), ""
    if len(words) > 1 and len(words[0]) > 1 and role(words[0]) is Role.DEED:
        return (noun_of(words[1:]), words[0]) if _is_thing(words[1]) else ("", "")
    return "", ""


def _is_lone(words: Sequence[str]) -> bool:
    """Return whether a noun of one character stands by itself: 群, but no 数 of 数源单位."""
    first, *others = words
    ends = not others or others[0] in lexicon.function_words()
    return len(first) == 1 and role(first) is Role.THING and ends


def _is_thing(word: str) -> bool:
    """Return whether a word of several characters names a thing, and not just any."""
    says_nothing = word in lexicon.general_words() or word in lexicon.function_words()
    if len(word) <= 1 or not is_han(word) or says_nothing or _PLACE.fullmatch(word):
        return False
    return role(word) is Role.THING
