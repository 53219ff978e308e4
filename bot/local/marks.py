"""Text with marks on it: entities whose offsets count UTF-16 units, as Telegram counts."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, Final, NamedTuple

from bot.local.params import whole
from bot.local.wire import Wire, bad_request, checked

ENTITIES_MAX: Final = 100
STYLES: Final = ("bold", "italic", "underline", "strikethrough", "spoiler")
SPLITTABLE: Final = frozenset(STYLES)
VERBATIM: Final = frozenset({"code", "pre"})
QUOTES: Final = frozenset({"blockquote", "expandable_blockquote"})
LINKS: Final = frozenset({"text_link", "text_mention", "custom_emoji", "date_time"})
PARSED: Final = SPLITTABLE | VERBATIM | QUOTES | LINKS
CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def units(text: str) -> int:
    """Return the length in UTF-16 units."""
    return len(text) + sum(char > "\uffff" for char in text)


def cleaned(text: str) -> str:
    """Return the text as Telegram stores it: no carriage return, no control character."""
    return CONTROL.sub(" ", checked(text).replace("\r", ""))


class Span(NamedTuple):
    """A mark over characters, counted as Python counts."""

    start: int
    end: int
    type: str
    extra: Wire


@dataclass(slots=True)
class Marked:
    """A text and its marks."""

    text: str
    spans: list[Span] = field(default_factory=list)

    def trimmed(self) -> "Marked":
        """Return it without the white space around it."""
        start = len(self.text) - len(self.text.lstrip())
        text = self.text.strip()
        moved = (
            Span(max(s.start - start, 0), min(s.end - start, len(text)), s.type, s.extra)
            for s in self.spans
        )
        return Marked(text, [span for span in moved if span.start < span.end])

    def entities(self) -> list[Wire]:
        """Return the marks as Telegram's MessageEntity, outer before inner, at most 100."""
        at = [0, *accumulate(1 + (char > "\uffff") for char in self.text)]
        ordered = sorted(self.spans, key=lambda s: (s.start, -s.end, _rank(s.type)))
        return [
            {"type": s.type, "offset": at[s.start], "length": at[s.end] - at[s.start], **s.extra}
            for s in ordered[:ENTITIES_MAX]
        ]


def _rank(kind: str) -> int:
    """Of marks over the same characters, quotes come first and styles last, in their order."""
    if kind in QUOTES:
        return -2
    return STYLES.index(kind) if kind in STYLES else -1


def from_entities(text: str, entities: Iterable[Any]) -> Marked:
    """Read the entities that a bot gives beside its text; raise `Refused` for wrong ones."""
    at = [0, *accumulate(1 + (char > "\uffff") for char in text)]
    return Marked(text, [_span(entity, at) for entity in entities if _is_mark(entity)])


def _is_mark(entity: Any) -> bool:
    if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
        raise bad_request("can't parse entities: can't parse MessageEntity: Expected an Object")
    return entity["type"] in PARSED and whole(entity.get("length")) > 0


def _span(entity: Wire, at: list[int]) -> Span:
    first = whole(entity.get("offset"))
    last = first + whole(entity["length"])
    if not 0 <= first <= last <= at[-1]:
        raise bad_request("entity beyond the end of the text")
    start, end = bisect_right(at, first) - 1, bisect_right(at, last) - 1
    if at[start] != first:
        raise bad_request(f"entity begins in a middle of a UTF-16 symbol at byte offset {first}")
    if at[end] != last:
        raise bad_request(f"entity ends in a middle of a UTF-16 symbol at byte offset {last}")
    extra = {k: v for k, v in entity.items() if k not in {"type", "offset", "length"}}
    return Span(start, end, entity["type"], extra)
