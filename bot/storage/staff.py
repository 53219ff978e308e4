"""Who is staff: some stand where the program starts, owners above all; they grant roles."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.roles import GRANTED, Action, Role
from bot.storage.audit import Audit
from bot.storage.database import Database
from bot.storage.tables import StaffRow

__all__ = ["Member", "Staff"]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the staff; by whom and when is None for one to whom nobody granted the role."""

    user_id: int
    role: Role
    granted_by: str | None = None
    granted_at: datetime | None = None


def _now() -> datetime:
    return datetime.now(UTC)


class Staff:
    """The staff. Every method is right under concurrent calls from several processes.

    Whether somebody may grant is for `bot.roles` to say. What changes stands in the audit log,
    or does not change. `standing` are those who have their roles without being granted them:
    the owners of the settings. `clock` gives aware datetimes.
    """

    def __init__(
        self,
        database: Database,
        standing: Mapping[int, Role],
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._database = database
        self._standing = dict(standing)
        self._clock = clock
        self._audit = Audit(database, clock)

    async def role_of(self, user_id: int) -> Role | None:
        """Return the role of a person, None for one who is no staff."""
        if user_id in self._standing:
            return self._standing[user_id]
        query = select(StaffRow.role).where(StaffRow.user_id == user_id)
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    async def role_on(self, connection: AsyncConnection, user_id: int) -> Role | None:
        """Return it in a transaction under way: until that ends, nobody takes the role away."""
        if user_id in self._standing:
            return self._standing[user_id]
        query = select(StaffRow.role).where(StaffRow.user_id == user_id)
        return await connection.scalar(query.with_for_update(read=True))

    async def grant(self, user_id: int, role: Role, by: str) -> bool:
        """Give a person a role instead of any other, and return whether that changed anything.

        Who stands stays. `by` is the actor. Raises ValueError for OWNER, which is
        nobody's to grant.
        """
        if role not in GRANTED:
            raise ValueError(role)
        if user_id in self._standing:
            return False
        granted = {"role": role, "granted_by": by, "granted_at": self._clock()}
        statement = (
            self._database.insert(StaffRow)
            .values(user_id=user_id, **granted)
            .on_conflict_do_update(
                index_elements=[StaffRow.user_id], set_=granted, where=StaffRow.role != role
            )
            .returning(StaffRow.user_id)
        )
        async with self._database.writing() as connection:
            changed = (await connection.execute(statement)).one_or_none() is not None
            if changed:
                await self._audit.note_on(
                    connection, by, Action.GRANT, user=user_id, role=role.value
                )
            return changed

    async def revoke(self, user_id: int, by: str) -> bool:
        """Take a person's granted role away, and return whether that changed anything.

        Who stands has a role all the same, as long as the settings say so. `by` is the actor.
        """
        statement = delete(StaffRow).where(StaffRow.user_id == user_id)
        async with self._database.writing() as connection:
            changed = (await connection.execute(statement)).rowcount > 0
            if changed:
                await self._audit.note_on(connection, by, Action.REVOKE, user=user_id)
            return changed

    async def all(self) -> list[Member]:
        """Return the staff: who stands first, then whoever was granted a role, by their ids."""
        standing = [Member(*each) for each in sorted(self._standing.items())]
        query = select(StaffRow).order_by(StaffRow.user_id)
        async with self._database.reading() as connection:
            members = [_member(row) for row in await connection.execute(query)]
        return standing + [member for member in members if member.user_id not in self._standing]


def _member(row: Row[Any]) -> Member:
    return Member(**row._mapping)  # noqa: SLF001 - the public name of a row's dictionary
