"""PDF with text. What is behind `read_pdf` runs in a process apart, PDFium included."""

from knowledge.readers.apart import read_apart
from knowledge.readers.content import Content
from knowledge.readers.plain import checked


def read_pdf(data: bytes, name: str) -> Content:
    """Return the text of a PDF: a line for each paragraph, heading, footnote and row of a table.

    Raises ReportError: DAMAGED; ENCRYPTED; EMPTY for no pages; SCANNED, with the number of
    `pages` and of those `scanned`; ENCODING where fonts do not say which characters they show;
    TOO_COMPLEX, with `pages` and their `limit` if that is why.
    """
    content = read_apart("knowledge.readers.pdf.document:read_document", data, name)
    checked(content.text, name)
    return content
