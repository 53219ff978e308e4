"""The text of a paragraph of a Word document, as it would be printed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from knowledge.readers.word.styles import Style, Styles
from knowledge.readers.word.symbols import font_of, readable, symbol
from knowledge.readers.word.xml import (
    MATH_TEXT,
    UNSHOWN,
    Children,
    Element,
    children,
    shown,
    switch,
    value,
    w,
)

_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_SIGNS = {
    **dict.fromkeys(map(w, ("tab", "ptab")), " "),
    **dict.fromkeys(map(w, ("br", "cr")), "\n"),
    w("noBreakHyphen"): "-",
}
_FIELD_MARK = w("fldChar")
_FIELD_MARK_TYPE = w("fldCharType")
_RUN_PROPERTIES = w("rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_LONGEST_CODE = 40  # characters that are kept of a field's code; its name comes first
_CODE = re.compile("[0-9A-Fa-f]{1,4}")  # of a symbol
_BLANKS = str.maketrans("\t\r\n", "   ")


@dataclass(slots=True)
class Inline:
    """What stands in a paragraph: its text, and what is attached to it."""

    pieces: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # the part, and the id in it
    boxes: list[Element] = field(default_factory=list)  # of text

    @property
    def text(self) -> str:
        """The paragraph's own text; a line feed is a line break."""
        return "".join(self.pieces)


@dataclass(slots=True)
class _Field:
    """A field that is being read. Its code is never shown; the table of contents is not read."""

    code: str = ""
    silent: bool = True


def fields_close(story: Element) -> bool:
    """Tell if every field that begins in `story` ends there, so that its marks can be followed."""
    depth = 0
    for mark in story.iter(_FIELD_MARK):
        depth += {"begin": 1, "end": -1}.get(mark.get(_FIELD_MARK_TYPE), 0)
        if depth < 0:
            return False
    return depth == 0


class TextReader:
    """Reads the paragraphs of a story in order: a field may reach over several of them.

    Revisions are read as accepted. Hidden text, reading aids, comments, the codes of fields
    and what the table of contents lists are left out. Where `follow` is false, the marks
    of fields are in disorder and hide nothing.
    """

    def __init__(self, styles: Styles, *, follow: bool) -> None:
        self.follow = follow
        self._styles = styles
        self._fields: list[_Field] = []
        self._silent = 0  # of the open fields
        self._look: Children = {}  # the properties of the run that is being read
        self._inline = Inline()

    def read(self, paragraph: Element, style: Style) -> Inline:
        """Return what stands in `paragraph`, which has this style."""
        self._inline = Inline()
        self._walk(paragraph, hidden=style.is_hidden)
        return self._inline

    def _walk(self, parent: Element, *, hidden: bool) -> None:
        for child in parent:
            if handle := self._HANDLERS.get(child.tag):
                handle(self, child, hidden)
            elif child.tag not in UNSHOWN and (content := shown(child)) is not None:
                self._walk(content, hidden=hidden)

    def _run(self, run: Element, hidden: bool) -> None:
        first = next(iter(run), None)
        has_look = first is not None and first.tag == _RUN_PROPERTIES
        self._look = children(first) if has_look else {}
        self._walk(run, hidden=self._is_hidden(hidden) if self._look else hidden)

    def _is_hidden(self, by_paragraph: bool) -> bool:
        own, style = switch(self._look, "vanish"), value(self._look, "rStyle")
        if own is None and style:
            return self._styles.named(style).is_hidden or by_paragraph
        return by_paragraph if own is None else own

    def _text(self, element: Element, hidden: bool) -> None:
        if hidden or self._silent or not (text := element.text):
            return
        if element.get(_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        self._inline.pieces.append(readable(self._look, text.translate(_BLANKS)))

    def _sign(self, element: Element, hidden: bool) -> None:
        if not (hidden or self._silent):
            self._inline.pieces.append(_SIGNS[element.tag])

    def _symbol(self, element: Element, hidden: bool) -> None:
        code = element.get(w("char"), "")
        if not (hidden or self._silent) and _CODE.fullmatch(code):
            font = element.get(w("font")) or font_of(self._look)
            self._inline.pieces.append(symbol(font, int(code, 16)))

    def _note(self, element: Element, hidden: bool) -> None:
        if not (hidden or self._silent):
            self._inline.notes.append((_NOTES[element.tag], element.get(w("id"), "")))

    def _box(self, element: Element, hidden: bool) -> None:
        if len(element) and not (hidden or self._silent):
            self._inline.boxes.append(element)

    def _field_mark(self, mark: Element, hidden: bool) -> None:
        kind = mark.get(_FIELD_MARK_TYPE) if self.follow else None
        if kind == "begin":
            self._fields.append(_Field())
            self._silent += 1
        elif kind == "separate" and self._fields:
            self._speak(self._fields[-1])
        elif kind == "end" and self._fields:
            self._silent -= self._fields.pop().silent

    def _speak(self, field: _Field) -> None:
        if field.silent and not _CONTENTS.match(field.code):
            field.silent = False
            self._silent -= 1

    def _field_code(self, element: Element, hidden: bool) -> None:
        if self._fields and len(self._fields[-1].code) < _LONGEST_CODE:
            self._fields[-1].code += (element.text or "")[:_LONGEST_CODE]

    def _simple_field(self, element: Element, hidden: bool) -> None:
        if not _CONTENTS.match(element.get(w("instr"), "")):
            self._walk(element, hidden=hidden)

    _HANDLERS: ClassVar[Mapping[str, Callable[["TextReader", Element, bool], None]]] = {
        **dict.fromkeys(_SIGNS, _sign),
        **dict.fromkeys(_NOTES, _note),
        **dict.fromkeys((w("t"), MATH_TEXT), _text),
        w("r"): _run,
        w("sym"): _symbol,
        w("txbxContent"): _box,
        _FIELD_MARK: _field_mark,
        w("instrText"): _field_code,
        w("fldSimple"): _simple_field,
    }
