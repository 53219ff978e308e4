"""One Telegram in memory: chats, messages and members behind the Bot API's own JSON."""

import inspect
import time
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any, Final

from bot.local.methods import METHODS
from bot.local.pace import Limits
from bot.local.params import Params
from bot.local.places import Places
from bot.local.state import State
from bot.local.wire import Refused, Upload, Wire

__all__ = ["LOCAL_TOKEN", "Limits", "Refused", "Telegram", "Upload", "Wire"]

LOCAL_TOKEN: Final = "1000001:local"  # noqa: S105 - it opens nothing but this process's memory


class Telegram(Places):
    """The service, its people and its one bot.

    `clock` gives seconds since 1970; `limits` how fast the bot may send, without end if None.
    """

    def __init__(
        self,
        *,
        token: str = LOCAL_TOKEN,
        name: str = "小越",
        username: str = "xiaoyue_bot",
        can_read_all_group_messages: bool = False,
        supports_inline_queries: bool = True,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        bot = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": name,
            "username": username,
            "can_join_groups": True,
            "can_read_all_group_messages": can_read_all_group_messages,
            "supports_inline_queries": supports_inline_queries,
        }
        super().__init__(State(bot, clock, limits or Limits()))
        self.token = token

    @property
    def bot(self) -> Wire:
        """The bot's User, as getMe tells it."""
        return self._state.bot

    @property
    def is_polled(self) -> bool:
        """Whether a long poll waits for an update."""
        return self._state.updates.waiting > 0

    async def call(
        self,
        method: str,
        params: Mapping[str, Any],
        files: Mapping[str, Upload] | None = None,
    ) -> Any:
        """Carry out one call of the Bot API and return its `result`; raise `Refused`.

        A parameter is a string as in a form, or the JSON value that stands for it; `files`
        are named by parameter or by what follows `attach://`.
        """
        carry_out = METHODS.get(method.lower())
        if carry_out is None:
            raise Refused(404, "Not Found")
        result = carry_out(self._state, Params(params, files))
        return await result if inspect.isawaitable(result) else result

    def snapshot(self) -> Wire:
        """Return everything there is to see, and the cursor from which `events` goes on."""
        return {
            "bot": self._state.me,
            "people": list(self._state.people.values()),
            "chats": [
                chat.view() for chat in self._state.chats.values() if chat.migrated_to is None
            ],
            "cursor": self._state.journal.cursor,
        }

    def events(self, after: int) -> AsyncIterator[Wire]:
        """Yield what happens after a cursor, for ever; `reset` where something was missed."""
        return self._state.journal.follow(after)

    def file(self, file_id: str) -> Upload:
        """Return a file that went through; raise KeyError for one that is not kept."""
        upload = self._state.files.get(file_id)
        if upload is None:
            raise KeyError(file_id)
        return upload
