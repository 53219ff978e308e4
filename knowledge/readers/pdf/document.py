"""A PDF document → its text, in the process that calls.

A PDF says where each character stands and nothing else. So paragraphs, titles, tables and
what is no part of the text are told by what a reader sees: sheets of characters and lines
(`pdf_sheet`, `pdf_rules`), rows and columns (`pdf_rows`, `pdf_lines`, `pdf_page`), cells
(`pdf_grids`, `pdf_tables`), what repeats (`pdf_running`), margins, indents, distances and
lines that end early (`pdf_frames`, `pdf_measures`, `pdf_wrapping`, `pdf_paragraphs`), small
type (`pdf_footnotes`) and large (`pdf_title`).
"""

from collections.abc import Sequence

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY, FPDF_ERR_SUCCESS

from knowledge.errors import Refusal, ReportError
from knowledge.readers.content import Content
from knowledge.readers.pdf.measures import Measures
from knowledge.readers.pdf.page import Page, page_of
from knowledge.readers.pdf.paragraphs import Part, read_parts
from knowledge.readers.pdf.running import without_running
from knowledge.readers.pdf.sheet import Sheet, read_sheets
from knowledge.readers.pdf.tables import Table
from knowledge.readers.pdf.title import title_of
from knowledge.readers.tables import table_lines

MOST_PAGES = 3000  # what has more takes too long, and is no report
MOST_SCANNED = 0.2  # of the pages may be pictures; with more, a report would be read in part
_PICTURED = 0.5  # of a page is covered by pictures, if it is one
_CAPTION = 50  # characters on a page that is a picture, at most

_REASONS = {  # why a document does not open; it is damaged if nothing else
    FPDF_ERR_PASSWORD: Refusal.ENCRYPTED,
    FPDF_ERR_SECURITY: Refusal.ENCRYPTED,
    FPDF_ERR_SUCCESS: Refusal.EMPTY,  # it has no pages
}


def read_document(data: bytes, name: str) -> Content:
    """Return the text of a PDF; raises ReportError (see `read_pdf`), or may crash."""
    try:
        document = pdfium.PdfDocument(data)
        pages = _pages(document, name)
    except pdfium.PdfiumError as error:
        reason = _REASONS.get(error.err_code, Refusal.DAMAGED)
        raise ReportError(name, reason) from None
    pages = without_running(pages)
    measures = Measures(pages)
    parts = read_parts(pages, measures)
    text = "\n".join(line for part in parts for line in _lines(part))
    return Content(text=text, title=title_of(parts, measures))


def _pages(document: pdfium.PdfDocument, name: str) -> list[Page]:
    if len(document) > MOST_PAGES:
        about = {"pages": len(document), "limit": MOST_PAGES}
        raise ReportError(name, Refusal.TOO_COMPLEX, data=about)
    pages, scanned = list[Page](), 0
    for number, sheet in enumerate(read_sheets(document)):
        scanned += _is_scanned(sheet)
        pages.append(page_of(number, sheet))
    if scanned > MOST_SCANNED * len(pages):
        raise ReportError(name, Refusal.SCANNED, data={"pages": len(pages), "scanned": scanned})
    return pages


def _is_scanned(sheet: Sheet) -> bool:
    """Tell if a page is a picture, or drawn without a character."""
    if sheet.pictured >= _PICTURED:
        return len(sheet.glyphs) <= _CAPTION
    return sheet.drawn and not sheet.glyphs


def _lines(part: Part) -> Sequence[str]:
    if isinstance(part, Table):
        return table_lines(part.grid, headers=part.headers)
    return (part.text,)
