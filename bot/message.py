"""A message before it meets Telegram: text in its HTML subset, and rows of buttons."""

import html
import re
from dataclasses import dataclass

from bot.actions import Action

MESSAGE_LIMIT = 4096  # UTF-16 units after entities: https://core.telegram.org/bots/api#sendmessage
BUTTON_LIMIT = 24  # UTF-16 units that a phone shows of a button over the full width

_TAG = re.compile(r"<[^>]*>")
_STOP = re.compile(r"[，,、；;：:。！!？?](?!\d)")  # 1,634 goes on


@dataclass(frozen=True, slots=True)
class Button:
    """A button that opens `url` or does `action`."""

    text: str
    url: str = ""
    action: Action | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent. Every `<` of `html` that is no tag of ours is escaped."""

    html: str
    rows: Rows = ()

    @property
    def plain(self) -> str:
        """The text as it is read, without markup."""
        return plain(self.html)


def plain(markup: str) -> str:
    """Return the text that Telegram shows for `markup`."""
    return html.unescape(_TAG.sub("", markup))


def escape(text: str) -> str:
    """Return `text` as it stands inside markup."""
    return html.escape(text, quote=False)


def units(text: str) -> int:
    """Return the length of `text` as Telegram counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, limit: int) -> str:
    """Return as much of the beginning of `text` as fits into `limit` UTF-16 units."""
    coded = text.encode("utf-16-le", "surrogatepass")[: limit * 2]
    return coded.decode("utf-16-le", "ignore")


def opening(text: str, limit: int) -> str:
    """Return the clauses that `text` begins with, as many as fit into `limit` UTF-16 units.

    A number is not cut in two that way. Of a first clause that is too long, return what fits.
    """
    if units(text) <= limit:
        return text
    fits = clip(text, limit)
    stops = [found.start() for found in _STOP.finditer(text) if 0 < found.start() <= len(fits)]
    return fits[: stops[-1]] if stops else fits


def shorten(text: str, limit: int) -> str:
    """Return `text`, cut to `limit` UTF-16 units with … as the last when it is longer."""
    return text if units(text) <= limit else clip(text, limit - 1) + "…"
