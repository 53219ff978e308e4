"""The peer of a push: a loop that sends the same message to many chats, and keeps no account."""

import asyncio
import json
import resource
import sys
import time
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

TOGETHER = 100  # calls at a time, as many as a worker has


async def send(url: str, token: str, count: int, message: dict[str, Any]) -> None:
    """Send to `count` chats; print the seconds of the clock and of the processor."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    async with Bot(token, session) as bot:
        left = iter(range(1, count + 1))

        async def some() -> None:
            for chat in left:
                await bot.send_message(-chat, **message)

        began, used = time.monotonic(), _processor()
        async with asyncio.TaskGroup() as tasks:
            for _ in range(TOGETHER):
                tasks.create_task(some())
        sys.stdout.write(f"{time.monotonic() - began} {_processor() - used}\n")


def _processor() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    asyncio.run(send(sys.argv[1], sys.argv[2], int(sys.argv[3]), json.loads(sys.argv[4])))
