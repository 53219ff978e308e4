"""What every command on editions works with: the database, and who works."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.app import database_address
from bot.editions import editions_in
from bot.login import login
from bot.roles import command_line_actor
from bot.settings import Settings
from bot.storage.audit import Audit
from bot.storage.database import Database
from knowledge.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """The open database with its editions and its audit log; `actor` is who uses the terminal."""

    database: Database
    store: Store
    audit: Audit
    actor: str


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Desk]:
    """Open the database; where there is no edition yet, the first one is made.

    Raises StorageError.
    """
    async with Database.open(database_address(settings)) as database:
        store = await editions_in(database)
        yield Desk(database, store, Audit(database), command_line_actor(login()))
