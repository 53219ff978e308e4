"""What every command on pushes works with: the database, and who works."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.app import database_address
from bot.login import login
from bot.roles import Action, command_line_actor
from bot.settings import Settings, load
from bot.storage.audit import Audit, Detail
from bot.storage.database import Database
from bot.storage.items import Items
from bot.storage.pushes import Pushes
from bot.storage.topics import Topics
from knowledge.store import Also


@dataclass(frozen=True, slots=True)
class Desk:
    """The open database; `actor` is who uses the terminal."""

    settings: Settings
    topics: Topics
    items: Items
    pushes: Pushes
    audit: Audit
    actor: str

    def noting(self, action: Action, **details: Detail) -> Also:
        """Return what notes an action with the change that it makes."""
        return self.audit.noting(self.actor, action, **details)


@asynccontextmanager
async def opened() -> AsyncIterator[Desk]:
    """Open the database that the settings name. Raises SettingError and StorageError."""
    settings = load()
    async with Database.open(database_address(settings)) as database:
        yield Desk(
            settings=settings,
            topics=Topics(database),
            items=Items(database),
            pushes=Pushes(database),
            audit=Audit(database),
            actor=command_line_actor(login()),
        )
