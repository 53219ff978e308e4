"""The FAQ in the database: what staff have bound to passages. Nothing of it is ever lost.

entries = FaqStore(database)
await entries.add(["越秀金卡怎么办?"], [Bound.to(hit)], author="…")
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import and_, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.errors import FaqError, Objection
from knowledge.faq import Bound, Entry, Faq
from knowledge.normalize import clean
from knowledge.store.lock import alone
from knowledge.store.models import Database
from knowledge.tables import FaqEntryRow, FaqPassageRow, FaqWordingRow
from knowledge.understand import LONGEST_QUESTION

MOST_WORDINGS: Final = 50  # of one entry
MOST_PASSAGES: Final = 3  # likewise; as many as an answer shows

EntryAlso = Callable[[AsyncConnection, Entry], Awaitable[None]]  # as `Also`, told of which entry


def _now() -> datetime:
    return datetime.now(UTC)


class FaqStore:
    """The entries. Every method is right under concurrent calls from several processes.

    `also` is called in the transaction of a change, once that is made, with the entry: as it was
    added or reworded, or as it is deleted. `since` is the version that whoever asks for a change
    has seen: where another one is in force by then, nothing is changed.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime] = _now) -> None:
        """Take a clock that gives aware datetimes."""
        self._database = database
        self._clock = clock

    async def version(self) -> int:
        """Return the number of changes so far: another one where anything has changed."""
        async with self._database.reading() as connection:
            return await _version(connection)

    async def entries(self) -> list[Entry]:
        """Return the entries that are not retired, the oldest first."""
        async with self._database.reading() as connection:
            return await _entries(connection)

    async def add(
        self,
        wordings: Sequence[str],
        bound: Sequence[Bound],
        *,
        author: str,
        also: EntryAlso | None = None,
    ) -> Entry:
        """Bind wordings to passages, and return the entry.

        Raises FaqError (NO_WORDING, TOO_MANY_WORDINGS, TOO_LONG, NO_PASSAGE, TOO_MANY_PASSAGES,
        TAKEN).
        """
        texts = _checked(wordings)
        if not bound:
            raise FaqError(Objection.NO_PASSAGE)
        if len(bound) > MOST_PASSAGES:
            raise FaqError(Objection.TOO_MANY_PASSAGES, limit=MOST_PASSAGES)
        async with self._database.writing() as connection:
            await alone(connection)
            _check_free(texts, await _entries(connection))
            change = await _version(connection) + 1
            made = insert(FaqEntryRow).values(
                created=self._clock(), author=author, worded=change, changed=change
            )
            id_ = (await connection.execute(made.returning(FaqEntryRow.id))).scalar_one()
            await connection.execute(insert(FaqPassageRow), _passage_rows(id_, bound))
            await self._word(connection, id_, change, texts, author)
            return await _told(Entry(id_, texts, tuple(bound)), connection, also)

    async def reword(
        self,
        id_: int,
        wordings: Sequence[str],
        *,
        author: str,
        since: int | None = None,
        also: EntryAlso | None = None,
    ) -> Entry:
        """Give an entry other wordings, in place of those it has, and return it.

        Raises FaqError (NO_ENTRY, NO_WORDING, TOO_MANY_WORDINGS, TOO_LONG, TAKEN, CHANGED).
        """
        texts = _checked(wordings)
        async with self._database.writing() as connection:
            await alone(connection)
            change = await _next(connection, since)
            entries = {entry.id: entry for entry in await _entries(connection)}
            old = _one(entries, id_)
            _check_free(texts, [entry for entry in entries.values() if entry.id != id_])
            await _change(connection, id_, change, worded=change)
            await self._word(connection, id_, change, texts, author)
            return await _told(Entry(id_, texts, old.passages), connection, also)

    async def delete(
        self,
        id_: int,
        *,
        author: str,
        since: int | None = None,
        also: EntryAlso | None = None,
    ) -> None:
        """Retire an entry: it is kept, and answers no more.

        Raises FaqError (NO_ENTRY, CHANGED).
        """
        async with self._database.writing() as connection:
            await alone(connection)
            change = await _next(connection, since)
            old = _one({entry.id: entry for entry in await _entries(connection)}, id_)
            await _change(connection, id_, change, retired=self._clock(), retired_by=author)
            await _told(old, connection, also)

    async def _word(
        self,
        connection: AsyncConnection,
        id_: int,
        change: int,
        texts: Sequence[str],
        author: str,
    ) -> None:
        told = {"entry": id_, "change": change, "written": self._clock(), "author": author}
        rows = [{**told, "position": at, "text": text} for at, text in enumerate(texts)]
        await connection.execute(insert(FaqWordingRow), rows)


def _checked(wordings: Sequence[str]) -> tuple[str, ...]:
    """Return the wordings as they are kept, each once. Raises FaqError."""
    texts = tuple(t for t in dict.fromkeys(map(clean, wordings)) if any(map(str.isalnum, t)))
    if not texts:
        raise FaqError(Objection.NO_WORDING)
    if len(texts) > MOST_WORDINGS:
        raise FaqError(Objection.TOO_MANY_WORDINGS, limit=MOST_WORDINGS)
    if any(len(text) > LONGEST_QUESTION for text in texts):
        raise FaqError(Objection.TOO_LONG, limit=LONGEST_QUESTION)
    return texts


def _check_free(texts: Sequence[str], others: Sequence[Entry]) -> None:
    """Raise FaqError (TAKEN) where another entry answers one of those wordings."""
    faq = Faq(others)
    for text in texts:
        if taken := faq.find(text):
            raise FaqError(Objection.TAKEN, id=taken.id, wording=text)


def _one(entries: dict[int, Entry], id_: int) -> Entry:
    if id_ not in entries:
        raise FaqError(Objection.NO_ENTRY, id=id_)
    return entries[id_]


async def _told(entry: Entry, connection: AsyncConnection, also: EntryAlso | None) -> Entry:
    if also is not None:
        await also(connection, entry)
    return entry


def _passage_rows(id_: int, bound: Sequence[Bound]) -> list[dict[str, Any]]:
    return [
        {
            "entry": id_,
            "position": position,
            "passage": each.passage,
            "report": each.report,
            "start": each.quote_span[0],
            "stop": each.quote_span[1],
            "text": each.text,
        }
        for position, each in enumerate(bound)
    ]


async def _change(connection: AsyncConnection, id_: int, change: int, **values: Any) -> None:
    row = update(FaqEntryRow).where(FaqEntryRow.id == id_)
    await connection.execute(row.values(changed=change, **values))


async def _version(connection: AsyncConnection) -> int:
    return await connection.scalar(select(func.max(FaqEntryRow.changed))) or 0


async def _next(connection: AsyncConnection, since: int | None) -> int:
    """Return the number of the change that is to be made. Raises FaqError (CHANGED)."""
    version = await _version(connection)
    if since is not None and version != since:
        raise FaqError(Objection.CHANGED)
    return version + 1


async def _entries(connection: AsyncConnection) -> list[Entry]:
    wordings = defaultdict[int, list[str]](list)
    in_force = and_(
        FaqWordingRow.entry == FaqEntryRow.id,
        FaqWordingRow.change == FaqEntryRow.worded,
        FaqEntryRow.retired.is_(None),
    )
    worded = (
        select(FaqWordingRow.entry, FaqWordingRow.text)
        .join(FaqEntryRow, in_force)
        .order_by(FaqWordingRow.entry, FaqWordingRow.position)
    )
    for id_, text in await connection.execute(worded):
        wordings[id_].append(text)
    passages = await _passages(connection)
    return [Entry(id_, tuple(texts), tuple(passages[id_])) for id_, texts in wordings.items()]


async def _passages(connection: AsyncConnection) -> dict[int, list[Bound]]:
    query = select(FaqPassageRow).order_by(FaqPassageRow.entry, FaqPassageRow.position)
    found = defaultdict[int, list[Bound]](list)
    for row in await connection.execute(query):
        bound = Bound(row.passage, row.report, (row.start, row.stop), row.text)
        found[row.entry].append(bound)
    return found
