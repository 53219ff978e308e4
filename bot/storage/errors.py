"""What can go wrong with the storage.

StorageError
├── BadUrl         the address names no database that this program opens
├── Unreachable    the server does not answer, or does not let us in
├── Unwritable     there is a place, but nothing can be kept in it
├── Damaged        the file is no database, or a broken one
├── TooNew         a newer program has changed the database
└── Busy           others hold the database for longer than we wait

An error carries a `Trouble` and its data: where the database is (a path, or host, port and
name; never the user or the password) and what else is known. The sentence that a person reads
is made elsewhere, from these; `str(error)` is the plain form for a log.
"""

from collections.abc import Mapping
from enum import StrEnum


class Trouble(StrEnum):
    """What is wrong, more closely than the error's class says."""

    MALFORMED = "malformed"  # no address at all
    SCHEME = "scheme"  # neither SQLite nor PostgreSQL
    NO_FILE = "no_file"  # SQLite in memory would forget everything
    PARAMETER = "parameter"  # after the ?, in `parameter`
    DOWN = "down"  # no answer, or the connection broke
    REFUSED = "refused"  # the user or the password is not accepted
    CLIENT = "client"  # a certificate, or another setting of our side, is missing or wrong
    NO_DATABASE = "no_database"  # the server has none of this name
    CROWDED = "crowded"  # the server takes no more connections
    CANNOT_OPEN = "cannot_open"  # the file or its directory cannot be made or opened
    READ_ONLY = "read_only"
    FORBIDDEN = "forbidden"  # the user may not change this database
    FULL = "full"
    IO = "io"  # the disk fails
    NOT_A_DATABASE = "not_a_database"
    CORRUPT = "corrupt"
    REVISION = "revision"  # this program does not know the one in `revision`
    LOCKED = "locked"  # held by another process or transaction
    POOL = "pool"  # every connection of our own is in use


class StorageError(Exception):
    """Root of every error that the storage raises on purpose."""

    def __init__(self, code: Trouble, data: Mapping[str, str | int] | None = None) -> None:
        self.code = code
        self.data: Mapping[str, str | int] = dict(data or {})
        super().__init__(code, self.data)

    def __str__(self) -> str:
        return " ".join((self.code, *(f"{key}={value}" for key, value in self.data.items())))


class BadUrl(StorageError):  # noqa: N818 - the tree reads as a sentence: StorageError, BadUrl
    """The address names no database that this program opens."""


class Unreachable(StorageError):  # noqa: N818 - as above
    """The server does not answer, or does not let us in."""


class Unwritable(StorageError):  # noqa: N818 - as above
    """There is a place, but nothing can be kept in it."""


class Damaged(StorageError):  # noqa: N818 - as above
    """The file is no database, or a broken one."""


class TooNew(StorageError):  # noqa: N818 - as above
    """A newer program has changed the database."""


class Busy(StorageError):  # noqa: N818 - as above
    """Others hold the database for longer than we wait."""
