"""What a question wants to be told: a figure, a place, a price, a way, which one of a kind."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from knowledge import lexicon
from knowledge.models import Lack

WHICH, NUMBER = "which", "number"

_LACKS = {
    Lack.NUMBER: ("number", "people", "households", "ordinal", "percent"),
    Lack.MONEY: ("price",),
    Lack.TIME: ("hours", "duration", "date"),
    Lack.WHERE: ("address", "place"),
    Lack.WHO: ("person", "who", "office"),
    Lack.CONTACT: ("phone", "link"),
    Lack.WAY: ("procedure", "materials"),
    Lack.REASON: ("reason",),
}

_WHICH = re.compile(r"哪一?[个家间所座栋款]([一-鿿]{2,8})")
_WHICH_ONE = re.compile(r"哪[一两几]?[个家间]([区街镇村校站店])")
_COUNTED = re.compile(r"(?:多少|(?<!第)几)[万亿]?[个家次份起条项间种位名路所座栋]?([一-鿿]{2,8})")
_OPPOSITE = re.compile(r"迁出|搬走|搬出|搬离|迁走|注销|退出|关停|倒闭|停办")
_ALIKE = (  # measures of which one may stand for another
    ("家", "间"),
    ("起", "宗", "件", "例", "单", "次"),
    ("份",),
    ("次", "场", "回"),
    ("路",),
    ("户",),
    ("亩",),
    ("吨",),
    ("公里",),
)
_MEASURED = re.compile(
    rf"(?:多少|(?<![第这那近去])几)[万亿]?({'|'.join(m for alike in _ALIKE for m in alike)})"
)
_GOES_ON = re.compile(
    r"(?:事务所|中心|医院|学校|公司|大学|银行|[所站馆店院社号])$"
)  # 律师 + 事务所


@dataclass(frozen=True, slots=True)
class Want:
    """One thing to be told.

    `noun` is the kind of thing that the answer must name, for WHICH, or that NUMBER counts.
    """

    kind: str
    noun: str = ""
    measures: tuple[
        str, ...
    ] = ()  # of NUMBER: one of these stands behind the figure, or the noun beside it


def lack_of(untold: Iterable[Want]) -> Lack:
    """Return what is lacking where those wants are not told; the most telling of them."""
    kinds = {want.kind for want in untold}
    narrow = [lack for lack, known in _LACKS.items() if kinds & set(known)]
    return narrow[-1] if narrow else Lack.ASKED


def wants_of(text: str, cut: Callable[[str], list[str]]) -> frozenset[Want]:
    """Return what the normalised question `text` wants to be told."""
    kinds = [kind for kind, (asked, _) in lexicon.asks().items() if asked.search(text)]
    counted = _COUNTED.search(text)
    noun = _noun(cut(counted[1])) if counted else ""
    measured = _MEASURED.search(text)
    measures = next((m for m in _ALIKE if measured and measured[1] in m), ())
    number = {Want(NUMBER, noun, measures)} if NUMBER in kinds else set[Want]()
    known = {Want(kind) for kind in kinds if kind != NUMBER} | number
    nouns = {found[1] for found in _WHICH_ONE.finditer(text)} | {*_OPPOSITE.findall(text)}
    nouns |= {noun for found in _WHICH.finditer(text) if (noun := _noun(cut(found[1])))}
    return frozenset(known | {Want(WHICH, noun) for noun in nouns})


def _noun(words: list[str]) -> str:
    """Return the noun that `words` begin with, "" where any or a want of its own would do."""
    noun = words[0]
    if len(words) > 1 and _GOES_ON.search(words[1]):
        noun += words[1]
    says_nothing = noun in lexicon.general_words() or noun in lexicon.function_words()
    has_own = any(asked.search(f"哪个{noun}") for asked, _ in lexicon.asks().values())
    return "" if len(noun) == 1 or says_nothing or has_own else noun
