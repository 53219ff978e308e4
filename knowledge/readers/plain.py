"""Plain text and Markdown in the encodings that Chinese offices use."""

import unicodedata

from knowledge.errors import Refusal, ReportError

ENCODINGS = ("utf-8-sig", "gb18030")
_MOST_UNREADABLE = 0.01  # share of characters that no published text holds
_UNREADABLE = {"Cc", "Co", "Cn", "Cs"}  # control, private use, unassigned, surrogate


def decode(data: bytes, name: str) -> str:
    """Return the text of `data`, with plain line feeds.

    Raises ReportError (ENCODING, with the offset of the first bad byte) when no encoding
    gives text that a person could have published.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _checked(data, "utf-16", name)
    for encoding in ENCODINGS[:-1]:
        try:
            return _checked(data, encoding, name)
        except ReportError:
            continue
    return _checked(data, ENCODINGS[-1], name)


def _checked(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReportError(name, Refusal.ENCODING, data={"byte": error.start}) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unreadable = sum(_is_unreadable(c) for c in text)
    if unreadable > len(text) * _MOST_UNREADABLE:
        raise ReportError(name, Refusal.ENCODING, data={"unreadable": unreadable})
    return text


def _is_unreadable(char: str) -> bool:
    return char == "\ufffd" or (char not in "\n\t\f" and unicodedata.category(char) in _UNREADABLE)
