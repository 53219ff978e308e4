"""A bot in front of the Telegram in memory: in process, or over HTTP on loopback."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from support.bot_api import BotApi

from bot.local.session import LocalSession
from bot.local.telegram import Telegram
from bot.session import HttpSession

Front = Callable[[Telegram, str], AbstractAsyncContextManager[Bot]]


class LoopbackSession(HttpSession):
    """Closes at once: the wait in aiogram's own is for TLS, which nobody speaks here."""

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()


@asynccontextmanager
async def inside(telegram: Telegram, token: str) -> AsyncIterator[Bot]:
    """Open a bot whose calls stay in this process."""
    async with Bot(token, LocalSession(telegram)) as bot:
        yield bot


@asynccontextmanager
async def wire(telegram: Telegram, token: str) -> AsyncIterator[Bot]:
    """Open a bot whose calls go over HTTP."""
    async with BotApi(telegram) as api, bot_at(api, token) as bot:
        yield bot


@asynccontextmanager
async def bot_at(api: BotApi, token: str) -> AsyncIterator[Bot]:
    """Open a bot that speaks with a server that is up."""
    session = LoopbackSession(api=TelegramAPIServer.from_base(api.url))
    async with Bot(token, session) as bot:
        yield bot
