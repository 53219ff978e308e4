"""What Telegram itself sees in a text: mentions, commands, tags and addresses.

The borders are Telegram's: a mention or command counts only when no letter, digit or
underscore touches it, and a Chinese character is a letter.
"""

import re
from typing import Final

from bot.local.marks import (
    LINKS,
    VERBATIM,
    Marked,
    Span,
    cleaned,
    from_entities,
    units,
)
from bot.local.markup import parse_html
from bot.local.params import Params
from bot.local.wire import Wire, bad_request

TEXT_MAX: Final = 4096  # UTF-16 units
CAPTION_MAX: Final = 1024
DETECTED: Final = {
    "url": re.compile(
        r"(?<![\w@.])(?:https?://[^\s<>\"'，。；：！？、（）《》【】「」“”]+"
        r"|(?:[a-z0-9-]+\.)+(?:cn|com|org|net|gov|edu|io|me)\b(?:/[!-~]*)?)(?<![.,;:!?)])",
        re.IGNORECASE,
    ),
    "email": re.compile(
        r"(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE | re.ASCII
    ),
    "mention": re.compile(r"(?<!\w)@[a-zA-Z0-9_]{2,32}(?!\w)"),
    "bot_command": re.compile(
        r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])"
    ),
    "hashtag": re.compile(r"(?<!\w)#(?=\w*[^\W\d])\w{1,256}"),
    "cashtag": re.compile(r"(?<!\w)\$[A-Z]{1,8}(?!\w)"),
}


def detect(marked: Marked) -> Marked:
    """Return the text with the marks that Telegram adds of itself."""
    taken = [s for s in marked.spans if s.type in VERBATIM | LINKS]
    found: list[Span] = []
    for kind, pattern in DETECTED.items():
        for match in pattern.finditer(marked.text):
            span = Span(match.start(), match.end(), kind, {})
            if not any(_overlap(span, other) for other in [*taken, *found]):
                found.append(span)
    return Marked(marked.text, [*marked.spans, *found])


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def content(marked: Marked, text: str = "text", entities: str = "entities") -> Wire:
    """Return the fields of a message for a text, {} for an empty one."""
    ready = detect(marked.trimmed())
    found = ready.entities()
    if not ready.text:
        return {}
    return {text: ready.text} | ({entities: found} if found else {})


def read_text(params: Params) -> Wire:
    """Return `text` and `entities` of a call; raise `Refused` for an empty or long text."""
    fields = content(read_marked(params, "text", "entities"))
    if not fields:
        raise bad_request("message text is empty")
    if units(fields["text"]) > TEXT_MAX:
        raise bad_request("message is too long")
    return fields


def read_caption(params: Params) -> Wire:
    """Return `caption` and `caption_entities` of a call, {} when there is no caption."""
    marked = read_marked(params, "caption", "caption_entities")
    fields = content(marked, "caption", "caption_entities")
    if units(fields.get("caption", "")) > CAPTION_MAX:
        raise bad_request("message caption is too long")
    return fields


def read_marked(params: Params, text: str, entities: str) -> Marked:
    """Return a text with the marks that markup or entities give it."""
    source = params.text(text)
    mode = params.text("parse_mode").lower()
    if given := params.array(entities, "MessageEntity"):
        return from_entities(source, given)
    if mode == "html":
        return parse_html(source)
    if mode:
        raise bad_request("unsupported parse_mode")
    return Marked(cleaned(source))
