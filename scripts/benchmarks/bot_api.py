"""A Bot API server for load: it takes messages, and does by seed what goes wrong in the world.

It notes when each call arrived and what came of it. `tests/support/bot_api.py` is the one that
checks what is sent; this one is quick.
"""

import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from math import ceil
from types import TracebackType
from typing import Any, Final, Self

from aiohttp import web

TOKEN: Final = "1:a"  # noqa: S105 - of nobody
MOVED: Final = -10_000_000  # a group that became a supergroup has its number beyond this


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """How the server behaves: shares of chats, and when it has enough of us."""

    seed: int = 1
    latency: tuple[float, float] = (0.02, 0.12)  # seconds
    gone: float = 0.0  # the bot was thrown out there
    moved: float = 0.0  # it became a supergroup
    shaky: float = 0.0  # the first call fails: 502, or the connection ends before the call
    flooded_at: int = 0  # this call is answered with 429, 0 for none
    retry_after: int = 2  # seconds


@dataclass
class Api:
    """`async with Api(world) as api:` serves at `api.url`."""

    world: World
    arrived: list[float] = field(default_factory=list)  # every call of sendMessage, by our clock
    delivered: list[int] = field(default_factory=list)  # chats, in order
    deleted: int = 0
    flooded: tuple[float, float] = (0.0, 0.0)  # when, and the first call that it took after it
    url: str = ""

    async def __aenter__(self) -> Self:
        """Serve on a free port of loopback."""
        self._failed = set[int]()
        self._chance = random.Random(self.world.seed)  # noqa: S311 - the same every time
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = "http://{}:{}".format(*self._runner.addresses[0])
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop."""
        await self._runner.cleanup()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        if request.match_info["method"] == "deleteMessage":
            self.deleted += 1
            return _answer({"ok": True, "result": True})
        chat = int(str(form["chat_id"]))
        now = time.monotonic()
        self.arrived.append(now)
        if len(self.arrived) == self.world.flooded_at:
            self.flooded = now, 0.0
        if (left := self._shut(now)) > 0:
            return _refusal(429, "Too Many Requests", retry_after=ceil(left))
        await asyncio.sleep(self._chance.uniform(*self.world.latency))
        return self._met(chat, request)

    def _shut(self, now: float) -> float:
        """Return for how long nothing is taken, and note what is the first after that."""
        began, ended = self.flooded
        left = began + self.world.retry_after - now if began else 0.0
        if began and left <= 0 and not ended:
            self.flooded = began, now
        return left

    def _met(self, chat: int, request: web.Request) -> web.StreamResponse:
        draw = random.Random(f"{self.world.seed} {chat}").random()  # noqa: S311 - likewise
        world = self.world
        if chat > MOVED and draw < world.gone:
            return _refusal(403, "Forbidden: bot was kicked from the group chat")
        if chat > MOVED and draw < world.gone + world.moved:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            return _refusal(400, text, migrate_to_chat_id=MOVED + chat)
        if draw > 1 - world.shaky and chat not in self._failed:
            self._failed.add(chat)
            if draw > 1 - world.shaky / 2:
                return _refusal(502, "Bad Gateway")
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        self.delivered.append(chat)
        return _answer({"ok": True, "result": _message(len(self.delivered), chat)})


def _message(number: int, chat: int) -> dict[str, Any]:
    place = {"id": chat, "type": "supergroup", "title": "群"}
    return {"message_id": number, "date": 1, "chat": place, "text": "台风"}


def _refusal(code: int, description: str, **parameters: int) -> web.Response:
    body = {"ok": False, "error_code": code, "description": description}
    return _answer(body | ({"parameters": parameters} if parameters else {}), code)


def _answer(body: dict[str, Any], status: int = 200) -> web.Response:
    return web.Response(text=json.dumps(body), status=status, content_type="application/json")
