"""Years: those a question asks about, and those a passage speaks of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge import lexicon
from knowledge.models import Passage, Report
from knowledge.normalize import normalize
from knowledge.numbering import chinese_int

Tense = Literal["done", "plan"]

_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?!\d|\.\d|\s*[家个次份起条项户人万亿元名位件间吨米场路])"
)
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)年(?![内来以前后间期的])")
_CENTURY = 2000
_PUBLISHED = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年")
_PLAN_OF_FIVE = re.compile(r"([一二三四五六七八九十]{1,3})五[”」』]?(?:时期|期间|规划|发展|以来)")
_THIRD, _THIRD_BEGINS, _FIVE = 3, 1966, 5  # from the third on, each plan follows the last
_PAST_FIVE = re.compile(r"(?:过去|近|这)五年|五年来|本届政府")
_NUMERAL = r"(\d{1,2}|[一二三四五六七八九十]{1,2})"
_MONTH = re.compile(rf"(?<![\d.个第上下这本半一二三四五六七八九十]){_NUMERAL}月(?!饼)")
_QUARTER = re.compile(rf"(前)?第?{_NUMERAL}个?季度")
_MONTHS = re.compile(rf"[前头]{_NUMERAL}个月")
_HALF = re.compile(r"[上下]半年")
_DAYS = re.compile(  # a few days of a year, and those near the day on which somebody asks
    r"春节|元旦|端午|中秋|除夕|(?:国庆|五一|十一|清明|劳动节)(?=节?(?:期间|假期|长假|黄金周|前后))"
    r"|春运|寒假|暑假|节假日|周末|双休日|[上这本]个?(?:月|星期|礼拜|周)(?!期|边|围|末|饼)|昨天|前天"
)
_OPENING = re.compile(
    r"[^。；;\n]{0,40}"
)  # characters by which a passage may tell of a longer time
_LOOKS_BACK = re.compile(r"总结|回顾")
_THIS_YEAR = re.compile(r"今年|本年")
_PAST_YEAR = re.compile(r"去年|上年|(?:过去|这)一年")
_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "旧年": -1, "前年": -2, "后年": 2}
_PLAN = re.compile(
    r"打算|计划|想(?!问|知|了解|请教|咨询|查)|目标|预期|预计|力争|安排|准备|将|要(?!求|点|闻|素|领|么|不|是|紧|件|道|带)"
)
_DONE = re.compile(
    r"实际|已|完成|(?<![为除罢])(?<!安排|计划|提出|部署|规划|确定)(?<!定)(?<!\d)了(?=多少|几|哪|什么|啥|吗|没|[?!。]|$)|过(?!程|渡)|实现"
)
_GONE_BY = re.compile(r"去年|上年(?!度?同期)|旧年|前年")
_REPORT_OF = re.compile(r"(?<!\d)((?:19|20)\d\d)年?度?(?:[^,，。?？]{0,12})(?:报告|公报)")
_WORK_REPORT = re.compile(r"工作报告(?!.*年度)")


def asked(text: str) -> frozenset[int]:
    """Return the years that a question names in figures."""
    full = {int(year) for year in _YEAR.findall(text)}
    return frozenset(full | {_CENTURY + int(year) for year in _SHORT_YEAR.findall(text)})


def relative(words: Iterable[str]) -> frozenset[int]:
    """Return the years that a question names from where it stands: 去年 is -1.

    明年 is none: it asks for what a report plans, whatever year that is.
    """
    return frozenset(_RELATIVE[word] for word in words if word in _RELATIVE)


def are_relative(words: Sequence[str]) -> set[int]:
    """Return which of `words` name years from where a question stands."""
    return {at for at, word in enumerate(words) if word in _RELATIVE}


def parts_of_year(text: str) -> frozenset[str]:
    """Return the halves, quarters, months and festive days that normalised `text` names."""
    months = {f"{_number(found)}月" for found in _MONTH.findall(text)}
    first = {f"前{_number(found)}个月" for found in _MONTHS.findall(text)}
    quarters = {f"{to}{_number(found)}季度" for to, found in _QUARTER.findall(text)}
    return frozenset({*_HALF.findall(text), *_DAYS.findall(text), *months, *first, *quarters})


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else chinese_int(numeral)


def of_reports(text: str) -> frozenset[int]:
    """Return the years by which a question names reports: 2003年国务院的报告."""
    return frozenset(int(year) for year in _REPORT_OF.findall(text))


def tense(text: str) -> Tense | None:
    """Return whether a question that names a year asks what was planned for it, or done in it.

    Of a year gone by it asks what was done, unless it says otherwise.
    """
    if _DONE.search(text):
        return "done"
    if _PLAN.search(text):
        return "plan"
    return "done" if _GONE_BY.search(text) else None


@dataclass(frozen=True, slots=True)
class Spoken:
    """The years that a passage speaks of one by one, and those of a longer time it covers."""

    each: frozenset[int] = frozenset()
    within: frozenset[int] = frozenset()

    def __contains__(self, year: int) -> bool:
        return year in self.each or year in self.within


def spoken_of(passage: Passage) -> Spoken:
    """Return the years that a passage speaks of, none when nothing tells.

    The nearest heading that names years decides; else what the part of the report is about:
    a work report of a government is given early in the year that it plans, and looks back on
    the one before; a yearly report bears the year that it looks back on.
    """
    year, done = passage.report.year, looks_back_on(passage.report)
    opening = normalize(_OPENING.match(passage.text).group())  # type: ignore[union-attr]  # may be empty
    if (within := _longer(opening, year)) and not mentioned(opening):
        return Spoken(within=within)
    for heading in map(normalize, reversed(passage.path)):
        each, within = (
            mentioned(heading) | _spoken_from(heading, passage.report),
            _longer(heading, year),
        )
        if each or within:
            return Spoken(each, within)
    if year is None or done is None:
        return Spoken()
    about = lexicon.aspects_of(passage.path[0]) if passage.path else frozenset()
    if about & {"done", "plan", "problem"}:
        return Spoken(frozenset({done + 1} if about == {"plan"} else {done}))
    return Spoken(frozenset({done, year}))


def tense_of(passage: Passage, spoken: Spoken | None = None) -> Tense | None:
    """Return whether a passage tells what was done or what is planned, None when unclear.

    `spoken` is what `spoken_of` returns for it, where that is known.
    """
    if passage.path and _LOOKS_BACK.search(normalize(passage.path[0])):
        return "done"
    done, spoken = looks_back_on(passage.report), spoken or spoken_of(passage)
    of = spoken.each | spoken.within
    if done is None or not of or min(of) <= done < max(of):
        return None
    return "done" if max(of) <= done else "plan"


def looks_back_on(report: Report) -> int | None:
    """Return the year whose work a report tells of."""
    if report.year is None:
        return None
    return report.year - bool(_WORK_REPORT.search(normalize(report.title)))


def mentioned(text: str) -> frozenset[int]:
    """Return the years that normalised published `text` names."""
    return frozenset(map(int, _PUBLISHED.findall(text)))


def _spoken_from(heading: str, report: Report) -> frozenset[int]:
    """Return the years that the heading of a work report names from when it is given."""
    done = looks_back_on(report)
    if report.year is None or done == report.year:
        return frozenset()
    named = ((_THIS_YEAR, report.year), (_PAST_YEAR, done))
    return frozenset(year for words, year in named if year and words.search(heading))


def _longer(heading: str, year: int | None) -> frozenset[int]:
    """Return the years of the five-year plans, or of the five years past, that are named."""
    years = set[int]()
    for numeral in _PLAN_OF_FIVE.findall(heading):
        begins = _THIRD_BEGINS + _FIVE * (chinese_int(numeral) - _THIRD)
        years |= set(range(begins, begins + _FIVE))
    if year and _PAST_FIVE.search(heading):
        years |= set(range(year - _FIVE, year))
    return frozenset(years)
