"""One change at a time: who builds on the newest edition must know which that is."""

from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

_LOCK: Final = 0x5869616F79756502  # spells Xiaoyue; next to that of the migrations


async def alone(connection: AsyncConnection) -> None:
    """Wait until no other transaction changes editions; it holds until this one ends."""
    if connection.dialect.name == "postgresql":  # on SQLite a writer is alone anyway
        await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
