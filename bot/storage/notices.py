"""What the staff has to be told of: written with what happened, deleted once it was told."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from bot.storage.push_tables import NoticeRow
from bot.storage.seconds import seconds_now
from bot.storage.states import NoticeKind

__all__ = ["Notice", "NoticeKind", "Notices", "notify"]

LEASE_SECONDS: Final = 60.0  # whoever takes a notice tells it within, or another one does
TRIES: Final = 10
AT_A_TIME: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice as stored."""

    id: int
    kind: NoticeKind
    item_id: int | None
    push_id: int | None
    actor: str
    tries: int


class Notices:
    """The notices table. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self) -> list[Notice]:
        """Return what is to be told now; if it is not `told` soon, others are given it."""
        due = select(NoticeRow.id).where(NoticeRow.not_before <= seconds_now())
        async with self._database.reading() as connection:
            if await connection.scalar(due.limit(1)) is None:
                return []
        lot = due.order_by(NoticeRow.id).limit(AT_A_TIME).with_for_update(skip_locked=True)
        taking = (
            update(NoticeRow)
            .where(NoticeRow.id.in_(lot))
            .values(not_before=seconds_now() + LEASE_SECONDS, tries=NoticeRow.tries + 1)
            .returning(NoticeRow)
        )
        async with self._database.writing() as connection:
            rows = [_notice(row) for row in await connection.execute(taking)]
        return sorted(rows, key=lambda notice: notice.id)

    async def told(self, notice: Notice) -> None:
        """Note that the staff knows."""
        async with self._database.writing() as connection:
            await connection.execute(delete(NoticeRow).where(NoticeRow.id == notice.id))


async def notify(
    connection: AsyncConnection,
    kind: NoticeKind,
    *,
    item: int | None = None,
    push: int | None = None,
    actor: str = "",
    after: float = 0.0,
) -> None:
    """Write a notice in a transaction under way; it is told after so many seconds."""
    row = {
        "kind": kind,
        "item_id": item,
        "push_id": push,
        "actor": actor,
        "not_before": seconds_now() + after,
        "tries": 0,
    }
    await connection.execute(insert(NoticeRow).values(row))


def _notice(row: Row[Any]) -> Notice:
    wanted = {key: value for key, value in row._mapping.items() if key != "not_before"}  # noqa: SLF001 - the public name of a row's dictionary
    return Notice(**wanted)
