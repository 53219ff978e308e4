"""What the bot notes of its chats. A failing database is logged and never holds up an answer."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any

from aiogram import types

from bot.errors import first_line
from bot.storage.chats import SEEN_EVERY, ChatProfile, Chats, ChatType, GoneReason
from bot.storage.errors import StorageError

NOTED = 10_000  # chats whose last note is remembered
NOTE_SECONDS = 1.0  # that an update waits for its note
REST_SECONDS = 10.0  # after a failure, in which nobody is noted as alive

log = logging.getLogger(__name__)


class ChatBook:
    """Notes on chats, at most one a minute for a chat of which nothing new is known."""

    def __init__(
        self,
        chats: Chats,
        clock: Callable[[], float],
        tasks: asyncio.TaskGroup,
        note_seconds: float = NOTE_SECONDS,
    ) -> None:
        self._chats = chats
        self._clock = clock
        self._tasks = tasks
        self._note_seconds = note_seconds
        self._noted: OrderedDict[int, tuple[ChatProfile, float]] = OrderedDict()
        self._rests_until = 0.0

    async def remember(self, chat: types.Chat) -> None:
        """Note that the chat is alive."""
        profile, now = _profile(chat), self._clock()
        known, at = self._noted.get(chat.id, (None, 0.0))
        if self._rests(now) or (known == profile and now - at < SEEN_EVERY.total_seconds()):
            return
        note = self._begin(self._chats.remember(profile))
        if not await self._is_done(note):
            note.cancel()  # what is noted of the chat later must not be overtaken
            self._rests_until = self._clock() + REST_SECONDS
            return
        self._noted[chat.id] = profile, now
        while len(self._noted) > NOTED:
            self._noted.popitem(last=False)

    async def gone(self, chat_id: int, reason: GoneReason) -> None:
        """Note that nothing arrives there any more."""
        self._noted.pop(chat_id, None)
        await self._is_done(self._begin(self._chats.gone(chat_id, reason)))

    async def migrate(self, old_id: int, new_id: int) -> None:
        """Note that a group lives on under another id."""
        self._noted.pop(old_id, None)
        await self._is_done(self._begin(self._chats.migrate(old_id, new_id)))

    async def is_heir(self, chat_id: int) -> bool:
        """Return whether a group is known to live on as this one."""
        asking = self._begin(self._chats.is_heir(chat_id))
        return await self._is_done(asking) and asking.result() is True

    def _rests(self, now: float) -> bool:
        return 0 < self._rests_until - now <= REST_SECONDS  # a clock may be set back

    def _begin(self, note: Coroutine[Any, Any, object]) -> asyncio.Task[object]:
        # a database that is held up does not let go of who waits: it is left to itself
        return self._tasks.create_task(_logged(note))

    async def _is_done(self, note: asyncio.Task[object]) -> bool:
        done, _ = await asyncio.wait({note}, timeout=self._note_seconds)
        if not done:
            log.warning("the database takes long to note a chat")
        return bool(done) and note.result() is not None


async def _logged(note: Coroutine[Any, Any, object]) -> object:
    """Return what the database says, None when it fails."""
    try:
        return await note
    except StorageError as error:
        log.warning("a chat could not be noted: %s", first_line(error))
    except Exception:
        log.exception("a chat could not be noted")
    return None


def _profile(chat: types.Chat) -> ChatProfile:
    return ChatProfile(
        id=chat.id,
        type=ChatType(chat.type),
        title=chat.title or " ".join(filter(None, (chat.first_name, chat.last_name))),
        username=chat.username,
        is_forum=bool(chat.is_forum),
    )
