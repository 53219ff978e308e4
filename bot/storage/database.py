"""The one database, SQLite or PostgreSQL, that every repository stands on."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Self

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage import engines, files, migrate
from bot.storage.address import read_address, where
from bot.storage.troubles import translated


class Database:
    """An open database with its tables up to date; safe to share between tasks.

    Whatever is wrong with the database itself, here and in the bodies of `reading` and
    `writing`, is raised as a `StorageError`.
    """

    def __init__(self, engine: AsyncEngine, data: Mapping[str, str | int]) -> None:
        self._data = data
        self._readers = engine.execution_options(postgresql_readonly=True)
        self._writers = engine.execution_options(**{engines.WRITING: True})
        self._sqlite = engine.dialect.name == "sqlite"

    @classmethod
    @asynccontextmanager
    async def open(cls, address: str) -> AsyncIterator[Self]:
        """Open `address` (`sqlite:///…` or `postgresql://…`), migrate it, close it at the end.

        A missing SQLite file is made, its directory too. Raises `StorageError`.
        """
        url = read_address(address)
        await files.prepare(url)
        with translated(where(url)):
            await migrate.upgrade(url)
        engine = engines.pooled(url)
        try:
            yield cls(engine, where(url))
        finally:
            await engine.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection that changes nothing; each statement sees what is kept by then.

        The body is for SQL only: an `OSError` in it counts as one of the database's.
        """
        with translated(self._data):
            async with self._readers.begin() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection in a transaction: all of it is kept, or nothing after an exception.

        SQLite has one writer at a time, and takes the lock at once: a transaction that first
        reads and then writes could be refused in its middle. The body is for SQL only, as above.
        """
        with translated(self._data):
            async with self._writers.begin() as connection:
                yield connection

    def insert(self, table: Any) -> sqlite.Insert | postgresql.Insert:
        """Return an INSERT into `table` that knows ON CONFLICT, in this database's dialect."""
        return sqlite.insert(table) if self._sqlite else postgresql.insert(table)
