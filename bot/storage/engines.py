"""How connections are made: an engine that pools them, and one for a single use."""

from typing import Any, Final

from sqlalchemy import URL, Connection, NullPool, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.address import SQLITE

POOL_SIZE: Final = 5  # connections kept open
POOL_OVERFLOW: Final = 5  # more under load
POOL_SECONDS: Final = 30  # a caller waits so long for one of them
BUSY_SECONDS: Final = 10  # SQLite waits so long for another writer
CONNECT_SECONDS: Final = 10  # PostgreSQL must let us in by then
COMMAND_SECONDS: Final = 60  # and answer each statement by then
RECYCLE_SECONDS: Final = 30 * 60  # before a firewall forgets an idle connection

WRITING: Final = "xiaoyue_writing"  # execution option: on SQLite, begin with the lock


def pooled(url: URL) -> AsyncEngine:
    """Return the engine that everything but migrations runs on."""
    engine = create_async_engine(
        url,
        pool_size=POOL_SIZE,
        max_overflow=POOL_OVERFLOW,
        pool_timeout=POOL_SECONDS,
        pool_recycle=RECYCLE_SECONDS,
        pool_pre_ping=url.drivername != SQLITE,  # a file does not hang up
        hide_parameters=True,  # what residents write stays out of logs
        connect_args=_arguments(url) | _command_limit(url),
    )
    return _on_sqlite(engine, "synchronous = NORMAL", "foreign_keys = ON")


def single(url: URL) -> AsyncEngine:
    """Return an engine for migrations: a connection of its own, without what hinders them.

    A statement may take as long as it needs, and SQLite checks no foreign key: to change a
    table it is made anew, and dropping the old one would take the rows that point to it along.
    """
    engine = create_async_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        connect_args=_arguments(url),
        execution_options={WRITING: True},
    )
    return _on_sqlite(engine, "foreign_keys = OFF")


def _arguments(url: URL) -> dict[str, Any]:
    if url.drivername == SQLITE:
        # with None the driver leaves transactions to us: its own would not cover DDL
        return {"timeout": BUSY_SECONDS, "isolation_level": None}
    return {"timeout": CONNECT_SECONDS, "server_settings": {"application_name": "xiaoyue"}}


def _command_limit(url: URL) -> dict[str, Any]:
    return {} if url.drivername == SQLITE else {"command_timeout": COMMAND_SECONDS}


def _on_sqlite(engine: AsyncEngine, *pragmas: str) -> AsyncEngine:
    def connected(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", connected)
        event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # without it every statement stands for itself, as a reader's do on PostgreSQL
    if connection.get_execution_options().get(WRITING):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
