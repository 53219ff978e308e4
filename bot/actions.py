"""What a button does when it is pressed. Frozen values; `bot.buttons` packs them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notes:
    """What is said around a passage, kept through presses so that an edit loses nothing."""

    related: bool = False  # the report mentions the matter but does not say
    now: bool = False  # the question was about the present
    browsing: bool = False  # it was opened from the section above
    understood: str = ""  # terms that were read differently from how they were typed


@dataclass(frozen=True, slots=True)
class Ref:
    """A hit by reference: the passage's id, and its quote's span in the passage's text."""

    passage_id: str
    quote_span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ShowPassage:
    """Show one of the passages that answer together: an excerpt, or the whole of it."""

    refs: tuple[Ref, ...]
    at: int = 0  # which of them
    whole: bool = False
    notes: Notes = Notes()


@dataclass(frozen=True, slots=True)
class ShowSection:
    """Show a heading and what stands under it."""

    section_id: str


Action = ShowPassage | ShowSection
