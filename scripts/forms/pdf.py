"""A report as PDF: by reportlab, with a running header and page numbers."""

from collections.abc import Iterator
from html import escape
from io import BytesIO

from forms.document import Block, Document, Heading, Table, lines_of
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, TableStyle
from reportlab.platypus import Table as TableOfCells

_FONT = "STSong-Light"  # no file of a font is needed: every viewer has its characters
_BODY = ParagraphStyle(
    "body", fontName=_FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK"
)
_TITLE = ParagraphStyle("title", _BODY, fontSize=18, leading=28, firstLineIndent=0, alignment=1)
_CELL = ParagraphStyle("cell", _BODY, firstLineIndent=0)
_GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
_MARGIN = 42  # points from the edge of the page, where header and footer stand


def printed(document: Document, *, compressed: bool = True) -> bytes:
    """Return the report as a PDF that looks like an office's print."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    buffer = BytesIO()
    pages = SimpleDocTemplate(
        buffer, pagesize=A4, title=document.title, pageCompression=int(compressed), invariant=1
    )
    flowables = [flowable for block in document.blocks for flowable in _flowables(block)]

    def furnish(canvas: Canvas, pages: SimpleDocTemplate) -> None:
        canvas.setFont(_FONT, 9)
        canvas.drawCentredString(A4[0] / 2, A4[1] - _MARGIN, document.title)
        canvas.drawCentredString(A4[0] / 2, _MARGIN, f"- {pages.page} -")

    pages.build(flowables, onFirstPage=furnish, onLaterPages=furnish)
    return buffer.getvalue()


def _flowables(block: Block) -> Iterator[Flowable]:
    if isinstance(block, Table):
        rows = [[Paragraph(escape(cell), _CELL) for cell in row] for row in block.rows]
        yield TableOfCells(rows, style=_GRID, repeatRows=1)
        return
    title = isinstance(block, Heading) and block.level == 1
    for line in lines_of(block):
        yield Paragraph(escape(line), _TITLE if title else _BODY)
