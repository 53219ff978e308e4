"""Which reports, and which of their parts, a question is about: its places, offices, years."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from knowledge import quantities, years
from knowledge.contents import Contents
from knowledge.models import Lack, Passage, Report
from knowledge.normalize import normalize
from knowledge.offices import Offices, Span, office_of
from knowledge.places import Places, above, around, is_subdistrict, places_of, speaks_of
from knowledge.prior import Factors, Prior, Standing

Series = tuple[str, frozenset[str]]  # the office and the places whose reports follow another


class Scope:
    """What every passage of one knowledge base is of. Immutable, safe to share."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        reports = list(dict.fromkeys(p.report for p in passages))
        self._newest = sorted(reports, key=lambda report: report.year or 0, reverse=True)
        self._contents_of = {report: Contents(report) for report in reports}
        self._places_of = {report: places_of(report) for report in reports}
        wider = {own: above(own) for own in {*self._places_of.values()}}
        self._around = {r: own | wider[own] for r, own in self._places_of.items()}
        self._narrow = {r: own - wider[own] for r, own in self._places_of.items()}
        self.places = Places(self._places_of.values())
        office = {r: office_of(r, own) for r, own in self._places_of.items()}
        self._offices = Offices(office)
        self._series = {r: (office[r], self._places_of[r]) for r in reports}
        self._has_other_years = _of_several_years(self._series)
        spoken = {p: years.spoken_of(p) for p in passages}
        self._spoken = {p: of.each for p, of in spoken.items()}
        self._mentions = {p: years.mentioned(normalize(p.text)) for p in passages}
        self._prior = Prior(passages, self._standing(), spoken, self._mentions)

    def _standing(self) -> dict[Report, Standing]:
        newer = _newer(self._series)
        return {
            report: Standing(places, self._narrow[report], office, newer[report])
            for report, (office, places) in self._series.items()
        }

    def factors(self, text: str, asked: frozenset[int], named: frozenset[str]) -> Factors:
        """Return what the score of every passage counts for a question, shape (n,), up to 1.

        `text` is the question, `asked` are the years it names, `named` its places.
        """
        return self._prior.factors(text, asked, named, self._offices.named(text))

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

    def offices(self, text: str) -> list[Span]:
        """Return where a question names offices that published some of the reports."""
        return [span for spans in self._offices.named(text).values() for span in spans]

    def has_other_years(self, report: Report) -> bool:
        """Return whether the same office has reports of other years beside this one."""
        return report in self._has_other_years

    def of_another_year(self, passage: Passage, text: str, asked: frozenset[int]) -> bool:
        """Return whether a question names years, and the passage speaks of others only.

        Or a part of a year, of which it does not speak.
        """
        return self.another_time(passage, text, asked) is not None

    def another_time(self, passage: Passage, text: str, asked: frozenset[int]) -> Lack | None:
        """Return YEAR where a question names years, and the passage speaks of others only.

        PART_OF_YEAR where it names a part of a year of which the passage does not speak, None
        otherwise. A question that names the year of a report, and not what was done in it, may
        mean the report; not where it asks for a quantity of that year.
        """
        if asked and self._is_of_others(passage, text, asked):
            return Lack.YEAR
        parts = years.parts_of_year(text)
        untold = parts and not parts <= years.parts_of_year(normalize(passage.text))
        return Lack.PART_OF_YEAR if untold else None

    def _is_of_others(self, passage: Passage, text: str, asked: frozenset[int]) -> bool:
        told = self._spoken[passage] | self._mentions[passage]
        done = years.tense(text) == "done" and not years.of_reports(text)
        if not done and not (told and quantities.named(text) and not years.of_reports(text)):
            told |= frozenset(filter(None, [passage.report.year]))
        if not told:
            return False
        return not asked & told or (done and years.tense_of(passage) == "plan")

    def is_only_planned(self, passage: Passage, text: str, asked: frozenset[int]) -> bool:
        """Return whether a passage plans for a year of which a question does not ask plans."""
        return (
            bool(asked & self._spoken[passage])
            and years.tense_of(passage) == "plan"
            and years.tense(text) != "plan"
        )

    def is_newer(self, one: Report, other: Report) -> bool:
        """Return whether `one` is of the same series as the `other`, and of a later year."""
        return self._series[one] == self._series[other] and (one.year or 0) > (other.year or 0)

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
        """Return whether a question names offices, of which neither report nor passage speaks."""
        said = normalize("".join((passage.report.title, *passage.path, passage.text)))
        return self._offices.is_another(passage.report, said, text)


def _of_several_years(series: Mapping[Report, Series]) -> frozenset[Report]:
    """Return the reports beside which stand others of the same series and of another year."""
    newer = _newer(series)
    several = {own for report, own in series.items() if newer[report]}
    return frozenset(report for report, own in series.items() if own in several)


def _newer(series: Mapping[Report, Series]) -> dict[Report, int]:
    """Return how many reports of the same series are of a later year."""
    years_of = defaultdict[Series, set[int]](set)
    for report, own in series.items():
        years_of[own].add(report.year or 0)
    return {r: sum(year > (r.year or 0) for year in years_of[k]) for r, k in series.items()}
