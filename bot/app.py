"""The composition root: settings → storage → edition → bot. It loads side by side what it can."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from types import ModuleType
from typing import TYPE_CHECKING

from bot import texts
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.storage.database import Database

DATABASE_FILE = "xiaoyue.db"

Say = Callable[[str], None]


async def run(settings: Settings, say: Say) -> None:
    """Run the bot until it is told to stop; `say` shows a line of progress.

    Raises StartError, StorageError or ReportError, alone or in a group, when it cannot.
    """
    say(texts.LOADING)
    async with AsyncExitStack() as stack:
        async with asyncio.TaskGroup() as loading:
            service = loading.create_task(asyncio.to_thread(_import_service))
            opened = loading.create_task(_open(stack, database_address(settings)))
            serving = loading.create_task(asyncio.to_thread(_import_serving))
        database = opened.result()
        opening = serving.result().opened(database, settings, say)
        served = await stack.enter_async_context(opening)
        await service.result().serve(settings, served, database, say)


async def work(settings: Settings, say: Say) -> None:
    """Send what is pushed until it is told to stop. Raises StartError and StorageError."""
    from bot.garbage import kept_for_long  # noqa: PLC0415 - as below

    with kept_for_long():
        from bot import working  # noqa: PLC0415 - likewise
        from bot.storage.database import Database  # noqa: PLC0415 - likewise

    async with Database.open(database_address(settings)) as database:
        await working.work(settings, database, say)


def database_address(settings: Settings) -> str:
    """Return where everything is kept: a file of the data directory unless set otherwise."""
    if settings.database_url:
        return settings.database_url.get_secret_value()
    from bot.storage.address import sqlite_url  # noqa: PLC0415 - as below

    return sqlite_url(settings.data_dir / DATABASE_FILE)


# These import where they are called: in a thread each, while the others load.


def _import_service() -> ModuleType:
    from bot import service  # noqa: PLC0415

    return service


async def _open(stack: AsyncExitStack, address: str) -> "Database":
    from bot.storage.database import Database  # noqa: PLC0415

    return await stack.enter_async_context(Database.open(address))


def _import_serving() -> ModuleType:
    from bot.serving import opening  # noqa: PLC0415

    return opening


async def upgrade(settings: Settings) -> None:
    """Bring the tables up to date. Raises StorageError."""
    from bot.storage.database import Database  # noqa: PLC0415 - as above

    async with Database.open(database_address(settings)):
        pass
