"""Word documents (.docx): what a reader of the printed document reads, line by line.

Numbers that Word generates are written out, tables are rows that carry their header, notes
stand after the paragraph that refers to them. Headers, footers, page numbers, comments, hidden
text, what changes took away and the table of contents are left out.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from knowledge.errors import Refusal, ReportError
from knowledge.readers.content import Content
from knowledge.readers.office import UnreadableError, refuse_office
from knowledge.readers.word.blocks import Blocks, Line, one_line
from knowledge.readers.word.package import Package
from knowledge.readers.word.xml import w

_PICTURES = (w("drawing"), w("pict"), w("object"))
_CONTENTS_HEADINGS = ("目录", "目次")


def read_word(data: bytes, name: str) -> Content:
    """Return what the Word document in `data` says.

    Raises ReportError: DAMAGED, ENCRYPTED or OLD_FORMAT for what is no such document, INFLATES
    or TOO_COMPLEX for more than one may hold, SCANNED for pictures without text.
    """
    refuse_office(data, name)
    try:
        package = Package(data)
        lines = list(_titled(_without_contents(Blocks(package).lines())))
    except UnreadableError as error:
        raise ReportError(name, error.code, data=error.data) from None
    except RecursionError:
        raise ReportError(name, Refusal.TOO_COMPLEX) from None
    if not lines and next(package.body.iter(*_PICTURES), None) is not None:
        raise ReportError(name, Refusal.SCANNED)
    return _content(lines)


def _without_contents(lines: Iterable[Line]) -> Iterator[Line]:
    """Leave out the table of contents and the heading above it."""
    held = Line("")
    for line in lines:
        if held.text and (line.text or "".join(held.text.split()) not in _CONTENTS_HEADINGS):
            yield held
        held = line
    if held.text:
        yield held


def _titled(lines: Iterable[Line]) -> Iterator[Line]:
    """Join a title that stands in several paragraphs, for its looks."""
    for is_title, run in groupby(lines, lambda line: line.is_title):
        if is_title:
            yield Line(one_line("\n".join(line.text for line in run)), is_title=True)
        else:
            yield from run


def _content(lines: Iterable[Line]) -> Content:
    texts, marked, title, offset = list[str](), dict[int, int](), "", 0
    for line in lines:
        texts.append(line.text)
        if line.level:
            marked[offset] = line.level
        if line.is_title:
            title = title or line.text
        offset += len(line.text) + 1
    return Content(text="\n".join(texts), title=title, marked=marked)
