"""What the bot notes of its chats. A failing database is logged and never costs an answer."""

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from aiogram import types

from bot.storage.chats import SEEN_EVERY, ChatProfile, Chats, ChatType, GoneReason
from bot.storage.errors import StorageError

NOTED = 10_000  # chats whose last note is remembered

log = logging.getLogger(__name__)


class ChatBook:
    """Notes on chats, at most one a minute for a chat of which nothing new is known."""

    def __init__(self, chats: Chats, clock: Callable[[], float]) -> None:
        self._chats = chats
        self._clock = clock
        self._noted: OrderedDict[int, tuple[ChatProfile, float]] = OrderedDict()

    async def remember(self, chat: types.Chat) -> None:
        """Note that the chat is alive."""
        profile = _profile(chat)
        known, at = self._noted.get(chat.id, (None, 0.0))
        if known == profile and self._clock() - at < SEEN_EVERY.total_seconds():
            return
        if await _noted(self._chats.remember(profile)):
            self._noted[chat.id] = profile, self._clock()
        while len(self._noted) > NOTED:
            self._noted.popitem(last=False)

    async def gone(self, chat_id: int, reason: GoneReason) -> None:
        """Note that nothing arrives there any more."""
        self._noted.pop(chat_id, None)
        await _noted(self._chats.gone(chat_id, reason))

    async def migrate(self, old_id: int, new_id: int) -> None:
        """Note that a group lives on under another id."""
        self._noted.pop(old_id, None)
        await _noted(self._chats.migrate(old_id, new_id))


async def _noted(note: Awaitable[object]) -> bool:
    try:
        await note
    except StorageError:
        log.exception("a chat could not be noted")
        return False
    return True


def _profile(chat: types.Chat) -> ChatProfile:
    return ChatProfile(
        id=chat.id,
        type=ChatType(chat.type),
        title=chat.title or chat.full_name,
        username=chat.username,
        is_forum=bool(chat.is_forum),
    )
