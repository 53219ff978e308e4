"""Where in the loaded reports the answers to a question stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.evaluate.questions import SEGMENT_ID, Gold, Paragraph
from knowledge.models import Passage, Report
from knowledge.seed import embedded_report


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters of a report that answer; `words` are what a quote from there should hold."""

    report: Report
    span: tuple[int, int]
    words: str = ""

    def is_in(self, passage: Passage) -> bool:
        """Return whether `passage` holds any of the characters.

        A paragraph may have been cut into several passages, and several into one.
        """
        start, end = passage.span
        return passage.report is self.report and start < self.span[1] and self.span[0] < end


def spots_of(reports: Sequence[Report], gold: Gold) -> list[Spot]:
    """Return every place that answers, those that are acceptable only included."""
    ids = gold.gold_segment_ids + gold.acceptable_segment_ids
    paragraphs = (paragraph_of(reports, paragraph) for paragraph in gold.paragraphs)
    return [*segments(reports, ids, gold.answer_span), *filter(None, paragraphs)]


def segments(reports: Sequence[Report], ids: tuple[str, ...], words: str = "") -> list[Spot]:
    """Return where segments `sNN` stand; there is none for a number that no passage has."""
    report = subject(reports)
    passages = report.passages if report else ()
    numbers = [int(found[1]) for id_ in ids if (found := SEGMENT_ID.fullmatch(id_))]
    known = (passages[number] for number in numbers if number < len(passages))
    return [Spot(passage.report, passage.span, words) for passage in known]


def subject(reports: Sequence[Report]) -> Report | None:
    """Return the report whose passages `sNN` counts: ours where it is loaded, else the first."""
    ours = embedded_report().title
    named = (report for report in reports if report.title == ours)
    return next(named, next(iter(reports), None))


def paragraph_of(reports: Sequence[Report], gold: Paragraph) -> Spot | None:
    """Return where a paragraph, or what of it answers, stands; None where it is in no report."""
    report = _document(reports, gold)
    line = _line(report.text, gold) if report else None
    if report is None or line is None:
        return None
    start, text = line
    at = text.find(gold.span)
    first, last = (at, at + len(gold.span)) if gold.span and at >= 0 else (0, len(text))
    return Spot(report, (start + first, start + last), gold.span)


def _document(reports: Sequence[Report], gold: Paragraph) -> Report | None:
    """Return the report of that id or, where files were given other names, of that title."""
    named = (report for report in reports if report.id == gold.document)
    titled = (report for report in reports if gold.title and report.title == gold.title)
    return next(named, next(titled, None))


def _line(text: str, gold: Paragraph) -> tuple[int, str] | None:
    """Return where in `text` the gold paragraph begins, and the paragraph.

    It is the line of its number when that begins as it should. In a document whose lines have
    moved it is one that begins so, best with the words in it, and else one that holds the words.
    """
    lines = list(_lines(text))
    begins = [line for line in lines if line[1].lstrip().startswith(gold.start)]
    holds = [line for line in lines if gold.span and gold.span in line[1]]
    numbered = lines[gold.line - 1 : gold.line] if gold.line > 0 else []
    known = begins if gold.start else []
    orders = (
        [line for line in numbered if line in begins],
        [line for line in known if line in holds],
        known,
        holds,
    )
    return next((line for order in orders for line in order), None)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1
