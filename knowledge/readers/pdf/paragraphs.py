"""Lines → paragraphs, over the ends of columns and pages; tables and footnotes between them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from knowledge.readers.pdf.characters import HYPHEN
from knowledge.readers.pdf.footnotes import above_notes, opens_note
from knowledge.readers.pdf.measures import Measures, Placed, are_together
from knowledge.readers.pdf.page import Page
from knowledge.readers.pdf.tables import Table, continued
from knowledge.readers.pdf.wrapping import EVEN, glued, same_size, wraps

_NEARLY = 0.4  # em more than needed that may be left in a line which is full
_UNSURE = 0.03  # em by which places may be off
_HANGING = 1.0  # em by which lines may begin further in than the text behind their number
_OWN_LINE = re.compile(  # what is no second line of a title: a number, a date, an author's note
    r"[（(—〔\[]|.*[〔\[]\d{4}[〕\]]|\d{4}\s*年\s*\d+\s*月|[一二三四五六七八九十]+、|第.{1,3}[章节]"
)
_ENDS = ("。", "！", "？", "；", "：")
_NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第.{1,3}[章节条]|[①-⑳]")


class Paragraph(NamedTuple):
    """A paragraph, and the lines it was made of."""

    text: str
    lines: tuple[Placed, ...]


Part = Paragraph | Table


def read_parts(pages: Sequence[Page], measures: Measures) -> list[Part]:
    """Return the paragraphs and tables of a document in order."""
    reading = _Reading(measures)
    for page in pages:
        reading.read(page)
    reading.close()
    return reading.parts


class _Reading:
    """What has been read so far: whole parts, and a paragraph that may go on."""

    def __init__(self, measures: Measures) -> None:
        self.parts = list[Part]()
        self._measures = measures
        self._open = list[Placed]()
        self._notes = list[Placed]()  # footnotes of pages on which it stands
        self._table_on = -1  # the page that the last table stands on

    def read(self, page: Page) -> None:
        """Read a page; what is at its end may go on on the next."""
        placed = self._measures.placed(page)
        body = above_notes(page, placed, self._measures)
        tables = list(page.tables)
        for at in placed[:body]:
            while tables and tables[0].top > at.line.y:
                self._take_table(tables.pop(0), page.number)
            if self._open and not self._goes_on(at):
                self.close()
            self._open.append(at)
        for table in tables:
            self._take_table(table, page.number)
        self._notes += placed[body:]

    def close(self) -> None:
        """End the paragraph; the footnotes that came up meanwhile stand behind it."""
        if self._open:
            self.parts.append(_paragraph(self._open))
        note = list[Placed]()
        for at in self._notes:
            if note and opens_note(at):
                self.parts.append(_paragraph(note))
                note = []
            note.append(at)
        if note:
            self.parts.append(_paragraph(note))
        self._open, self._notes = [], []

    def _take_table(self, table: Table, page: int) -> None:
        self.close()
        last = self.parts[-1] if self.parts else None
        more = (
            continued(last, table) if isinstance(last, Table) and page > self._table_on else None
        )
        if more:
            self.parts[-1] = more
        else:
            self.parts.append(table)
        self._table_on = page

    def _goes_on(self, below: Placed) -> bool:
        """Tell if the open paragraph goes on in the line `below`."""
        above = self._open[-1]
        if not same_size(above.line.size, below.line.size):
            return False
        together = are_together(above, below)
        if together and self._measures.is_gap(above, below):
            return False
        if above.is_in_middle and below.is_in_middle and self._measures.is_large(below.line):
            return not _OWN_LINE.match(below.line.text)
        told = self._measures.tells_starts(together=together)
        if not wraps(above.line, above.room, below.line, _NEARLY if told else -_UNSURE):
            return False
        return (told or not _begins_anew(above, below)) and self._fits_in(below)

    def _fits_in(self, below: Placed) -> bool:
        """Tell if a line begins where those of the open paragraph do, not where a new one does."""
        first, above = self._open[0], self._open[-1]
        if below.indent < EVEN:
            return True
        if len(self._open) > 1:
            return abs(below.indent - above.indent) < EVEN
        hanging = (first.line.hang - first.line.x0) / first.line.size
        if hanging and EVEN / 2 < below.indent - first.indent < hanging + _HANGING:
            return True
        block = abs(below.indent - self._measures.indent) >= EVEN
        return below.indent <= first.indent - EVEN or (
            block and below.indent < first.indent + EVEN
        )


def _begins_anew(above: Placed, below: Placed) -> bool:
    """Tell by the text alone, where neither indents nor gaps do."""
    return above.line.text.endswith(_ENDS) and bool(_NUMBERED.match(below.line.text))


def _paragraph(placed: Sequence[Placed]) -> Paragraph:
    text = placed[0].line.text
    for above, below in pairwise(placed):
        text = glued(text, above.line, above.room, below.line)
    return Paragraph(text.replace(HYPHEN, "-"), tuple(placed))
