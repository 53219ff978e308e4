"""A Bot API server on loopback in front of the Telegram in memory, with faults on demand."""

import asyncio
import random
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Final, Literal, Self

from aiohttp import web

from bot.local.session import refusal
from bot.local.telegram import Refused, Telegram, Upload

BODY_BYTES: Final = 64 * 1024 * 1024
CALLS_KEPT: Final = 100_000
FAREWELL_SECONDS: Final = 0.1  # how long open long polls may hold up the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong with one call."""

    refused: Refused | None = None
    page: bytes = b""  # what a gateway answers instead, with status 502
    drop: Literal["", "before", "after"] = ""  # the connection ends before or after handling
    delay: float = 0  # seconds
    until: asyncio.Event | None = None  # the call waits for it


Faults = Callable[[str], Fault | None]
"""Decides by the method's name what goes wrong with a call, if anything."""

GARBLED_PAGE: Final = Fault(page="<html>网关错误</html>".encode("gbk"))
GATEWAY_JSON: Final = Fault(page=b'{"message": "upstream timed out"}')
DROP_BEFORE: Final = Fault(drop="before")
DROP_AFTER: Final = Fault(drop="after")
BAD_GATEWAY: Final = Fault(refused=Refused(502, "Bad Gateway"))
KICKED: Final = Fault(refused=Refused(403, "Forbidden: bot was kicked from the group chat"))


def too_many(retry_after: int) -> Fault:
    """Return a 429 that asks for `retry_after` seconds of patience."""
    description = f"Too Many Requests: retry after {retry_after}"
    return Fault(refused=Refused(429, description, {"retry_after": retry_after}))


def slow(seconds: float) -> Fault:
    """Return a call that takes its time."""
    return Fault(delay=seconds)


def script(method: str, faults: Iterable[Fault | None]) -> Faults:
    """Return a plan for the calls of one method, in order; None lets a call through."""
    left = deque(faults)

    def plan(name: str) -> Fault | None:
        return left.popleft() if left and name == method.lower() else None

    return plan


def seeded(seed: int, shares: Mapping[Fault, float]) -> Faults:
    """Return a plan that draws faults by their share of all calls, the same for one seed."""
    chance = random.Random(seed)  # noqa: S311 - it must be the same every time
    kinds = [*shares, None]
    weights = [*shares.values(), 1 - sum(shares.values())]
    return lambda name: chance.choices(kinds, weights)[0]


@dataclass
class BotApi:
    """`async with BotApi(telegram) as api:` serves at `api.url`; `api.calls` were made."""

    telegram: Telegram
    faults: Faults = field(default=lambda name: None)
    calls: deque[tuple[str, dict[str, Any]]] = field(
        default_factory=lambda: deque(maxlen=CALLS_KEPT),
    )
    url: str = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=BODY_BYTES)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/files/{file_id}", self._download)
        self._runner = web.AppRunner(
            app, handler_cancellation=True, shutdown_timeout=FAREWELL_SECONDS
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._runner.cleanup()

    async def _serve(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].lower()
        if request.match_info["token"] != self.telegram.token:
            return _answer(refusal(Refused(401, "Unauthorized")))
        params, files = await _read(request)
        self.calls.append((method, params))
        fault = self.faults(method) or Fault()
        await asyncio.sleep(fault.delay)
        if fault.until is not None:
            await fault.until.wait()
        if fault.drop == "before":
            return _hang_up(request)
        if fault.page:
            return web.Response(body=fault.page, status=502, content_type="text/html")
        response = _answer(await self._carry_out(fault, method, params, files))
        return _hang_up(request) if fault.drop == "after" else response

    async def _carry_out(
        self, fault: Fault, method: str, params: dict[str, Any], files: dict[str, Upload]
    ) -> dict[str, Any]:
        if fault.refused:
            return refusal(fault.refused)
        try:
            return {"ok": True, "result": await self.telegram.call(method, params, files)}
        except Refused as refused:
            return refusal(refused)

    async def _download(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self.telegram.token:
            return _answer(refusal(Refused(401, "Unauthorized")))
        try:
            upload = self.telegram.file(request.match_info["file_id"])
        except KeyError:
            return _answer(refusal(Refused(404, "Not Found")))
        return web.Response(body=upload.data, content_type="application/octet-stream")


def _answer(body: dict[str, Any]) -> web.Response:
    return web.json_response(body, status=body.get("error_code", 200))


def _hang_up(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()  # nobody is left to read it


async def _read(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Return the parameters and files of a query string, a form or a JSON body."""
    params: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        return params | await request.json(), files
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.file.read(), value.filename)
        else:
            params[name] = value
    return params, files
