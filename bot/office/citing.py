"""Which passages an answer shows, read back from its text.

Nothing is remembered for it: an answer may be old, or forwarded from a group. What stands in its
quotes is looked up, word for word, in the reports that are served.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product
from typing import Final

from aiogram.enums import MessageEntityType
from aiogram.types import MessageEntity

from bot import texts
from bot.layout import heading, label, marks, origin
from bot.message import plain
from bot.render import QUOTELESS
from knowledge.hits import make_hit
from knowledge.models import Hit, Passage, Report

MOST_TRIED: Final = 5  # passages that hold the same words
QUOTES: Final = frozenset(
    {MessageEntityType.BLOCKQUOTE, MessageEntityType.EXPANDABLE_BLOCKQUOTE},
)
ORIGIN_LINES: Final = 2  # under the first passage: its place, then who published it and when

# what Telegram leaves out of a text or puts in place of a space
_GAP: Final = r"[\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of a passage as an answer shows it; `quote` stands in bold, "" where nothing does.

    `below` are the lines that follow. `is_further` is true of a passage that is shown beside
    another, by its quote alone.
    """

    before: str
    quote: str
    after: str
    below: tuple[str, ...]
    is_further: bool


def cited(text: str, entities: Sequence[MessageEntity]) -> tuple[Cited, ...]:
    """Return the pieces of passages that an answer shows, none where it shows no passage.

    Blocks of other messages, such as what may be chosen from, are passed over.
    """
    bold = [_span(text, e) for e in entities if e.type == MessageEntityType.BOLD]
    blocks = [_span(text, e) for e in entities if e.type in QUOTES]
    return tuple(filter(None, (_cited(text, block, bold) for block in blocks)))


def _cited(text: str, block: Span, bold: Sequence[Span]) -> Cited | None:
    start, end = block
    above = text[:start].rstrip().rpartition("\n")[2]
    below = [" ".join(line.split()) for line in text[end:].lstrip("\n").split("\n")]
    is_further = above == texts.ALSO
    shown = text[start:end].strip().removeprefix(texts.CUT).removesuffix(texts.CUT)
    if not shown.strip() or not (is_further or below[0].startswith(texts.SOURCE)):
        return None
    start = text.index(shown, start)
    # Telegram cuts what is bold where an address or a number begins in it
    inside = [span for span in bold if start <= span[0] and span[1] <= end] or [(start, start)]
    first, last = inside[0][0], inside[-1][1]
    before, quote, after = text[start:first], text[first:last], text[last : start + len(shown)]
    lines = (*below, "")[:ORIGIN_LINES]
    return Cited(before, quote, after, lines, is_further)


def _span(text: str, entity: MessageEntity) -> Span:
    """Return where an entity stands, in characters: Telegram counts UTF-16 units."""
    coded = text.encode("utf-16-le")
    ends = (2 * entity.offset, 2 * (entity.offset + entity.length))
    first, last = (len(coded[:end].decode("utf-16-le", "ignore")) for end in ends)
    return first, last


def found(pieces: Sequence[Cited], reports: Sequence[Report]) -> tuple[Hit, ...]:
    """Return the passages in which the pieces stand, in their order, each with its quote.

    Where several hold the same words, those are returned that would be shown in these words, with
    these places under them. None is where the report that is named does not say so.
    """
    first, *further = pieces
    candidates = [_shown_first(first, reports)]
    candidates += [list(islice(_holding(piece, reports), MOST_TRIED)) for piece in further]
    several = [*product(*candidates)]
    agreeing = (hits for hits in several if _are_shown_so(hits, further))
    return next(chain(agreeing, several), ())


def _shown_first(piece: Cited, reports: Sequence[Report]) -> list[Hit]:
    """Return the hits that hold the first piece and may be named as it is, the likeliest first."""
    titled = [report for report in reports if _names(piece.below[0], report)]
    hits = list(islice(_holding(piece, titled), MOST_TRIED))
    exact = [h for h in hits if _origin_of(h.passage.report, h.passage.path) == piece.below]
    return exact or hits


def _names(line: str, report: Report) -> bool:
    """Return whether a line says that something stands in the report."""
    title = _origin_of(report, ())[0]
    return line == title or line.startswith(f"{title} › ")


def _origin_of(report: Report, path: tuple[str, ...]) -> tuple[str, ...]:
    lines = plain(origin(report, path)).split("\n")
    return tuple(" ".join(line.split()) for line in lines)


def _are_shown_so(hits: Sequence[Hit], further: Sequence[Cited]) -> bool:
    told = marks([hit.passage.report for hit in hits])[1:]
    names = [
        label(f"{mark} {heading(hit.passage)}") for mark, hit in zip(told, hits[1:], strict=True)
    ]
    return names == [piece.below[0] for piece in further]


def _holding(piece: Cited, reports: Sequence[Report]) -> Iterator[Hit]:
    """Yield the passages in which the piece stands."""
    parts = (_loosely(piece.before), f"({_loosely(piece.quote)})", _loosely(piece.after))
    pattern = re.compile(_GAP.join(filter(None, parts)))
    for report in reports:
        if not pattern.search(report.text):
            continue
        for passage in report.passages:
            if match := pattern.search(passage.text):
                yield _hit(passage, match.span(1))


def _hit(passage: Passage, quote: Span) -> Hit:
    return make_hit(passage, quote if quote[0] < quote[1] else QUOTELESS)


def _loosely(words: str) -> str:
    """Return the expression for words whatever gaps are in them."""
    return _GAP.join(map(re.escape, re.sub(_GAP, "", words)))
