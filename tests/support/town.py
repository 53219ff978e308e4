"""The whole bot in memory: people speak, `settle` lets the bot answer, replies are read."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Update

from bot.desk import Desk
from bot.dispatch import attach
from bot.editions import editions_in
from bot.local.session import LocalSession
from bot.local.telegram import Limits, Telegram
from bot.roles import Role
from bot.serving.here import Here
from bot.settings import Settings
from bot.storage.address import sqlite_url
from bot.storage.chats import Chats
from bot.storage.database import Database
from bot.storage.staff import Staff
from knowledge import Library

START = 1_700_000_000.0
AUNT, LI = 1001, 1002
GROUP, FORUM, OTHER_GROUP = -1001, -1002, -1003
CHIEF, REVIEWER, CLERK = 2001, 2002, 2003  # of the staff: owner, approver, editor
OTHER_BOT = 777
NAME = "小越"


@dataclass
class Clock:
    """A clock that moves only when it is told to; sleeping on it takes no time."""

    now: float = START
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


class Tasks(asyncio.TaskGroup):
    """A group of tasks that can be waited for."""

    def __init__(self) -> None:
        super().__init__()
        self._begun: list[asyncio.Task[Any]] = []

    def create_task(self, *arguments: Any, **named: Any) -> asyncio.Task[Any]:
        self._begun.append(super().create_task(*arguments, **named))
        return self._begun[-1]

    async def finish(self) -> None:
        """Wait until all that was begun has ended."""
        begun, self._begun = self._begun, []
        await asyncio.gather(*begun, return_exceptions=True)


class Moments:
    """What was put off waits until a test lets the moment pass."""

    def __init__(self) -> None:
        self._over = asyncio.Event()

    async def __call__(self) -> None:
        await self._over.wait()

    def end(self) -> None:
        self._over.set()
        self._over = asyncio.Event()


@dataclass
class Town:
    """A Telegram with two residents, a private chat, two groups and a forum; and the bot."""

    telegram: Telegram
    bot: Bot
    dispatcher: Dispatcher
    chats: Chats
    clock: Clock
    moments: Moments
    tasks: Tasks
    desk: Desk
    database: Database
    offset: int = 0

    async def settle(self) -> None:
        """Let the bot handle everything that was said, then what it has put off."""
        await self.handle()
        self.moments.end()
        await self.tasks.finish()

    async def handle(self) -> None:
        """Let the bot handle everything that was said, one update after the other."""
        allowed = self.dispatcher.resolve_used_update_types()
        while updates := await self.bot.get_updates(
            self.offset, timeout=0, allowed_updates=allowed
        ):
            for update in updates:
                await self.dispatcher.feed_update(self.bot, update)
                self.offset = update.update_id + 1

    async def feed(self, **event: Any) -> None:
        """Hand over an update that the Telegram in memory would not deliver."""
        update = Update.model_validate({"update_id": 1, **event}, context={"bot": self.bot})
        await self.dispatcher.feed_update(self.bot, update)

    async def hears(self, chat_id: int, user_id: int, text: str, **place: Any) -> str | None:
        """Say something; return the text of the bot's answer, None when it kept silent."""
        before = len(self.spoken(chat_id))
        self.telegram.say(chat_id, user_id, text, **place)
        await self.settle()
        after = self.spoken(chat_id)[before:]
        return str(after[-1]["text"]) if after else None

    @property
    def cursor(self) -> int:
        """Where `events` begins for what happens from now on."""
        return int(self.telegram.snapshot()["cursor"])

    async def events(self, after: int) -> list[dict[str, Any]]:
        """Return everything that was to be seen since then."""
        end = self.cursor
        found: list[dict[str, Any]] = []
        if end > after:
            async with aclosing(self.telegram.events(after)) as events:
                async for event in events:
                    found.append(event)
                    if event["cursor"] >= end:
                        break
        return found

    async def told(self, after: int) -> list[str]:
        """Return what the pressers of buttons were told since then."""
        return [e["text"] for e in await self.events(after) if e["type"] == "callback_answer"]

    def messages(self, chat_id: int) -> list[dict[str, Any]]:
        """Return everything that stands in a chat."""
        chats = self.telegram.snapshot()["chats"]
        return list(next(chat["messages"] for chat in chats if chat["id"] == chat_id))

    def spoken(self, chat_id: int) -> list[dict[str, Any]]:
        """Return what the bot said in a chat."""
        me = self.telegram.bot["id"]
        return [m for m in self.messages(chat_id) if m.get("from", {}).get("id") == me]

    async def press(self, chat_id: int, user_id: int, text: str) -> None:
        """Press the button of the bot's last message that begins with `text`."""
        message = self.spoken(chat_id)[-1]
        data = next(b["callback_data"] for b in buttons(message) if b["text"].startswith(text))
        self.telegram.press(chat_id, message["message_id"], user_id, data)
        await self.settle()


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Return every button under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def bold(message: dict[str, Any]) -> list[str]:
    """Return every piece of a message that stands in bold."""
    raw = message["text"].encode("utf-16-le")
    return [
        raw[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in message.get("entities", ())
        if e["type"] == "bold"
    ]


def people(telegram: Telegram) -> None:
    """Let the residents move in."""
    telegram.add_person(AUNT, "陈姨", username="aunt_chen")
    telegram.add_person(LI, "小李", username="young_li")
    telegram.add_person(OTHER_BOT, "天气", username="weather_bot", is_bot=True)
    telegram.add_chat(AUNT, "private")
    telegram.add_chat(LI, "private")
    for officer, called in ((CHIEF, "主任"), (REVIEWER, "审核员"), (CLERK, "办事员")):
        telegram.add_person(officer, called)
        telegram.add_chat(officer, "private")
    for group in (GROUP, OTHER_GROUP):
        telegram.add_chat(group, "supergroup", title="居民群", members=(AUNT, LI, OTHER_BOT))
    telegram.add_chat(FORUM, "supergroup", title="论坛", members=(AUNT, LI), is_forum=True)


async def open_desk(database: Database, **settings: Any) -> Desk:
    """Return the desk of an office of three: an owner, an approver and an editor."""
    staff = Staff(database, {CHIEF: Role.OWNER})
    await staff.grant(REVIEWER, Role.APPROVER, str(CHIEF))
    await staff.grant(CLERK, Role.EDITOR, str(CHIEF))
    await editions_in(database)
    return Desk.over(database, Settings(_env_file=None, **settings), staff)


@asynccontextmanager
async def open_town(
    library: Library,
    folder: Path,
    *,
    limits: Limits | None = None,
    hears_all: bool = True,
    name: str = NAME,
    **settings: Any,
) -> AsyncIterator[Town]:
    """Give a town whose bot answers from `library` and keeps its chats under `folder`.

    `settings` are further ones of the bot's.
    """
    clock = Clock()
    telegram = Telegram(can_read_all_group_messages=hears_all, limits=limits, clock=clock)
    people(telegram)
    async with (
        Database.open(sqlite_url(folder / "town.db")) as database,
        Bot(telegram.token, session=LocalSession(telegram)) as bot,
        Tasks() as tasks,
    ):
        chats, moments = Chats(database), Moments()
        desk = await open_desk(database, bot_name=name, **settings)
        dispatcher = await attach(
            bot,
            answering=Here(library),
            chats=chats,
            desk=desk,
            clock=clock,
            tasks=tasks,
            sleep=clock.sleep,
            moment=moments,
        )
        town = Town(telegram, bot, dispatcher, chats, clock, moments, tasks, desk, database)
        await town.settle()  # the bot was added to its groups
        yield town


OpenTown = Callable[..., AbstractAsyncContextManager[Town]]
"""`async with town() as t`: entered in the test, whose task then owns the bot's tasks."""
