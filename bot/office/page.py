"""What an operator is shown: a message, and files with it where one message is too little."""

from dataclasses import dataclass

from bot.message import Message


@dataclass(frozen=True, slots=True)
class File:
    """A file that is sent."""

    name: str
    content: bytes

    @classmethod
    def of(cls, name: str, text: str) -> "File":
        """Return a text as a file that every program reads rightly."""
        return cls(name, text.encode("utf-8-sig"))


@dataclass(frozen=True, slots=True)
class Page:
    """A message with its files."""

    message: Message
    files: tuple[File, ...] = ()
