"""The lines of a page, in the order in which a browser shows them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from selectolax.lexbor import LexborNode

from knowledge.readers.html.lines import Box, Line, LineWriter
from knowledge.readers.html.list import Numbers
from knowledge.readers.html.source import Attributes, is_hidden
from knowledge.readers.html.table import Table
from knowledge.readers.tables import table_lines

_INLINE = {"a", "span", "ruby"}
_UNSHOWN = {"-comment", "-doctype", "head", "link", "meta", "rp", "rt", "template", "title"}
_LISTS = {"dir", "menu", "ol", "ul"}
_HEADING = re.compile("h([1-6])")
_PRESERVED = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_NOTE = re.compile("#.")  # an address in the same page
_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|wps|et|ofd|pdf|rtf|csv|zip|rar|7z)(?:[?#]|$)", re.IGNORECASE
)

Leave = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows. A box comes before those in it."""

    lines: list[Line]
    boxes: list[Box]


def flow(root: LexborNode, name: str) -> Page:
    """Return the lines in the element `root`.

    The numbers of lists are written out; a table that holds data has a line for each row;
    what stands over characters (ruby) is left out.
    Raises ReportError (TOO_COMPLEX) for too many lines, or a table that is too large.
    """
    reader = _Flow(name)
    node: LexborNode | None = root
    inside: list[tuple[LexborNode, Leave]] = []
    while node or inside:
        if node is None:
            element, leave = inside.pop()
            leave()
            node = element.next if inside else None
        elif on_leaving := reader.enter(node):
            inside.append((node, on_leaving))
            node = node.first_child
        else:
            node = node.next
    return Page(reader.lines, reader.boxes)


class _Flow:
    """What is known at one place of the page, while somebody walks through it."""

    def __init__(self, name: str) -> None:
        self.boxes: list[Box] = []
        self._name = name
        self._writer = LineWriter(name)
        self._box = Box("", "", is_hidden=False, parent=None, first=0)
        self._lists: list[Numbers] = []
        self._tables: list[Table] = []

    @property
    def lines(self) -> list[Line]:
        return self._writer.lines

    def enter(self, node: LexborNode) -> Leave | None:
        """Return what to call after what is in `node`; None when that is not shown."""
        tag = node.tag or ""
        if tag == "-text":
            self._writer.write(node.text_content or "", self._box)
        elif tag in ("br", "hr"):
            self._break()
        elif tag not in _UNSHOWN:
            attributes = node.attributes
            if tag not in _INLINE:
                return self._enter_block(node, tag, attributes)
            if not is_hidden(attributes):
                return self._enter_link(attributes.get("href") or "")
        return None

    def _break(self) -> None:
        """End the line; a heading stays one, on however many lines it is shown."""
        if self._writer.level:
            self._writer.write("\n", self._box)
        else:
            self._writer.end(self._box)

    def _enter_link(self, href: str) -> Leave:
        writer, before = self._writer, (self._writer.is_link, self._writer.is_file)
        writer.is_link |= bool(href) and not _NOTE.match(href)
        writer.is_file |= bool(_FILE.search(href))

        def leave() -> None:
            writer.is_link, writer.is_file = before

        return leave

    def _enter_block(self, node: LexborNode, tag: str, attributes: Attributes) -> Leave:
        writer, outer = self._writer, self._box
        before = writer.level, writer.is_preserved
        writer.end(outer)
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        parent = outer if self.boxes else None
        self._box = Box(tag, names, is_hidden(attributes), parent, len(writer.lines))
        self.boxes.append(self._box)
        if heading := _HEADING.fullmatch(tag):
            writer.level = int(heading[1])
        if tag == "pre" or _PRESERVED.search(attributes.get("style") or ""):
            writer.is_preserved = True
        after = self._enter_list(node, tag, attributes) or self._enter_table(tag, attributes)

        def leave() -> None:
            writer.end(self._box)
            writer.level, writer.is_preserved = before
            self._box.end = len(writer.lines)
            if after:
                after()
            self._box = outer

        return leave

    def _enter_list(self, node: LexborNode, tag: str, attributes: Attributes) -> Leave | None:
        if tag in _LISTS:
            items = sum(child.tag == "li" for child in node.iter())
            self._lists.append(Numbers(tag, attributes, items))
            return self._leave_list
        if tag == "li" and self._lists:
            self._writer.number += self._lists[-1].next(attributes)
            return self._leave_item
        return None

    def _leave_list(self) -> None:
        self._lists.pop()

    def _leave_item(self) -> None:
        self._writer.number = ""

    def _enter_table(self, tag: str, attributes: Attributes) -> Leave | None:
        if tag == "table":
            for table in self._tables[-1:]:
                table.has_tables = True
            self._tables.append(Table())
            return partial(self._leave_table, len(self.boxes))
        if tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        if tag in ("td", "th") and self._tables:
            return partial(self._leave_cell, self._tables[-1], attributes)
        return None

    def _leave_cell(self, table: Table, attributes: Attributes) -> None:
        text = "\n".join(line.text for line in self.lines[self._box.first :])
        spans = (attributes.get(f"{what}span") or "" for what in ("col", "row"))
        row = self._box.parent
        in_head = row and row.parent and row.parent.tag == "thead"
        table.add(text, *spans, is_header=self._box.tag == "th" or bool(in_head))

    def _leave_table(self, boxes: int) -> None:
        """Write a table of data anew, row by row; what is in another stays as it is."""
        table, box = self._tables.pop(), self._box
        if not table.is_data():
            return
        inside = self.lines[box.first :]
        captions = [replace(line, box=box) for line in inside if line.box.tag == "caption"]
        size = sum(len(line.text) for line in inside)
        share = sum(line.linked for line in inside) / max(size, 1)
        has_file = any(line.has_file for line in inside)
        rows = table_lines(table.grid(self._name), headers=table.headers())
        self.lines[box.first :] = captions + [
            Line(row, box, linked=int(share * len(row)), has_file=has_file) for row in rows
        ]
        del self.boxes[boxes:]
        box.end = len(self.lines)
