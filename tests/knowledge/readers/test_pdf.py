"""The same report, laid out by programs that write their PDFs in different ways."""

from collections.abc import Callable

import pytest
from forms.document import Document, parsed, plain
from forms.pdf import printed
from support.documents import printed_by_office, published
from support.pdfs import by_browser, by_office, paper
from support.reports import DATA, cut_of

from knowledge import read_report
from knowledge.readers.pdf import read_pdf

REPORT = parsed((DATA / "report.txt").read_text(encoding="utf-8"))
EVERY = 12  # of the published reports
LEAST_SAME = 0.99  # of their paragraphs: an end of a page hides where one ends, if rarely

PROGRAMS: dict[str, Callable[[Document], bytes]] = {
    "LibreOffice": by_office,
    "Chromium": by_browser,
    "reportlab": printed,
}


def texts(document: Document) -> list[str]:
    return [" ".join(line.split()) for line in plain(document).splitlines() if line.strip()]


@pytest.fixture(scope="module", params=PROGRAMS)
def laid_out(request: pytest.FixtureRequest) -> bytes:
    return PROGRAMS[request.param](REPORT)


def test_the_report_has_the_same_passages_as_its_text(laid_out: bytes) -> None:
    report = read_report(laid_out, "report.pdf")

    expected = read_report(plain(REPORT).encode(), "report.txt")
    assert cut_of(report) == cut_of(expected)
    assert report.metadata == expected.metadata


def test_the_report_has_its_title_and_no_header_or_page_number(laid_out: bytes) -> None:
    content = read_pdf(laid_out, "report.pdf")

    assert content.title == REPORT.title
    assert content.text.splitlines() == texts(REPORT)


def share_of_same(read: list[str], written: list[str]) -> float:
    return sum(line in set(read) for line in written) / len(written)


@pytest.fixture(scope="module")
def reports() -> dict[str, Document]:
    found = published(EVERY)
    if not found:
        pytest.skip("no published reports: XIAOYUE_TEST_DATA names no folder that has them")
    return found


@pytest.mark.slow
def test_paragraphs_of_published_reports_printed_by_libreoffice_come_back(
    reports: dict[str, Document],
) -> None:
    made = printed_by_office({name: paper(report) for name, report in reports.items()})

    for name, report in reports.items():
        read = read_pdf(made[name], f"{name}.pdf").text.splitlines()

        assert share_of_same(read, texts(report)) >= LEAST_SAME, name
