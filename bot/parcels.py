"""Albums of documents arrive as one message for each file; they are opened when all are there."""

from aiogram.types import Message


class Parcels:
    """The albums that are still arriving."""

    def __init__(self) -> None:
        self._arriving: dict[tuple[int, str], list[Message]] = {}

    def put(self, message: Message) -> int:
        """Keep a message of an album, and return how many of it have arrived."""
        messages = self._arriving.setdefault(_album(message), [])
        messages.append(message)
        return len(messages)

    def take(self, message: Message, count: int) -> list[Message]:
        """Return all of the album in order, nothing where more or less than `count` are there.

        Whoever takes it after a moment with what `put` returned takes it once, and whole.
        """
        messages = self._arriving.get(_album(message), [])
        if len(messages) != count:
            return []
        del self._arriving[_album(message)]
        return sorted(messages, key=lambda each: each.message_id)


def _album(message: Message) -> tuple[int, str]:
    return message.chat.id, message.media_group_id or ""
