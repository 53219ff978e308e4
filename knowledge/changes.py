"""What differs between two editions: which reports, and which passages of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from knowledge.edits import Edit, edits
from knowledge.models import Passage, Report
from knowledge.pairing import Unpaired, most_alike

Pair = tuple[Passage, Passage]


@dataclass(frozen=True, slots=True)
class Replaced:
    """A report that another stands for, by its id or else by its title and year."""

    before: Report
    after: Report


@dataclass(frozen=True, slots=True)
class Moved:
    """A passage whose words now stand in another section, or in another report."""

    before: Passage
    after: Passage


@dataclass(frozen=True)
class Changed:
    """A passage that was worded anew; most often it stands where it stood."""

    before: Passage
    after: Passage

    @cached_property
    def words(self) -> tuple[Edit, ...]:
        """The spans, in the text of either passage, of the words that differ."""
        return edits(self.before.text, self.after.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What differs. Every passage of either side is in one group, and in it once.

    What was taken out stands in the order of the reports before, all else in that of those after.
    """

    reports_added: tuple[Report, ...]
    reports_removed: tuple[Report, ...]
    reports_replaced: tuple[Replaced, ...]
    added: tuple[Passage, ...]
    removed: tuple[Passage, ...]
    changed: tuple[Changed, ...]
    moved: tuple[Moved, ...]
    unchanged: int


def changes(before: Sequence[Report], after: Sequence[Report]) -> Changes:
    """Return what differs between the reports of two editions; ids are unique in either.

    A passage is unchanged where report, section and words are the same. One that is alike to
    another of the same report was changed, and so was one that stands where another stood.
    """
    reports = Unpaired(before, after)
    pairs = reports.pair(lambda r: r.id) + reports.pair(lambda r: (r.title, r.year))
    passages = Unpaired(_passages(before), _passages(after))
    unchanged = passages.pair(lambda p: (p.report.id, p.path, p.text))
    home = {report: pair[0] for pair in pairs for report in pair}
    moved = _moved(passages, home)
    changed = _changed(passages, home)
    place = {passage: at for at, passage in enumerate(_passages(after))}
    return Changes(
        reports_added=tuple(reports.after),
        reports_removed=tuple(reports.before),
        reports_replaced=tuple(Replaced(*pair) for pair in pairs if _differ(*pair)),
        added=tuple(passages.after),
        removed=tuple(passages.before),
        changed=tuple(Changed(*pair) for pair in sorted(changed, key=lambda c: place[c[1]])),
        moved=tuple(Moved(*pair) for pair in sorted(moved, key=lambda m: place[m[1]])),
        unchanged=len(unchanged),
    )


def _passages(reports: Iterable[Report]) -> list[Passage]:
    return [passage for report in reports for passage in report.passages]


def _moved(passages: Unpaired[Passage], home: Mapping[Report, Report]) -> list[Pair]:
    """Return the passages with the same words, first those that moved least."""
    return [
        *passages.pair(lambda p: (home.get(p.report), p.path, p.text)),
        *passages.pair(lambda p: (home.get(p.report), p.text)),
        *passages.pair(lambda p: p.text),
    ]


def _changed(passages: Unpaired[Passage], home: Mapping[Report, Report]) -> list[Pair]:
    """Return the passages with other words, first those that are surely the same."""

    def section(passage: Passage) -> tuple[Report, tuple[str, ...]]:
        return home.get(passage.report, passage.report), passage.path

    return [
        *passages.pair(section, most_alike),
        *passages.pair(lambda p: section(p)[0], most_alike),
        *passages.pair(section),
    ]


def _differ(before: Report, after: Report) -> bool:
    return _told(before) != _told(after)


def _told(report: Report) -> tuple[Any, ...]:
    return report.text, report.metadata, report.outline, report.year, report.url
