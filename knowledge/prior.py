"""How much a passage counts for a question, by what it is of: its place, office and year."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge import quantities, years
from knowledge.masks import Masks
from knowledge.models import Passage, Report

Factors = NDArray[np.float32]

OTHER_PLACE = 0.1  # what the score of a passage of another place counts
NARROWER_PLACE = 0.8  # likewise of a place within the one named, which has reports of its own
OTHER_OFFICE = 0.6  # likewise of another office
OTHER_YEAR = 0.4  # likewise of another year
YEAR_IN_TEXT = 0.9  # likewise where the text alone names the year
LONGER_TIME = 0.85  # likewise of a longer time, such as five years, that the year is within
OTHER_TENSE = 0.6  # what was done, for a question about what was planned, and the reverse
ONLY_PLANNED = 0.8  # what was planned, for a question that does not say which of both it wants
TARGET = 0.6  # likewise of a quantity, whose result is told as well
OLDER = 0.93  # for each newer report of the same office, where no year is named


@dataclass(frozen=True, slots=True)
class Standing:
    """What a report is of: its places, the narrowest of them, its office; how many are newer."""

    places: frozenset[str]
    narrow: frozenset[str]
    office: str
    newer: int


class Prior:
    """The factors of all passages of one knowledge base. Immutable, safe to share."""

    def __init__(
        self,
        passages: Sequence[Passage],
        standing: Mapping[Report, Standing],
        spoken: Mapping[Passage, years.Spoken],
        mentions: Mapping[Passage, Collection[int]],
    ) -> None:
        """Take of each passage the years that it speaks of, and those that its text names."""
        of = [standing[p.report] for p in passages]
        self._place = Masks(passages, lambda p: standing[p.report].places)
        self._very_place = Masks(passages, lambda p: standing[p.report].narrow)
        self._office = Masks(passages, lambda p: {standing[p.report].office})
        self._year = Masks(passages, lambda p: spoken[p].each)
        self._within = Masks(passages, lambda p: spoken[p].within)
        self._mentioned = Masks(passages, mentions.__getitem__)
        self._bears = Masks(passages, lambda p: {p.report.year})
        self._tense = Masks(passages, lambda p: {years.tense_of(p, spoken[p])})
        self._recent = np.array([OLDER**own.newer for own in of], dtype=np.float32)

    def factors(
        self, text: str, asked: frozenset[int], named: frozenset[str], offices: Collection[str]
    ) -> Factors:
        """Return what the score of every passage counts for a question, shape (n,), up to 1.

        `text` is the question, `asked` are the years it names, `named` its places.
        """
        found = np.ones_like(self._recent)
        found[self._place.elsewhere(named)] *= OTHER_PLACE
        found[self._very_place.elsewhere(named)] *= NARROWER_PLACE
        found[self._office.elsewhere(offices)] *= OTHER_OFFICE
        if not asked:
            found *= self._recent
            return self._of_tense(found, text) if quantities.named(text) else found
        if (bearing := self._bears.where(years.of_reports(text))).any():
            found[~bearing] *= OTHER_YEAR
            return found
        return self._of_tense(found * self._of_years(asked), text)

    def _of_years(self, asked: frozenset[int]) -> Factors:
        """Return what passages count for the years that they speak of, or do not."""
        speaking = [masks.where(asked) for masks in (self._year, self._mentioned, self._within)]
        counts = [1.0, YEAR_IN_TEXT, LONGER_TIME]
        return np.select(speaking, counts, OTHER_YEAR).astype(np.float32)

    def _of_tense(self, factors: Factors, text: str) -> Factors:
        """Return `factors`, less for what was planned where results are asked for, and so on."""
        if tense := years.tense(text):
            factors[self._tense.elsewhere([tense])] *= OTHER_TENSE
        else:
            counts = TARGET if quantities.named(text) else ONLY_PLANNED
            factors[self._tense.where(["plan"])] *= counts
        return factors
