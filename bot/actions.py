"""What a button does when it is pressed. Frozen values; `bot.buttons` packs them."""

from dataclasses import dataclass

from knowledge.models import Lack


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What is said around a passage, kept through presses so that an edit loses nothing."""

    lack: Lack | None = None  # the report mentions the matter but does not say this of it
    now: bool = False  # the question was about the present
    undated: bool = False  # it named no year, and there are reports of several
    chosen: bool = False  # it is one of several that may have been meant
    browsing: bool = False  # it was opened from the section above
    unanswered: tuple[int, ...] = ()  # of several questions in one message, from 1
    understood: str = ""  # terms that were read differently from how they were typed


@dataclass(frozen=True, slots=True)
class Ref:
    """A hit by reference: the passage's id, and its quote's span in the passage's text."""

    passage_id: str
    quote_span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ShowPassage:
    """Show one of the passages that were found together: an excerpt, or the whole of it."""

    refs: tuple[Ref, ...]
    at: int = 0  # which of them
    whole: bool = False
    notes: Notes = Notes()


@dataclass(frozen=True, slots=True)
class ShowSection:
    """Show a heading and what stands under it."""

    section_id: str


Action = ShowPassage | ShowSection
