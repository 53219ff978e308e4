"""Figures that people write otherwise than the reports: 三千一百一十三, 317000, 三十多万."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from knowledge.models import Report
from knowledge.normalize import clean
from knowledge.numbering import chinese_int

LEAST = 11  # smaller ones are told alike in either script, and stand everywhere
ROUND = 100  # from which a figure that ends in zeros may be meant roughly; with 多, from 10
ROUND_WITH_MORE = 10
AROUND = 8  # characters before and behind a figure that tell what it is of

_DIGIT = "零〇一二两三四五六七八九"
_BELOW_MYRIAD = rf"(?:[{_DIGIT}]千)?零?(?:[{_DIGIT}]百)?零?(?:[{_DIGIT}]?十)?零?[{_DIGIT}]?"
_WELL_FORMED = re.compile(rf"(?:{_BELOW_MYRIAD}[万亿]+)*{_BELOW_MYRIAD}|[{_DIGIT}]{{3,}}")
_SHORTENED = re.compile("([亿万千百])([一二三四五六七八九])$")  # 一千六 is 一千六百
_NEXT = {"亿": "千万", "万": "千", "千": "百", "百": "十"}
_ARABIC = r"\d++(?:,\d{3})*+(?:\.\d++)?+"
_CHINESE = rf"[{_DIGIT}十][{_DIGIT}十百千万亿]*+(?:点[{_DIGIT}]++)?+"
# what stands behind tells a date, an hour or a name rather than a count: 二十大, 十四五
_FIGURE = re.compile(
    rf"(?<![\d.第])(?<!\d,)(?P<share>百分之)?+(?P<number>{_ARABIC}|{_CHINESE})(?P<more>[多余来])?+"
    r"(?P<scale>[百千]?+[万亿]*+)(?P<sign>%)?+(?P<behind>[多余来]?+)(?![\d年月日号时点分届大])"
    rf"(?=个?(?P<of>[一-鿿]{{0,{AROUND}}}))"
)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure in a text: its value, whether that is a percentage, what stands around it."""

    span: tuple[int, int]
    written: str
    value: Decimal
    is_share: bool
    is_more: bool  # 多, somewhat above it
    before: str
    of: str

    @property
    def roughness(self) -> Decimal:
        """The place of its last digit that is no zero: 10000 for 三十一万."""
        exponent = self.value.normalize().as_tuple().exponent
        return Decimal(10) ** int(exponent)

    @property
    def is_rough(self) -> bool:
        """Whether it may stand for others about as great."""
        least = ROUND_WITH_MORE if self.is_more else ROUND
        return not self.is_share and self.roughness >= least


class Figures:
    """The figures of some reports, as they write them. Immutable, safe to share."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._written: dict[tuple[Decimal, bool], dict[str, None]] = {}
        self._of: dict[Decimal, list[str]] = {}
        for figure in (f for report in reports for f in _figures(clean(report.text))):
            known = self._written.setdefault((figure.value, figure.is_share), {})
            known.setdefault(figure.written)
            if not figure.is_share:
                self._of.setdefault(figure.value, []).append(figure.before + figure.of)
        self._values = sorted(self._of)

    def as_written(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Return a normalised question with its figures as the reports write them.

        Also those that were taken for a rough one, as 3113 for 三千多.
        """
        done, said, rough = 0, list[str](), list[str]()
        for figure in _figures(text):
            known = self._exactly(figure)
            if figure.written in known:
                continue
            meant = next(iter(known), "") or self._near(figure)
            if not meant:
                continue
            said += [text[done : figure.span[0]], meant]
            done = figure.span[1]
            if not known:
                rough.append(meant)
        return "".join((*said, text[done:])), tuple(rough)

    def _exactly(self, figure: _Figure) -> Collection[str]:
        """Return how the reports write a figure that is meant as it is."""
        return () if figure.is_more else self._written.get((figure.value, figure.is_share), ())

    def _near(self, figure: _Figure) -> str:
        """Return the one figure of the same things that a rough one may stand for, else ""."""
        if not figure.is_rough or not figure.of:
            return ""
        below = Decimal(0) if figure.is_more else figure.roughness / 2
        first = bisect_left(self._values, figure.value - below)
        last = bisect_left(self._values, figure.value + figure.roughness)
        found = [
            value
            for value in self._values[first:last]
            if any(figure.of[0] in of for of in self._of[value])
        ]
        return next(iter(self._written[found[0], False])) if len(found) == 1 else ""


def _figures(text: str) -> Iterator[_Figure]:
    for found in _FIGURE.finditer(text):
        value = _value(found["number"], found["scale"])
        is_share = bool(found["share"] or found["sign"])
        if value is None or (value < LEAST and not is_share):
            continue
        written = f"{found['share'] or ''}{found['number']}{found['scale']}{found['sign'] or ''}"
        more = bool(found["more"] or found["behind"])
        before = text[max(found.start() - AROUND, 0) : found.start()]
        yield _Figure(found.span(), written, value, is_share, more, before, found["of"])


def _value(number: str, scale: str) -> Decimal | None:
    """Return the value of a figure, None where its characters make no number."""
    if number[0].isdecimal():
        value = Decimal(number.replace(",", ""))
    else:
        whole, _, rest = number.partition("点")
        if not _WELL_FORMED.fullmatch(whole):
            return None
        whole = _SHORTENED.sub(lambda found: found.group() + _NEXT[found[1]], whole)
        value = Decimal(f"{chinese_int(whole)}.{chinese_int(rest) if rest else 0}")
    return value * (chinese_int(f"一{scale}") if scale else 1)
