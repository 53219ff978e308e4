"""Where the bot speaks: Telegram, or the Telegram in memory behind the local page."""

import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiohttp import web
from pydantic import AnyHttpUrl, SecretStr

from bot.errors import Obstacle, StartError
from bot.local.page import page
from bot.local.session import LocalSession
from bot.local.telegram import Telegram
from bot.local.world import ON_DUTY, REVIEWER, office, promote, residents_group
from bot.roles import Role
from bot.session import HttpSession
from bot.settings import Address


@dataclass(frozen=True, slots=True)
class Front:
    """Two bots that are one to Telegram: one converses, the other sends what is pushed.

    What passes, the one bears in patience; the other tells of it at once. `url` is of the page.
    """

    bot: Bot
    pusher: Bot
    url: str = ""


LOCAL_STAFF = {ON_DUTY: Role.OWNER, REVIEWER: Role.APPROVER}  # in the office of the local page
SHUTDOWN_SECONDS = 2.0  # for requests to the page that are under way


@asynccontextmanager
async def wire_bot(token: SecretStr, server: AnyHttpUrl | None) -> AsyncIterator[Front]:
    """Give a bot on Telegram, or on another Bot API server."""
    api = TelegramAPIServer.from_base(str(server)) if server else PRODUCTION
    secret = token.get_secret_value()
    async with (
        _bot(secret, HttpSession(api=api)) as bot,
        _bot(secret, HttpSession(api=api)) as pusher,
    ):
        yield Front(bot, pusher)


@asynccontextmanager
async def local_bot(name: str, listen: Address) -> AsyncIterator[Front]:
    """Give a bot in a Telegram of its own, with a page that shows it.

    Raises StartError for an address that is not ours to listen on.
    """
    # it hears the whole group, so that its own silence is what one sees
    telegram = Telegram(name=name, can_read_all_group_messages=True)
    residents_group(telegram)
    promote(telegram)
    office(telegram)
    async with (
        _page(telegram, listen) as url,
        _bot(telegram.token, LocalSession(telegram)) as bot,
        _bot(telegram.token, LocalSession(telegram)) as pusher,
    ):
        yield Front(bot, pusher, url)


@asynccontextmanager
async def _bot(token: str, session: BaseSession) -> AsyncIterator[Bot]:
    async with Bot(token, session=session) as bot:
        yield bot


@asynccontextmanager
async def _page(telegram: Telegram, listen: Address) -> AsyncIterator[str]:
    if not listen.is_loopback:
        raise StartError(Obstacle.NOT_LOOPBACK, host=listen.host)
    runner = web.AppRunner(page(telegram), access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    try:
        await _listen(runner, listen)
        host, port = runner.addresses[0][:2]
        yield f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, listen: Address) -> None:
    try:
        await web.TCPSite(runner, listen.host, listen.port).start()
    except OSError as error:
        in_use = error.errno == errno.EADDRINUSE
        raise StartError(
            Obstacle.PORT_IN_USE if in_use else Obstacle.PORT_REFUSED,
            host=listen.host,
            port=listen.port,
            reason=error.strerror or str(error),
        ) from None
