"""The messages that show how far pushes are; any process may be the one that edits them."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from bot.storage.push_tables import WatchRow
from bot.storage.seconds import seconds_now

__all__ = ["SHOWN_SECONDS", "Watch", "Watches"]

SHOWN_SECONDS: Final = 3.0  # between two edits of a message


@dataclass(frozen=True, slots=True)
class Watch:
    """A message that shows how far a push is; `shown` is what it shows."""

    push_id: int
    chat_id: int
    message_id: int
    shown: str = ""


class Watches:
    """The table of those messages. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, watch: Watch) -> None:
        """Let a message show how far a push is, from now on and instead of any other."""
        values = {"shown_at": seconds_now(), "shown": watch.shown, "is_final": False}
        row = self._database.insert(WatchRow).values(
            push_id=watch.push_id,
            chat_id=watch.chat_id,
            message_id=watch.message_id,
            **values,
        )
        upsert = row.on_conflict_do_update(
            index_elements=["push_id", "chat_id", "message_id"], set_=values
        )
        others = delete(WatchRow).where(
            WatchRow.chat_id == watch.chat_id,
            WatchRow.message_id == watch.message_id,
            WatchRow.push_id != watch.push_id,
        )
        async with self._database.writing() as connection:
            await connection.execute(others)
            await connection.execute(upsert)

    async def take(self) -> list[Watch]:
        """Return what is to be edited now, and by nobody else for a while."""
        due = (~WatchRow.is_final, WatchRow.shown_at <= seconds_now() - SHOWN_SECONDS)
        async with self._database.reading() as connection:
            if await connection.scalar(select(WatchRow.push_id).where(*due).limit(1)) is None:
                return []
        taking = update(WatchRow).where(*due).values(shown_at=seconds_now()).returning(WatchRow)
        async with self._database.writing() as connection:
            return [
                Watch(row.push_id, row.chat_id, row.message_id, row.shown)
                for row in await connection.execute(taking)
            ]

    async def showed(self, watch: Watch, *, is_final: bool) -> None:
        """Note what a message shows now; with `is_final` nothing of it changes any more."""
        statement = update(WatchRow).where(
            WatchRow.push_id == watch.push_id,
            WatchRow.chat_id == watch.chat_id,
            WatchRow.message_id == watch.message_id,
        )
        async with self._database.writing() as connection:
            await connection.execute(statement.values(shown=watch.shown, is_final=is_final))

    async def drop(self, chat_id: int, message_id: int) -> None:
        """Let a message show no push any more."""
        gone = delete(WatchRow).where(
            WatchRow.chat_id == chat_id, WatchRow.message_id == message_id
        )
        async with self._database.writing() as connection:
            await connection.execute(gone)


async def reopen(connection: AsyncConnection, push_id: int) -> None:
    """Let the messages of a push show it again that had shown the last of it."""
    opened = update(WatchRow).where(WatchRow.push_id == push_id).values(is_final=False)
    await connection.execute(opened)
