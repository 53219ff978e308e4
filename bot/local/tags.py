"""The tags of Telegram's HTML style, and what their attributes say."""

import re
from typing import Final, NoReturn

from bot.local.keyboards import url_fault
from bot.local.marks import cleaned
from bot.local.wire import Wire, bad_request

STYLES: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-time": "date_time",
}
NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
UNICODE_END: Final = 0x10FFFF
SURROGATES: Final = range(0xD800, 0xE000)
REFERENCE: Final = re.compile(
    r"&(?:#x([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|#([0-9]{1,7})(?![0-9])"
    r"|(lt|gt|amp|quot)(?![a-zA-Z]));?",
)


def cannot(reason: str) -> NoReturn:
    """Refuse a text whose markup is broken."""
    raise bad_request(f"can't parse entities: {reason}")


def decode(text: str) -> str:
    """Return the text with its character references resolved."""
    return REFERENCE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code < UNICODE_END:
        return match[0]
    if code in SURROGATES:
        cannot(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        )
    return cleaned(chr(code))


def _language(attributes: Wire) -> Wire:
    language = attributes.get("language")
    return {"language": language} if language else {}


def _emoji(attributes: Wire) -> Wire:
    emoji_id = attributes.get("emoji-id", "")
    if not re.fullmatch(r"0*[1-9][0-9]{0,18}", emoji_id):
        cannot("Invalid custom emoji identifier specified")
    return {"custom_emoji_id": emoji_id}


def _moment(attributes: Wire) -> Wire:
    unix = attributes.get("unix", "")
    if not re.fullmatch(r"[0-9]{1,10}", unix):
        cannot("Invalid Unix time specified")
    shape = attributes.get("format")
    return {"unix_time": int(unix)} | ({"date_time_format": shape} if shape else {})


def link(url: str) -> Wire | None:
    """Return what a link's mark knows; None where the address is no use, which is no error."""
    if url_fault(url):
        return None
    return {"url": url if "://" in url else f"http://{url}"}


EXTRAS: Final = {"pre": _language, "custom_emoji": _emoji, "date_time": _moment}
