"""What each line of a page seems to be: prose, hidden, or beside the document.

That few links and whole sentences tell text from what is around it is from Kohlschütter,
Fankhauser, Nejdl, "Boilerplate Detection using Shallow Text Features" (WSDM 2010).
"""

from collections.abc import Callable, Collection, Iterable
from itertools import accumulate

from knowledge.readers.html.chrome import (
    is_byline,
    is_control,
    is_elsewhere,
    is_footer,
    is_pager,
    is_related,
    is_tool,
)
from knowledge.readers.html.flow import Page
from knowledge.readers.html.lines import Box, Line

LINKED = 0.3  # share of links: prose has less, what leads elsewhere more
_MOST = 0.5  # share of the page's text: what holds more is no chrome, whatever its name
_LONG = 25  # characters from which on a line is prose; a shorter one ends as sentences do
_SHORT = 8
_ENDS = ("。", "！", "？", "；", "：", ".", "!", "?", ";", ":")


class Marks:
    """The lines and boxes of a page; `hidden`, `beside` and `prose` say for each line if it is.

    `known` are the places of lines that are known to be something else than prose.
    """

    def __init__(self, page: Page, known: Collection[int]) -> None:
        self.lines, self.boxes = page.lines, page.boxes
        self.hidden = self._inside(is_control)
        self.beside = self._inside(is_elsewhere)
        self.prose = self._prose(known)
        self._sums = sums(
            len(line.text) * prose for line, prose in zip(self.lines, self.prose, strict=True)
        )

    def share(self, box: Box) -> float:
        """Return how much of the page's prose is in `box`, from 0 to 1."""
        return (self._sums[box.end] - self._sums[box.first]) / (self._sums[-1] or 1)

    def _inside(self, test: Callable[[Box], bool]) -> bytearray:
        """Return for each line if it is in a box that `test` is true of."""
        texts = sums(len(line.text) - line.linked for line in self.lines)
        marks = bytearray(len(self.lines))
        for box in self.boxes:
            size = box.end - box.first
            if size and test(box) and texts[box.end] - texts[box.first] <= texts[-1] * _MOST:
                marks[box.first : box.end] = b"\1" * size
        return marks

    def _prose(self, known: Collection[int]) -> list[bool]:
        """Return for each line if it is prose; where none is, if it might be."""
        away = bytes(map(max, self.hidden, self.beside))
        for is_text, unseen in ((_is_prose, away), (_is_plain, away), (_is_plain, self.hidden)):
            found = [not no and is_text(line) for no, line in zip(unseen, self.lines, strict=True)]
            for place in known:
                found[place] = False
            if any(found):
                return found
        return [not hidden for hidden in self.hidden]


def _is_plain(line: Line) -> bool:
    """Tell if nothing says that this is chrome."""
    chrome = (is_byline, is_footer, is_pager, is_related, is_tool)
    return line.linked <= len(line.text) * LINKED and not any(test(line) for test in chrome)


def _is_prose(line: Line) -> bool:
    size = len(line.text)
    ends = size >= _SHORT and line.text.endswith(_ENDS)
    return (size >= _LONG or ends) and not line.level and _is_plain(line)


def sums(values: Iterable[int]) -> list[int]:
    """Return the sums of the first 0, 1, 2 … `values`."""
    return list(accumulate(values, initial=0))
