"""A town in which pushes go out: what is due is sent, the staff is told, progress is shown."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiogram import Bot
from support.town import CLERK, REVIEWER, Town, buttons
from support.waiting import until

from bot.local.session import LocalSession
from bot.office.telling import keep_told
from bot.pushes.sending import sender
from bot.storage.pushes import Account, PushState

ENOUGH_SECONDS = 60


@asynccontextmanager
async def pushing(town: Town) -> AsyncIterator[None]:
    """Let a process send, and tell the staff, until the block ends."""
    async with (
        asyncio.timeout(ENOUGH_SECONDS),
        Bot(town.telegram.token, session=LocalSession(town.telegram)) as bot,
        asyncio.TaskGroup() as tasks,
    ):
        sending = sender(town.database, bot, town.desk.settings, None)
        running = [
            tasks.create_task(sending.run(tasks)),
            tasks.create_task(keep_told(town.bot, town.desk)),
        ]
        yield
        for task in running:
            task.cancel()


async def over(town: Town, push: int) -> Account:
    """Wait until a push is done, and return its account."""

    async def is_done() -> bool:
        return (await town.desk.pushes.get(push)).state is PushState.DONE

    await until(is_done)
    return await town.desk.pushes.account(push)


async def says(town: Town, person: int, text: str, *, prompt: bool = False) -> dict[str, Any]:
    """Let somebody write, with `prompt` as a reply to what was asked; return the answer."""
    to = town.spoken(person)[-1]["message_id"] if prompt else None
    town.telegram.say(person, person, text, reply_to=to)
    await town.settle()
    return town.spoken(person)[-1]


async def presses(town: Town, person: int, label: str) -> dict[str, Any]:
    """Press the last button that is called so; return what stands in the message then."""
    message = next(
        m for m in reversed(town.spoken(person)) if any(b["text"] == label for b in buttons(m))
    )
    data = next(b["callback_data"] for b in buttons(message) if b["text"] == label)
    town.telegram.press(person, message["message_id"], person, data)
    await town.settle()
    return next(m for m in town.spoken(person) if m["message_id"] == message["message_id"])


async def written(town: Town, topic: str, text: str, *, title: str = "") -> dict[str, Any]:
    """Let the clerk write a push; return the message of its draft."""
    await says(town, CLERK, "/push")
    await presses(town, CLERK, topic)
    if title:
        await presses(town, CLERK, "标题")
        await says(town, CLERK, title, prompt=True)
    await presses(town, CLERK, "写文字")
    return await says(town, CLERK, text, prompt=True)


async def asked(town: Town, label: str = "批准") -> None:
    """Wait until the reviewer is asked."""

    async def is_asked() -> bool:
        return any(b["text"] == label for m in town.spoken(REVIEWER) for b in buttons(m))

    await until(is_asked)
