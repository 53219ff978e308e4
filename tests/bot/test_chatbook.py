import logging
import sqlite3
from asyncio import TaskGroup
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from aiogram.types import Chat
from support.town import AUNT, GROUP, OTHER_GROUP, Clock, OpenTown

from bot.chatbook import REST_SECONDS, ChatBook
from bot.storage.address import sqlite_url
from bot.storage.chats import Chats, GoneReason
from bot.storage.database import Database


def patient(chats: Chats, tasks: TaskGroup) -> ChatBook:
    """Return a book that waits for its notes, however busy the machine is."""
    return ChatBook(chats, Clock(), tasks, note_seconds=60)


async def test_a_database_that_fails_costs_no_answer(
    town: OpenTown, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with town() as t:
        (tmp_path / "town.db").write_bytes(b"no longer a database" * 999)

        answer = await t.hears(GROUP, AUNT, "小越，艾小越进了多少个居民微信群?")

        assert "约3113个居民微信群" in str(answer)
    assert any("could not be noted" in record.getMessage() for record in caplog.records)
    assert all(record.levelno < logging.CRITICAL for record in caplog.records)


async def test_a_chat_that_comes_back_within_a_minute_is_active_again(tmp_path: Path) -> None:
    chat = Chat(id=GROUP, type="supergroup", title="居民群")
    async with Database.open(sqlite_url(tmp_path / "x.db")) as database, TaskGroup() as tasks:
        chats = Chats(database)
        book = patient(chats, tasks)

        await book.remember(chat)
        await book.gone(GROUP, GoneReason.REMOVED)
        await book.remember(chat)

        known = await chats.get(GROUP)
        assert known is not None
        assert known.state == "active"


async def test_a_new_title_is_noted_at_once(tmp_path: Path) -> None:
    async with Database.open(sqlite_url(tmp_path / "x.db")) as database, TaskGroup() as tasks:
        chats = Chats(database)
        book = patient(chats, tasks)

        await book.remember(Chat(id=GROUP, type="supergroup", title="居民群"))
        await book.remember(Chat(id=GROUP, type="supergroup", title="新居民群"))

        known = await chats.get(GROUP)
        assert known is not None
        assert known.title == "新居民群"


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the lock that every writer needs."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


async def test_a_locked_database_holds_up_no_answer_and_is_named_in_one_line(
    town: OpenTown, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with town() as t:
        with locked(tmp_path / "town.db"):
            for chat in (GROUP, OTHER_GROUP):
                t.telegram.say(chat, AUNT, "小越，艾小越机器人进了多少个居民微信群?")
            await t.handle()

            assert [len(t.spoken(chat)) for chat in (GROUP, OTHER_GROUP)] == [1, 1]

    lines = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    assert lines == ["the database takes long to note a chat"]


async def test_after_a_rest_chats_are_noted_again(tmp_path: Path) -> None:
    file, clock = tmp_path / "x.db", Clock()
    chat = Chat(id=GROUP, type="supergroup", title="居民群")
    async with Database.open(sqlite_url(file)) as database, TaskGroup() as tasks:
        chats = Chats(database)
        book = ChatBook(
            chats, clock, tasks, note_seconds=1
        )  # for the last note, on a busy machine
        with locked(file):
            await book.remember(chat)

        await book.remember(chat)
        resting = await chats.get(GROUP)
        clock.now += REST_SECONDS
        await book.remember(chat)

        assert resting is None
        assert await chats.get(GROUP) is not None


async def test_a_chat_that_is_gone_is_noted_once_the_database_is_free(tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    async with Database.open(sqlite_url(file)) as database:
        chats = Chats(database)
        async with TaskGroup() as tasks:
            await patient(chats, tasks).remember(Chat(id=GROUP, type="supergroup"))
            book = ChatBook(chats, Clock(), tasks, note_seconds=0.05)
            with locked(file):
                await book.gone(GROUP, GoneReason.REMOVED)

        known = await chats.get(GROUP)
        assert known is not None
        assert known.state == "gone"


async def test_a_private_chat_without_a_name_has_no_title(tmp_path: Path) -> None:
    async with Database.open(sqlite_url(tmp_path / "x.db")) as database, TaskGroup() as tasks:
        chats = Chats(database)

        await patient(chats, tasks).remember(Chat(id=AUNT, type="private"))

        known = await chats.get(AUNT)
        assert known is not None
        assert known.title == ""
