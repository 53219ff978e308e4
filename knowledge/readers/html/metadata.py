"""The table of metadata of a page of 政府信息公开, wherever in the page it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile, zip_longest

from knowledge.readers.html.lines import Box, Line

_LABELS = ("索引号", "分类", "发布机构", "成文日期", "名称", "文号", "发布日期", "主题词")
_BLANKS = "[ \u00a0\u3000]*"
_FIRST, *_ = _SPACED = [_BLANKS.join(label) for label in _LABELS]  # 索 引 号: to fill a column
_TABLE = re.compile(rf"{_FIRST}\s*[:：]")
_LABEL = re.compile(rf"(?<!\S)({'|'.join(_SPACED)})\s*[:：]")
_CELL = re.compile(rf"(?:{'|'.join(_SPACED)})[:：\s]*")
_OWNER = re.compile(r"\S{2,40}政府信息公开")
_FEWEST = 3  # different labels, to be the table and not a word about it
_LONGEST = 40  # lines
_MOST = 10  # places that are looked at


def unspaced(cell: str) -> str:
    """Return a cell; a label without the white space in it."""
    return _joined(cell) if _CELL.fullmatch(cell) else cell


def metadata(lines: Sequence[Line]) -> range:
    """Return the places of the lines that make the table, none when there is no table."""
    first = (place for place, line in enumerate(lines) if _TABLE.match(line.text))
    for place in islice(first, _MOST):
        rows = list(takewhile(_has_label, lines[place : place + _LONGEST]))
        box = _around(lines, lines[place].box)
        if box and _is_dense(lines[box.first : box.end]):
            return range(box.first, box.end)
        if _labels(rows) >= _FEWEST:
            return range(place, place + len(rows))
    return range(0)


def _around(lines: Sequence[Line], box: Box | None) -> Box | None:
    """Return the narrowest box around `box` that has several labels."""
    while box and box.end - box.first <= _LONGEST:
        if _labels(lines[box.first : box.end]) >= _FEWEST:
            return box
        box = box.parent
    return None


def _has_label(line: Line) -> bool:
    return bool(_LABEL.search(line.text))


def _is_dense(lines: Sequence[Line]) -> bool:
    """Tell if there are not many lines but those with labels, and the values below labels."""
    return sum(map(_has_label, lines)) * 2 >= len(lines)


def _labels(lines: Sequence[Line]) -> int:
    return len({_joined(label) for line in lines for label in _LABEL.findall(line.text)})


def name_in(lines: Sequence[Line], places: range) -> str:
    """Return what the table says that the document is called, "" if nothing."""
    for place in places:
        pieces = _LABEL.split(lines[place].text)
        for label, value in zip(pieces[1::2], pieces[2::2], strict=True):
            if _joined(label) == "名称":
                return value.strip()
    return ""


def written(lines: Sequence[Line], places: range) -> Iterator[Line]:
    """Yield the table as plain text has it: whose page it is on, then labels with values."""
    if not places:
        return
    owners = (line for line in lines[: places.start] if _OWNER.fullmatch(line.text))
    yield from islice(owners, 1)
    table = lines[places.start : places.stop]
    for line, below in zip_longest(table, table[1:]):
        if label := _LABEL.search(line.text):
            text = _LABEL.sub(lambda found: _joined(found[0]), line.text[label.start() :])
            if line.box.tag == "dt" and below and below.box.tag == "dd":
                text = f"{text} {below.text}"
            yield replace(line, text=text, level=0)


def _joined(label: str) -> str:
    return "".join(label.split())
