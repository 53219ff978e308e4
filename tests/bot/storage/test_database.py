import os
import shutil
import sqlite3
import tempfile
import traceback
from asyncio import Event, TaskGroup, create_subprocess_exec
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sys import executable
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from support.databases import GUARDED, PASSWORD, Postgres

import bot
from bot.storage.address import sqlite_url as url_of_file
from bot.storage.database import Database
from bot.storage.errors import (
    BadUrl,
    Damaged,
    StorageError,
    TooNew,
    Trouble,
    Unreachable,
    Unwritable,
)

NOBODY = 65534
ADD = text(
    "INSERT INTO chats (id, type, title, is_forum, state, joined_at, last_seen_at, changed_at)"
    " VALUES (:id, 'group', '', false, 'active', :t, :t, :t)".replace(":t", "CURRENT_TIMESTAMP")
)
COUNT = text("SELECT count(*) FROM chats")
REPLICA = """
import asyncio, sys
from bot.storage.chats import ChatProfile, Chats, ChatType, GoneReason
from bot.storage.database import Database

async def main() -> None:
    async with Database.open(sys.argv[1]) as database:
        chats = Chats(database)
        for number in range(1, 11):
            await chats.remember(ChatProfile(id=-number, type=ChatType.GROUP, title=str(number)))
            await chats.gone(-number, GoneReason.REMOVED)
            await chats.migrate(-number, -100 - number)

asyncio.run(main())
"""


async def refusal(address: str) -> StorageError:
    with pytest.raises(StorageError) as refused:
        async with Database.open(address):
            pass
    return refused.value


async def count(database: Database) -> int:
    async with database.reading() as connection:
        number: int = (await connection.execute(COUNT)).scalar_one()
        return number


@contextmanager
def write_protected(directory: Path) -> Iterator[None]:
    """Take the right to write in `directory` away, from root too, who heeds no permissions."""
    user = os.geteuid()
    directory.chmod(0o555)
    os.seteuid(user or NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)
        directory.chmod(0o755)


@pytest.fixture
def open_directory() -> Iterator[Path]:
    """A directory that every user can reach, as pytest's own cannot be."""
    directory = Path(tempfile.mkdtemp(prefix="xiaoyue-"))
    directory.chmod(0o755)
    yield directory
    shutil.rmtree(directory)


async def test_what_was_written_is_there_after_opening_again(database_url: str) -> None:
    async with Database.open(database_url) as database, database.writing() as connection:
        await connection.execute(ADD, {"id": -1})

    async with Database.open(database_url) as database:
        assert await count(database) == 1


async def test_a_writing_that_fails_leaves_nothing_behind(database: Database) -> None:
    async def write_twice() -> None:
        async with database.writing() as connection:
            await connection.execute(ADD, {"id": -1})
            await connection.execute(ADD, {"id": -1})

    with pytest.raises(IntegrityError):
        await write_twice()

    assert await count(database) == 0


async def test_many_writers_take_turns(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.writing() as connection:
            await connection.execute(COUNT)
            await connection.execute(ADD, {"id": -number})

    async with TaskGroup() as group:
        for number in range(1, 41):
            group.create_task(write(number))

    assert await count(database) == 40


async def test_openings_at_the_same_time_migrate_once(database_url: str) -> None:
    async def start() -> int:
        async with Database.open(database_url) as database:
            return await count(database)

    async with TaskGroup() as group:
        starts = [group.create_task(start()) for _ in range(6)]

    assert [task.result() for task in starts] == [0] * 6


async def test_replicas_that_start_and_work_at_the_same_time_agree(database_url: str) -> None:
    home = Path(bot.__file__).parents[1]
    replicas = [
        await create_subprocess_exec(executable, "-c", REPLICA, database_url, cwd=home)
        for _ in range(3)
    ]

    ends = [await replica.wait() for replica in replicas]

    assert ends == [0, 0, 0]
    async with Database.open(database_url) as database, database.reading() as connection:
        states = await connection.execute(
            text("SELECT state, title, count(*) FROM chats WHERE id IN (-1, -101) GROUP BY 1, 2")
        )
        assert sorted(states) == [("active", "1", 1), ("migrated", "1", 1)]
        assert (await connection.execute(COUNT)).scalar_one() == 20


async def test_a_database_of_a_newer_program_is_refused_and_left_alone(database_url: str) -> None:
    async with Database.open(database_url) as database, database.writing() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    error = await refusal(database_url)

    assert isinstance(error, TooNew)
    assert error.data["revision"] == "9999"


async def test_sqlite_makes_its_directory_and_keeps_a_write_ahead_log(tmp_path: Path) -> None:
    path = tmp_path / "data" / "here" / "xiaoyue.db"

    async with Database.open(url_of_file(path)) as database, database.reading() as connection:
        settings = [
            (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]

    assert settings == ["wal", 1, 1, 10_000]


async def test_a_file_in_the_place_of_the_directory_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    path = tmp_path / "data" / "xiaoyue.db"

    error = await refusal(url_of_file(path))

    assert isinstance(error, Unwritable)
    assert str(error) == f"cannot_open path={path}"


async def test_a_directory_in_the_place_of_the_file_is_one_clear_error(tmp_path: Path) -> None:
    error = await refusal(url_of_file(tmp_path))

    assert isinstance(error, Unwritable)
    assert error.code is Trouble.CANNOT_OPEN


@pytest.mark.parametrize("below", ["xiaoyue.db", "data/xiaoyue.db"])
async def test_a_directory_without_the_right_to_write_is_one_clear_error(
    open_directory: Path, below: str
) -> None:
    with write_protected(open_directory):
        error = await refusal(url_of_file(open_directory / below))

    assert isinstance(error, Unwritable)
    assert error.code is Trouble.CANNOT_OPEN


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
async def test_a_database_without_the_right_to_write_is_one_clear_error(
    open_directory: Path, mode: str
) -> None:
    path = open_directory / "xiaoyue.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute("CREATE TABLE other (id INTEGER)")
    path.chmod(0o444)

    with write_protected(open_directory):
        error = await refusal(url_of_file(path))

    assert isinstance(error, Unwritable)
    assert error.data == {"path": str(path)}


async def test_a_file_that_is_no_database_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "xiaoyue.db"
    path.write_text("2023年政府工作报告" * 200)

    error = await refusal(url_of_file(path))

    assert isinstance(error, Damaged)
    assert str(error) == f"not_a_database path={path}"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://u:hidden@127.0.0.1:1/d",
        "postgresql://u:hidden@no-such-host.invalid/d",
        "postgresql://u:hidden@/d?host=/nowhere",
    ],
)
async def test_a_server_that_is_down_is_one_clear_error(address: str) -> None:
    error = await refusal(address)

    assert isinstance(error, Unreachable)
    assert error.code is Trouble.DOWN
    assert "hidden" not in "".join(traceback.format_exception(error))


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://u:hidden@127.0.0.1:99999/d",
        "postgresql://u:hidden@no..host/d",
        "postgresql://u:hidden@/d?host=a&host=b:1",
    ],
)
async def test_an_address_that_turns_out_to_be_none_is_one_clear_error(address: str) -> None:
    error = await refusal(address)

    assert isinstance(error, BadUrl)
    assert error.code is Trouble.MALFORMED
    assert "hidden" not in "".join(traceback.format_exception(error))


async def test_a_certificate_that_is_missing_is_one_clear_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("PGSSLROOTCERT", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))

    error = await refusal("postgresql://u:hidden@127.0.0.1:1/d?sslmode=verify-full")

    assert isinstance(error, Unreachable)
    assert error.code is Trouble.CLIENT


async def test_a_wrong_password_is_one_clear_error_that_does_not_tell_it(
    postgres: Postgres,
) -> None:
    error = await refusal(postgres.url("postgres", f"{GUARDED}:mistaken"))

    assert isinstance(error, Unreachable)
    assert str(error) == f"refused host={postgres.host} database=postgres"
    assert "mistaken" not in "".join(traceback.format_exception(error))


async def test_a_user_without_the_right_to_make_tables_is_one_clear_error(
    postgres: Postgres,
) -> None:
    with postgres.database() as name:
        error = await refusal(postgres.url(name, f"{GUARDED}:{PASSWORD}"))

    assert isinstance(error, Unwritable)
    assert error.code is Trouble.FORBIDDEN


async def test_a_database_that_the_server_does_not_have_is_one_clear_error(
    postgres: Postgres,
) -> None:
    error = await refusal(postgres.url("nowhere"))

    assert isinstance(error, Unreachable)
    assert error.code is Trouble.NO_DATABASE


@pytest.mark.parametrize("noticed", [False, True])
async def test_a_connection_that_breaks_is_one_clear_error_and_the_next_one_works(
    postgres: Postgres, postgresql_url: str, noticed: bool
) -> None:
    async def read_until_cut_off(database: Database) -> None:
        async with database.reading() as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            closed = Event()
            driver.add_termination_listener(lambda _: closed.set())
            pid = (await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one()
            postgres.run(f"SELECT pg_terminate_backend({pid})")
            if noticed:
                await closed.wait()
            await connection.execute(COUNT)

    async with Database.open(postgresql_url) as database:
        with pytest.raises(Unreachable) as broken:
            await read_until_cut_off(database)

        assert broken.value.code is Trouble.DOWN
        assert await count(database) == 0


async def test_reading_does_not_write(postgresql_url: str) -> None:
    async with Database.open(postgresql_url) as database:
        with pytest.raises(Unwritable) as refused:
            async with database.reading() as connection:
                await connection.execute(ADD, {"id": -1})

    assert refused.value.code is Trouble.READ_ONLY
