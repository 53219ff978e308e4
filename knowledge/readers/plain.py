"""Plain text and Markdown in the encodings that Chinese offices use."""

import unicodedata
from contextlib import suppress

from knowledge.errors import Refusal, ReportError

ENCODINGS = ("utf-8-sig", "gb18030")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MOST_UNREADABLE = 0.01  # share of characters that no published text holds
_UNREADABLE = {"Cc", "Co", "Cn", "Cs"}  # control, private use, unassigned, surrogate


def decode(data: bytes, name: str) -> str:
    """Return the text of `data`, with plain line feeds.

    Raises ReportError (ENCODING, with the offset of the first bad byte) when no encoding
    gives text that a person could have published.
    """
    *others, last = ("utf-16",) if data.startswith(_UTF16_MARKS) else ENCODINGS
    for encoding in others:
        with suppress(UnicodeDecodeError):
            return checked(data.decode(encoding), name)
    try:
        return checked(data.decode(last), name)
    except UnicodeDecodeError as error:
        raise ReportError(name, Refusal.ENCODING, data={"byte": error.start}) from None


def checked(text: str, name: str) -> str:
    """Return `text` with plain line feeds; raise ReportError (ENCODING) if it is garbled."""
    unreadable = sum(_is_unreadable(c) for c in text)
    if unreadable > len(text) * _MOST_UNREADABLE:
        raise ReportError(name, Refusal.ENCODING, data={"unreadable": unreadable})
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_unreadable(char: str) -> bool:
    return char == "\ufffd" or (
        char not in "\n\r\t\f" and unicodedata.category(char) in _UNREADABLE
    )
