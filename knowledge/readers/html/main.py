"""Where in a page its document is.

It is the element that a CMS names so, or the narrowest one that holds nearly all prose of
the page, with what goes on around it before a link or a tool ends it.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import takewhile

from knowledge.readers.html.chrome import (
    is_byline,
    is_contact,
    is_container,
    is_footer,
    is_pager,
    is_paragraph,
    is_related,
    is_tool,
)
from knowledge.readers.html.flow import Page
from knowledge.readers.html.lines import Box, Line
from knowledge.readers.html.marks import Marks
from knowledge.readers.html.trim import trimmed

_ENOUGH = 2 / 3  # share of the prose that a container must hold to be believed
_NEARLY_ALL = 0.9  # share of the prose of what is around it
_ATTACHED = ("附件", "相关附件")


def document(page: Page, title_at: int | None, table: range) -> list[Line]:
    """Return the lines of the document in `page`.

    `title_at` is the place of its title, if that is known; `table` that of its metadata.
    A line too many is better than one too few: inside of the element that holds it, only
    what does not show is left out, and links that are known for what they are.
    """
    marks = Marks(page, [*table, *([] if title_at is None else [title_at])])
    if not any(marks.prose):
        return []
    named = _named(marks)
    start, end = _grown(marks, named or _narrowest(marks), title_at)
    return trimmed(marks, start, _with_files(marks, end), is_sure=named is not None)


def _named(marks: Marks) -> Box | None:
    """Return the narrowest of the boxes that say that they hold the document."""
    boxes = [box for box in marks.boxes if is_container(box)]
    most = max(map(marks.share, boxes), default=0.0)
    if most < _ENOUGH:
        return None
    return [box for box in boxes if marks.share(box) >= most * _NEARLY_ALL][-1]


def _narrowest(marks: Marks) -> Box:
    boxes = [box for box in marks.boxes if marks.share(box) >= _NEARLY_ALL]
    return [box for box in boxes if not is_paragraph(box)][-1]


def _with_files(marks: Marks, end: int) -> int:
    """Return where the files end that are named right after the document."""
    while end < len(marks.lines) and (marks.hidden[end] or _is_attached(marks.lines[end])):
        end += 1
    return end


def _is_attached(line: Line) -> bool:
    return line.has_file or line.text.startswith(_ATTACHED)


def _grown(marks: Marks, box: Box, title_at: int | None) -> tuple[int, int]:
    """Return from where to where the document in `box` goes on around it, from its title on."""
    first = 0 if title_at is None or title_at > box.first else title_at
    inside = defaultdict[int, list[Box]](list)
    for child in marks.boxes:
        inside[id(child.parent)].append(child)
    start, end, above = box.first, box.end, box.parent
    before = after = True
    while above and (before or after):
        parts = _parts(above, inside[id(above)])
        earlier = [part for part in reversed(parts) if first <= part.start < part.stop <= start]
        later = [part for part in parts if part.start >= end]
        leading = list(takewhile(partial(_all, marks, _leads_to), earlier if before else ()))
        trailing = list(takewhile(partial(_all, marks, _goes_on), later if after else ()))
        start = leading[-1].start if leading else start
        end = trailing[-1].stop if trailing else end
        before, after = len(leading) == len(earlier), len(trailing) == len(later)
        above = above.parent
    return start, end


def _parts(box: Box, children: Sequence[Box]) -> list[range]:
    """Return what `box` consists of: the boxes in it, and the lines that are in none."""
    parts, at = list[range](), box.first
    for child in children:
        parts += (range(place, place + 1) for place in range(at, child.first))
        parts += [range(child.first, child.end)] if child.first < child.end else []
        at = child.end
    return [*parts, *(range(place, place + 1) for place in range(at, box.end))]


def _all(marks: Marks, test: Callable[[Marks, int], bool], part: range) -> bool:
    return all(test(marks, at) for at in part)


def _goes_on(marks: Marks, at: int) -> bool:
    """Tell if a line is no other part of the page than the one beside it."""
    line = marks.lines[at]
    others = (is_contact, is_footer, is_pager, is_related, is_tool)
    is_other = marks.beside[at] or line.is_link or any(test(line) for test in others)
    return bool(marks.hidden[at]) or not is_other


def _leads_to(marks: Marks, at: int) -> bool:
    return _goes_on(marks, at) and not is_byline(marks.lines[at])
