"""The bot at work: from a front, chats and a library to answers, until it is told to stop."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.types import User

from bot import texts
from bot.chatbook import ChatBook
from bot.commands import advice, introduce
from bot.delivery import Delivery, is_passing
from bot.dispatch import build_dispatcher
from bot.errors import StartError, Trouble
from bot.fronts import local_bot, wire_bot
from bot.polling import Polling
from bot.render import Voice
from bot.settings import Settings
from bot.storage.chats import Chats
from knowledge import Library

Say = Callable[[str], None]

TELEGRAM = "Telegram"


async def serve(settings: Settings, library: Library, chats: Chats, say: Say) -> None:
    """Run the bot until SIGINT or SIGTERM. Raises StartError when it cannot."""
    book = ChatBook(chats, time.time)
    async with _front(settings, say) as bot, asyncio.TaskGroup() as tasks:
        bot.session.middleware(Delivery(book))
        me = await _connect(bot, str(settings.api_server or TELEGRAM))
        voice = Voice(settings.bot_name, me.username or "", settings.hotline)
        if settings.bot_token:
            _say_more(say, me, voice)
        dispatcher = build_dispatcher(
            library=library, book=book, voice=voice, me=me, clock=time.time, tasks=tasks
        )
        introduction = tasks.create_task(introduce(bot, voice))
        await _poll(Polling(bot, dispatcher), say)
        introduction.cancel()  # it may wait for a long time, and comes again with the next start
    say(texts.STOPPED)


@asynccontextmanager
async def _front(settings: Settings, say: Say) -> AsyncIterator[Bot]:
    if settings.bot_token:
        say(texts.CONNECTING.format(server=settings.api_server or TELEGRAM))
        async with wire_bot(settings.bot_token, settings.api_server) as bot:
            yield bot
    else:
        async with local_bot(settings.bot_name, settings.listen) as (bot, url):
            say(texts.PAGE_READY.format(url=url))
            yield bot


async def _connect(bot: Bot, server: str) -> User:
    try:
        me = await bot.me()
        await bot.delete_webhook()  # while one is set, polling is refused
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise StartError(Trouble.TOKEN_REFUSED) from None
    except AiogramError as error:
        if is_passing(error):
            raise StartError(Trouble.TELEGRAM_UNREACHABLE, server=server) from error
        raise
    return me


def _say_more(say: Say, me: User, voice: Voice) -> None:
    say(texts.CONNECTED.format(username=me.username))
    for line in advice(me, voice):
        say(line)


async def _poll(polling: Polling, say: Say) -> None:
    """Poll until a signal asks to stop; a second one ends the program at once."""
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)

    def stop() -> None:
        say(texts.STOPPING)
        polling.stop()
        for number in signals:
            loop.remove_signal_handler(number)

    for number in signals:
        with suppress(NotImplementedError):  # on Windows, Ctrl-C alone ends it
            loop.add_signal_handler(number, stop)
    say(texts.POLLING)
    try:
        await polling.run()
    except* TelegramUnauthorizedError:
        raise StartError(Trouble.TOKEN_REFUSED) from None
