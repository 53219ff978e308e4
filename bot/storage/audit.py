"""The log of what operators do. It only grows: the database itself refuses anything else."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.roles import Action
from bot.storage.database import Database
from bot.storage.tables import AuditRow

__all__ = ["Audit", "Detail", "Entry"]

Detail = str | int | float | bool | None | list[str] | list[int]


@dataclass(frozen=True, slots=True)
class Entry:
    """What was done, when (in UTC), by whom.

    `action` is the word of an `Action`: one that a newer program knows is a word all the same.
    """

    id: int
    at: datetime
    actor: str
    action: str
    details: dict[str, Any]


def _now() -> datetime:
    return datetime.now(UTC)


class Audit:
    """The audit table. `clock` gives aware datetimes.

    An actor is a user's id, or `cli:NAME` (`bot.roles`). Details are plain and short: numbers of
    editions, ids of reports; no text of residents.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._clock = clock

    async def note(self, actor: str, action: Action, **details: Detail) -> None:
        """Write down what was done."""
        async with self._database.writing() as connection:
            await self.note_on(connection, actor, action, **details)

    async def note_on(
        self, connection: AsyncConnection, actor: str, action: Action, **details: Detail
    ) -> None:
        """Write it down in a transaction under way: with the change, or not at all."""
        row = {"at": self._clock(), "actor": actor, "action": action, "details": details}
        await connection.execute(insert(AuditRow).values(row))

    def noting(
        self, actor: str, action: Action, **details: Detail
    ) -> Callable[[AsyncConnection], Awaitable[None]]:
        """Return what does `note_on`, for whoever makes the change to call."""

        async def note(connection: AsyncConnection) -> None:
            await self.note_on(connection, actor, action, **details)

        return note

    async def latest(self, limit: int) -> list[Entry]:
        """Return the newest entries, the newest first; at most `limit`."""
        return await self.page(None, limit)

    async def page(self, before_id: int | None, limit: int) -> list[Entry]:
        """Return those before that one, the newest first; at most `limit`. None: the latest."""
        query = select(AuditRow).order_by(AuditRow.id.desc()).limit(limit)
        if before_id is not None:
            query = query.where(AuditRow.id < before_id)
        async with self._database.reading() as connection:
            return [_entry(row) for row in await connection.execute(query)]


def _entry(row: Row[Any]) -> Entry:
    return Entry(**row._mapping)  # noqa: SLF001 - the public name of a row's dictionary
