"""What chats have chosen of pushes: topics, quiet hours, none for a while, none at all."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from bot.storage.database import Database
from bot.storage.push_tables import ChatPushRow, SubscriptionRow
from bot.storage.seconds import seconds_now

__all__ = ["LONGEST_MUTE", "Chosen", "Wish"]

LONGEST_MUTE: Final = 30 * 24 * 3600.0  # seconds
_Heirs: Final = aliased(ChatPushRow)
_NOTHING: Final = {"is_off": False, "muted_until": 0.0, "quiet_start": None, "quiet_end": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a chat has chosen; `topics` says for each that it chose whether it wants it.

    `muted_for` is in seconds from now; quiet hours are minutes of the day, None where the usual
    ones are in force.
    """

    is_off: bool
    muted_for: float
    quiet: tuple[int, int] | None
    topics: dict[int, bool]


class Chosen:
    """The tables of what chats chose. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, chat_id: int) -> Wish:
        """Return what a chat has chosen, which may be nothing yet."""
        chosen = select(SubscriptionRow.topic_id, SubscriptionRow.is_on).where(
            SubscriptionRow.chat_id == chat_id
        )
        altogether = select(ChatPushRow, seconds_now().label("now")).where(
            ChatPushRow.chat_id == chat_id
        )
        async with self._database.reading() as connection:
            topics = {row.topic_id: row.is_on for row in await connection.execute(chosen)}
            row = (await connection.execute(altogether)).one_or_none()
        if row is None:
            return Wish(is_off=False, muted_for=0.0, quiet=None, topics=topics)
        quiet = None if row.quiet_start is None else (row.quiet_start, row.quiet_end)
        left = max(0.0, row.muted_until - row.now)
        return Wish(is_off=row.is_off, muted_for=left, quiet=quiet, topics=topics)

    async def subscribe(self, chat_id: int, topic_id: int, *, on: bool) -> None:
        """Let a chat that is known have a topic, or not."""
        row = self._database.insert(SubscriptionRow).values(
            chat_id=chat_id, topic_id=topic_id, is_on=on
        )
        upsert = row.on_conflict_do_update(
            index_elements=["chat_id", "topic_id"], set_={"is_on": on}
        )
        async with self._database.writing() as connection:
            await connection.execute(upsert)

    async def turn(self, chat_id: int, *, off: bool) -> None:
        """Let a chat have no pushes at all, or have them again."""
        await self._set(chat_id, is_off=off)

    async def mute(self, chat_id: int, seconds: float) -> None:
        """Let a chat have none for so long; 0 ends that."""
        until = seconds_now() + min(seconds, LONGEST_MUTE) if seconds else 0.0
        await self._set(chat_id, muted_until=until)

    async def rest(self, chat_id: int, quiet: tuple[int, int] | None) -> None:
        """Set the quiet hours of a chat, in minutes of the day; None: the usual ones."""
        start, end = quiet or (None, None)
        await self._set(chat_id, quiet_start=start, quiet_end=end)

    async def _set(self, chat_id: int, **values: Any) -> None:
        row = self._database.insert(ChatPushRow).values({"chat_id": chat_id, **_NOTHING, **values})
        upsert = row.on_conflict_do_update(index_elements=["chat_id"], set_=values)
        async with self._database.writing() as connection:
            await connection.execute(upsert)


async def bequeath(connection: AsyncConnection, old_id: int, new_id: int) -> None:
    """Give a supergroup what the group has chosen that it was, where it chose nothing itself."""
    chosen = select(SubscriptionRow.topic_id).where(SubscriptionRow.chat_id == new_id)
    topics = update(SubscriptionRow).where(
        SubscriptionRow.chat_id == old_id, SubscriptionRow.topic_id.not_in(chosen)
    )
    await connection.execute(topics.values(chat_id=new_id))
    has_chosen = exists().where(_Heirs.chat_id == new_id)
    altogether = update(ChatPushRow).where(ChatPushRow.chat_id == old_id, ~has_chosen)
    await connection.execute(altogether.values(chat_id=new_id))
