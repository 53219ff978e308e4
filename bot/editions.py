"""The editions of a database, the first of which is made of the report that ships with us."""

from bot import texts
from bot.roles import SEED
from bot.storage.database import Database
from knowledge.store import Filed, Store


async def editions_in(database: Database) -> Store:
    """Return the editions; the first is made where there is none. Raises StorageError."""
    store = Store(database)
    await store.begin([Filed.embedded()], author=SEED, note=texts.FIRST_EDITION)
    return store
