"""Brings the tables up to date when the program starts."""

from collections.abc import Mapping
from contextlib import aclosing
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage import engines
from bot.storage.address import where
from bot.storage.errors import BadUrl, TooNew, Trouble

LOCK_SECONDS: Final = 60  # a replica that starts waits so long for one that migrates
_LOCK: Final = 0x5869616F79756501  # spells Xiaoyue: no other program takes it


def alembic_config(connection: Connection) -> Config:
    """Return what Alembic's commands need to run our migrations over `connection`."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "bot.storage:migrations")
    return config


async def upgrade(url: URL) -> None:
    """Migrate to the newest revision, in one transaction; nothing happens when it is there.

    Replicas that start together take turns. Raises `TooNew` for a database whose revision this
    program does not know, `BadUrl` for an address that turns out to be none when it is used.
    """
    engine = engines.single(url)
    try:
        async with aclosing(await _connect(engine)) as connection, connection.begin():
            await connection.run_sync(_upgrade, where(url))
    finally:
        await engine.dispose()


async def _connect(engine: AsyncEngine) -> AsyncConnection:
    try:
        return await engine.connect()
    except (ValueError, OverflowError):  # such a host or port cannot be
        raise BadUrl(Trouble.MALFORMED) from None


def _upgrade(connection: Connection, data: Mapping[str, str | int]) -> None:
    if connection.dialect.name == "postgresql":  # on SQLite, BEGIN IMMEDIATE is the lock
        connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = alembic_config(connection)
    _refuse_newer(connection, ScriptDirectory.from_config(config), data)
    command.upgrade(config, "head")


def _refuse_newer(
    connection: Connection, scripts: ScriptDirectory, data: Mapping[str, str | int]
) -> None:
    known = {script.revision for script in scripts.walk_revisions()}
    unknown = set(MigrationContext.configure(connection).get_current_heads()) - known
    if unknown:
        raise TooNew(Trouble.REVISION, {**data, "revision": ", ".join(sorted(unknown))})
