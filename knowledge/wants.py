"""What a question wants to be told: a figure, a place, a price, a way, which ones of a kind."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from knowledge import lexicon, quantities
from knowledge.counting import Counted, counted, noun_of, sized
from knowledge.models import Lack

WHICH, NUMBER, EACH = "which", "number", "each"
SEVERAL = 2  # things that are a list
FIGURES = {NUMBER, "people", "households", "percent", "price"}  # kinds that a figure tells

# what people ask of anything that they want to get done, and a like thing does not serve them
SERVICES = (
    *("price", "hours", "duration", "date", "address", "place", "phone", "link"),
    *("procedure", "materials", "condition"),
)

_LACKS = {
    Lack.NUMBER: ("number", "people", "households", "ordinal", "percent"),
    Lack.NAMES: ("each", "name"),
    Lack.MONEY: ("price",),
    Lack.TIME: ("hours", "duration", "date"),
    Lack.WHERE: ("address", "place"),
    Lack.WHO: ("person", "who", "holder", "office"),
    Lack.CONTACT: ("phone", "link"),
    Lack.WAY: ("procedure", "materials"),
    Lack.REASON: ("reason",),
}

_WHICH = re.compile(r"哪一?[个家间所座栋款]([一-鿿]{2,8})")
_WHICH_ONE = re.compile(r"哪[一两几]?[个家间]([区街镇村校站店])")
_OPPOSITE = re.compile(r"迁出|搬走|搬出|搬离|迁走|注销|退出|关停|倒闭|停办")
_ALIKE = (  # measures of which one may stand for another
    *(("家", "间"), ("起", "宗", "件", "例", "单", "次"), ("份",), ("次", "场", "回"), ("路",)),
    *(("户",), ("座", "栋", "幢"), ("台", "部"), ("辆",), ("艘",), ("棵", "株")),
    *(("条", "项", "则", "篇"), ("亩",), ("斤",), ("吨",), ("公里",)),
)
_LOOSE = ("家", "份", "条")  # these go with so many nouns that they do not tell which is counted
_MEASURED = re.compile(
    rf"(?:多少|(?<![第这那近去])几)[万亿]?({'|'.join(m for alike in _ALIKE for m in alike)})"
)
_LONE = "区县市镇乡村街国校店厂楼"  # nouns of one character that offices write, too


@dataclass(frozen=True, slots=True)
class Want:
    """One thing to be told.

    `noun` is the kind of thing that the answer must name, for WHICH, that NUMBER counts, or of
    which EACH wants all, `size` many where the question says so. With the figure of NUMBER
    stands that noun, or one of `measures`; `modifier` tells which of those things are counted.
    """

    kind: str
    noun: str = ""
    measures: tuple[str, ...] = ()
    modifier: str = ""
    size: int = 0


def lack_of(untold: Iterable[Want]) -> Lack:
    """Return what is lacking where those wants are not told; the most telling of them."""
    kinds = {want.kind for want in untold}
    narrow = [lack for lack, known in _LACKS.items() if kinds & set(known)]
    return narrow[-1] if narrow else Lack.ASKED


def wants_of(text: str, cut: Callable[[str], list[str]]) -> frozenset[Want]:
    """Return what the normalised question `text` wants to be told."""
    kinds = {kind for kind, (asked, _) in lexicon.asks().items() if asked.search(text)}
    if not kinds and quantities.is_asked_for(text):
        kinds = {NUMBER}
    wants = {Want(kind) for kind in kinds - {NUMBER, EACH}}
    if NUMBER in kinds:
        wants.add(_number(text, counted(text, cut)))
    if EACH in kinds:
        size, noun = sized(text, cut)
        wants.add(Want(EACH, noun or counted(text, cut).noun, size=size))
    nouns = {found[1] for found in _WHICH_ONE.finditer(text)} | {*_OPPOSITE.findall(text)}
    nouns |= {noun for found in _WHICH.finditer(text) if (noun := _kind(cut(found[1])))}
    return frozenset(wants | {Want(WHICH, noun) for noun in nouns})


def _number(text: str, of: Counted) -> Want:
    measured = _MEASURED.search(text)
    measures = next((m for m in _ALIKE if measured and measured[1] in m), ())
    if not (_is_telling(of.noun) or f"“{of.noun}”" in text):
        return Want(NUMBER, measures=measures)
    telling = () if measures and measures[0] in _LOOSE else measures
    return Want(NUMBER, of.noun, telling, of.modifier)


def _is_telling(noun: str) -> bool:
    own = _has_own(f"多少{noun}", besides=NUMBER)  # 多少钱
    return bool(noun) and not own and (len(noun) > 1 or noun in _LONE)


def _kind(words: list[str]) -> str:
    """Return the noun that `words` begin with, "" where any or a want of its own would do."""
    noun = noun_of(words)
    says_nothing = noun in lexicon.general_words() or noun in lexicon.function_words()
    return "" if len(noun) == 1 or says_nothing or _has_own(f"哪个{noun}") else noun


def _has_own(asking: str, *, besides: str = "") -> bool:
    return any(
        kind != besides and asked.search(asking) for kind, (asked, _) in lexicon.asks().items()
    )
