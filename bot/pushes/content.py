"""What a push says: an operator's text or a passage of a report, and how groups see it. Pure.

It is kept as a plain dictionary beside the item and the push, as it was when it was approved.
"""

import re
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Final
from urllib.parse import urlsplit

from bot import texts
from bot.errors import Bar, PushError
from bot.message import MESSAGE_LIMIT, Button, Message, escape, units

CAPTION_LIMIT: Final = 1024  # UTF-16 units: https://core.telegram.org/bots/api#sendphoto
TITLE_LIMIT: Final = 80  # UTF-16 units: a line or two on a phone
LABEL_LIMIT: Final = 24  # UTF-16 units of a button
URL_LIMIT: Final = 1024  # characters

DASHES: Final = ("-", "－", "—")

_SPACES = re.compile(r"[ \t\u3000]+\n")


class FileKind(StrEnum):
    """How a file is shown."""

    PHOTO = "photo"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A picture or a document; `file_id` is "" where Telegram does not have it yet."""

    kind: FileKind
    name: str
    file_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a quoted passage stands."""

    passage_id: str
    place: str  # report and headings, in a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is pushed, without the name of its topic."""

    title: str = ""
    text: str = ""
    link_text: str = ""
    link_url: str = ""
    source: Source | None = None
    file: Attached | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Content":
        """Return what was kept."""
        source, file = kept.get("source"), kept.get("file")
        return cls(
            **{name: str(kept.get(name, "")) for name in _PLAIN},
            source=Source(**source) if source else None,
            file=Attached(**{**file, "kind": FileKind(file["kind"])}) if file else None,
        )

    @property
    def opening(self) -> str:
        """What it is called in a list."""
        return self.title or " ".join(self.text.split())


_PLAIN: Final = ("title", "text", "link_text", "link_url")


def shown(content: Content, topic: str) -> Message:
    """Return the message that groups get; `topic` is its name as it is shown."""
    head = texts.PUSH_HEAD if content.title else texts.PUSH_HEAD_ONLY
    lines = [head.format(topic=escape(topic), title=escape(content.title))]
    if content.source is None:
        lines.append(escape(content.text))
    else:
        lines.append(texts.PUSH_QUOTE.format(text=escape(content.text)))
        lines.append(texts.PUSH_SOURCE.format(place=escape(content.source.place)))
    button = Button(content.link_text or texts.PUSH_LINK, url=content.link_url)
    return Message("\n\n".join(lines).strip(), ((button,),) if content.link_url else ())


def check(content: Content, topic: str) -> None:
    """Raise PushError (NO_TEXT, TOO_LONG) for what cannot be sent as it is."""
    if not content.text.strip():
        raise PushError(Bar.NO_TEXT)
    limit = CAPTION_LIMIT if content.file else MESSAGE_LIMIT
    length = units(shown(content, topic).plain)
    if length > limit:
        raise PushError(Bar.TOO_LONG, over=length - limit, limit=limit)


# --- writing it, a part at a time; what is wrong is refused at once


def is_nothing(typed: str) -> bool:
    """Return whether somebody typed the dash that stands for nothing."""
    return typed.strip() in DASHES


def with_title(content: Content, typed: str) -> Content:
    """Return it under another title, "-" for none. Raises PushError (TOO_LONG)."""
    title = " ".join(typed.split())
    if is_nothing(title):
        title = ""
    if units(title) > TITLE_LIMIT:
        raise PushError(Bar.TOO_LONG, over=units(title) - TITLE_LIMIT, limit=TITLE_LIMIT)
    return replace(content, title=title)


def with_text(content: Content, typed: str) -> Content:
    """Return it with a text of an operator's own."""
    text = _SPACES.sub("\n", typed.replace("\r\n", "\n")).strip()
    return replace(content, text=text, source=None)


def with_link(content: Content, typed: str) -> Content:
    """Return it with a button, from `文字 https://…`, "-" for none.

    Raises PushError (BAD_LINK) for what is no address of a page.
    """
    words = typed.split()
    if is_nothing(typed):
        return replace(content, link_text="", link_url="")
    address = words[-1] if words else ""
    label = " ".join(words[:-1])
    if not is_page(address) or units(label) > LABEL_LIMIT:
        raise PushError(Bar.BAD_LINK, limit=LABEL_LIMIT)
    return replace(content, link_text=label, link_url=address)


def is_page(address: str) -> bool:
    """Return whether a button may open that address: a page on the web."""
    if len(address) > URL_LIMIT or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and "." in host and not host.endswith(".")
