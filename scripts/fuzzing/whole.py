"""What holds for every report that was read whole, whatever it was read from."""

from collections.abc import Iterator

from knowledge import Report

_ENDS = "。！？"  # of a heading alone on its line: the only text that no tile holds


def flaws(report: Report) -> list[str]:
    """Return what is wrong with `report`, nothing for a whole one."""
    return [*_texts(report), *_headings(report), *_passages(report), *_tiling(report)]


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
    headings = {heading.span[0]: heading.text for heading in report.outline.headings}
    if not report.passages:
        yield "no passage"
    if len({passage.id for passage in report.passages}) < len(report.passages):
        yield "two passages of one id"
    for passage in report.passages:
        if not passage.text or passage.text != passage.text.strip():
            yield f"a passage with nothing or white space at an end of {passage.span}"
        if headings.get(passage.span[0]) == passage.text.rstrip(_ENDS):
            yield f"a passage that is only a heading at {passage.span}"


def _tiling(report: Report) -> Iterator[str]:
    """Lone headings and passages stand in order in the body, and nothing is between them."""
    at, end = report.outline.body
    alone = [heading.span for heading in report.outline.headings if not heading.run_in]
    for start, stop in sorted([*alone, *(passage.span for passage in report.passages)]):
        if start < at:
            yield f"a tile that overlaps at {start}"
        elif report.text[at:start].lstrip(_ENDS).strip():
            yield f"text that was lost at {at}"
        at = max(at, stop)
    if at > end or report.text[at:end].lstrip(_ENDS).strip():
        yield f"a last tile that ends at {at}, in a body that ends at {end}"
