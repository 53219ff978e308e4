"""A report as data, and its forms that are text: what tests, fuzzing and benchmarks read."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

_LABELS = "索引号|分类|发布机构|成文日期|名称|文号|发布日期|主题词"
_LABEL = re.compile(rf"({_LABELS}):")
_TOOLBAR = "浏览次数"  # a line with it is no row of the table, whatever it begins with
_DIGITS = "[一二三四五六七八九十]+"
_HEADINGS = (re.compile(f"{_DIGITS}、"), re.compile(rf"[(（]{_DIGITS}[)）]"))
_LONGEST_HEADING = 30  # characters; a longer line goes on after its heading
_MARKDOWN_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&])|^([+-]|\d+(?=[.)]))")


@dataclass(frozen=True, slots=True)
class Fields:
    """The table of metadata: rows of labels and their values."""

    rows: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading alone on its line; the title has level 1."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the text; its first row is the header."""

    rows: tuple[tuple[str, ...], ...]


Block = str | Heading | Fields | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its title and its blocks in order. A block that is a `str` is a paragraph."""

    title: str
    blocks: tuple[Block, ...]


def parsed(text: str, title: str | None = None) -> Document:
    """Return the document that `text` is: a line a block, cells of tables parted by tabs.

    Unless the title is said, it is the name in the metadata, or the first line.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if title is None:
        named = re.search(r"^名称: *(\S.*)", text, re.MULTILINE)
        title = named[1].strip() if named else lines[0]
    return Document(title, tuple(_blocks(lines, title)))


def _blocks(lines: list[str], title: str) -> Iterator[Block]:
    for kind, group in groupby(lines, _kind):
        if kind is Table:
            yield Table(tuple(tuple(line.split("\t")) for line in group))
        elif kind is Fields:
            yield Fields(tuple(map(_pairs, group)))
        else:
            yield from (Heading(line, 1) if line == title else _block(line) for line in group)


def _kind(line: str) -> type[Block]:
    if "\t" in line:
        return Table
    return Fields if _LABEL.match(line) and _TOOLBAR not in line else str


def _pairs(line: str) -> tuple[tuple[str, str], ...]:
    _, *parts = _LABEL.split(line)
    return tuple(zip(parts[::2], map(str.strip, parts[1::2]), strict=True))


def _block(line: str) -> Block:
    if len(line) <= _LONGEST_HEADING and "。" not in line:
        for level, number in enumerate(_HEADINGS, 2):
            if number.match(line):
                return Heading(line, level)
    return line


def lines_of(block: Block) -> list[str]:
    """Return the lines that a block is in plain text: the row of a table carries its header."""
    match block:
        case Fields(rows):
            return [" ".join(f"{a}: {b}".strip() for a, b in pairs) for pairs in rows]
        case Table(rows):
            header, *body = rows
            return ["；".join(map("：".join, zip(header, row, strict=True))) for row in body]
        case Heading(text):
            return [text]
    return [block]


def plain(document: Document, between: str = "\n") -> str:
    """Return the document as plain text, its lines parted by line feeds."""
    return between.join(line for block in document.blocks for line in lines_of(block)) + "\n"


def markdown(document: Document) -> str:
    """Return the document as Markdown, its headings marked."""
    return "\n\n".join(_marked_down(block) for block in document.blocks) + "\n"


def _marked_down(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {_escaped(text)}"
        case Table(rows):
            head, *rest = (f"| {' | '.join(map(_escaped, row))} |" for row in rows)
            return "\n".join([head, "|" + " --- |" * len(rows[0]), *rest])
    return "\n".join(map(_escaped, lines_of(block)))


def _escaped(text: str) -> str:
    """Return `text` so that Markdown shows it as it is."""
    return _MARKDOWN_MARKS.sub(lambda m: f"\\{m[1]}" if m[1] else _unlisted(m[2]), text)


def _unlisted(mark: str) -> str:
    return f"\\{mark}" if mark in "+-" else f"{mark}\\"


def record(document: Document) -> bytes:
    """Return the document in the JSON form."""
    fields = {"id": "made", "title": document.title, "text": plain(document)}
    return json.dumps(fields, ensure_ascii=False).encode()
