"""The knowledge base in the database: editions that never change, exactly one of them current.

store = Store(database)
await store.begin(Filed.read(path), author="…")
await store.add([Filed.read(path)], author="…")
await store.switch(2, author="…")
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.errors import EditionError, Hindrance
from knowledge.models import Report
from knowledge.store import catalog, shelf, switching
from knowledge.store.lock import alone
from knowledge.store.models import Current, Database, Edition, Filed, Held

__all__ = ["Also", "Current", "Database", "Edition", "Filed", "Held", "Store"]

Also = Callable[[AsyncConnection], Awaitable[None]]  # what is written with a change, or not at all


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """The editions. Every method is right under concurrent calls from several processes.

    What is made is made whole, in one transaction; `also` is called in it once the change is
    made. `clock` gives aware datetimes.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._clock = clock

    async def begin(self, filed: Sequence[Filed], *, author: str, note: str = "") -> None:
        """Make edition 1 of those reports and switch to it; nothing where there is an edition."""
        async with self._database.reading() as connection:
            if await catalog.newest(connection):
                return
        prepared = await _prepared(filed)
        async with self._changing() as connection:
            if await catalog.newest(connection):
                return  # another process was faster
            keys = [await shelf.keep(connection, each) for each in prepared]
            number = await catalog.make(connection, keys, self._clock(), author, note)
            await switching.to(connection, number, self._clock(), author)

    async def editions(self) -> list[Edition]:
        """Return every edition, the oldest first."""
        async with self._database.reading() as connection:
            return await catalog.every(connection)

    async def newest(self) -> Edition:
        """Return the newest edition that was not discarded: what `add` and `remove` build on.

        Raises EditionError (NO_EDITION) before `begin`.
        """
        async with self._database.reading() as connection:
            return await catalog.one(connection, await catalog.newest(connection))

    async def edition(self, number: int) -> Edition:
        """Return the edition of that number. Raises EditionError (NO_EDITION)."""
        async with self._database.reading() as connection:
            return await catalog.one(connection, number)

    async def wanted(self, number: int) -> Edition:
        """Return the edition of that number. Raises EditionError (NO_EDITION, DISCARDED)."""
        async with self._database.reading() as connection:
            return await catalog.wanted(connection, number)

    async def reports(self, number: int) -> list[Report]:
        """Return the reports of an edition, in its order, the same as those that were kept.

        Raises EditionError (NO_EDITION).
        """
        async with self._database.reading() as connection:
            await catalog.one(connection, number)
            keys = await catalog.keys(connection, number)
            return [await shelf.fetch(connection, key) for key in keys.values()]

    async def deflated(self, number: int) -> int:
        """Return how many bytes the files of an edition's reports take, deflated.

        Raises EditionError (NO_EDITION).
        """
        async with self._database.reading() as connection:
            edition = await catalog.one(connection, number)
            return await shelf.deflated(connection, {held.sha256 for held in edition.reports})

    async def sources(self, number: int) -> list[tuple[Held, bytes]]:
        """Return the files of an edition's reports, as they were handed in.

        Raises EditionError (NO_EDITION).
        """
        async with self._database.reading() as connection:
            edition = await catalog.one(connection, number)
            return [
                (held, await shelf.source(connection, held.sha256)) for held in edition.reports
            ]

    async def add(
        self,
        filed: Sequence[Filed],
        *,
        author: str,
        note: str = "",
        replace: Collection[str] = (),
        also: Also | None = None,
    ) -> Edition:
        """Make an edition of the newest one's reports and these, without switching to it.

        Those whose ids are in `replace` are left out; what has such an id takes its place.
        Raises EditionError (TWICE, ID_TAKEN, NO_REPORT, UNCHANGED).
        """
        ids = list(_once(filed))
        prepared = await _prepared(filed)
        async with self._changing() as connection:
            newest = await catalog.newest(connection)
            held = await catalog.keys(connection, newest)
            _check(held, replace)
            if taken := next((id_ for id_ in ids if id_ in held and id_ not in replace), None):
                raise EditionError(Hindrance.ID_TAKEN, id=taken)
            added = {each.row["id"]: await shelf.keep(connection, each) for each in prepared}
            kept = {id_: key for id_, key in held.items() if id_ not in replace or id_ in added}
            made = await self._make(connection, held, kept | added, author, note)
            await _too(connection, also)
            return made

    async def remove(
        self, ids: Collection[str], *, author: str, note: str = "", also: Also | None = None
    ) -> Edition:
        """Make an edition without those reports of the newest one, without switching to it.

        Raises EditionError (NO_REPORT, NOTHING_LEFT).
        """
        async with self._changing() as connection:
            held = await catalog.keys(connection, await catalog.newest(connection))
            _check(held, ids)
            kept = {id_: key for id_, key in held.items() if id_ not in ids}
            if not kept:
                raise EditionError(Hindrance.NOTHING_LEFT)
            made = await self._make(connection, held, kept, author, note)
            await _too(connection, also)
            return made

    async def discard(self, number: int, *, author: str, also: Also | None = None) -> Edition:
        """Write down that nobody wants an edition any more, and return it.

        Nothing builds on it, and no switch leads to it. The current one, and those that
        rollbacks would come to, are wanted. Raises EditionError (NO_EDITION, DISCARDED,
        IS_CURRENT, WAS_CURRENT).
        """
        async with self._changing() as connection:
            await catalog.wanted(connection, number)
            await switching.check_left(connection, number)
            await catalog.discard(connection, number, self._clock(), author)
            await _too(connection, also)
            return await catalog.one(connection, number)

    async def current(self) -> Current:
        """Return which edition is current. Raises EditionError (NO_EDITION) before `begin`."""
        async with self._database.reading() as connection:
            return await _current(connection)

    async def before(self) -> int:
        """Return the edition a rollback returns to. Raises EditionError (NOTHING_BEFORE)."""
        async with self._database.reading() as connection:
            return await switching.before(connection)

    async def switch(
        self, number: int, *, author: str, since: int | None = None, also: Also | None = None
    ) -> Current:
        """Make an edition current, and return that it is.

        With `since`, the number of a switch, only if there was none after that one. Raises
        EditionError (NO_EDITION, DISCARDED, IS_CURRENT, SWITCHED).
        """
        async with self._changing() as connection:
            await catalog.wanted(connection, number)
            await _check_since(connection, since)
            await switching.to(connection, number, self._clock(), author)
            await _too(connection, also)
            return await _current(connection)

    async def rollback(
        self, *, author: str, since: int | None = None, also: Also | None = None
    ) -> Current:
        """Make the edition current that was so before this one, and return that it is.

        Again, the one before that. Raises EditionError (NOTHING_BEFORE, SWITCHED).
        """
        async with self._changing() as connection:
            await _check_since(connection, since)
            await switching.back(connection, self._clock(), author)
            await _too(connection, also)
            return await _current(connection)

    async def newest_on(self, connection: AsyncConnection) -> int:
        """Return the number of the newest edition as `newest` does, in a transaction under way."""
        return await catalog.newest(connection)

    @asynccontextmanager
    async def _changing(self) -> AsyncIterator[AsyncConnection]:
        async with self._database.writing() as connection:
            await alone(connection)
            yield connection

    async def _make(
        self,
        connection: AsyncConnection,
        held: Mapping[str, int],
        kept: Mapping[str, int],
        author: str,
        note: str,
    ) -> Edition:
        keys = list(kept.values())
        if keys == list(held.values()):
            raise EditionError(Hindrance.UNCHANGED)
        number = await catalog.make(connection, keys, self._clock(), author, note)
        return await catalog.one(connection, number)


async def _prepared(filed: Sequence[Filed]) -> list[shelf.Prepared]:
    return [await asyncio.to_thread(shelf.prepare, each) for each in filed]


async def _too(connection: AsyncConnection, also: Also | None) -> None:
    if also is not None:
        await also(connection)


def _once(filed: Sequence[Filed]) -> dict[str, str]:
    """Return the files by the ids of their reports. Raises EditionError (TWICE)."""
    files = dict[str, str]()
    for each in filed:
        id_ = each.report.id
        if id_ in files:
            raise EditionError(Hindrance.TWICE, id=id_, first=files[id_], second=each.file)
        files[id_] = each.file
    return files


def _check(held: Mapping[str, int], ids: Collection[str]) -> None:
    """Raise EditionError for the first of `ids` that is not held."""
    if unknown := next((id_ for id_ in ids if id_ not in held), None):
        raise EditionError(Hindrance.NO_REPORT, id=unknown)


async def _current(connection: AsyncConnection) -> Current:
    found = await switching.current(connection)
    if found is None:
        raise EditionError(Hindrance.NO_EDITION, number=1)
    return found


async def _check_since(connection: AsyncConnection, since: int | None) -> None:
    if since is not None and (await _current(connection)).switch != since:
        raise EditionError(Hindrance.SWITCHED)
