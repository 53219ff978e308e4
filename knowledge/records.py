"""Reports as plain data, and back: what a database keeps of them besides their text."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Protocol

from knowledge.models import Heading, Metadata, Outline, Report, Segment

Span = tuple[int, int]


def details_of(report: Report) -> dict[str, Any]:
    """Return the metadata and the headings of a report, of types that JSON knows."""
    outline = report.outline
    headings = [[h.level, h.text, *h.span, h.run_in] for h in outline.headings]
    return {
        "metadata": asdict(report.metadata),
        "body": list(outline.body),
        "headings": headings,
    }


class Record(Protocol):
    """What is kept of a report, besides its segments."""

    id: str
    text: str
    year: int | None
    url: str
    details: Mapping[str, Any]


def report_of(record: Record, segments: Sequence[Segment]) -> Report:
    """Return the report that was kept, the same in everything."""
    details = record.details
    headings = tuple(
        Heading(level, text, (start, stop), run_in)
        for level, text, start, stop, run_in in details["headings"]
    )
    first, last = details["body"]
    outline = Outline((first, last), headings, tuple(segments))
    metadata = Metadata(**details["metadata"])
    return Report(record.id, record.text, metadata, outline, record.year, record.url)
