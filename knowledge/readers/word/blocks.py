"""The blocks of a Word document, paragraphs and tables, as lines in their order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import NamedTuple

from knowledge.errors import Refusal
from knowledge.readers.content import LONGEST_TEXT
from knowledge.readers.office import UnreadableError
from knowledge.readers.tables import table_lines
from knowledge.readers.word.numbering import Numbering
from knowledge.readers.word.package import Package
from knowledge.readers.word.styles import Style, Styles, outline_level
from knowledge.readers.word.tables import grid_of, headers_of, is_layout, rows_of
from knowledge.readers.word.text import Inline, TextReader, fields_close
from knowledge.readers.word.xml import Children, Element, children, inside, switch, w

_PARAGRAPH = w("p")
_TABLE = w("tbl")
_EMBEDDED = w("altChunk")  # a document of another form inside this one
_BLOCKS = {_PARAGRAPH, _TABLE, _EMBEDDED}
_PROPERTIES = w("pPr")
_NARROW = re.compile(r"[^\u2e80-\u9fff\uff00-\uffef]")  # is parted by spaces


class Line(NamedTuple):
    """A line of a document; `level` is that of a heading, from 1."""

    text: str  # "": a line of the table of contents
    level: int = 0
    is_title: bool = False
    is_bare: bool = False  # nothing but the number that Word generates


class _Part(NamedTuple):
    """A block as it stands in the XML: of what is shown as one, perhaps."""

    element: Element
    properties: Children


class Blocks:
    """Reads a document once, from its beginning to its end: lists count as they are read."""

    def __init__(self, package: Package) -> None:
        self._body = package.body
        self._styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"), self._styles)
        self._notes = {part: _notes(package.part(part)) for part in ("footnotes", "endnotes")}
        self._due: list[tuple[str, str]] = []  # the notes referred to since the last block
        self._length = 0  # characters read so far

    def lines(self) -> list[Line]:
        """Return the lines of the document; raise UnreadableError where that cannot be done."""
        return self._story(self._body, self._reader(follow=fields_close(self._body)))

    def _reader(self, *, follow: bool) -> TextReader:
        return TextReader(self._styles, follow=follow)

    def _story(self, parent: Element, reader: TextReader) -> list[Line]:
        """Return the lines of the blocks in `parent`, each with its notes after it."""
        lines: list[Line] = []
        for block in _together(inside(parent, _BLOCKS)):
            lines += (line for line in self._block(block, reader) if not line.is_bare)
            lines += self._notes_due()
        return lines

    def _notes_due(self) -> list[Line]:
        due, self._due = self._due, []
        lines: list[Line] = []
        for part, note_id in due:
            note = self._notes[part].pop(note_id, None)  # read once, however often referred to
            if note is not None:
                lines += self._story(note, self._reader(follow=fields_close(note)))
        return lines

    def _block(self, block: Sequence[_Part], reader: TextReader) -> list[Line]:
        if block[0].element.tag == _PARAGRAPH:
            return self._paragraph(block, reader)
        if block[0].element.tag == _TABLE:
            return self._table(block[0].element, reader)
        raise UnreadableError(Refusal.DAMAGED, {"part": "altChunk"})

    def _table(self, table: Element, reader: TextReader) -> list[Line]:
        rows = rows_of(table)
        if is_layout(rows):
            return [
                line for row in rows for cell in row.cells for line in self._story(cell, reader)
            ]
        grid = grid_of(rows, partial(self._cell, reader=reader))
        texts = table_lines(grid, headers=headers_of(rows))
        self._count(sum(map(len, texts)))  # with the names of the columns in every line
        return list(map(Line, texts))

    def _cell(self, cell: Element, reader: TextReader) -> str:
        blocks = _together(inside(cell, _BLOCKS))
        return "\n".join(line.text for block in blocks for line in self._block(block, reader))

    def _paragraph(self, block: Sequence[_Part], reader: TextReader) -> list[Line]:
        """Return the lines of what is shown as one paragraph, then those of its text boxes."""
        styles = [self._styles.of(part.properties) for part in block]
        inlines = [reader.read(part.element, s) for part, s in zip(block, styles, strict=True)]
        owner = _owner(block, inlines)
        text = "".join(inline.text for inline in inlines).strip()
        lines = self._lines(block[owner].properties, styles[owner], text)
        for inline in inlines:
            self._due += inline.notes
            for box in inline.boxes:
                lines += self._story(box, self._reader(follow=reader.follow))
        return lines

    def _lines(self, properties: Children, style: Style, text: str) -> list[Line]:
        if style.is_contents:
            return [Line("")]
        if not (text or _ends(properties)):
            return []
        prefix = self._numbering.prefix(properties, style, text)
        self._count(len(prefix) + len(text))
        return _printed(prefix, text, properties, style) if prefix or text else []

    def _count(self, length: int) -> None:
        self._length += length
        if self._length > LONGEST_TEXT:
            raise UnreadableError(Refusal.TOO_LONG, {"limit": LONGEST_TEXT})


def one_line(text: str) -> str:
    """Return a title or a heading without the line breaks that are there for its looks."""
    parts = list(filter(None, map(str.strip, text.splitlines())))
    gaps = (" " if _NARROW.match(a[-1]) and _NARROW.match(b) else "" for a, b in pairwise(parts))
    return "".join(chain.from_iterable(zip(parts, (*gaps, ""), strict=True)))


def _notes(root: Element | None) -> dict[str, Element]:
    return {} if root is None else {note.get(w("id"), ""): note for note in root}


def _together(blocks: Iterable[Element]) -> Iterator[list[_Part]]:
    """Put paragraphs that do not end together with the one that follows."""
    open_: list[_Part] = []
    for element in blocks:
        if element.tag == _PARAGRAPH and not (open_ or len(element)):
            continue  # the emptiest of paragraphs, and the most frequent
        part = _Part(element, _properties(element))
        if open_ and element.tag != _PARAGRAPH:
            yield open_
            open_ = []
        open_.append(part)
        if _ends(part.properties):
            yield open_
            open_ = []
    if open_:
        yield open_


def _properties(paragraph: Element) -> Children:
    first = next(iter(paragraph), None)
    return children(first) if first is not None and first.tag == _PROPERTIES else {}


def _ends(properties: Children) -> bool:
    """Tell if the end of a paragraph is there: neither taken away by a change nor hidden."""
    mark = children(properties.get(w("rPr")))
    return not (w("del") in mark or w("moveFrom") in mark or switch(mark, "vanish"))


def _owner(block: Sequence[_Part], inlines: Sequence[Inline]) -> int:
    """Return the place of the part whose style and number are shown.

    It is the last: the end of a paragraph carries its form. But a heading that runs in, its
    end hidden, keeps its own.
    """
    for place, (part, inline) in enumerate(zip(block[:-1], inlines[:-1], strict=True)):
        mark = children(part.properties.get(w("rPr")))
        if switch(mark, "vanish") and inline.text.strip():
            return place
    return len(block) - 1


def _printed(prefix: str, text: str, properties: Children, style: Style) -> list[Line]:
    if not text:
        return [Line(prefix.strip(), is_bare=True)]
    if style.is_title:
        return [Line(one_line(prefix + text), is_title=True)]
    outlined = outline_level(properties)
    if level := style.level if outlined is None else outlined:
        return [Line(one_line(prefix + text), level)]
    return [Line(line) for part in (prefix + text).splitlines() if (line := part.strip())]
