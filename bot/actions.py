"""What a button does when it is pressed. Frozen values; `bot.buttons` packs them."""

from dataclasses import dataclass
from enum import StrEnum

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


class Do(StrEnum):
    """What an operator does with an edition; the values stand on buttons."""

    SHOW = "s"
    CHANGES = "c"
    REHEARSE = "r"
    PUBLISH = "p"
    PUBLISH_ANYWAY = "y"  # it was rehearsed, and what it loses was seen
    DISCARD = "d"
    SOURCES = "f"  # the files as they were handed in
    ROLL_BACK = "b"  # to that edition


@dataclass(frozen=True, slots=True)
class OnEdition:
    """Do something with an edition; `since` is the switch that the operator has seen."""

    do: Do
    edition: int
    since: int = 0


@dataclass(frozen=True, slots=True)
class Bind:
    """Bind the question that was looked up to a passage that was found."""

    ref: Ref


class DoEntry(StrEnum):
    """What an operator does with an entry of the FAQ; the values stand on buttons."""

    SHOW = "s"
    WORD = "w"  # ask for more wordings
    DROP = "x"  # a wording
    DELETE = "d"
    DELETE_SURELY = "y"


@dataclass(frozen=True, slots=True)
class OnEntry:
    """Do something with an entry; `at` is which wording, `version` of the FAQ when it was shown.

    Where another version is in force by then, the number of a wording may mean another one.
    """

    do: DoEntry
    entry: int
    at: int = 0
    version: int = 0


class DoItem(StrEnum):
    """What an operator does with what is to be pushed; the values stand on buttons."""

    NEW = "n"  # for a topic
    SHOW = "s"
    TEXT = "t"
    QUOTE = "q"
    TITLE = "h"
    LINK = "l"
    FILE = "f"
    NO_FILE = "x"
    NOW = "0"
    AT = "a"
    QUEUE = "u"
    PREVIEW = "p"
    TEST = "e"
    ASK = "k"
    APPROVE = "y"
    RETURN = "r"
    TAKE_BACK = "b"
    WITHDRAW = "d"
    WITHDRAW_SURELY = "D"


@dataclass(frozen=True, slots=True)
class OnItem:
    """Do something with an item as `version` shows it; NEW: with a topic."""

    do: DoItem
    item: int
    version: int = 0


@dataclass(frozen=True, slots=True)
class QuoteIn:
    """Let an item quote a passage that was found."""

    item: int
    version: int
    ref: Ref


class DoPush(StrEnum):
    """What an operator does with a push; the values stand on buttons."""

    SHOW = "s"
    PAUSE = "p"
    RESUME = "r"
    CANCEL = "c"
    CANCEL_SURELY = "C"
    RECALL = "b"
    RECALL_SURELY = "B"
    RETRY = "u"
    REPORT = "t"
    LIST = "l"


@dataclass(frozen=True, slots=True)
class OnPush:
    """Do something with a push."""

    do: DoPush
    push: int


class DoWish(StrEnum):
    """What those who decide for a chat choose of pushes; the values stand on buttons."""

    SHOW = "s"
    SWITCH = "t"  # a topic, by its number
    OFF = "0"
    ON = "1"
    UNMUTE = "u"
    QUIETS = "q"  # show the hours to choose from
    QUIET = "h"  # choose hours, by their number


@dataclass(frozen=True, slots=True)
class OnWish:
    """Choose something of pushes, for the chat in which the button stands."""

    do: DoWish
    value: int = 0


class Book(StrEnum):
    """What is shown page by page; the values stand on buttons."""

    EDITIONS = "e"
    FAQ = "f"
    AUDIT = "a"


@dataclass(frozen=True, slots=True)
class TurnTo:
    """Show another page of a list; `at` is where it begins, 0 for the first."""

    book: Book
    at: int


Action = (
    ShowPassage
    | ShowSection
    | OnEdition
    | Bind
    | OnEntry
    | TurnTo
    | OnItem
    | QuoteIn
    | OnPush
    | OnWish
)
