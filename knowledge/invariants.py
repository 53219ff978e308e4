"""What holds of every report that was read, whatever document it came from."""

from collections.abc import Iterator

from knowledge.lines import BLANK
from knowledge.models import Heading, Passage, Report
from knowledge.segment import MOST_PER_PASSAGE
from knowledge.sentences import sentence_spans


def broken(report: Report) -> tuple[str, ...]:
    """Return what does not hold of `report`, each with its place in the text; none for most.

    Headings alone on their lines and passages tile the body; passages are whole, not too long
    and more than a heading; a path names headings above, and only one section has it.
    """
    return (*_tiling(report), *_lengths(report), *_paths(report))


def _tiling(report: Report) -> Iterator[str]:
    alone = (heading.span for heading in report.outline.headings if not heading.run_in)
    at, end = report.outline.body
    for start, stop in sorted([*alone, *(passage.span for passage in report.passages)]):
        if start < at or not start < stop <= end:
            yield f"{start}: overlaps what is before it, or the end"
        if BLANK.sub("", report.text[at:start]):
            yield f"{at}: text that is in no passage"
        at = stop
    if BLANK.sub("", report.text[at:end]):
        yield f"{at}: text that is in no passage"


def _lengths(report: Report) -> Iterator[str]:
    opened = {h.span[0]: h for h in report.outline.headings if h.run_in}
    for passage in report.passages:
        text = passage.text
        if not text or text != text.strip():
            yield f"{passage.span[0]}: a passage is blank, or has blanks around it"
        if len(text) > MOST_PER_PASSAGE and len(sentence_spans(text)) > 1:
            yield f"{passage.span[0]}: a passage of {len(text)} characters"
        heading = opened.get(passage.span[0])
        if heading and heading.span == passage.span:
            yield f"{passage.span[0]}: a passage that is only a heading"


def _paths(report: Report) -> Iterator[str]:
    sections: dict[tuple[str, ...], Heading | None] = {}
    for passage, above in _standing(report):
        if not _is_under(passage.path, above):
            yield f"{passage.span[0]}: a path that names other headings than those above"
        own = above[len(passage.path) - 1] if passage.path and above else None
        if sections.setdefault(passage.path, own) is not own:
            yield f"{passage.span[0]}: a path that two sections have"


def _standing(report: Report) -> Iterator[tuple[Passage, list[Heading]]]:
    """Yield each passage with the headings that are open where it begins."""
    headings = list(reversed(report.outline.headings))
    above: list[Heading] = []
    for passage in report.passages:
        while headings and headings[-1].span[0] <= passage.span[0]:
            heading = headings.pop()
            above = [*above[: heading.level - 1], heading]
        yield passage, above


def _is_under(path: tuple[str, ...], above: list[Heading]) -> bool:
    return len(path) <= len(above) and all(
        name.startswith(heading.text) for name, heading in zip(path, above, strict=False)
    )
