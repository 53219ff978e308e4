"""Whether one line goes on in the next, and how the two are put together."""

from knowledge.readers.pdf.characters import HYPHEN, is_wide
from knowledge.readers.pdf.lines import Line

EVEN = 0.7  # em; what begins nearer to some place than that begins there
_SAME = 0.1  # share by which sizes differ that are one to the eye
_BLANK = 0.25  # ems between words, and set by many programs between Chinese and Latin
_FULL = 0.6  # ems; where less is left of a line, not a digit would fit
_NUMBER = "0123456789.,%"  # which careless programs tear
_QUOTES = "“”‘’"


def wraps(line: Line, room: float, below: Line, tolerance: float = 0.0) -> bool:
    """Tell if `line`, with `room` left, ended because the beginning of `below` did not fit.

    `tolerance` is how many ems more may be left.
    """
    last, first = line.text[-1:], below.text[:1]
    latin = not (is_wide(last) and is_wide(first))
    blank = _BLANK if latin and last.isalnum() and first.isalnum() else 0
    return room < below.head + (blank + tolerance) * line.size


def glued(text: str, line: Line, room: float, below: Line) -> str:
    """Return `text`, which ends with `line`, and what goes on below it; `room` was left."""
    if text.endswith(HYPHEN):
        broken = text[-3:-1].islower() and below.text[:1].islower()
        return text[:-1] + ("" if broken else "-") + below.text
    last, first = text.rstrip(_QUOTES)[-1:], below.text.lstrip(_QUOTES)[:1]
    wide = [char for char in (last, first) if is_wide(char)]
    if line.tail and len(wide) <= 1:
        return f"{text} {below.text}"
    if not last or not first or wide or last in "-/":
        return text + below.text
    torn = room < _FULL * line.size and last in _NUMBER and first in _NUMBER
    return text + below.text if torn else f"{text} {below.text}"


def same_size(a: float, b: float) -> bool:
    """Tell if two sizes of type look the same."""
    return abs(a - b) <= _SAME * max(a, b)
