"""What a person should look at in how a report was cut: its author's way, or a wrong cut."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from knowledge.models import Report
from knowledge.numbering import leading_number
from knowledge.segment import MOST_PER_PASSAGE

SHOWN = 8  # characters of a heading that is named


class Doubt(StrEnum):
    """What is odd."""

    NO_HEADINGS = "no_headings"
    EMPTY_HEADINGS = "empty_headings"  # nothing stands under them: `count`
    LONG_SENTENCE = "long_sentence"  # it could not be cut into passages: `length` in characters
    SKIPPED = "skipped"  # the heading `after` does not go on from `before`


@dataclass(frozen=True, slots=True)
class Caution:
    """Something odd; `line` is that of the report's text, counted from 1."""

    doubt: Doubt
    line: int | None = None
    data: Mapping[str, str | int] = field(default_factory=dict)


def cautions(report: Report) -> tuple[Caution, ...]:
    """Return what is odd in how `report` was cut; nothing of most."""
    return (*_headings(report), *_sentences(report), *_numbers(report))


def line_of(report: Report, offset: int) -> int:
    """Return the line of the report's text, from 1, in which `offset` stands."""
    return report.text.count("\n", 0, offset) + 1


def _headings(report: Report) -> Iterator[Caution]:
    headings = report.outline.headings
    if not headings:
        yield Caution(Doubt.NO_HEADINGS)
    paths = (passage.path for passage in report.passages)
    heads = {path[:depth] for path in paths for depth in range(1, len(path) + 1)}
    if lost := len(headings) - len(heads):
        yield Caution(Doubt.EMPTY_HEADINGS, data={"count": lost})


def _sentences(report: Report) -> Iterator[Caution]:
    for passage in report.passages:
        if (length := len(passage.text)) > MOST_PER_PASSAGE:
            line = line_of(report, passage.span[0])
            yield Caution(Doubt.LONG_SENTENCE, line, {"length": length})


def _numbers(report: Report) -> Iterator[Caution]:
    for before, after in pairwise(report.outline.headings):
        first, second = leading_number(before.text), leading_number(after.text)
        if not first or not second or before.level != after.level or first.style != second.style:
            continue
        if second.value not in (1, first.value + 1):
            named = {"before": before.text[:SHOWN], "after": after.text[:SHOWN]}
            yield Caution(Doubt.SKIPPED, line_of(report, after.span[0]), named)
