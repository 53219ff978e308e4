"""Which updates were taken and which are handled, so that none is confirmed too early. Pure."""

from collections.abc import Iterable


class Ledger:
    """Telegram's window of unconfirmed updates as we know it.

    Telegram hands out the earliest hundred that no offset has confirmed, again and again; an
    offset confirms everything before it. Ids are not compared: after a quiet week they may
    start anew, lower.
    """

    def __init__(self) -> None:
        self._window: list[int] = []
        self._handled: dict[int, bool] = {}
        self._offset: int | None = None

    @property
    def offset(self) -> int | None:
        """The first update that is not to be confirmed yet; None when nothing is known."""
        return self._offset

    @property
    def busy(self) -> bool:
        """Whether anything that was taken is not yet handled."""
        return not all(self._handled.values())

    def take(self, update_ids: Iterable[int]) -> list[int]:
        """Note what Telegram handed out just now, in its order; return what is new.

        What is under way stays known, handed out this time or not.
        """
        window = list(dict.fromkeys(update_ids))
        new = [update_id for update_id in window if update_id not in self._handled]
        if window:
            under_way = {id_: False for id_, handled in self._handled.items() if not handled}
            seen = {update_id: self._handled.get(update_id, False) for update_id in window}
            self._window, self._handled = window, under_way | seen
            self._move()
        return new

    def done(self, update_id: int) -> None:
        """Note that an update is handled."""
        if update_id in self._handled:
            self._handled[update_id] = True
            self._move()

    def _move(self) -> None:
        for update_id in self._window:
            handled = self._handled[update_id]
            self._offset = update_id + 1 if handled else update_id
            if not handled:
                return
