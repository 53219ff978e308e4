"""The processes that serve editions, and the one that they are told to make ready."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.database import Database
from bot.storage.seconds import seconds_now
from bot.storage.tables import AnnouncementRow, ReplicaRow

ALIVE_SECONDS: Final = 5.0  # since its last sign a process counts as alive
ANNOUNCED_SECONDS: Final = 10.0  # without being said again, an announcement is over


@dataclass(frozen=True, slots=True)
class Replica:
    """A process: which edition it serves, which it has ready, which it failed to build and why."""

    id: str
    edition: int
    ready: int | None = None
    failed: int | None = None
    reason: str = ""


class Replicas:
    """The tables of both. Every method is right under concurrent calls from several processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sign(self, replica: Replica) -> None:
        """Note that a process is alive, and how it stands."""
        said: dict[str, Any] = {
            "edition": replica.edition,
            "ready": replica.ready,
            "failed": replica.failed,
            "reason": replica.reason,
            "seen": seconds_now(),
        }
        row = self._database.insert(ReplicaRow).values(id=replica.id, **said)
        async with self._database.writing() as connection:
            await connection.execute(_or_update(row, said))

    async def leave(self, id: str) -> None:  # noqa: A002 - the word of the domain
        """Forget a process that ends."""
        async with self._database.writing() as connection:
            await connection.execute(delete(ReplicaRow).where(ReplicaRow.id == id))

    async def alive(self) -> list[Replica]:
        """Return the processes that gave a sign lately."""
        query = select(ReplicaRow).where(ReplicaRow.seen > seconds_now() - ALIVE_SECONDS)
        async with self._database.reading() as connection:
            return [
                Replica(row.id, row.edition, row.ready, row.failed, row.reason)
                for row in await connection.execute(query.order_by(ReplicaRow.id))
            ]

    async def announce(self, edition: int) -> None:
        """Tell every process to make an edition ready; it has to be said again and again."""
        said = {"edition": edition, "until": seconds_now() + ANNOUNCED_SECONDS}
        row = self._database.insert(AnnouncementRow).values(id=1, **said)
        async with self._database.writing() as connection:
            await connection.execute(_or_update(row, said))

    async def withdraw(self, edition: int) -> None:
        """Tell every process that this edition has not to be made ready; another one stays."""
        withdrawn = delete(AnnouncementRow).where(AnnouncementRow.edition == edition)
        async with self._database.writing() as connection:
            await connection.execute(withdrawn)

    async def announced(self) -> int | None:
        """Return the edition to make ready, None for none."""
        query = select(AnnouncementRow.edition).where(AnnouncementRow.until > seconds_now())
        async with self._database.reading() as connection:
            return await connection.scalar(query)


def _or_update(
    row: sqlite.Insert | postgresql.Insert, said: dict[str, Any]
) -> sqlite.Insert | postgresql.Insert:
    return row.on_conflict_do_update(index_elements=["id"], set_=said)
