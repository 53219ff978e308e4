"""Report text → sections and passages, cut where the author cut."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.models import Heading, Outline, Segment
from knowledge.numbering import Number, leading_number
from knowledge.sentences import pack

MOST_PER_PASSAGE = 600  # characters; a leaf section longer than this is split
LEAST_PER_PASSAGE = 150  # characters; what a piece of unheaded text should at least have
UNHEADED_PASSAGE = 350  # characters; the most for text that has no heading at all
LONGEST_HEADING = 60  # characters; a longer numbered sentence is text, not a heading

_LINE = re.compile(r"[^\n]+")
_FIRST_SENTENCE = re.compile(r"([^。！？]+)[。！？]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: its span, the path it stands under, the heading it is."""

    start: int
    end: int
    path: tuple[str, ...]
    heading: Heading | None = None


@dataclass(slots=True)
class _Block:
    """Text under one path, still growing."""

    path: tuple[str, ...]
    start: int
    end: int


class _Headings:
    """The headings above the line being read, one for each depth."""

    def __init__(self) -> None:
        self._open: list[tuple[Number, str]] = []

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._open)

    def depth_for(self, number: Number) -> int | None:
        """Return the depth (from 0) where `number` goes on or begins a series, or None."""
        for depth, (above, _) in enumerate(self._open):
            if above.style == number.style:
                return depth if number.value in (above.value + 1, 1) else None
        return len(self._open) if number.value == 1 else None

    def enter(self, depth: int, number: Number, text: str) -> None:
        del self._open[depth:]
        self._open.append((number, text))


def cut(text: str, body: tuple[int, int]) -> Outline:
    """Return the outline of `text[body]`: its headings, and segments in order.

    Every character of the body but white space between lines stands either in a heading
    alone on its line or in exactly one segment.
    """
    lines = list(_read(text, body))
    headings = [line.heading for line in lines if line.heading]
    segments = [s for block in _blocks(lines) for s in _split(text, block, headed=bool(headings))]
    return Outline(body, tuple(headings), tuple(segments))


def _read(text: str, body: tuple[int, int]) -> Iterator[_Line]:
    """Yield the lines of the body; an item with nothing under it is text, not a heading."""
    above, held = _Headings(), None
    for start, end in _lines(text, body):
        heading = _heading(text[start:end], start, above)
        if held:
            yield held if _is_below(heading, held) else _Line(held.start, held.end, held.path[:-1])
            held = None
        line = _Line(start, end, above.path, heading)
        if heading and not heading.run_in:
            held = line
        else:
            yield line
    if held:
        yield _Line(held.start, held.end, held.path[:-1])


def _is_below(heading: Heading | None, line: _Line) -> bool:
    return heading is None or line.heading is None or heading.level > line.heading.level


def _blocks(lines: Iterable[_Line]) -> Iterator[_Block]:
    """Yield the text between headings, one block for each path it stands under."""
    block: _Block | None = None
    for line in lines:
        if block and line.path == block.path and not line.heading:
            block.end = line.end
            continue
        if block:
            yield block
        alone = line.heading and not line.heading.run_in
        block = None if alone else _Block(line.path, line.start, line.end)
    if block:
        yield block


def _lines(text: str, body: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the span of each line that is not blank, without the white space around it."""
    for found in _LINE.finditer(text, *body):
        line = found.group()
        if stripped := line.strip():
            start = found.start() + line.index(stripped)
            yield start, start + len(stripped)


def _heading(line: str, start: int, above: _Headings) -> Heading | None:
    """Return the heading that `line` is or opens with, and step into its section."""
    number = leading_number(line)
    depth = above.depth_for(number) if number else None
    if number is None or depth is None:
        return None
    run_in = _FIRST_SENTENCE.match(line)
    text = run_in[1] if run_in else line.rstrip("。！？")
    if len(text) > LONGEST_HEADING:
        return None
    above.enter(depth, number, text)
    return Heading(depth + 1, text, (start, start + len(text)), bool(run_in))


def _split(text: str, block: _Block, *, headed: bool) -> Iterator[Segment]:
    """Yield the block whole, or in pieces at sentence ends when it is too long."""
    content = text[block.start : block.end]
    limit = MOST_PER_PASSAGE if headed else UNHEADED_PASSAGE
    if len(content) <= limit:
        yield Segment(block.path, (block.start, block.end))
        return
    for start, end in pack(content, least=LEAST_PER_PASSAGE, most=limit):
        stripped = start + len(content[start:end].rstrip())
        yield Segment(block.path, (block.start + start, block.start + stripped))
