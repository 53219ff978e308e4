"""Who is spoken to: whether a message is for the bot, and what it asks.

In private always. In a group when the bot is mentioned, replied to, asked with /ask, or called
by its name at the start. What comes from other bots, from a channel's own posts or by way of an
inline bot is for nobody; so is what is too old when it arrives in a group. A person may write in
a group in the name of a channel.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from aiogram.enums import ChatType, ContentType, MessageEntityType
from aiogram.filters import Filter
from aiogram.types import Message, MessageEntity, User

from bot.render import Voice

STALE_AFTER = 5 * 60  # seconds: after an outage a group has moved on

_COMMAND = re.compile(r"/([a-z0-9_]{1,64})(?:@([a-z0-9_]{3,32}))?(?![a-z0-9_@])", re.IGNORECASE)
_INVISIBLE = "\u200b-\u200f\u2060\ufeff"
_SEPARATORS = re.compile(rf"[\s,，.。、:：;；!！~～…—{_INVISIBLE}-]+")
_TITLES = "啊|呀|哦|喂|诶|哎|同志|机器人"  # what is put behind a name when calling
_OPENINGS = (
    "请问|你好|您好|你在吗|你在不在|在吗|在不在|在唔在|谢谢|多谢|唔该|早上好|早晨|晚上好|再见|拜拜"
)

# what a person sends; everything else is a notice of Telegram's
SPOKEN = frozenset(
    {
        ContentType.TEXT,
        ContentType.ANIMATION,
        ContentType.AUDIO,
        ContentType.CHECKLIST,
        ContentType.CONTACT,
        ContentType.DICE,
        ContentType.DOCUMENT,
        ContentType.LIVE_PHOTO,
        ContentType.LOCATION,
        ContentType.PAID_MEDIA,
        ContentType.PHOTO,
        ContentType.POLL,
        ContentType.RICH_MESSAGE,
        ContentType.STICKER,
        ContentType.STORY,
        ContentType.VENUE,
        ContentType.VIDEO,
        ContentType.VIDEO_NOTE,
        ContentType.VOICE,
    }
)


def is_private(message: Message) -> bool:
    """Return whether nobody else is there."""
    return message.chat.type == ChatType.PRIVATE


def from_person(message: Message) -> bool:
    """Return whether a person wrote it here, an administrator who stays anonymous included.

    Telegram gives those who write in the name of a chat a bot as their user.
    """
    if message.is_automatic_forward or message.via_bot is not None:
        return False
    if message.sender_chat is not None:
        return True
    return message.from_user is not None and not message.from_user.is_bot


def is_timely(message: Message, now: float) -> bool:
    """Return whether an answer still helps at the time `now`."""
    return is_private(message) or now - message.date.timestamp() <= STALE_AFTER


def called(message: Message, me: User, name: str) -> str | None:
    """Return what the bot is asked, "" when it is called without a question, None when not."""
    text = (message.text or message.caption or "").strip()
    if command := _COMMAND.match(text):
        return _asked(text, command, me)
    own, others = _mentions(message, me)
    question, by_name = _strip_name(_without(message, own), me, name)
    if own or by_name:
        return question if question.strip("?？ ") else ""
    if text and is_private(message):
        return question
    return question or None if _replies_to(message, me) and not others else None


def referred(message: Message, me: User) -> str:
    """Return the words that a call without a question points at, "" when there are none."""
    if message.quote is not None:
        return message.quote.text.strip()
    other = message.reply_to_message
    if other is None or (other.from_user is not None and other.from_user.id == me.id):
        return ""
    return (other.text or other.caption or "").strip()


def _asked(text: str, command: re.Match[str], me: User) -> str | None:
    name, bot = command[1].lower(), (command[2] or me.username or "").lower()
    if name != "ask" or bot != (me.username or "").lower():
        return None
    return text[command.end() :].strip()


def _mentions(message: Message, me: User) -> tuple[list[MessageEntity], list[MessageEntity]]:
    """Return the mentions of the bot, and those of others."""
    kinds = {MessageEntityType.MENTION, MessageEntityType.TEXT_MENTION}
    found = [e for e in _entities(message) if e.type in kinds]
    own = [e for e in found if _names_me(e, message, me)]
    return own, [e for e in found if e not in own]


def _entities(message: Message) -> Iterable[MessageEntity]:
    return message.entities or message.caption_entities or ()


def _names_me(entity: MessageEntity, message: Message, me: User) -> bool:
    if entity.user is not None:
        return entity.user.id == me.id
    name = entity.extract_from(message.text or message.caption or "")
    return name.lower() == f"@{me.username}".lower()


def _without(message: Message, entities: list[MessageEntity]) -> str:
    """Return the text without those pieces; their offsets count UTF-16 units."""
    coded = (message.text or message.caption or "").encode("utf-16-le")
    for entity in sorted(entities, key=lambda e: e.offset, reverse=True):
        start, end = entity.offset * 2, (entity.offset + entity.length) * 2
        coded = coded[:start] + coded[end:]
    return _strip(coded.decode("utf-16-le", "ignore"))


def _strip_name(text: str, me: User, name: str) -> tuple[str, bool]:
    """Return the text without the bot's name at its start, and whether it stood there."""
    found = _name_pattern(name, me.username or "").match(text)
    if found is None:
        return text, False
    return _strip(text[found.end() :]), True


@lru_cache
def _name_pattern(name: str, username: str) -> re.Pattern[str]:
    # 小越的报告 goes on with a letter and calls nobody; a username ends where Latin letters do
    calls = rf"[@＠]?(?:{re.escape(name)})+(?:(?:{_TITLES})*(?!\w)|(?={_OPENINGS}))"
    if username:
        calls += rf"|@{re.escape(username)}(?![a-z0-9_])"
    return re.compile(rf"(?:{calls})", re.IGNORECASE)


def _strip(text: str) -> str:
    lead = _SEPARATORS.match(text)
    return text[lead.end() if lead else 0 :].rstrip()


def _replies_to(message: Message, me: User) -> bool:
    other = message.reply_to_message
    # what is written in a topic "replies" to the notice that opened the topic
    if other is None or other.forum_topic_created is not None:
        return False
    return other.from_user is not None and other.from_user.id == me.id


class Spoken(Filter):
    """Passes what a person says here in time."""

    async def __call__(self, message: Message, clock: Callable[[], float]) -> bool:
        """Return whether to listen at all."""
        spoken = message.content_type in SPOKEN
        return spoken and from_person(message) and is_timely(message, clock())


class Called(Filter):
    """Passes what is for the bot, and hands on the `question`."""

    async def __call__(self, message: Message, me: User, voice: Voice) -> bool | dict[str, Any]:
        """Return the question for the handler, False when somebody else is spoken to."""
        question = called(message, me, voice.name)
        return False if question is None else {"question": question or referred(message, me)}
