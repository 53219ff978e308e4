"""What the store takes and gives. All are frozen and safe to share."""

import hashlib
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge import seed
from knowledge.models import Report
from knowledge.readers import read_report, read_source
from knowledge.seed import embedded_report


class Database(Protocol):
    """What the store stands on: SQLite or PostgreSQL, its tables up to date."""

    def reading(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Give a connection that changes nothing."""

    def writing(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Give a connection in a transaction: all of it is kept, or nothing."""


@dataclass(frozen=True)
class Filed:
    """A report with the file that it was read from: its name, and its bytes."""

    report: Report
    file: str
    source: bytes = field(repr=False)

    @classmethod
    def read(cls, path: Path, *, url: str = "") -> "Filed":
        """Return the report in a file. Raises ReportError as `read_report` does."""
        return cls.of(read_source(path), path.name, url=url)

    @classmethod
    def of(cls, source: bytes, file: str, *, url: str = "") -> "Filed":
        """Return the report in the bytes of a file of that name. Raises ReportError likewise."""
        return cls(read_report(source, file, url=url), file, source)

    @classmethod
    def embedded(cls) -> "Filed":
        """Return the report that ships with the package: what the first edition is made of."""
        return cls(embedded_report(), seed.NAME, seed.embedded_source())

    @cached_property
    def sha256(self) -> str:
        """The checksum of the file's bytes, in hex."""
        return hashlib.sha256(self.source).hexdigest()


@dataclass(frozen=True, slots=True)
class Held:
    """A report as an edition lists it; `sha256` is of the file that it was read from."""

    id: str
    title: str
    year: int | None
    sha256: str
    file: str


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: when it was made, by whom, why, of how many passages, of which reports.

    One that was `discarded` stays as it is; nobody is answered from it any more.
    """

    number: int
    created: datetime
    author: str
    note: str
    passages: int
    reports: tuple[Held, ...]
    discarded: bool


@dataclass(frozen=True, slots=True)
class Current:
    """Which edition is current: by which switch, since when, by whom; a rollback counts, too."""

    edition: int
    switch: int
    switched: datetime
    author: str
