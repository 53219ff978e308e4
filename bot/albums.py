"""Albums arrive as one message for each picture; they are spoken to once."""

from collections import OrderedDict

REMEMBERED = 1_000  # albums


class Albums:
    """The albums that were spoken to lately."""

    def __init__(self) -> None:
        self._spoken_to: OrderedDict[str, None] = OrderedDict()

    def claim(self, album: str | None) -> bool:
        """Return whether to speak to this message, and note it: once for all of an album."""
        if album is None:
            return True
        if album in self._spoken_to:
            return False
        self._spoken_to[album] = None
        while len(self._spoken_to) > REMEMBERED:
            self._spoken_to.popitem(last=False)
        return True
