import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import AsyncAdaptedQueuePool
from sqlalchemy.ext.asyncio import create_async_engine

from bot.storage.errors import Busy, Trouble, Unwritable
from bot.storage.troubles import translated


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(tmp_path / "xiaoyue.db", timeout=0, isolation_level=None)
    opened.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")
    yield opened
    opened.close()


def test_a_lock_held_too_long_is_busy(connection: sqlite3.Connection, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "xiaoyue.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(Busy) as busy, translated({"path": "x"}):
        connection.execute("BEGIN IMMEDIATE")

    other.close()
    assert str(busy.value) == "locked path=x"


def test_a_full_disk_is_unwritable(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA max_page_count = 2")

    with pytest.raises(Unwritable) as full, translated({}):
        connection.execute("INSERT INTO notes (text) VALUES (?)", ("x" * 100_000,))

    assert full.value.code is Trouble.FULL


def test_a_mistake_of_ours_passes_as_it_is(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), translated({}):
        connection.execute("SELECT * FROM nowhere")


async def test_a_pool_with_no_connection_left_is_busy(tmp_path: Path) -> None:
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{tmp_path}/xiaoyue.db",
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=0,
    )

    async with engine.connect():
        with pytest.raises(Busy) as busy, translated({}):
            await engine.connect()

    await engine.dispose()
    assert busy.value.code is Trouble.POOL
