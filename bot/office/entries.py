"""How the entries of the FAQ look in the chat. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot import texts
from bot.actions import Book, DoEntry, OnEntry, TurnTo
from bot.answering import Answering
from bot.layout import place
from bot.message import Button, Message, Rows, escape, shorten
from knowledge.faq import Bound, Entry
from knowledge.models import Passage

PAGE: Final = 10  # entries of a list that are shown together
ROW: Final = 5  # buttons beside one another
WORDING_LIMIT: Final = 80  # UTF-16 units of a wording in a list
WORDINGS_LIMIT: Final = 2400  # UTF-16 units of all wordings of an entry
QUOTE_LIMIT: Final = 240  # UTF-16 units of a quote
TITLE_LIMIT: Final = 60  # UTF-16 units of a report's title
PLACE_LIMIT: Final = 100  # UTF-16 units of the headings above a passage


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry, and where its passages stand in the reports that are served, None for nowhere."""

    entry: Entry
    passages: tuple[Passage | None, ...]

    @property
    def is_lost(self) -> bool:
        """Whether the entry is out of force."""
        return None in self.passages


def standing(entry: Entry, answering: Answering) -> Standing:
    """Return the entry over what is served just now."""
    return Standing(entry, tuple(_standing(bound, answering) for bound in entry.passages))


def _standing(bound: Bound, answering: Answering) -> Passage | None:
    """Return where a passage stands now: as it was, or moved, rather within its own report."""
    if passage := answering.passage(bound.passage):
        return passage
    holding = [report for report in answering.reports if bound.text in report.text]
    holding.sort(key=lambda report: report.id != bound.report)
    moved = (p for report in holding for p in report.passages if p.text == bound.text)
    return next(moved, None)


# --- all of them


def page_of(entries: Sequence[Standing], at: int, count: int) -> Message:
    """Return the message that lists `entries`, which begin with number `at` of `count`."""
    if not entries:
        return Message(f"{texts.OFFICE_FAQ_NONE}\n{texts.OFFICE_FAQ_HOW}")
    title = texts.OFFICE_FAQ_TITLE.format(count=count)
    if count > PAGE:
        pages = (count - 1) // PAGE + 1
        title += texts.OFFICE_FAQ_PAGE.format(page=at // PAGE + 1, pages=pages)
    numbers = [_shows(each.entry.id, texts.OFFICE_FAQ_NUMBER) for each in entries]
    rows = (*_in_rows(numbers), *_turns(at, count))
    return Message("\n".join([title, "", *map(_line, entries), "", texts.OFFICE_FAQ_HOW]), rows)


def start_of_page(at: int, count: int) -> int:
    """Return where the page begins on which number `at` stands, the last page where it is gone."""
    return max(0, min(at, count - 1)) // PAGE * PAGE


def _line(shown: Standing) -> str:
    entry = shown.entry
    return texts.OFFICE_FAQ_LINE.format(
        id=entry.id,
        wording=escape(shorten(entry.wordings[0], WORDING_LIMIT)),
        count=len(entry.wordings),
        state=texts.OFFICE_FAQ_LOST_MARK if shown.is_lost else "",
    )


def _turns(at: int, count: int) -> Rows:
    before = Button(texts.OFFICE_FAQ_BEFORE, action=TurnTo(Book.FAQ, at - PAGE))
    after = Button(texts.OFFICE_FAQ_AFTER, action=TurnTo(Book.FAQ, at + PAGE))
    row = (*((before,) if at else ()), *((after,) if at + PAGE < count else ()))
    return (row,) if row else ()


# --- one of them


def page_of_one(shown: Standing, version: int, note: str = "") -> Message:
    """Return the message of one entry, with what can be done to it.

    `version` is that of the FAQ, which the buttons hold on to; `note` is a sentence above.
    """
    return Message(_told(shown, note), _doings(shown.entry, version))


def page_of_new(shown: Standing, note: str) -> Message:
    """Return the message of an entry that was just added, with a button that leads to it."""
    return Message(_told(shown, note), see(shown.entry.id))


def page_of_doomed(shown: Standing, version: int) -> Message:
    """Return the message that asks whether an entry is surely to be deleted."""
    surely = _button(DoEntry.DELETE_SURELY, shown.entry, version)
    keep = _button(DoEntry.SHOW, shown.entry, version)
    return Message(_told(shown, texts.OFFICE_FAQ_SURELY), ((surely, keep),))


def page_of_deleted(id_: int) -> Message:
    """Return the message that an entry is no more."""
    return Message(texts.OFFICE_FAQ_DELETED.format(id=id_), (_all(),))


def see(id_: int) -> Rows:
    """Return the button that shows an entry."""
    return ((_shows(id_, texts.OFFICE_FAQ_SHOW),),)


def _told(shown: Standing, note: str) -> str:
    entry = shown.entry
    lines = [note, ""] if note else []
    lines.append(texts.OFFICE_FAQ_ENTRY.format(id=entry.id))
    if shown.is_lost:
        lines.append(texts.OFFICE_FAQ_LOST)
    lines += ["", texts.OFFICE_FAQ_WORDINGS, *_wordings(entry)]
    lines += ["", texts.OFFICE_FAQ_PASSAGES]
    for bound, passage in zip(entry.passages, shown.passages, strict=True):
        quote = " ".join(bound.quote.split() or bound.text.split())
        lines.append(f"<blockquote>{escape(shorten(quote, QUOTE_LIMIT))}</blockquote>")
        lines.append(escape(where(passage) if passage else texts.OFFICE_FAQ_NO_PLACE))
    return "\n".join(lines)


def _wordings(entry: Entry) -> list[str]:
    limit = WORDINGS_LIMIT // len(entry.wordings)
    return [
        texts.OFFICE_FAQ_WORDING.format(number=number, wording=escape(shorten(wording, limit)))
        for number, wording in enumerate(entry.wordings, 1)
    ]


def where(passage: Passage) -> str:
    """Return in which report a passage stands, and where there, in a line without markup."""
    title = texts.OFFICE_PLACE.format(title=shorten(passage.report.title, TITLE_LIMIT))
    return f"{title} › {shorten(place(passage), PLACE_LIMIT)}" if passage.path else title


def _doings(entry: Entry, version: int) -> Rows:
    """Return the buttons under an entry; the last wording cannot be taken away."""
    droppable = range(len(entry.wordings)) if len(entry.wordings) > 1 else ()
    drops = [_button(DoEntry.DROP, entry, version, at) for at in droppable]
    more = _button(DoEntry.WORD, entry, version)
    delete = _button(DoEntry.DELETE, entry, version)
    return ((more, delete), *_in_rows(drops), _all())


def _button(do: DoEntry, entry: Entry, version: int, at: int = 0) -> Button:
    text = texts.OFFICE_FAQ_BUTTONS[do].format(number=at + 1)
    return Button(text, action=OnEntry(do, entry.id, at, version))


def _shows(id_: int, text: str) -> Button:
    return Button(text.format(id=id_), action=OnEntry(DoEntry.SHOW, id_))


def _all() -> tuple[Button, ...]:
    return (Button(texts.OFFICE_FAQ_LIST, action=TurnTo(Book.FAQ, 0)),)


def _in_rows(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[at : at + ROW]) for at in range(0, len(buttons), ROW))
