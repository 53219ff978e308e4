"""What a chat gets of pushes, as those see it who decide for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot import texts
from bot.actions import DoWish, OnWish
from bot.message import Button, Message, Rows, escape
from bot.storage.topics import Topic
from bot.storage.wishes import Wish

# hours to choose from, in minutes of the day; the first are the usual ones, the last are none
QUIETS: Final = ((22 * 60, 8 * 60), (21 * 60, 9 * 60), (23 * 60, 7 * 60), (12 * 60, 14 * 60))
NEVER: Final = (0, 0)
CHOICES: Final = (*QUIETS, NEVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chooser:
    """A chat, and what it has chosen; `is_group` has the default topics without choosing."""

    name: str
    is_group: bool
    wish: Wish
    topics: Sequence[Topic]
    timezone: ZoneInfo
    now: float


def page(chooser: Chooser) -> Message:
    """Return the message that shows what a chat gets, and changes it."""
    head = texts.TOPICS_HEAD if chooser.is_group else texts.TOPICS_HEAD_PRIVATE
    lines = [head.format(name=escape(chooser.name))]
    if chooser.wish.is_off:
        lines.append(texts.TOPICS_OFF)
        return Message("\n".join(lines), ((_button(texts.TOPICS_BUTTON_ALL, DoWish.ON),),))
    rows: list[tuple[Button, ...]] = [(_switch(chooser, topic),) for topic in chooser.topics]
    if chooser.wish.muted_for:
        until = moment(chooser.now + chooser.wish.muted_for, chooser.timezone)
        lines.append(texts.TOPICS_MUTED.format(until=until))
        rows.append((_button(texts.TOPICS_BUTTON_UNMUTE, DoWish.UNMUTE),))
    quiet = chooser.wish.quiet or QUIETS[0]
    if quiet[0] == quiet[1]:
        lines.append(texts.TOPICS_NEVER_QUIET)
    else:
        lines.append(texts.TOPICS_QUIET.format(start=clock(quiet[0]), end=clock(quiet[1])))
    rows.append(
        (
            _button(texts.TOPICS_BUTTON_QUIET, DoWish.QUIETS),
            _button(texts.TOPICS_BUTTON_NONE, DoWish.OFF),
        )
    )
    return Message("\n".join(lines), tuple(rows))


def page_of_quiets(wish: Wish) -> Message:
    """Return the message that offers quiet hours."""
    chosen = wish.quiet or QUIETS[0]
    rows: Rows = tuple(
        (_button(_span(each, is_chosen=each == chosen), DoWish.QUIET, number),)
        for number, each in enumerate(CHOICES)
    )
    return Message(texts.TOPICS_QUIETS, (*rows, (_button(texts.TOPICS_BUTTON_BACK, DoWish.SHOW),)))


def has(chooser: Chooser, topic: Topic) -> bool:
    """Return whether a chat gets a topic."""
    return chooser.wish.topics.get(topic.id, chooser.is_group and topic.is_default)


def moment(seconds: float, timezone: ZoneInfo) -> str:
    """Return a moment as residents read it."""
    return texts.TOPICS_MOMENT.format(at=datetime.fromtimestamp(seconds, UTC).astimezone(timezone))


def clock(minute: int) -> str:
    """Return a minute of the day as a clock shows it."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _switch(chooser: Chooser, topic: Topic) -> Button:
    title = topic.title
    if topic.is_urgent:
        title = texts.TOPICS_URGENT_MARK.format(topic=title)
    mark = texts.TOPICS_ON_MARK if has(chooser, topic) else texts.TOPICS_OFF_MARK
    return _button(mark.format(topic=title), DoWish.SWITCH, topic.id)


def _span(quiet: tuple[int, int], *, is_chosen: bool) -> str:
    text = texts.TOPICS_SPAN_NEVER
    if quiet != NEVER:
        text = texts.TOPICS_SPAN.format(start=clock(quiet[0]), end=clock(quiet[1]))
    return texts.TOPICS_SPAN_CHOSEN.format(span=text) if is_chosen else text


def _button(text: str, do: DoWish, value: int = 0) -> Button:
    return Button(text, action=OnWish(do, value))
