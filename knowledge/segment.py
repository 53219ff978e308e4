"""Report text → sections and passages, cut where the author cut."""

import re
from collections.abc import Iterator
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
    above, headings, blocks = _Headings(), list[Heading](), list[_Block]()
    for start, end in _lines(text, body):
        heading = _heading(text[start:end], start, above)
        if heading:
            headings.append(heading)
        if heading and not heading.run_in:
            continue
        if blocks and blocks[-1].path == above.path and not heading:
            blocks[-1].end = end
        else:
            blocks.append(_Block(above.path, start, end))
    segments = [s for block in blocks for s in _split(text, block, headed=bool(headings))]
    return Outline(body, tuple(headings), tuple(segments))


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
        end = start + len(content[start:end].rstrip())  # noqa: PLW2901 - blank ends go
        if end > start:
            yield Segment(block.path, (block.start + start, block.start + end))
