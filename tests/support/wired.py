"""The whole bot over real HTTP on loopback: polling, handlers and delivery as in service."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.bot_api import BotApi, Faults
from support.fronts import bot_at
from support.town import Clock, open_desk, people

from bot.desk import Desk
from bot.dispatch import attach
from bot.local.telegram import Telegram
from bot.polling import Polling
from bot.serving.here import Here
from bot.storage.address import sqlite_url
from bot.storage.chats import Chats
from bot.storage.database import Database
from knowledge import Library

ENOUGH_SECONDS = 20  # for a bot that hangs; none of the tests takes so long
POLL_SECONDS = 1
GLANCE_SECONDS = 0.01  # between looks


@dataclass
class Wired:
    """A Telegram, its HTTP server, and what is needed to run the bot against it."""

    telegram: Telegram
    api: BotApi
    library: Library
    chats: Chats
    clock: Clock
    desk: Desk

    @asynccontextmanager
    async def running(self, **limits: float) -> AsyncIterator[Polling]:
        """Run the bot until the block ends; then stop it as a signal would.

        `limits` are those of `Polling`.
        """
        async with (
            asyncio.timeout(ENOUGH_SECONDS),
            bot_at(self.api, self.telegram.token) as bot,
            asyncio.TaskGroup() as tasks,
        ):
            dispatcher = await attach(
                bot,
                answering=Here(self.library),
                chats=self.chats,
                desk=self.desk,
                clock=self.clock,
                tasks=tasks,
                sleep=self.clock.sleep,
            )
            polling = Polling(
                bot,
                dispatcher,
                poll_seconds=POLL_SECONDS,
                sleep=self.clock.sleep,
                **limits,
            )
            tasks.create_task(polling.run())
            yield polling
            polling.stop()

    def spoken(self, chat_id: int) -> list[dict[str, Any]]:
        """Return what the bot said in a chat."""
        chats = self.telegram.snapshot()["chats"]
        messages = next(chat["messages"] for chat in chats if chat["id"] == chat_id)
        return [m for m in messages if m.get("from", {}).get("id") == self.telegram.bot["id"]]

    async def answered(self, *chats: int, times: int = 1) -> None:
        """Wait until the bot has spoken so often in each of the chats."""
        async with aclosing(self.telegram.events(0)) as events:
            async for _ in events:
                if all(len(self.spoken(chat)) >= times for chat in chats):
                    return

    async def handled(self) -> None:
        """Wait until every update was handled and confirmed."""
        while await self.pending():  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(GLANCE_SECONDS)

    async def pending(self) -> int:
        """Return how many updates are not yet confirmed."""
        return int((await self.telegram.call("getWebhookInfo", {}))["pending_update_count"])

    async def called(self, method: str, times: int = 1) -> None:
        """Wait until the bot has made so many calls of that method."""
        while [name for name, _ in self.api.calls].count(method.lower()) < times:  # noqa: ASYNC110 - likewise
            await asyncio.sleep(GLANCE_SECONDS)


@asynccontextmanager
async def open_wired(
    library: Library, folder: Path, faults: Faults | None = None
) -> AsyncIterator[Wired]:
    """Give a town behind an HTTP server with faults on demand; the bot is not yet running."""
    clock = Clock()
    telegram = Telegram(can_read_all_group_messages=True, clock=clock)
    people(telegram)
    async with (
        Database.open(sqlite_url(folder / "wired.db")) as database,
        BotApi(telegram, faults or (lambda _: None)) as api,
    ):
        desk = await open_desk(database)
        yield Wired(telegram, api, library, Chats(database), clock, desk)


OpenWired = Callable[..., AbstractAsyncContextManager[Wired]]
