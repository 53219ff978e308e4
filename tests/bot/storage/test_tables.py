from datetime import datetime

from sqlalchemy import literal, select

from bot.storage.database import Database
from knowledge.tables import UtcDateTime


async def test_no_moment_comes_back_as_none(database: Database) -> None:
    nothing: datetime | None = None

    async with database.reading() as connection:
        moment = await connection.scalar(select(literal(nothing, UtcDateTime)))

    assert moment is None
