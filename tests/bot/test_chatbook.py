import logging
from pathlib import Path

import pytest
from aiogram.types import Chat
from support.town import AUNT, GROUP, Clock, OpenTown

from bot.chatbook import ChatBook
from bot.storage.address import sqlite_url
from bot.storage.chats import Chats, GoneReason
from bot.storage.database import Database


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
    async with Database.open(sqlite_url(tmp_path / "x.db")) as database:
        chats = Chats(database)
        book = ChatBook(chats, Clock())

        await book.remember(chat)
        await book.gone(GROUP, GoneReason.REMOVED)
        await book.remember(chat)

        known = await chats.get(GROUP)
        assert known is not None
        assert known.state == "active"


async def test_a_new_title_is_noted_at_once(tmp_path: Path) -> None:
    async with Database.open(sqlite_url(tmp_path / "x.db")) as database:
        chats = Chats(database)
        book = ChatBook(chats, Clock())

        await book.remember(Chat(id=GROUP, type="supergroup", title="居民群"))
        await book.remember(Chat(id=GROUP, type="supergroup", title="新居民群"))

        known = await chats.get(GROUP)
        assert known is not None
        assert known.title == "新居民群"
