"""The topics that chats subscribe to."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Row, Select, func, insert, select, update

from bot.errors import Bar, PushError
from bot.storage.database import Database
from bot.storage.push_tables import TopicRow
from knowledge.store import Also

__all__ = ["Topic", "Topics"]

NUMBERS: Final = 2**31  # that every database holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic as stored; `looked_until` is in seconds since 1970, 0.0 where nobody looked yet."""

    id: int
    name: str
    emoji: str
    cron: str
    grace: float
    is_urgent: bool
    is_default: bool
    rests_on_holidays: bool
    position: int
    is_paused: bool
    is_retired: bool
    looked_until: float

    @property
    def title(self) -> str:
        """The name as it is shown."""
        return f"{self.emoji} {self.name}".strip()


class Topics:
    """The topics table. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, *, retired: bool = False) -> list[Topic]:
        """Return the topics in their order, those that are retired only if they are wanted."""
        query = select(TopicRow).order_by(TopicRow.position, TopicRow.id)
        return await self._many(query if retired else query.where(~TopicRow.is_retired))

    async def get(self, id_: int) -> Topic | None:
        """Return a topic, None for an unknown one."""
        found = await self._many(select(TopicRow).where(TopicRow.id == id_))
        return found[0] if found else None

    async def named(self, name: str) -> Topic | None:
        """Return the topic of that name, None where there is none."""
        found = await self._many(select(TopicRow).where(TopicRow.name == name))
        return found[0] if found else None

    async def find(self, typed: str) -> Topic:
        """Return the topic of that number or name. Raises PushError (NO_TOPIC)."""
        is_number = typed.isascii() and typed.isdecimal() and int(typed) < NUMBERS
        found = await self.get(int(typed)) if is_number else None
        found = found or await self.named(typed)
        if found is None:
            raise PushError(Bar.NO_TOPIC)
        return found

    async def add(
        self, name: str, emoji: str, *, also: Also, is_urgent: bool = False, cron: str = ""
    ) -> Topic | None:
        """Add a topic that new groups have, the last in order; None where the name is taken."""
        last = select(func.coalesce(func.max(TopicRow.position), 0) + 1).scalar_subquery()
        row = {
            "name": name,
            "emoji": emoji,
            "cron": cron,
            "grace": timedelta(hours=2).total_seconds(),
            "is_urgent": is_urgent,
            "is_default": True,
            "rests_on_holidays": False,
            "position": last,
            "is_paused": False,
            "is_retired": False,
            "looked_until": 0.0,
        }
        if await self.named(name):
            return None
        async with self._database.writing() as connection:
            made = insert(TopicRow).values(row).returning(TopicRow)
            added = _topic((await connection.execute(made)).one())
            await also(connection)
            return added

    async def change(self, id_: int, *, also: Also, **values: Any) -> bool:
        """Change columns of a topic, and return whether there is one.

        Whoever changes when it is pushed leaves out what was due by then. A name that is taken
        raises ValueError.
        """
        if {"cron", "is_paused", "is_retired"} & values.keys():
            values["looked_until"] = 0.0
        taken = values.get("name") and await self.named(values["name"])
        if taken and taken.id != id_:
            raise ValueError(values["name"])
        statement = update(TopicRow).where(TopicRow.id == id_).values(values)
        async with self._database.writing() as connection:
            is_there = bool((await connection.execute(statement)).rowcount)
            if is_there:
                await also(connection)
            return is_there

    async def _many(self, query: Select[Any]) -> list[Topic]:
        async with self._database.reading() as connection:
            return [_topic(row) for row in await connection.execute(query)]


def _topic(row: Row[Any]) -> Topic:
    return Topic(**row._mapping)  # noqa: SLF001 - the public name of a row's dictionary
