"""The bot at work: from a front, chats and a library to answers, until it is told to stop."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiogram import Bot, Dispatcher
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.types import User

from bot import texts
from bot.answering import Answering
from bot.beside import beside, told_to_stop
from bot.calls import is_passing
from bot.commands import advice, introduce
from bot.desk import Desk
from bot.dispatch import attach
from bot.errors import Obstacle, StartError, first_line
from bot.fronts import LOCAL_STAFF, Front, local_bot, wire_bot
from bot.office.telling import keep_told
from bot.polling import Polling
from bot.pushes.sending import Spent, sender
from bot.recording import keep_forgetting
from bot.render import Voice
from bot.roles import Role
from bot.settings import Settings
from bot.storage.chats import Chats
from bot.storage.database import Database
from bot.storage.staff import Staff

Say = Callable[[str], None]

TELEGRAM = "Telegram"


async def serve(settings: Settings, answering: Answering, database: Database, say: Say) -> None:
    """Run the bot until SIGINT or SIGTERM. Raises StartError when it cannot."""
    spent = Spent()
    async with _front(settings, say) as front, beside() as tasks:
        bot = front.bot
        bot.session.middleware(spent)
        sending = sender(database, front.pusher, settings, spent)
        attaching = attach(
            bot,
            answering=answering,
            chats=Chats(database),
            desk=Desk.over(database, settings, Staff(database, standing(settings))),
            clock=time.time,
            tasks=tasks,
        )
        dispatcher = await _connect(bot, attaching, _server(settings))
        me, voice = dispatcher["me"], dispatcher["voice"]
        if settings.bot_token:
            _say_more(say, me, voice)
        introduction = tasks.create_task(introduce(bot, voice, dispatcher["desk"].staff))
        forgetting = tasks.create_task(keep_forgetting(dispatcher["desk"].asked))
        pushing = tasks.create_task(sending.run(tasks))
        office = tasks.create_task(keep_told(bot, dispatcher["desk"]))
        await _poll(Polling(bot, dispatcher), say)
        introduction.cancel()  # it may wait for a long time, and comes again with the next start
        for task in (forgetting, pushing, office):
            task.cancel()
    say(texts.STOPPED)


def standing(settings: Settings) -> dict[int, Role]:
    """Return who has a role from the start: the owners that are set; on the local page, two more.

    They are not granted it: what is granted stays, also where the bot goes to Telegram later.
    """
    owners = dict.fromkeys(settings.operators, Role.OWNER)
    return owners if settings.bot_token else {**LOCAL_STAFF, **owners}


@asynccontextmanager
async def _front(settings: Settings, say: Say) -> AsyncIterator[Front]:
    if settings.bot_token:
        say(texts.CONNECTING.format(server=_server(settings)))
        async with wire_bot(settings.bot_token, settings.api_server) as front:
            yield front
    else:
        async with local_bot(settings.bot_name, settings.listen) as front:
            say(texts.PAGE_READY.format(url=front.url))
            yield front


async def _connect(bot: Bot, attaching: Awaitable[Dispatcher], server: str) -> Dispatcher:
    try:
        dispatcher = await attaching
        await bot.delete_webhook()  # while one is set, polling is refused
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise StartError(Obstacle.TOKEN_REFUSED) from None
    except AiogramError as error:
        if is_passing(error):
            raise StartError(Obstacle.TELEGRAM_UNREACHABLE, server=server) from error
        reason = first_line(error)
        raise StartError(Obstacle.TELEGRAM_REFUSES, server=server, reason=reason) from error
    return dispatcher


def _say_more(say: Say, me: User, voice: Voice) -> None:
    say(texts.CONNECTED.format(username=me.username))
    for line in advice(me, voice):
        say(line)


async def _poll(polling: Polling, say: Say) -> None:
    """Poll until a signal asks to stop; a second one ends the program at once."""
    with told_to_stop(polling.stop, say):
        say(texts.POLLING)
        try:
            await polling.run()
        except* TelegramUnauthorizedError:
            raise StartError(Obstacle.TOKEN_REFUSED) from None


def _server(settings: Settings) -> str:
    """Return who is called, without the password that an address may hold."""
    address = settings.api_server
    return f"{address.host}:{address.port}" if address else TELEGRAM
