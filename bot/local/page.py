"""The chat page: a browser on this computer looks into the Telegram in memory."""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from aiohttp import web
from pydantic import BaseModel, Field, NonNegativeInt, TypeAdapter, ValidationError

from bot.local.forms import Form
from bot.local.streams import Streams
from bot.local.telegram import Refused, Telegram

STATIC: Final = Path(__file__).with_name("static")
BODY_BYTES: Final = 64 * 1024
PICTURES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

CURSOR: Final = TypeAdapter[int](NonNegativeInt)
TELEGRAM: Final = web.AppKey("TELEGRAM", Telegram)
STREAMS: Final = web.AppKey("STREAMS", Streams)


class Message(BaseModel):
    """What one of the people says."""

    chat: int
    speaker: int = Field(alias="as")
    text: str
    reply_to: int | None = None


class Attached(BaseModel):
    """What one of the people says with files, in the fields of a form beside them."""

    chat: int
    speaker: int = Field(alias="as")
    text: str = ""
    reply_to: int | None = None


class Press(BaseModel):
    """A press on an inline button."""

    chat: int
    message: int
    speaker: int = Field(alias="as")
    data: str


def page(telegram: Telegram) -> web.Application:
    """Return the application that serves the page and its JSON.

    It answers only requests that name this computer by a loopback name, so that no web page
    can reach it by pointing a name of its own here; who starts it must listen on loopback only.
    """
    app = web.Application(middlewares=[_loopback, _readable_errors], client_max_size=BODY_BYTES)
    app[TELEGRAM] = telegram
    app[STREAMS] = Streams(telegram)
    app.router.add_get("/", _index)
    app.router.add_get("/state", _state)
    app.router.add_get("/events", _events)
    app.router.add_get("/file/{file_id}", _file)
    app.router.add_post("/send", _send)
    app.router.add_post("/attach", _attach)
    app.router.add_post("/press", _press)
    app.router.add_static("/static", STATIC)
    app.on_response_prepare.append(_add_headers)
    app.on_shutdown.append(_end_streams)
    return app


@web.middleware
async def _loopback(request: web.Request, handler: Handler) -> web.StreamResponse:
    host = request.headers.get("Host", "")
    if not _is_loopback(host):
        return _error(403, "this page is for this computer only")
    if request.method == "POST" and request.headers.get("Origin") != f"http://{host}":
        return _error(403, "only the page itself may send")
    return await handler(request)


def _is_loopback(host: str) -> bool:
    """Return whether a Host header names this very computer, and no name of a stranger's."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


@web.middleware
async def _readable_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except Refused as refusal:
        return _error(refusal.code, refusal.description)
    except web.HTTPRequestEntityTooLarge as refusal:
        return _error(refusal.status, "message is too long")
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return _error(400, f"{'.'.join(map(str, first['loc'])) or 'body'}: {first['msg']}")


def _error(status: int, reason: str) -> web.Response:
    return web.json_response({"error": reason}, status=status)


async def _index(_: web.Request) -> web.FileResponse:
    return web.FileResponse(STATIC / "index.html")


async def _state(request: web.Request) -> web.Response:
    return web.json_response(request.app[TELEGRAM].snapshot())


async def _send(request: web.Request) -> web.Response:
    wish = Message.model_validate_json(await request.read())
    said = request.app[TELEGRAM].say(wish.chat, wish.speaker, wish.text, reply_to=wish.reply_to)
    return web.json_response(said)


async def _attach(request: web.Request) -> web.Response:
    form = await Form.read(request)
    wish = Attached.model_validate(form.fields)
    said = request.app[TELEGRAM].send_documents(
        wish.chat, wish.speaker, form.files, wish.text, reply_to=wish.reply_to
    )
    return web.json_response(said)


async def _press(request: web.Request) -> web.Response:
    wish = Press.model_validate_json(await request.read())
    query_id = request.app[TELEGRAM].press(wish.chat, wish.message, wish.speaker, wish.data)
    return web.json_response({"id": query_id})


async def _file(request: web.Request) -> web.Response:
    try:
        upload = request.app[TELEGRAM].file(request.match_info["file_id"])
    except KeyError:
        return _error(404, "this file is not kept")
    # Whatever is no plain picture is only ever saved: it must not run as a page of this origin.
    shown = upload.mime in PICTURES
    disposition = "inline" if shown else f"attachment; filename*=UTF-8''{quote(upload.name)}"
    return web.Response(
        body=upload.data,
        content_type=upload.mime if shown else "application/octet-stream",
        headers={"Content-Disposition": disposition},
    )


async def _events(request: web.Request) -> web.StreamResponse:
    after = CURSOR.validate_python(
        request.headers.get("Last-Event-ID") or request.query.get("after"),
    )
    return await request.app[STREAMS].tell(request, after)


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)


async def _end_streams(app: web.Application) -> None:
    app[STREAMS].end()  # the server waits for whatever is still being answered
