"""Reports and questions to test with."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge import Answer, Library, Report, ReportError, read_report
from knowledge.understand import Understanding

DATA = Path(__file__).parents[1] / "data"


def made(text: str, name: str = "made.txt", url: str = "") -> Report:
    """Return the report that `text` is."""
    return read_report(text.encode(), name, url=url)


def library_of(*texts: str) -> Library:
    """Return a library of reports with these texts."""
    return Library.build([made(text, f"made{n}.txt") for n, text in enumerate(texts)])


def understanding_of(library: Library) -> Understanding:
    """Return what reads the questions of `library`."""
    return library._understanding  # noqa: SLF001 - as the library put it together


def outside(report: Report, spans: Sequence[tuple[int, int]]) -> str:
    """Return what of the report's body stands in none of `spans`."""
    at, end = report.outline.body
    left = ""
    for start, stop in sorted(spans):
        left += report.text[at:start]
        at = stop
    return left + report.text[at:end]


def tiles(report: Report) -> list[tuple[int, int]]:
    """Return the spans that should tile a report's body: lone headings, and passages."""
    alone = [heading.span for heading in report.outline.headings if not heading.run_in]
    return sorted([*alone, *(passage.span for passage in report.passages)])


def cut_of(report: Report) -> list[tuple[tuple[str, ...], str]]:
    """Return the path and text of every passage of `report`."""
    return [(passage.path, passage.text) for passage in report.passages]


def refusal(source: str | Path | bytes, name: str = "") -> ReportError:
    """Return the refusal that reading `source` ends in."""
    with pytest.raises(ReportError) as caught:
        read_report(source, name)
    assert len(str(caught.value).splitlines()) == 1
    return caught.value


def assert_verbatim(answer: Answer, library: Library) -> None:
    """Check that all that `answer` shows is published text."""
    for hit in answer.hits:
        report = hit.passage.report
        assert report in library.reports
        assert hit.quote
        assert hit.quote in hit.passage.text
        assert report.text[slice(*hit.passage.span)] == hit.passage.text
        assert hit.url.startswith(report.url)
