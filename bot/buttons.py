"""Buttons as Telegram knows them: keyboards, and callback data of at most 64 bytes."""

from dataclasses import replace
from typing import Annotated

from aiogram.filters.callback_data import MAX_CALLBACK_LENGTH, CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from pydantic import Field

from bot.actions import (
    Action,
    Bind,
    Book,
    Do,
    DoEntry,
    DoItem,
    DoPush,
    DoWish,
    Notes,
    OnEdition,
    OnEntry,
    OnItem,
    OnPush,
    OnWish,
    QuoteIn,
    Ref,
    ShowPassage,
    ShowSection,
    TurnTo,
)
from bot.message import Button, Rows
from knowledge.models import Lack

SEPARATOR = ":"
ID_LENGTH = 8  # characters of a passage's id
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
FLAGS = 5  # bits
LACKS = 16  # that the state has room for; 0 stands for none
SHOWN = 16  # passages likewise

# a client of somebody's own may send a number that no database takes
Number = Annotated[int, Field(ge=0, lt=2**31)]

_LACKS = (None, *Lack)  # by the numbers that stand on buttons sent before


class PassagePress(CallbackData, prefix="p2", sep=SEPARATOR):
    """A press that shows a passage. Numbers are written to the base 36.

    The prefix changes with the meaning of what follows: a button that was sent before is then
    refused instead of misread.
    """

    refs: str
    state: str  # the questions without an answer, which of the refs, what is lacking, the flags
    understood: str = ""

    def action(self) -> ShowPassage:
        """Return what the press asks for. Raises ValueError for data that is not ours."""
        rest, flags = divmod(int(self.state, 36), 1 << FLAGS)
        rest, lack = divmod(rest, LACKS)
        unanswered, at = divmod(rest, SHOWN)
        refs = tuple(_ref(written) for written in self.refs.split(","))
        if unanswered < 0 or at >= len(refs) or lack >= len(_LACKS):
            raise ValueError(self.state)
        whole, now, undated, chosen, browsing = (bool(flags >> bit & 1) for bit in range(FLAGS))
        notes = Notes(
            lack=_LACKS[lack],
            now=now,
            undated=undated,
            chosen=chosen,
            browsing=browsing,
            unanswered=tuple(n for n in range(unanswered.bit_length()) if unanswered >> n & 1),
            understood=self.understood,
        )
        return ShowPassage(refs, at, whole, notes)


class SectionPress(CallbackData, prefix="s", sep=SEPARATOR):
    """A press that shows a section."""

    section_id: str


class EditionPress(CallbackData, prefix="e", sep=SEPARATOR):
    """A press of an operator on an edition."""

    do: Do
    edition: Number
    since: Number

    def action(self) -> OnEdition:
        """Return what the press asks for."""
        return OnEdition(self.do, self.edition, self.since)


class BindPress(CallbackData, prefix="b", sep=SEPARATOR):
    """A press that binds a question to a passage."""

    ref: str

    def action(self) -> Bind:
        """Return what the press asks for. Raises ValueError for data that is not ours."""
        return Bind(_ref(self.ref))


class EntryPress(CallbackData, prefix="f", sep=SEPARATOR):
    """A press of an operator on an entry of the FAQ."""

    do: DoEntry
    entry: Number
    at: Number
    version: Number

    def action(self) -> OnEntry:
        """Return what the press asks for."""
        return OnEntry(self.do, self.entry, self.at, self.version)


class ItemPress(CallbackData, prefix="i", sep=SEPARATOR):
    """A press of an operator on what is to be pushed."""

    do: DoItem
    item: Number
    version: Number

    def action(self) -> OnItem:
        """Return what the press asks for."""
        return OnItem(self.do, self.item, self.version)


class QuotePress(CallbackData, prefix="q", sep=SEPARATOR):
    """A press that lets an item quote a passage."""

    item: Number
    version: Number
    ref: str

    def action(self) -> QuoteIn:
        """Return what the press asks for. Raises ValueError for data that is not ours."""
        return QuoteIn(self.item, self.version, _ref(self.ref))


class PushPress(CallbackData, prefix="u", sep=SEPARATOR):
    """A press of an operator on a push."""

    do: DoPush
    push: Number

    def action(self) -> OnPush:
        """Return what the press asks for."""
        return OnPush(self.do, self.push)


class WishPress(CallbackData, prefix="w", sep=SEPARATOR):
    """A press of whoever decides for a chat what it gets."""

    do: DoWish
    value: Number

    def action(self) -> OnWish:
        """Return what the press asks for."""
        return OnWish(self.do, self.value)


class BookPress(CallbackData, prefix="l", sep=SEPARATOR):
    """A press that turns to another page of a list."""

    book: Book
    at: Number

    def action(self) -> TurnTo:
        """Return what the press asks for."""
        return TurnTo(self.book, self.at)


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Return the keyboard that Telegram shows, or None when there is no button."""
    if not rows:
        return None
    return InlineKeyboardMarkup(inline_keyboard=[[_button(b) for b in row] for row in rows])


def pack(action: Action) -> str:
    """Return the callback data of an action: 1 to 64 bytes.

    Where they do not fit, the terms read differently are left out, then the other passages.
    """
    match action:
        case ShowPassage():
            return _fitting(action)
        case ShowSection(section_id):
            return SectionPress(section_id=section_id).pack()
        case OnItem() | QuoteIn() | OnPush() | OnWish():
            return _of_push(action)
    return _of_office(action)


def _of_office(action: OnEdition | Bind | OnEntry | TurnTo) -> str:
    match action:
        case OnEdition(do, edition, since):
            return EditionPress(do=do, edition=edition, since=since).pack()
        case Bind(ref):
            return BindPress(ref=_written(ref)).pack()
        case OnEntry(do, entry, at, version):
            return EntryPress(do=do, entry=entry, at=at, version=version).pack()
        case TurnTo(book, at):
            return BookPress(book=book, at=at).pack()


def _of_push(action: OnItem | QuoteIn | OnPush | OnWish) -> str:
    match action:
        case OnItem(do, item, version):
            return ItemPress(do=do, item=item, version=version).pack()
        case QuoteIn(item, version, ref):
            return QuotePress(item=item, version=version, ref=_written(ref)).pack()
        case OnPush(do, push):
            return PushPress(do=do, push=push).pack()
        case OnWish(do, value):
            return WishPress(do=do, value=value).pack()


def _fitting(action: ShowPassage) -> str:
    lean = replace(action, notes=replace(action.notes, understood=""))
    alone = replace(lean, refs=(action.refs[action.at],), at=0)
    return next(data for data in map(_packed, (action, lean, alone)) if data)


def _packed(action: ShowPassage) -> str:
    """Return the data, or "" when it does not fit."""
    notes = action.notes
    flags = (action.whole, notes.now, notes.undated, notes.chosen, notes.browsing)
    unanswered = sum(1 << number for number in notes.unanswered)
    state = (unanswered * SHOWN + action.at) * LACKS + _LACKS.index(notes.lack) << FLAGS
    state += sum(flag << bit for bit, flag in enumerate(flags))
    press = PassagePress(
        refs=",".join(_written(ref) for ref in action.refs),
        state=_base36(state),
        understood=notes.understood,
    )
    parts = (press.__prefix__, press.refs, press.state, press.understood)
    fits = len(SEPARATOR.join(parts).encode()) <= MAX_CALLBACK_LENGTH
    return press.pack() if fits and SEPARATOR not in press.understood else ""


def _written(ref: Ref) -> str:
    return f"{ref.passage_id}{_base36(ref.quote_span[0])}.{_base36(ref.quote_span[1])}"


def _ref(written: str) -> Ref:
    start, end = written[ID_LENGTH:].split(".")
    return Ref(written[:ID_LENGTH], (int(start, 36), int(end, 36)))


def _base36(number: int) -> str:
    rest, digit = divmod(number, 36)
    return (_base36(rest) if rest else "") + DIGITS[digit]


def _button(button: Button) -> InlineKeyboardButton:
    if button.action is None:
        return InlineKeyboardButton(text=button.text, url=button.url)
    return InlineKeyboardButton(text=button.text, callback_data=pack(button.action))
