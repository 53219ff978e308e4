"""What crosses the border of the Telegram in memory: JSON objects, files and refusals."""

from dataclasses import dataclass, field
from typing import Any

Wire = dict[str, Any]
"""A JSON object as the Bot API sends it. Never changed in place once it is handed out."""


class Refused(Exception):  # noqa: N818 - it is an answer of Telegram, not a fault of the program
    """Telegram's answer to a call that it does not carry out.

    `code` is the HTTP status; `description` Telegram's own sentence; `parameters` may hold
    `retry_after` (seconds) or `migrate_to_chat_id`.
    """

    def __init__(self, code: int, description: str, parameters: Wire | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters: Wire = parameters or {}


def bad_request(reason: str) -> Refused:
    """Return the refusal of a call that is wrong in itself."""
    return Refused(400, f"Bad Request: {reason}")


def checked(text: str) -> str:
    """Return the text; raise `Refused` when it holds half a character and cannot be sent."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return text


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that goes through Telegram, which finds out its type."""

    data: bytes = field(repr=False)
    name: str
    mime: str = ""
