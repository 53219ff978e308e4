"""Writing down what made an edition, in the transaction that makes it."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.roles import Action
from bot.storage.audit import Audit, Detail
from knowledge.store import Also, Store


def noting_made(store: Store, audit: Audit, actor: str, action: Action, **details: Detail) -> Also:
    """Return what notes the edition that is made, for the store to call."""

    async def note(connection: AsyncConnection) -> None:
        made = await store.newest_on(connection)
        await audit.note_on(connection, actor, action, edition=made, **details)

    return note
