"""What a reader takes out of a document, whatever its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LONGEST_TEXT = 1_000_000  # characters; some two thousand pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text of a document, and what its form says of it besides.

    Each paragraph, list item and table row is one line of `text`. `marked` gives the
    lines that the form itself marks as headings: the offset in `text` at which such a line
    begins, and its level from 1. What the form does not say is "", None or empty.
    """

    text: str
    title: str = ""
    url: str = ""
    agency: str = ""
    year: int | None = None
    marked: Mapping[int, int] = field(default_factory=dict)
