"""The lines that are drawn on a page, none where it is full of them, and its pictures."""

from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfMatrix, PdfPage

_MOST_PATHS = 10_000  # on one page; what has more is a drawing, not a table
_MOST_CORNERS = 1000  # of one path, likewise
_THICKEST = 3.0  # points; what is thicker is a box, not a line
_DEEPEST = 4  # forms within forms

Object = Any  # a pointer of PDFium's
_Box = tuple[float, float, float, float]  # left, bottom, right, top
_Found = tuple[int, Object, PdfMatrix]  # kind, object, how its form is placed on the page


class Rule(NamedTuple):
    """A level or upright line, as the box that it fills."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_level(self) -> bool:
        """Tell if it runs from left to right."""
        return self.x1 - self.x0 > self.y1 - self.y0


def drawings(page: PdfPage) -> tuple[list[Rule], float, bool]:
    """Return the lines on a page, the area of its pictures, and if there is any drawing."""
    rules, paths, pictured = list[Rule](), 0, 0.0
    for kind, drawn, placed in _objects(page, PdfMatrix(), 0):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = _bounds(drawn, placed)
            pictured += (right - left) * (top - bottom)
            continue
        paths += 1
        if paths > _MOST_PATHS:
            return [], pictured, True
        rules += _rules(drawn, placed)
    return rules, pictured, bool(paths or pictured)


def _objects(parent: Object, placed: PdfMatrix, depth: int) -> Iterator[_Found]:
    """Yield the paths and pictures of a page or of a form."""
    if depth:
        count, get = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
    else:
        count, get = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
    for index in range(count(parent)):
        drawn = get(parent, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield kind, drawn, placed
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _objects(drawn, _matrix(drawn).multiply(placed), depth + 1)


def _matrix(drawn: Object) -> PdfMatrix:
    raw = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(drawn, byref(raw))
    return PdfMatrix.from_raw(raw)


def _bounds(drawn: Object, placed: PdfMatrix) -> _Box:
    edges = [c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(drawn, *map(byref, edges))
    box: _Box = placed.on_rect(*(edge.value for edge in edges))
    return box


def _rules(path: Object, placed: PdfMatrix) -> Iterator[Rule]:
    """Yield the line that a path is, or the level and upright ones it consists of."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    if not (fill.value or stroke.value):
        return
    left, bottom, right, top = _bounds(path, placed)
    if min(right - left, top - bottom) <= _THICKEST:
        yield Rule(left, bottom, right, top)
    elif stroke.value and pdfium.FPDFPath_CountSegments(path) <= _MOST_CORNERS:
        yield from _sides(path, _matrix(path).multiply(placed))


def _sides(path: Object, placed: PdfMatrix) -> Iterator[Rule]:
    """Yield the straight pieces of a path that are level or upright."""
    x, y, start, last = c_float(), c_float(), (0.0, 0.0), (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        corner = placed.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = corner
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _side(last, corner)
        last = corner
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _side(last, start)
            last = start


def _side(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Rule]:
    (left, right), (bottom, top) = sorted((a[0], b[0])), sorted((a[1], b[1]))
    if min(right - left, top - bottom) <= _THICKEST < max(right - left, top - bottom):
        yield Rule(left, bottom, right, top)
