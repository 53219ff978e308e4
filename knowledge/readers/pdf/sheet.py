"""One page of a PDF as PDFium draws it → its characters and ruling lines, in their places.

Coordinates are points from the lower left corner of the page as it is shown.
"""

from collections.abc import Iterator
from ctypes import byref, c_double, c_uint, c_ulong, c_ushort, c_void_p, sizeof
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfMatrix, PdfPage

from knowledge.readers.pdf.characters import UNKNOWN, character
from knowledge.readers.pdf.rules import Object, Rule, drawings

_SMALLEST = 2.0  # points; nobody reads smaller type
_OPAQUE = 255
_FAINTEST = 128  # what lets more through is a watermark
_STEEPEST = 0.05  # of a line that is level
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE  # the text layer under a scan
_BLANK = 0x20  # PDFium adds some where it sees a gap
_LONGEST_NAME = 64  # characters of a mark's name


class Glyph(NamedTuple):
    """A character: where it begins and ends, its baseline, and the size of its type.

    `furniture` is what the PDF marks as no part of the text, such as running headers.
    """

    x0: float
    x1: float
    y: float
    size: float
    char: str
    furniture: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. `pictured` is the share of it that pictures cover; it may be `drawn` besides."""

    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    pictured: float
    drawn: bool


def read_sheets(document: PdfDocument) -> Iterator[Sheet]:
    """Yield what stands on each page; raises PdfiumError for a broken one."""
    for number in range(len(document)):
        page = _upright(document, number)
        yield _sheet(page)
        page.close()


def _sheet(page: PdfPage) -> Sheet:
    left, bottom, right, top = page.get_bbox()
    rules, pictured, drawn = drawings(page)
    rules = [Rule(x0 - left, y0 - bottom, x1 - left, y1 - bottom) for x0, y0, x1, y1 in rules]
    width, height = right - left, top - bottom
    glyphs = list(_Text(page).glyphs(left, bottom, right, top))
    return Sheet(width, height, glyphs, rules, pictured / max(width * height, 1), drawn)


def _upright(document: PdfDocument, number: int) -> PdfPage:
    """Return a page drawn the way it is shown, so that its text runs from left to right."""
    page = document[number]
    turn = page.get_rotation()
    if not turn:
        return page
    matrix, box = PdfMatrix().rotate(turn), page.get_bbox()
    left, bottom, right, top = matrix.on_rect(*box)
    matrix = matrix.translate(-left, -bottom)
    pdfium.FPDFPage_TransFormWithClip(page, matrix, None)
    page.set_rotation(0)
    for set_box in (page.set_mediabox, page.set_cropbox):
        set_box(0, 0, right - left, top - bottom)
    page.close()
    return document[number]  # read anew, as it is drawn now


class _Text:
    """The text of one page. Calls into PDFium take time, so each object is looked at once."""

    def __init__(self, page: PdfPage) -> None:
        self._page = page.get_textpage()
        self._raw = self._page.raw
        self._looks: dict[int, tuple[float, bool]] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_at = byref(self._matrix)

    def glyphs(self, left: float, bottom: float, right: float, top: float) -> Iterator[Glyph]:
        """Yield what a reader sees of a page with these edges, in the order it is drawn."""
        raw, looks = self._raw, self._looks
        x, y, box = c_double(), c_double(), pdfium.FS_RECTF()
        at, to, around = byref(x), byref(y), byref(box)
        for index in range(pdfium.FPDFText_CountChars(raw)):
            drawn = pdfium.FPDFText_GetTextObject(raw, index)
            key = c_void_p.from_buffer(drawn).value
            if key is None:  # the end of a line, which PDFium makes up
                continue
            if key not in looks:
                looks[key] = self._look(index, drawn)
            size, furniture = looks[key]
            pdfium.FPDFText_GetCharOrigin(raw, index, at, to)
            if size >= _SMALLEST and left <= x.value < right and bottom <= y.value < top:
                code = pdfium.FPDFText_GetUnicode(raw, index)
                if code == _BLANK and pdfium.FPDFText_IsGenerated(raw, index):
                    continue
                pdfium.FPDFText_GetLooseCharBox(raw, index, around)
                unknown = pdfium.FPDFText_HasUnicodeMapError(raw, index)
                char = UNKNOWN if unknown else character(code)
                ends = x.value - left, box.right - left
                yield Glyph(*ends, y.value - bottom, size, char, furniture)

    def _look(self, index: int, drawn: Object) -> tuple[float, bool]:
        """Return the size of type that is seen, 0 for none, and if it is no part of the text."""
        pdfium.FPDFText_GetMatrix(self._raw, index, self._matrix_at)
        across, slant = self._matrix.a, self._matrix.b
        if across <= 0 or abs(slant) > _STEEPEST * across or _is_hidden(drawn):
            return 0, False
        size = pdfium.FPDFText_GetFontSize(self._raw, index) * abs(self._matrix.d)
        return round(size, 1), _is_furniture(drawn)


def _is_hidden(drawn: Object) -> bool:
    """Tell if nobody sees it, or only faintly, as a watermark."""
    if pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE:
        return True
    if not pdfium.FPDFPageObj_HasTransparency(drawn):
        return False
    *colours, alpha = c_uint(), c_uint(), c_uint(), c_uint(_OPAQUE)
    pdfium.FPDFPageObj_GetFillColor(drawn, *map(byref, colours), byref(alpha))
    return alpha.value < _FAINTEST


def _is_furniture(drawn: Object) -> bool:
    """Tell if the PDF marks it as an artifact: a header, a page number, a heading repeated."""
    marks = pdfium.FPDFPageObj_CountMarks(drawn)
    return any(_name(pdfium.FPDFPageObj_GetMark(drawn, i)) == "Artifact" for i in range(marks))


def _name(mark: Object) -> str:
    name, size = (c_ushort * _LONGEST_NAME)(), c_ulong()
    pdfium.FPDFPageObjMark_GetName(mark, name, sizeof(name), byref(size))
    return bytes(name)[: max(size.value - sizeof(c_ushort), 0)].decode("utf-16-le", "replace")
