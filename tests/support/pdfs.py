"""PDFs to test with: reports laid out by three programs, and pages drawn by hand."""

from collections.abc import Callable
from functools import cache
from html import escape
from io import BytesIO

import chromium
import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from forms import html, word
from forms.document import Document
from PIL import Image
from playwright.sync_api import sync_playwright
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate
from support.documents import need, printed_by_office

from knowledge.readers.pdf.document import read_document

WIDTH, HEIGHT = A4
FONT = "STSong-Light"  # no file of a font is needed
HEADER = "越秀区政务服务和数据管理局"
TEXT = "政务服务中心坚持以群众需求为导向，持续优化办事流程，全年累计办理各类事项一万二千件。"
SIZE, LEADING = 16, 28  # points: 三号, as official papers have it

Draw = Callable[[Canvas], None]


# By programs


def by_office(document: Document) -> bytes:
    """Return the PDF that LibreOffice makes of an official paper, with header and page numbers."""
    return printed_by_office({"made": paper(document)})["made"]


def paper(document: Document) -> bytes:
    """Return the report as a .docx that looks like an official paper."""
    made = docx.Document(BytesIO(word.typed(document)))
    section = made.sections[0]
    section.header.paragraphs[0].text = HEADER
    _number_pages(section.footer.paragraphs[0])
    for paragraph in made.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(SIZE)
        layout = paragraph.paragraph_format
        layout.line_spacing, layout.space_after = Pt(LEADING), Pt(0)
        if paragraph.text == document.title:
            paragraph.runs[0].font.size = Pt(22)
            layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
            layout.line_spacing = Pt(36)
        else:
            layout.first_line_indent = Pt(2 * SIZE)
            layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _number_pages(paragraph: WordParagraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = code
        paragraph.add_run()._r.append(part)  # noqa: SLF001 - python-docx has no face for fields
    paragraph.add_run(" —")


def by_browser(document: Document) -> bytes:
    """Return the PDF that Chromium prints of a page, with header and page numbers."""
    path = need(chromium.installed(), chromium.MISSING)
    number = '第 <span class="pageNumber"></span> 页 共 <span class="totalPages"></span> 页'
    style = "font-size:9px;width:100%;text-align:center"
    margins = dict.fromkeys(("top", "bottom", "left", "right"), "80px")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        page = browser.new_page()
        page.set_content(html.bare_page(document).decode())
        page.add_style_tag(content="p {text-indent: 2em} h1 {text-align: center}")
        made = page.pdf(
            format="A4",
            margin=margins,
            display_header_footer=True,
            header_template=f'<div style="{style}">{HEADER}</div>',
            footer_template=f'<div style="{style}">{number}</div>',
        )
        browser.close()
    return made


# By hand


@cache
def _font() -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return FONT


def body(size: float = SIZE, indent: float = 2, **more: object) -> ParagraphStyle:
    """Return the style of a paragraph; `indent` is that of its first line, in ems."""
    given = {"fontName": _font(), "fontSize": size, "leading": size * 1.75, "wordWrap": "CJK"}
    return ParagraphStyle("body", **given | {"firstLineIndent": indent * size} | more)


def flowing(
    *flowables: Flowable | str, furniture: Draw | None = None, style: ParagraphStyle | None = None
) -> bytes:
    """Return a PDF in which these follow one another, text as paragraphs of `style`."""
    style = style or body()
    buffer = BytesIO()
    pages = SimpleDocTemplate(buffer, pagesize=A4, invariant=1)
    parts = [Paragraph(escape(f), style) if isinstance(f, str) else f for f in flowables]

    def furnish(canvas: Canvas, _: SimpleDocTemplate) -> None:
        if furniture:
            furniture(canvas)

    pages.build(parts, onFirstPage=furnish, onLaterPages=furnish)
    return buffer.getvalue()


def drawn(*pages: Draw, **settings: object) -> bytes:
    """Return a PDF with these pages."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, **settings)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def write(canvas: Canvas, x: float, y: float, text: str, size: float = SIZE) -> None:
    """Draw a line of text that begins at x, y."""
    canvas.setFont(_font(), size)
    canvas.drawString(x, y, text)


def centre(canvas: Canvas, y: float, text: str, size: float = SIZE) -> None:
    """Draw a line of text in the middle of the page."""
    canvas.setFont(_font(), size)
    canvas.drawCentredString(WIDTH / 2, y, text)


def lines(*texts: str, x: float = 72, top: float = 750, size: float = SIZE) -> Draw:
    """Return what draws lines of text below one another."""

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            write(canvas, x, top - number * size * 1.75, text, size)

    return draw


def together(*draws: Draw) -> Draw:
    """Return what draws all of these on one page."""

    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def picture(canvas: Canvas) -> None:
    """Draw a picture that covers the page, as a scan does."""
    canvas.drawImage(ImageReader(Image.new("L", (210, 297), 200)), 0, 0, WIDTH, HEIGHT)


def unnamed() -> bytes:
    """Return a page of text in a font that does not say which characters its shapes are."""
    shapes = b"".join(b"%04x" % shape for shape in range(100, 125))
    shown = b"BT /F 16 Tf 72 700 Td <%s> Tj ET" % shapes
    kind = b"/BaseFont /AAAAAA+Song /CIDSystemInfo "
    return _file(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count 1 /Kids [3 0 R]>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources <</Font <</F 5 0 R>>>>>>",
        b"<</Length %d>> stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Song /Encoding /Identity-H"
        b" /DescendantFonts [6 0 R]>>",
        b"<</Type /Font /Subtype /CIDFontType2 /DW 1000"
        + kind
        + b"<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>>",
    )


def without_pages() -> bytes:
    """Return a document that is whole, but has no page."""
    return _file(b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Count 0 /Kids []>>")


def _file(*objects: bytes) -> bytes:
    made, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj %s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, xref = len(objects) + 1, len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return made + b"trailer <</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, xref)


def lines_in(data: bytes) -> list[str]:
    """Return the lines that are read in a PDF that does no harm, and so in this process."""
    return read_document(data, "made.pdf").text.splitlines()
