"""Server-Sent Events: what happens in the Telegram in memory, told to open pages."""

import asyncio
import json
from typing import Final

from aiohttp import web

from bot.local.telegram import Telegram

HEARTBEAT: Final = 15.0  # seconds; how soon a reader that went away is noticed


class Streams:
    """The open streams of one server. They never end by themselves: `end` ends them."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._tasks: set[asyncio.Task[None]] = set()
        self._ended = False

    def __len__(self) -> int:
        """Return how many tasks still serve readers."""
        return len(self._tasks)

    async def tell(self, request: web.Request, after: int) -> web.StreamResponse:
        """Send every event after the cursor `after` until the reader leaves or `end` is called."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        try:
            async with asyncio.TaskGroup() as group:
                self._own(group.create_task(self._forward(after, response)))
                self._own(group.create_task(_heartbeat(response)))
        except* ConnectionError:
            pass  # the reader closed the page
        return response

    def end(self) -> None:
        """End every stream, and each that is asked for from now on."""
        self._ended = True
        for task in self._tasks:
            task.cancel()

    def _own(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        if self._ended:
            task.cancel()

    async def _forward(self, after: int, response: web.StreamResponse) -> None:
        async for event in self._telegram.events(after):
            data = json.dumps(event, ensure_ascii=False)
            await response.write(f"id: {event['cursor']}\ndata: {data}\n\n".encode())


async def _heartbeat(response: web.StreamResponse) -> None:
    while True:
        await response.write(b": still here\n\n")
        await asyncio.sleep(HEARTBEAT)
