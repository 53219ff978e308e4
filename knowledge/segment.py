"""Report text → sections and passages, cut where the author cut."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.headings import Placed, place
from knowledge.lines import line_spans
from knowledge.models import Heading, Outline, Segment
from knowledge.numbering import Style
from knowledge.pieces import Ruler, Span, pieces

MOST_PER_PASSAGE = 600  # characters; a leaf section longer than this is split
LEAST_PER_PASSAGE = 150  # characters; what a piece of a longer text should at least have
SHORT_TITLE = 20  # characters; the most that a heading has which ends as a sentence does
UNHEADED_PASSAGE = 350  # characters; the most for text that has no heading at all
_TITLES = {Style.PART, Style.CHAPTER, Style.SUBCHAPTER, Style.COMMA, Style.PAREN}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: its span, the path it stands under, the heading it is."""

    span: Span
    path: tuple[str, ...]
    heading: Heading | None = None
    style: str = ""


@dataclass(slots=True)
class _Block:
    """Lines of text under one path, still growing."""

    path: tuple[str, ...]
    lines: list[Span]


def cut(text: str, body: Span, marked: Mapping[int, int] | None = None) -> Outline:
    """Return the outline of `text[body]`: its headings, and segments in order.

    Every character of the body but white space between lines stands either in a heading
    alone on its line or in exactly one segment. `marked` gives the level, from 1, of headings
    that the document's own form marks, by the offset of their line.
    """
    spans = list(line_spans(text, *body))
    levels = marked or {}
    marks = {at: levels[start] for at, (start, _) in enumerate(spans) if start in levels}
    placed = place([text[slice(*span)] for span in spans], marks)
    lines = list(_with_text(text, list(_read(spans, placed))))
    headings = tuple(line.heading for line in lines if line.heading)
    most = MOST_PER_PASSAGE if headings else UNHEADED_PASSAGE
    segments = [s for block in _blocks(lines) for s in _segments(text, block, most)]
    return Outline(body, headings, tuple(segments))


def _read(spans: Sequence[Span], placed: Sequence[Placed]) -> Iterator[_Line]:
    """Yield the lines; those over which a heading is broken are one."""
    for at, (span, here) in enumerate(zip(spans, placed, strict=True)):
        if here.continued:
            continue
        candidate = here.heading
        if candidate is None:
            yield _Line(span, here.path)
            continue
        start, end = span[0], spans[at + candidate.lines - 1][1]
        shown = (start, start + len(candidate.text) if candidate.run_in else end)
        heading = Heading(len(here.path), candidate.text, shown, candidate.run_in)
        yield _Line((start, end), here.path, heading, candidate.style)


def _with_text(text: str, lines: Sequence[_Line]) -> Iterator[_Line]:
    """Yield the lines; one that is a heading alone, with nothing under it, is mostly text.

    It stays a heading where others of its series have text: an excerpt ends with it, or
    the author left the section out. A list of short points is the text of its section.
    """
    childless = {at for at in range(len(lines)) if _is_childless(lines, at)}
    headed = {
        _series(line) for at, line in enumerate(lines) if line.heading and at not in childless
    }
    for at, line in enumerate(lines):
        ends = at < len(lines) - 1 and text[line.span[1] - 1] in "。；;"
        if at not in childless or (not ends and _is_title(line) and _series(line) in headed):
            yield line
        else:
            yield _Line(line.span, line.path[:-1])


def _is_childless(lines: Sequence[_Line], at: int) -> bool:
    line = lines[at]
    below = lines[at + 1].path if at + 1 < len(lines) else ()
    alone = line.heading is not None and not line.heading.run_in
    return alone and below[: len(line.path)] != line.path


def _series(line: _Line) -> tuple[tuple[str, ...], str]:
    return line.path[:-1], line.style


def _is_title(line: _Line) -> bool:
    """Return whether a heading is one by its looks: short, or no sentence."""
    printed = line.span[1] - line.span[0]
    ends = line.heading is not None and printed > len(line.heading.text)
    return line.style in _TITLES and (not ends or printed <= SHORT_TITLE)


def _blocks(lines: Iterable[_Line]) -> Iterator[_Block]:
    """Yield the text between headings, one block for each path it stands under."""
    block: _Block | None = None
    for line in lines:
        if block and line.path == block.path and not line.heading:
            block.lines.append(line.span)
            continue
        if block:
            yield block
        alone = line.heading and not line.heading.run_in
        block = None if alone else _Block(line.path, [line.span])
    if block:
        yield block


def _segments(text: str, block: _Block, most: int) -> Iterator[Segment]:
    """Yield the block whole, or in pieces when it is too long."""
    whole = (block.lines[0][0], block.lines[-1][1])
    if Ruler(block.lines)(whole) <= most:
        yield Segment(block.path, whole)
        return
    for span in pieces(text, block.lines, least=LEAST_PER_PASSAGE, most=most):
        yield Segment(block.path, span)
