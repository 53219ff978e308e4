"""The SQLite file, made ready before anything connects to it."""

import asyncio
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from bot.storage.address import SQLITE, where
from bot.storage.engines import BUSY_SECONDS
from bot.storage.errors import Trouble, Unwritable
from bot.storage.troubles import translated

PAUSE = 0.02  # seconds between attempts to switch a file that others are switching


async def prepare(url: URL) -> None:
    """Make the directory and the file where they are missing, with a write-ahead log.

    Nothing happens for PostgreSQL. Raises `Unwritable` or `Damaged`. What is wrong with a file
    shows here, with the plain driver: a failed opening leaves no thread of the asynchronous one
    behind, which would speak up after the event loop has closed.
    """
    if url.drivername == SQLITE and url.database is not None:
        await asyncio.to_thread(_prepare, url, Path(url.database))


def _prepare(url: URL, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unwritable(Trouble.CANNOT_OPEN, where(url)) from error
    with (
        translated(where(url)),
        closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection,
    ):
        _switch_to_wal(connection)


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Set the write-ahead log, which the file keeps; wait here while others do the same.

    SQLite answers at once that it is busy when two connections switch, whatever the time-out.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(PAUSE)
        else:
            return
