"""Lines of text with the white space of a browser, and the boxes they stand in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.errors import Refusal, ReportError
from knowledge.numbering import Style, leading_number

MOST_LINES = 150_000

_WIDE = r"[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]"
# between wide characters a line break is no space: CSS Text Module Level 3, section 4.1.3
_BREAK = re.compile(rf"(?<={_WIDE})[ \t\f]*[\n\r][ \t\n\r\f]*(?={_WIDE})")
_SPACES = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_MARGIN = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\ufeff"
_DATE = re.compile(r"(?:(?:19|20)\d\d[-/.年])?\d\d?[-/.月]\d\d?日?(?:\s+\d\d?:\d\d)?")
_TYPED = {Style.COMMA, Style.PAREN, Style.ARABIC, Style.PAREN_ARABIC, Style.CIRCLED}


@dataclass(slots=True, eq=False)
class Box:
    """A block element: its class names and id, and the range of lines that stand in it."""

    tag: str
    names: str
    is_hidden: bool
    parent: "Box | None"
    first: int
    end: int = 0
    is_in_article: bool = False

    def __post_init__(self) -> None:
        if self.parent:
            self.is_in_article = self.parent.is_in_article or self.parent.tag == "article"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    `level` is that of a heading, 0 for text; `linked` how many characters are links. A link
    to a file is not counted: the file belongs to the text.
    """

    text: str
    box: Box
    level: int = 0
    linked: int = 0
    has_file: bool = False

    @property
    def is_link(self) -> bool:
        """Whether the line is a link and not much besides, but for a date."""
        return bool(self.linked) and self.linked * 2 > len(_DATE.sub("", self.text))


class LineWriter:
    """Puts the pieces of text together that make a line of the document `name`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.lines: list[Line] = []
        self.level = 0  # of the heading that is being written
        self.is_preserved = False  # white space as it is
        self.is_link = self.is_file = False
        self.number = ""  # to stand before the next line
        self._pieces: list[str] = []
        self._linked = 0
        self._has_file = False

    def write(self, text: str, box: Box) -> None:
        """Go on with the line."""
        head, *rest = text.split("\n") if self.is_preserved else [text]
        self._add(head)
        for piece in rest:
            self.end(box)
            self._add(piece)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        if self.is_file:
            self._has_file = True
        elif self.is_link:
            self._linked += len("".join(text.split()))

    def end(self, box: Box) -> None:
        """Write the line down, if there is anything in it; raises ReportError for too many."""
        text = "".join(self._pieces)
        linked, has_file = self._linked, self._has_file
        self._pieces.clear()
        self._linked, self._has_file = 0, False
        if not self.is_preserved:
            text = _SPACES.sub(" ", _BREAK.sub("", text))
        if text := text.strip(_MARGIN):
            if len(self.lines) == MOST_LINES:
                raise ReportError(self._name, Refusal.TOO_COMPLEX, data={"limit": MOST_LINES})
            text = self._numbered(text)
            self.lines.append(Line(text, box, self.level, linked, has_file))

    def _numbered(self, text: str) -> str:
        """Put the number of a list's item before it.

        An item that has its number typed shows that its page's style sheet wants no other.
        """
        number, self.number = self.number, ""
        typed = leading_number(text) if number else None
        return text if typed and typed.style in _TYPED else number + text


def joined(lines: Iterable[Line]) -> tuple[str, dict[int, int]]:
    """Return the text of `lines`, and the levels of its headings by their offsets."""
    text, marked, at = list[str](), dict[int, int](), 0
    for line in lines:
        if line.level:
            marked[at] = line.level
        text.append(line.text)
        at += len(line.text) + len("\n")
    return "\n".join(text), marked
