"""Passages that a file names as right answers and that no loaded report has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.evaluate.questions import Gold
from knowledge.evaluate.spots import paragraph_of, segments, subject
from knowledge.models import Report


@dataclass(frozen=True, slots=True)
class Stray:
    """What is nowhere in the reports, as the line of that number names it.

    `name` is the id of a segment, a section's heading, or a document and the line in it.
    """

    line: int
    name: str


def strays(reports: Sequence[Report], questions: Sequence[Gold]) -> tuple[Stray, ...]:
    """Return what the questions name and `reports` lack, in the order of the file."""
    return tuple(Stray(gold.line, name) for gold in questions for name in _lacking(reports, gold))


def _lacking(reports: Sequence[Report], gold: Gold) -> Iterator[str]:
    ids = gold.gold_segment_ids + gold.acceptable_segment_ids + gold.near_miss_segments
    yield from (id_ for id_ in dict.fromkeys(ids) if not segments(reports, (id_,)))
    if gold.gold_section and not _has_section(reports, gold.gold_section):
        yield gold.gold_section
    # of several paragraphs that answer, one is enough: the others may be of reports left out
    if gold.paragraphs and not any(paragraph_of(reports, p) for p in gold.paragraphs):
        first = gold.paragraphs[0]
        yield (first.document or first.title) + (f":{first.line}" if first.line else "")


def _has_section(reports: Sequence[Report], heading: str) -> bool:
    about = subject(reports)
    return about is not None and any(heading in passage.path for passage in about.passages)
