"""The routers as an independent validator of Telegram's rules sees them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import User
from support.town import Clock, open_desk
from teremok import MockBot, MockCallbackQuery, MockChat, MockMessageText, MockUser

from bot import texts
from bot.chatbook import ChatBook
from bot.dispatch import build_dispatcher
from bot.render import Voice
from bot.serving.here import Here
from bot.storage.address import sqlite_url
from bot.storage.chats import Chats
from bot.storage.database import Database
from knowledge import Library

QUESTIONS = Path(__file__).parents[1] / "data" / "questions_report.jsonl"
ME = User(id=42, is_bot=True, first_name="小越", username="test_bot")


@asynccontextmanager
async def mocked(library: Library, folder: Path) -> AsyncIterator[MockBot]:
    async with (
        Database.open(sqlite_url(folder / "bot.db")) as database,
        asyncio.TaskGroup() as tasks,
    ):
        dispatcher = build_dispatcher(
            answering=Here(library),
            book=ChatBook(Chats(database), Clock(), tasks),
            desk=await open_desk(database),
            voice=Voice("小越", "test_bot"),
            me=ME,
            clock=Clock(),
            tasks=tasks,
        )
        yield MockBot(dispatcher)


def every_question() -> list[str]:
    return [json.loads(line)["question"] for line in QUESTIONS.read_text("utf-8").splitlines()]


async def test_every_answer_obeys_telegrams_rules(library: Library, tmp_path: Path) -> None:
    async with mocked(library, tmp_path) as bot:
        for question in every_question():
            handled = await bot.dispatch(MockMessageText(question))

            sent = handled.requests.send_message
            assert [type(message) for message in sent] == [SendMessage]
            assert sent[0].text != texts.SORRY


async def test_every_button_leads_to_a_message_that_obeys_them(
    library: Library, tmp_path: Path
) -> None:
    async with mocked(library, tmp_path) as bot:
        pressed = set[str]()
        for question in every_question():
            handled = await bot.dispatch(MockMessageText(question))
            markup = handled.requests.send_message[0].reply_markup
            rows = markup.inline_keyboard if markup else []
            pressed |= {b.callback_data for row in rows for b in row if b.callback_data}
        for data in sorted(pressed):
            handled = await bot.dispatch(MockCallbackQuery(data))

            assert [type(m) for m in handled.requests.edit_message_text] == [EditMessageText]
            assert handled.requests.answer_callback_query[0].text is None
    assert len(pressed) > 50


@pytest.mark.parametrize("words", ["今天停水吗", "@other_bot 越秀智库是什么"])
async def test_a_group_that_does_not_call_it_is_left_alone(
    library: Library, tmp_path: Path, words: str
) -> None:
    async with mocked(library, tmp_path) as bot:
        group = MockChat(-1, "supergroup", title="居民群")

        handled = await bot.dispatch(MockMessageText(words, user=MockUser(), chat=group))

        assert len(handled.requests) == 0
