"""The composition root: settings → storage → library → bot. It loads side by side what it can."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import partial
from threading import Event
from types import ModuleType
from typing import TYPE_CHECKING

from bot import texts
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.storage.chats import Chats
    from knowledge import Library

DATABASE_FILE = "xiaoyue.db"
PROBE = "?"  # a question, to see whether the model of meaning answers

Say = Callable[[str], None]


async def run(settings: Settings, say: Say) -> None:
    """Run the bot until it is told to stop; `say` shows a line of progress.

    Raises StartError, StorageError, ReportError or EmbeddingError, alone or in a group, when it
    cannot.
    """
    say(texts.LOADING)
    async with AsyncExitStack() as stack:
        async with asyncio.TaskGroup() as loading:
            library = loading.create_task(asyncio.to_thread(_load_library))
            service = loading.create_task(asyncio.to_thread(_import_service))
            chats = loading.create_task(_open_chats(stack, database_address(settings)))
        say(_summary(library.result()))
        understanding = await _with_meaning(library.result(), settings, say)
        await service.result().serve(settings, understanding, chats.result(), say)


def database_address(settings: Settings) -> str:
    """Return where the chats are kept: a file of the data directory unless set otherwise."""
    if settings.database_url:
        return settings.database_url.get_secret_value()
    from bot.storage.address import sqlite_url  # noqa: PLC0415 - as below

    return sqlite_url(settings.data_dir / DATABASE_FILE)


# These import where they are called: in a thread each, while the others load.


def _load_library() -> "Library":
    from bot.loading import load_library  # noqa: PLC0415

    return load_library()


def _import_service() -> ModuleType:
    from bot import service  # noqa: PLC0415

    return service


async def _open_chats(stack: AsyncExitStack, address: str) -> "Chats":
    from bot.storage.chats import Chats  # noqa: PLC0415
    from bot.storage.database import Database  # noqa: PLC0415

    return Chats(await stack.enter_async_context(Database.open(address)))


def _summary(library: "Library") -> str:
    return texts.LOADED.format(reports=len(library.reports), passages=len(library.passages))


async def _with_meaning(library: "Library", settings: Settings, say: Say) -> "Library":
    """Return the library with the model of meaning that is set, if one is, and say which."""
    from bot.loading import load_nearness  # noqa: PLC0415 - as above

    loop, left = asyncio.get_running_loop(), Event()

    def warn(line: str) -> None:
        loop.call_soon_threadsafe(say, line)

    try:
        load = partial(load_nearness, is_left=left.is_set)
        nearness = await asyncio.to_thread(load, library.passages, settings, warn)
    finally:
        left.set()  # no thread is cancelled: it looks by itself
    if nearness is None:
        return library
    answers = await asyncio.to_thread(nearness.to, PROBE) is not None
    say((texts.MEANING_ON if answers else texts.MEANING_AWAY).format(model=nearness.model))
    return library.meaning(nearness)


async def upgrade(settings: Settings) -> None:
    """Bring the tables up to date. Raises StorageError."""
    from bot.storage.database import Database  # noqa: PLC0415 - as above

    async with Database.open(database_address(settings)):
        pass
