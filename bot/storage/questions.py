"""What residents asked, masked, for a while: to rehearse an edition before it is published."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, insert, or_, select

from bot.masking import masked
from bot.storage.database import Database
from bot.storage.tables import QuestionRow
from knowledge.models import Kind

__all__ = ["LATEST", "LONGEST", "MOST", "Asked"]

LONGEST: Final = 300  # characters, masked: what is longer is a story, and is not kept
MOST: Final = 100_000  # questions kept, however many are asked: some 30 MB
LATEST: Final = 500  # questions that an edition is rehearsed with
# what an edition could lose; of the rest nothing was found
_ANSWERED: Final = frozenset({Kind.DIRECT, Kind.CHOICE, Kind.OVERVIEW, Kind.RELATED})


def _now() -> datetime:
    return datetime.now(UTC)


class Asked:
    """The questions table. Every method is right under concurrent calls from several processes.

    All of them raise `StorageError` when the database fails. `days` is how long a question is
    kept, with 0 none is; `most` is how many are. `clock` gives aware datetimes.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime] = _now,
        *,
        days: int,
        most: int = MOST,
    ) -> None:
        self._database = database
        self._clock = clock
        self._days = days
        self._most = most

    def keeps(self, kind: Kind) -> bool:
        """Return whether a question is kept of which that has become."""
        return self._days > 0 and kind in _ANSWERED

    async def note(self, text: str, kind: Kind) -> None:
        """Keep a question of a resident, masked, with the day and what became of it.

        Nothing is kept of a question that found no answer, or is longer than `LONGEST`.
        """
        if not self.keeps(kind):
            return
        question = masked(" ".join(masked(text).split()))  # a number may stand on two lines
        if not 0 < len(question) <= LONGEST:
            return
        row = {"text": question, "kind": kind, "asked": self._today()}
        async with self._database.writing() as connection:
            await connection.execute(insert(QuestionRow).values(row))

    async def latest(self, limit: int = LATEST) -> list[str]:
        """Return the questions asked last, each once, the newest first; at most `limit`.

        None is older than the days, also where nobody has deleted it yet.
        """
        newest = func.max(QuestionRow.id)
        query = (
            select(QuestionRow.text)
            .where(QuestionRow.asked > self._last_forgotten())
            .group_by(QuestionRow.text)
            .order_by(newest.desc())
        )
        async with self._database.reading() as connection:
            return list(await connection.scalars(query.limit(limit)))

    async def forget(self) -> int:
        """Delete what is older than the days, or more than `most`; return how many that was."""
        too_old = QuestionRow.asked <= self._last_forgotten()
        last = select(func.max(QuestionRow.id)).scalar_subquery()
        too_many = QuestionRow.id <= last - self._most
        statement = delete(QuestionRow)
        if self._days:
            statement = statement.where(or_(too_old, too_many))
        async with self._database.writing() as connection:
            return (await connection.execute(statement)).rowcount

    def _last_forgotten(self) -> date:
        """Return the last day of which nothing is kept; with 0 days that is today."""
        return self._today() - timedelta(days=self._days)

    def _today(self) -> date:
        return self._clock().astimezone(UTC).date()
