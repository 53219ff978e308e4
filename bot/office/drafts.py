"""How what is to be pushed looks to the staff. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot import texts
from bot.actions import DoItem, OnItem, QuoteIn, Ref
from bot.layout import place
from bot.message import Button, Message, Rows, escape, shorten
from bot.pushes.content import Content
from bot.sheets.lines import at, flat
from bot.storage.items import Item, ItemState, Timing
from bot.storage.topics import Topic
from knowledge.models import Hit

OPENING_LIMIT: Final = 20  # UTF-16 units on a button
TEXT_LIMIT: Final = 1500  # UTF-16 units of a text on the page of its item
FOUND: Final = 5  # passages to choose from
FOUND_LIMIT: Final = 120  # UTF-16 units of each
PLACE_LIMIT: Final = 100  # UTF-16 units of where it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An item with its topic; `author` and `approver` are how they are called, as markup."""

    item: Item
    topic: Topic
    timezone: ZoneInfo
    author: str = ""
    approver: str = ""

    @property
    def content(self) -> Content:
        """What it says."""
        return Content.from_json(self.item.content)


def page_of_topics(topics: Sequence[Topic], items: Sequence[Item]) -> Message:
    """Return the message that asks for a topic, and lists what is not finished."""
    buttons = [Button(t.title, action=OnItem(DoItem.NEW, t.id)) for t in topics]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    if not items:
        return Message(texts.PUSH_WHICH, rows)
    drafts = tuple((_opens(item),) for item in items)
    return Message(f"{texts.PUSH_WHICH}\n\n{texts.PUSH_DRAFTS}", (*rows, *drafts))


def page_of(draft: Draft, *, may_approve: bool, note: str = "") -> Message:
    """Return the message on an item, with what can be done to it; `note` stands above."""
    item, content = draft.item, draft.content
    state = texts.PUSH_ITEM_STATES[item.state]
    head = texts.PUSH_DRAFT.format(id=item.id, topic=escape(draft.topic.title), state=state)
    title = content.title or texts.PUSH_NO_TITLE
    lines = [note, "", head] if note else [head]
    lines += [texts.PUSH_TITLE_LINE.format(title=escape(title)), *_text(content)]
    if content.link_url:
        label = content.link_text or texts.PUSH_LINK
        link = texts.PUSH_LINK_LINE.format(text=label, url=shorten(content.link_url, PLACE_LIMIT))
        lines.append(escape(link))
    if content.file:
        lines.append(texts.PUSH_FILE_LINE.format(name=escape(content.file.name)))
    lines.append(texts.PUSH_TIMING_LINE.format(timing=escape(timing(draft))))
    if draft.topic.is_urgent:
        lines.append(texts.PUSH_URGENT_LINE)
    lines += [s.format(who=who) for s, who in _people(draft) if who]
    return Message("\n".join(lines), _choices(draft, may_approve=may_approve))


def page_of_doomed(draft: Draft) -> Message:
    """Return the message that asks whether an item is surely to be withdrawn."""
    page = page_of(draft, may_approve=False, note=texts.PUSH_SURELY)
    surely = _button(DoItem.WITHDRAW_SURELY, draft.item), _button(DoItem.SHOW, draft.item)
    return Message(page.html, (surely,))


def page_of_found(item: Item, hits: Sequence[Hit]) -> Message:
    """Return the message that lists passages to quote."""
    if not hits:
        return Message(texts.PUSH_FOUND_NONE, ((_button(DoItem.SHOW, item),),))
    lines, buttons = [texts.PUSH_FOUND.format(id=item.id)], list[Button]()
    for number, hit in enumerate(hits[:FOUND], 1):
        opening = shorten(flat(hit.passage.text), FOUND_LIMIT)
        told = texts.PUSH_FOUND_LINE.format(
            number=number, opening=opening, place=where(hit, PLACE_LIMIT)
        )
        lines.append(escape(told))
        ref = Ref(hit.passage.id, (0, 0))
        buttons.append(Button(str(number), action=QuoteIn(item.id, item.version, ref)))
    return Message("\n\n".join(lines), (tuple(buttons), (_button(DoItem.SHOW, item),)))


def request(draft: Draft, *, count: int = 1) -> Message:
    """Return the message that asks to approve what was shown above it."""
    if count > 1:
        sentence = texts.PUSH_REQUEST_MANY.format(who=draft.author, count=count)
        approve = texts.PUSH_APPROVE_MANY.format(count=count)
    else:
        urgent = draft.topic.is_urgent
        sentence = texts.PUSH_REQUEST_URGENT if urgent else texts.PUSH_REQUEST
        sentence = sentence.format(who=draft.author)
        approve = texts.PUSH_BUTTONS[DoItem.APPROVE]
    when = texts.PUSH_TIMING_LINE.format(timing=escape(timing(draft)))
    head = texts.PUSH_DRAFT.format(
        id=draft.item.id,
        topic=escape(draft.topic.title),
        state=texts.PUSH_ITEM_STATES[draft.item.state],
    )
    yes = Button(approve, action=OnItem(DoItem.APPROVE, draft.item.id, draft.item.version))
    return Message(
        "\n".join([sentence, head, *([when] if count == 1 else [])]),
        ((yes, _button(DoItem.RETURN, draft.item)),),
    )


def whole(drafts: Sequence[Draft]) -> str:
    """Return all that several items say, as a plain text."""
    told = []
    for draft in drafts:
        content = draft.content
        parts = [
            texts.PUSH_DRAFT_BUTTON.format(
                id=draft.item.id, state=draft.topic.title, opening=content.title
            ),
            texts.PUSH_TIMING_LINE.format(timing=timing(draft)),
            content.text,
            *([content.source.place] if content.source else []),
            *([f"{content.link_text} {content.link_url}"] if content.link_url else []),
        ]
        told.append("\n".join(parts))
    return "\n\n----\n\n".join(told)


def timing(draft: Draft) -> str:
    """Return when an item is pushed."""
    item, topic = draft.item, draft.topic
    moment = datetime.fromtimestamp(item.at, UTC) if item.at is not None else None
    return texts.PUSH_TIMINGS[item.timing].format(
        at=at(moment, draft.timezone) if moment else "",
        day=item.day or "",
        cron=topic.cron or texts.PUSH_NO_CRON,
    )


def where(hit: Hit, limit: int) -> str:
    """Return where a passage stands, in a line without markup."""
    title = shorten(flat(hit.passage.report.title), limit)
    stands = shorten(place(hit.passage), limit)
    return texts.PUSH_PLACE.format(title=title, place=stands)


def _text(content: Content) -> list[str]:
    if not content.text:
        return [texts.PUSH_NO_TEXT]
    text = escape(shorten(content.text, TEXT_LIMIT))
    quoted = f"<blockquote expandable>{text}</blockquote>"
    place = content.source.place if content.source else ""
    return [quoted, *([texts.PUSH_SOURCE.format(place=escape(place))] if place else [])]


def _people(draft: Draft) -> tuple[tuple[str, str], ...]:
    return (texts.PUSH_AUTHOR, draft.author), (texts.PUSH_APPROVER, draft.approver)


def _opens(item: Item) -> Button:
    opening = shorten(flat(Content.from_json(item.content).opening), OPENING_LIMIT)
    text = texts.PUSH_DRAFT_BUTTON.format(
        id=item.id, state=texts.PUSH_ITEM_STATES[item.state], opening=opening
    )
    return Button(text, action=OnItem(DoItem.SHOW, item.id))


def _choices(draft: Draft, *, may_approve: bool) -> Rows:
    item = draft.item
    match item.state:
        case ItemState.DRAFT:
            return _writing(draft)
        case ItemState.ASKED:
            looks = [DoItem.PREVIEW, DoItem.TAKE_BACK, DoItem.WITHDRAW]
            decides = [DoItem.APPROVE, DoItem.RETURN] if may_approve else []
            return tuple(tuple(_button(d, item) for d in row) for row in (decides, looks) if row)
        case ItemState.APPROVED:
            return ((_button(DoItem.PREVIEW, item), _button(DoItem.WITHDRAW, item)),)
    return ()


_TIMED: Final[Mapping[DoItem, frozenset[Timing]]] = {
    DoItem.NOW: frozenset({Timing.NOW}),
    DoItem.AT: frozenset({Timing.AT}),
    DoItem.QUEUE: frozenset({Timing.QUEUE, Timing.DAY}),
}


def _writing(draft: Draft) -> Rows:
    item = draft.item
    file = DoItem.NO_FILE if draft.content.file else DoItem.FILE
    rows = (
        (DoItem.TEXT, DoItem.QUOTE),
        (DoItem.TITLE, DoItem.LINK, file),
        (DoItem.NOW, DoItem.AT, DoItem.QUEUE),
        (DoItem.PREVIEW, DoItem.TEST),
        (DoItem.ASK, DoItem.WITHDRAW),
    )
    return tuple(tuple(_button(do, item) for do in row) for row in rows)


def _button(do: DoItem, item: Item) -> Button:
    text = texts.PUSH_BUTTONS[do]
    if item.timing in _TIMED.get(do, ()):
        text = texts.PUSH_CHOSEN_MARK.format(text=text)
    return Button(text, action=OnItem(do, item.id, item.version))
