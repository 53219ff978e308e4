"""The editions, as an operator is shown them: all, one, and what became of one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot import texts
from bot.actions import Book, Do, OnEdition, TurnTo
from bot.auditing import known_as
from bot.message import Button, Message, Rows, escape, shorten
from bot.office.changes import sums
from bot.office.choices import button, choices, undo
from bot.office.fitting import fitting, joined
from bot.office.page import Page
from bot.preparing import Differs
from bot.publishing import Tried
from bot.sheets.lines import at, flat
from knowledge.store import Current, Edition, Held

PAGE: Final = 10  # editions
ROW: Final = 5  # buttons side by side
NOTE: Final = 200  # UTF-16 units
TITLE: Final = 100  # likewise
LEFT: Final = 5  # reports that are named


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: a person is spoken to as such, by the clock of the office."""

    actor: str
    timezone: ZoneInfo
    names: Mapping[str, str] = field(default_factory=dict)  # by actor, as markup

    def who(self, actor: str) -> str:
        """Return how somebody is called."""
        if actor == self.actor:
            return texts.OFFICE_YOU
        return texts.OFFICE_THEY.format(actor=self.called(actor))

    def called(self, actor: str) -> str:
        """Return the name, as markup; what the log has where none is known."""
        return self.names.get(actor) or escape(known_as(flat(actor)))

    def made(self, edition: Edition) -> str:
        """Return when an edition was made, and by whom."""
        return self._done(texts.OFFICE_MADE, edition.created, edition.author)

    def switched(self, current: Current) -> str:
        """Return since when an edition is current, and by whom."""
        return self._done(texts.OFFICE_SWITCHED, current.switched, current.author)

    def _done(self, sentence: str, moment: datetime, actor: str) -> str:
        return sentence.format(at=at(moment, self.timezone), who=self.who(actor))


def listed(editions: Sequence[Edition], current: Current, start: int, reader: Reader) -> Page:
    """Return the editions from number `start` on, the newest first; 0 is the newest."""
    newest_first = sorted(editions, key=lambda edition: edition.number, reverse=True)
    numbers = [edition.number for edition in newest_first]
    first = numbers.index(start) if start in numbers else 0
    shown = newest_first[first : first + PAGE]
    blocks = [joined(["", *_lines(edition, current, reader)]) for edition in shown]
    above = [texts.OFFICE_EDITIONS]
    fits = fitting(above, blocks, [])
    turns = _turns(numbers, first, first + len(fits))
    return Page(Message(joined(above, fits), _numbers(shown[: len(fits)], current) + turns))


def shown(edition: Edition, current: Current, rows: Rows, reader: Reader) -> Page:
    """Return one edition with its reports, as many as fit, and those buttons."""
    above = [*_lines(edition, current, reader), ""]
    blocks = [_held(held) for held in edition.reports]
    below = [texts.OFFICE_HELD_REST.format(count=len(blocks))]
    fits = fitting(above, blocks, below)
    left = len(blocks) - len(fits)
    rest = [texts.OFFICE_HELD_REST.format(count=left)] if left else []
    return Page(Message(joined(above, fits, rest), rows))


def rows_of(edition: Edition, current: Current, before: int | None) -> Rows:
    """Return what can be done with an edition; a rollback leads to `before`, if anywhere."""
    number, since = edition.number, current.switch
    rows: Rows = ((button(Do.SOURCES, number, since),),)
    if number != current.edition and not edition.discarded:
        rows = choices(number, since) + rows
    if number == before:
        rows += ((button(Do.ROLL_BACK, number, since),),)
    return rows


def rollback(differs: Differs, reader: Reader) -> Page:
    """Return what a rollback leads to, and what it changes; `differs` is on that edition."""
    current, edition = differs.current, differs.edition
    lines = [
        texts.OFFICE_ROLLBACK.format(
            number=current.edition,
            switched=reader.switched(current),
            before=edition.number,
            made=reader.made(edition),
        ),
        *_note(edition),
        *sums(differs.changes),
    ]
    looks = button(Do.CHANGES, edition.number, current.switch)
    back = button(Do.ROLL_BACK, edition.number, current.switch)
    return Page(Message(joined(lines), ((looks, back),)))


def requested(differs: Differs, asking: str, anybody: Reader) -> Message:
    """Return what those are told who may publish, when somebody asks them to."""
    edition, current = differs.edition, differs.current
    numbers = {"reports": len(edition.reports), "passages": edition.passages}
    who = anybody.called(asking)
    compared = {"before": current.edition, "after": edition.number}
    lines = [
        texts.OFFICE_REQUEST.format(actor=who, number=edition.number, **numbers),
        anybody.made(edition),
        *_note(edition),
        "",
        texts.OFFICE_COMPARED.format(**compared),
        *sums(differs.changes),
        "",
        texts.OFFICE_REQUEST_NEXT,
    ]
    return Message(joined(lines), choices(edition.number, current.switch))


def published(current: Current, before: int, tried: Tried | None) -> Page:
    """Return that an edition is in force, with the button that takes it back."""
    lines = [texts.OFFICE_PUBLISHED.format(number=current.edition)]
    if tried and tried.found.total:
        lines.append(texts.OFFICE_REHEARSED_SHORT.format(total=tried.found.total))
    return Page(Message(joined(lines), undo(before, current.switch)))


def thrown(edition: Edition, newest: Edition, left: Sequence[Held]) -> Page:
    """Return that an edition is discarded; `left` is what the newest one still has of it."""
    sentence = texts.OFFICE_THROWN.format(number=edition.number)
    if not left:
        return Page(Message(sentence))
    titles = [escape(shorten(flat(held.title), TITLE)) for held in left[:LEFT]]
    more = texts.OFFICE_MORE_REPORTS.format(count=len(left)) if left[LEFT:] else ""
    listed = texts.OFFICE_LISTED.join(texts.OFFICE_TITLED.format(title=t) for t in titles)
    still = texts.OFFICE_THROWN_LEFT.format(number=newest.number, titles=listed + more)
    return Page(Message(f"{sentence}\n{still}"))


def _lines(edition: Edition, current: Current, reader: Reader) -> list[str]:
    in_force = edition.number == current.edition
    state = texts.OFFICE_IN_FORCE if in_force else ""
    head = texts.OFFICE_EDITION.format(
        number=edition.number,
        state=texts.OFFICE_DISCARDED if edition.discarded else state,
        reports=len(edition.reports),
        passages=edition.passages,
    )
    switched = [reader.switched(current)] if in_force else []
    return [head, reader.made(edition), *switched, *_note(edition)]


def _note(edition: Edition) -> Iterator[str]:
    if edition.note:
        yield texts.OFFICE_NOTE.format(note=escape(shorten(flat(edition.note), NOTE)))


def _held(held: Held) -> str:
    return texts.OFFICE_HELD.format(title=escape(shorten(flat(held.title), TITLE)))


def _numbers(editions: Sequence[Edition], current: Current) -> Rows:
    """Return a button for each edition, side by side."""
    buttons = [
        Button(
            texts.OFFICE_NUMBER.format(number=edition.number),
            action=OnEdition(Do.SHOW, edition.number, current.switch),
        )
        for edition in editions
    ]
    return tuple(tuple(buttons[i : i + ROW]) for i in range(0, len(buttons), ROW))


def _turns(numbers: Sequence[int], first: int, end: int) -> Rows:
    """Return the buttons that lead to the pages before and after this one."""
    turns = []
    if first:
        at = max(0, first - PAGE)
        turns.append(Button(texts.OFFICE_NEWER, action=TurnTo(Book.EDITIONS, numbers[at])))
    if end < len(numbers):
        turns.append(Button(texts.OFFICE_OLDER, action=TurnTo(Book.EDITIONS, numbers[end])))
    return (tuple(turns),) if turns else ()
