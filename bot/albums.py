"""Albums arrive as one message for each picture; they are spoken to once."""

from collections import OrderedDict

REMEMBERED = 1_000  # albums


class Albums:
    """The albums that arrived lately."""

    def __init__(self) -> None:
        self._seen: OrderedDict[str, None] = OrderedDict()

    def is_new(self, album: str | None) -> bool:
        """Note the album; return whether this is its first message. No album is always new."""
        if album is None:
            return True
        if album in self._seen:
            return False
        self._seen[album] = None
        while len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return True
