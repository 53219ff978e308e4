"""From what a driver raises to a `StorageError`."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.storage.errors import Busy, Damaged, StorageError, Trouble, Unreachable, Unwritable

# https://www.sqlite.org/rescode.html, primary result codes
_SQLITE = {
    sqlite3.SQLITE_BUSY: (Busy, Trouble.LOCKED),
    sqlite3.SQLITE_LOCKED: (Busy, Trouble.LOCKED),
    sqlite3.SQLITE_PERM: (Unwritable, Trouble.FORBIDDEN),
    sqlite3.SQLITE_READONLY: (Unwritable, Trouble.READ_ONLY),
    sqlite3.SQLITE_IOERR: (Unwritable, Trouble.IO),
    sqlite3.SQLITE_FULL: (Unwritable, Trouble.FULL),
    sqlite3.SQLITE_CANTOPEN: (Unwritable, Trouble.CANNOT_OPEN),
    sqlite3.SQLITE_CORRUPT: (Damaged, Trouble.CORRUPT),
    sqlite3.SQLITE_NOTADB: (Damaged, Trouble.NOT_A_DATABASE),
}
_PRIMARY = 0xFF  # an extended code keeps the primary one in its lowest byte

# https://www.postgresql.org/docs/current/errcodes-appendix.html, whole codes before their classes
_POSTGRESQL = {
    "25006": (Unwritable, Trouble.READ_ONLY),  # a standby
    "40001": (Busy, Trouble.LOCKED),  # serialization failure
    "40P01": (Busy, Trouble.LOCKED),  # deadlock
    "42501": (Unwritable, Trouble.FORBIDDEN),
    "53100": (Unwritable, Trouble.FULL),
    "53300": (Unreachable, Trouble.CROWDED),
    "55P03": (Busy, Trouble.LOCKED),  # lock_timeout
    "57014": (Busy, Trouble.LOCKED),  # statement_timeout
    "08": (Unreachable, Trouble.DOWN),
    "28": (Unreachable, Trouble.REFUSED),
    "3D": (Unreachable, Trouble.NO_DATABASE),
    "57": (Unreachable, Trouble.DOWN),  # shutting down, starting up
}

_Kind = tuple[type[StorageError], Trouble]


@contextmanager
def translated(data: Mapping[str, str | int]) -> Iterator[None]:
    """Raise the body's troubles with the database as `StorageError` with `data`.

    What is a mistake of ours (a broken constraint, a wrong statement) passes as it is.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        kind = _kind(error)
        if kind is None:
            raise
        wrong, code = kind
        raise wrong(code, data) from error


def _kind(error: Exception) -> _Kind | None:
    if isinstance(error, PoolTimeoutError):
        return Busy, Trouble.POOL
    if isinstance(error, OSError):  # asyncpg lets those of the socket through, time-outs included
        return Unreachable, Trouble.DOWN
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        return _SQLITE.get(getattr(original, "sqlite_errorcode", 0) & _PRIMARY)
    return _of_sqlstate(getattr(original, "sqlstate", None)) or _without_state(error)


def _of_sqlstate(state: str | None) -> _Kind | None:
    return _POSTGRESQL.get(state, _POSTGRESQL.get(state[:2])) if state else None


def _without_state(error: Exception) -> _Kind | None:
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return Unreachable, Trouble.DOWN
    if isinstance(error, InterfaceError) and error.statement is None:  # before any connection
        return Unreachable, Trouble.CLIENT
    return None
