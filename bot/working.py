"""A process that sends what is pushed, and does nothing else: it loads as little as it can."""

import asyncio
from collections.abc import Callable

from bot import texts
from bot.beside import beside, told_to_stop
from bot.errors import Obstacle, StartError
from bot.fronts import wire_bot
from bot.pushes.sending import sender
from bot.settings import Settings
from bot.storage.database import Database


async def work(settings: Settings, database: Database, say: Callable[[str], None]) -> None:
    """Send what is pushed, and nothing else, until SIGINT or SIGTERM.

    Raises StartError where it has nobody to send for.
    """
    if settings.bot_token is None:
        raise StartError(Obstacle.NO_TOKEN)
    stopped = asyncio.Event()
    async with wire_bot(settings.bot_token, settings.api_server) as front, beside() as tasks:
        pushing = tasks.create_task(sender(database, front.pusher, settings, None).run(tasks))
        say(texts.SENDING)
        with told_to_stop(stopped.set, say):
            await stopped.wait()
        pushing.cancel()
    say(texts.STOPPED)
