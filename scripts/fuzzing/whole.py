"""What holds for every report that was read whole, whatever it was read from."""

from collections.abc import Iterator

from knowledge import Report
from knowledge.invariants import broken


def flaws(report: Report) -> list[str]:
    """Return what is wrong with `report`, nothing for a whole one."""
    return [*_texts(report), *_headings(report), *_passages(report), *broken(report)]


def _texts(report: Report) -> Iterator[str]:
    for what in (report.text, report.title, report.url, report.metadata.publisher):
        if what != what.encode(errors="replace").decode():
            yield "a text that UTF-8 cannot write"


def _headings(report: Report) -> Iterator[str]:
    for heading in report.outline.headings:
        printed = _letters(report.text[slice(*heading.span)])
        if printed != _letters(heading.text):
            yield f"a heading that does not stand in its span {heading.span}"
        if heading.level < 1:
            yield f"a heading of level {heading.level}"


def _letters(text: str) -> str:
    """Return what there is to read: a heading is told without line breaks and full stops."""
    return "".join(filter(str.isalnum, text))


def _passages(report: Report) -> Iterator[str]:
    if not report.passages:
        yield "no passage"
    if len({passage.id for passage in report.passages}) < len(report.passages):
        yield "two passages of one id"
