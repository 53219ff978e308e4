"""Passages of a pool as reports: those of one title are one report."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from benchmarks.pool import Line

from knowledge.models import Metadata, Outline, Passage, Report, Segment


def reports_of(lines: Sequence[Line]) -> tuple[list[Report], dict[Passage, str]]:
    """Return the reports, and the id of every passage of theirs."""
    titled: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        titled[line.title].append(line)
    reports = [_report(title, some) for title, some in titled.items()]
    named = zip(reports, titled.values(), strict=True)
    pairs = (
        (passage, line.id)
        for r, some in named
        for passage, line in zip(r.passages, some, strict=True)
    )
    return reports, dict(pairs)


def _report(title: str, lines: Sequence[Line]) -> Report:
    ends = [*accumulate(len(line.text) for line in lines)]
    spans = list(zip([0, *ends], ends, strict=False))
    outline = Outline((0, ends[-1]), (), tuple(Segment((title,), span) for span in spans))
    return Report(title, "".join(line.text for line in lines), Metadata(name=title), outline)
