"""Which reports, and which of their parts, a question is about: its places, offices, years."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from knowledge import quantities, years
from knowledge.contents import Contents
from knowledge.models import Passage, Report
from knowledge.normalize import normalize
from knowledge.places import (
    Places,
    above,
    around,
    is_subdistrict,
    places_of,
    speaks_of,
    without,
)

Factors = NDArray[np.float32]
Mask = NDArray[np.bool_]
T = TypeVar("T", str, int)

OTHER_PLACE = 0.1  # what the score of a passage of another place counts
NARROWER_PLACE = 0.8  # likewise of a place within the one named, which has reports of its own
OTHER_OFFICE = 0.6  # likewise of another office
OTHER_YEAR = 0.4  # likewise of another year
YEAR_IN_TEXT = 0.9  # likewise where the text alone names the year
LONGER_TIME = 0.85  # likewise of a longer time, such as five years, that the year is within
OTHER_TENSE = 0.6  # what was done, for a question about what was planned, and the reverse
ONLY_PLANNED = 0.8  # what was planned, for a question that does not say which of both it wants
OLDER = 0.93  # for each newer report of the same office, where no year is named

_OFFICE_ENDS = tuple("局厅委办院部")
# 教育局, but neither 你们局 nor 哪个局
_SOME_OFFICE = re.compile(
    r"(?<![哪边某几一这那])((?!你们|我们|咱们|他们|贵|全|本|哪|各|每|某|个)[一-鿿]{2}[局厅])(?!长|面|部)"
)
_SHORTEST_OFFICE = 3  # characters: 政数局


class Scope:
    """What every passage of one knowledge base is of. Immutable, safe to share."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        reports = list(dict.fromkeys(p.report for p in passages))
        self._newest = sorted(reports, key=lambda report: report.year or 0, reverse=True)
        self._contents_of = {report: Contents(report) for report in reports}
        self._places_of = {report: places_of(report) for report in reports}
        self._around = {r: own | above(own) for r, own in self._places_of.items()}
        self._narrow = {r: own - above(own) for r, own in self._places_of.items()}
        self.places = Places(self._places_of.values())
        self._years_of = {p: years.spoken_of(p) for p in passages}
        offices = {r: without(_publisher(r), self._places_of[r]) for r in reports}
        self._place = _Masks(passages, lambda p: self._places_of[p.report])
        self._very_place = _Masks(passages, lambda p: self._narrow[p.report])
        self._office = _Masks(passages, lambda p: {offices[p.report]})
        self._year = _Masks(passages, lambda p: self._years_of[p].each)
        self._within = _Masks(passages, lambda p: self._years_of[p].within)
        self._mentions = {p: years.mentioned(normalize(p.text)) for p in passages}
        self._mentioned = _Masks(passages, self._mentions.__getitem__)
        self._bears = _Masks(passages, lambda p: {p.report.year})
        self._tense = _Masks(passages, lambda p: {years.tense_of(p)})
        self._kinds = {r: (offices[r], self._places_of[r]) for r in reports}
        newer = _newer(self._kinds)
        several = {self._kinds[r] for r in reports if newer[r]}
        self._has_other_years = frozenset(r for r in reports if self._kinds[r] in several)
        self._recent = np.array([OLDER ** newer[p.report] for p in passages], dtype=np.float32)

    def factors(self, text: str, asked: frozenset[int], named: frozenset[str]) -> Factors:
        """Return what the score of every passage counts for a question, shape (n,), up to 1.

        `text` is the question, `asked` are the years it names, `named` its places.
        """
        found = np.ones_like(self._recent)
        found[self._place.elsewhere(named)] *= OTHER_PLACE
        found[self._very_place.elsewhere(named)] *= NARROWER_PLACE
        found[self._office.elsewhere(self._named(text))] *= OTHER_OFFICE
        if not asked:
            found *= self._recent
            return self._of_tense(found, text) if quantities.named(text) else found
        if (bearing := self._bears.where(years.of_reports(text))).any():
            found[~bearing] *= OTHER_YEAR
            return found
        found *= np.select(
            [masks.where(asked) for masks in (self._year, self._mentioned, self._within)],
            [1.0, YEAR_IN_TEXT, LONGER_TIME],
            OTHER_YEAR,
        ).astype(np.float32)
        return self._of_tense(found, text)

    def _of_tense(self, factors: Factors, text: str) -> Factors:
        """Return `factors`, less for what was planned where results are asked for, and so on."""
        if tense := years.tense(text):
            factors[self._tense.elsewhere([tense])] *= OTHER_TENSE
        else:
            factors[self._tense.where(["plan"])] *= ONLY_PLANNED
        return factors

    def reports(self, asked: frozenset[int], named: frozenset[str]) -> list[Report]:
        """Return the reports that a question may be about, the newest first.

        They are of the places it names and of the years, as far as there are such.
        """
        found = self._newest
        for fits in (
            lambda report: named & self._places_of[report],
            lambda report: named & self._narrow[report],
            lambda report: report.year in asked,
        ):
            found = list(filter(fits, found)) or found
        return found

    def contents_of(self, report: Report) -> Contents:
        """Return the title, headings and clauses of a report."""
        return self._contents_of[report]

    def places_of(self, report: Report) -> frozenset[str]:
        """Return the places that a report is of."""
        return self._places_of[report]

    def reports_of(self, named: frozenset[str], asked: frozenset[int]) -> list[Report]:
        """Return the reports of the places `named` and of the years `asked`, the newest first.

        Of any place or year where none is named, and none where there are no such reports.
        """
        return [
            report
            for report in self._newest
            if (not named or (named <= self._around[report] and named & self._places_of[report]))
            and (not asked or report.year in asked)
        ]

    def from_now(self, relative: Collection[int], named: frozenset[str]) -> frozenset[int]:
        """Return the years so far from now, for who reads the newest report of the places named.

        Now is the year that the report bears, and the one in which it came out: who reads of
        2023 in 2024 may call 2023 this year or the last.
        """
        if not relative:
            return frozenset()
        newest = next((r for r in self.reports(frozenset(), named) if r.year), None)
        if newest is None:
            return frozenset()
        came_out = newest.metadata.publish_date or newest.metadata.written_date
        now = {newest.year, *map(int, re.findall(r"^\d{4}", came_out))}
        return frozenset(year + years for year in now if year for years in relative)

    def offices(self, text: str) -> list[tuple[int, int]]:
        """Return where a question names offices that published some of the reports."""
        return [span for spans in self._named(text).values() for span in spans]

    def _named(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """Return the offices that a question names, and where; the longest at each place."""
        found = {o: spans for o in self._office.values if (spans := _spans(o, text))}
        starts = dict[int, int]()
        for start, end in (span for spans in found.values() for span in spans):
            starts[end] = min(start, starts.get(end, start))
        longest = {o: [s for s in spans if starts[s[1]] == s[0]] for o, spans in found.items()}
        return {office: spans for office, spans in longest.items() if spans}

    def has_other_years(self, report: Report) -> bool:
        """Return whether the same office has reports of other years beside this one."""
        return report in self._has_other_years

    def of_another_year(self, passage: Passage, text: str, asked: frozenset[int]) -> bool:
        """Return whether a question names years, and the passage speaks of others only.

        Or a part of a year, of which the passage does not speak.
        One that names the year of a report, and not what was done in it, may mean the report;
        not where it asks for a quantity of that year.
        """
        told = self._years_of[passage].each | self._mentions[passage]
        done = years.tense(text) == "done" and not years.of_reports(text)
        if not done and not (told and quantities.named(text) and not years.of_reports(text)):
            told |= frozenset(filter(None, [passage.report.year]))
        if years.parts_of_year(text) - years.parts_of_year(normalize(passage.text)):
            return True
        if not asked or not told:
            return False
        return not asked & told or (done and years.tense_of(passage) == "plan")

    def is_only_planned(self, passage: Passage, text: str, asked: frozenset[int]) -> bool:
        """Return whether a passage plans for a year of which a question does not ask plans."""
        return (
            bool(asked & self._years_of[passage].each)
            and years.tense_of(passage) == "plan"
            and years.tense(text) != "plan"
        )

    def is_newer(self, one: Report, other: Report) -> bool:
        """Return whether `one` is of the same kind as the `other`, and of a later year."""
        return self._kinds[one] == self._kinds[other] and (one.year or 0) > (other.year or 0)

    def of_another_place(self, passage: Passage, quote: str, named: frozenset[str]) -> bool:
        """Return whether a question names a place that is neither the report's nor the quote's.

        What the report of a district tells is not told of its city, where only that is named.
        """
        if not named:
            return False
        narrow = self._narrow[passage.report]
        own = narrow if narrow and not named & narrow else self._around[passage.report]
        text = normalize("".join((*passage.path, quote)))
        return any(place not in own and not speaks_of(text, place) for place in named)

    def is_far(self, passage: Passage, named: frozenset[str]) -> bool:
        """Return whether a question names places, and a passage has to do with none of them.

        It has where its report is of the same province, or where it speaks of one of them.
        """
        if not named or any(
            is_subdistrict(place) or around(place) & self._around[passage.report]
            for place in named
        ):
            return False
        text = normalize("".join((*passage.path, passage.text)))
        return not any(speaks_of(text, place) for place in named)

    def of_another_office(self, passage: Passage, text: str) -> bool:
        """Return whether a question names offices, of which neither report nor passage speaks.

        Whether they are known by reports of their own, or by none.
        """
        named = self._named(text)
        said = normalize("".join((passage.report.title, *passage.path, passage.text)))
        spans = [span for found in named.values() for span in found]
        if self._kinds[passage.report][0] not in named and spans:
            told = any(text[start:end] in said for start, end in spans)
            return not told and not any(office in said for office in named)
        return any(
            found[1] not in said
            and not any(start <= found.start(1) and found.end(1) <= end for start, end in spans)
            for found in _SOME_OFFICE.finditer(text)
        )


class _Masks(Generic[T]):
    """Which passages have a property, for each of its values."""

    def __init__(
        self, passages: Sequence[Passage], values: Callable[[Passage], Iterable[T | None]]
    ) -> None:
        places = defaultdict[T, list[int]](list)
        for at, passage in enumerate(passages):
            for value in values(passage):
                if value:
                    places[value].append(at)
        self._size = len(passages)
        self._at: dict[T, NDArray[np.int64]] = {v: np.array(at) for v, at in places.items()}

    @property
    def values(self) -> Iterable[T]:
        return self._at.keys()

    def where(self, values: Iterable[T]) -> Mask:
        """Return where any of `values` holds."""
        found = np.zeros(self._size, dtype=np.bool_)
        for value in values:
            if value in self._at:
                found[self._at[value]] = True
        return found

    def elsewhere(self, values: Iterable[T]) -> Mask:
        """Return where none of `values` holds; nowhere when none holds anywhere."""
        here = self.where(values)
        return ~here if here.any() else here


def _publisher(report: Report) -> str:
    """Return who published a report: what its page says, else what its title begins with."""
    by_title, about, _ = report.title.partition("关于")
    return report.metadata.publisher or (by_title if about else "")


def _spans(office: str, text: str) -> list[tuple[int, int]]:
    """Return where a question says an office, in full or by some of its characters: 政数局."""
    if office[-1:] not in _OFFICE_ENDS:
        return []
    ends = [at for at, char in enumerate(text, 1) if char == office[-1]]
    taken = ((end, _shared(office, text[:end])) for end in ends)
    return [(end - count, end) for end, count in taken if count >= _SHORTEST_OFFICE]


def _shared(office: str, text: str) -> int:
    """Return how many characters at the end of `text` stand in `office` in the same order."""
    at, count = len(office), 0
    for char in reversed(text):
        at = office.rfind(char, 0, at)
        if at < 0:
            break
        count += 1
    return count


def _newer(kinds: dict[Report, tuple[str, frozenset[str]]]) -> dict[Report, int]:
    """Return how many reports of the same kind are of a later year."""
    years_of = defaultdict[tuple[str, frozenset[str]], list[int]](list)
    for report, kind in kinds.items():
        years_of[kind].append(report.year or 0)
    return {r: sum(year > (r.year or 0) for year in set(years_of[k])) for r, k in kinds.items()}
