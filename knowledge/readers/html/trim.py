"""What is taken out from the lines of a document: links to elsewhere, tools, what is hidden."""

from collections.abc import Iterator
from itertools import groupby

from knowledge.readers.html.chrome import (
    is_byline_by_name,
    is_copyright,
    is_elsewhere,
    is_footer,
    is_pager,
    is_related,
    is_tool,
)
from knowledge.readers.html.lines import Line
from knowledge.readers.html.marks import LINKED, Marks, sums

_MENU = 3  # lines of links in a row


def trimmed(marks: Marks, start: int, end: int, *, is_sure: bool) -> list[Line]:
    """Return the lines from `start` to `end` that belong to the document.

    Lists of links go, and the foot of the page, unless it `is_sure` that there is none.
    """
    dropped = {at for at in range(start, end) if marks.hidden[at] or _is_worked(marks.lines[at])}
    dropped |= set(_above(marks, start, end))
    dropped |= set(_beside(marks, start, end))
    dropped |= set(_related(marks, start, end))
    dropped |= set(_pagers(marks, start, end))
    if not is_sure:
        dropped |= set(_menus(marks, start, end))
        dropped |= set(_foot(marks, start, end))
    return [marks.lines[at] for at in range(start, end) if at not in dropped]


def _is_worked(line: Line) -> bool:
    """Tell if this is a tool that works: 分享到：微信 微博, 【打印】【关闭】."""
    return is_tool(line) and _is_linked(line)


def _is_linked(line: Line) -> bool:
    return line.linked > len(line.text) * LINKED


def _above(marks: Marks, start: int, end: int) -> Iterator[int]:
    """Yield the bylines between the title and the text."""
    for at in range(start, end):
        if marks.prose[at]:
            return
        if is_byline_by_name(marks.lines[at]):
            yield at


def _beside(marks: Marks, start: int, end: int) -> Iterator[int]:
    """Yield the lines in boxes that are what their names say: links, or tools."""
    lines = marks.lines
    texts, links = sums(len(line.text) for line in lines), sums(line.linked for line in lines)
    tools = sums(is_tool(line) or is_pager(line) or is_footer(line) for line in lines)
    for box in marks.boxes:
        if not (start <= box.first < box.end <= end and is_elsewhere(box)):
            continue
        is_linked = links[box.end] - links[box.first] > LINKED * (
            texts[box.end] - texts[box.first]
        )
        is_tools = tools[box.end] - tools[box.first] == box.end - box.first
        if marks.beside[box.first] and (is_linked or is_tools or is_related(lines[box.first])):
            yield from range(box.first, box.end)


def _related(marks: Marks, start: int, end: int) -> Iterator[int]:
    """Yield the links to other documents, and the line that announces them."""
    at = start
    while at < end:
        stop = at + 1
        if is_related(marks.lines[at]):
            while stop < end and (marks.hidden[stop] or marks.lines[stop].is_link):
                stop += 1
            if stop > at + 1 or _is_linked(marks.lines[at]):
                yield from range(at, stop)
        at = stop


def _pagers(marks: Marks, start: int, end: int) -> Iterator[int]:
    for is_one, run in groupby(range(start, end), lambda at: is_pager(marks.lines[at])):
        places = list(run)
        if is_one and any(marks.lines[at].linked for at in places):
            yield from places


def _menus(marks: Marks, start: int, end: int) -> Iterator[int]:
    for is_one, run in groupby(range(start, end), lambda at: marks.lines[at].is_link):
        places = list(run)
        if is_one and len(places) >= _MENU:
            yield from places


def _foot(marks: Marks, start: int, end: int) -> Iterator[int]:
    """Yield the lines at the end that say whose the site is."""
    at = end
    while at > start and (is_footer(marks.lines[at - 1]) or marks.lines[at - 1].is_link):
        at -= 1
    if any(is_copyright(marks.lines[place]) for place in range(at, end)):
        yield from range(at, end)
