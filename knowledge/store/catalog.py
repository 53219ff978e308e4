"""Editions in the database: rows that are written once."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.errors import EditionError, Hindrance
from knowledge.store.models import Edition, Held
from knowledge.tables import DiscardRow, EditionRow, HoldingRow, PassageRow, ReportRow

_WITH_DISCARDS: Final[Select[*tuple[Any, ...]]] = select(
    EditionRow, DiscardRow.edition.label("discard")
).outerjoin(DiscardRow, DiscardRow.edition == EditionRow.number)


async def newest(connection: AsyncConnection) -> int:
    """Return the number of the newest edition that was not discarded, 0 where there is none."""
    discarded = select(DiscardRow.edition)
    query = select(func.max(EditionRow.number)).where(EditionRow.number.not_in(discarded))
    return await connection.scalar(query) or 0


async def every(connection: AsyncConnection) -> list[Edition]:
    """Return all editions, the oldest first."""
    return await _editions(connection, _WITH_DISCARDS)


async def one(connection: AsyncConnection, number: int) -> Edition:
    """Return the edition of that number. Raises EditionError (NO_EDITION)."""
    found = await _editions(connection, _WITH_DISCARDS.where(EditionRow.number == number))
    if not found:
        raise EditionError(Hindrance.NO_EDITION, number=number)
    return found[0]


async def wanted(connection: AsyncConnection, number: int) -> Edition:
    """Return the edition of that number. Raises EditionError (NO_EDITION, DISCARDED)."""
    edition = await one(connection, number)
    if edition.discarded:
        raise EditionError(Hindrance.DISCARDED, number=number)
    return edition


async def keys(connection: AsyncConnection, number: int) -> dict[str, int]:
    """Return the keys of an edition's reports by their ids, in its order."""
    query = (
        select(ReportRow.id, HoldingRow.report)
        .join(ReportRow, ReportRow.key == HoldingRow.report)
        .where(HoldingRow.edition == number)
        .order_by(HoldingRow.position)
    )
    rows = await connection.execute(query)
    return {row.id: row.report for row in rows}


async def make(
    connection: AsyncConnection, keys: Sequence[int], created: datetime, author: str, note: str
) -> int:
    """Make the next edition, of the reports with those keys, and return its number."""
    last = await connection.scalar(select(func.max(EditionRow.number)))  # no number comes twice
    number = (last or 0) + 1
    passages = select(func.count()).where(PassageRow.report.in_(keys))
    await connection.execute(
        insert(EditionRow).values(
            number=number,
            created=created,
            author=author,
            note=note,
            passages=await connection.scalar(passages),
        )
    )
    rows = [
        {"edition": number, "position": position, "report": key}
        for position, key in enumerate(keys)
    ]
    await connection.execute(insert(HoldingRow), rows)
    return number


async def discard(connection: AsyncConnection, number: int, at: datetime, author: str) -> None:
    """Write down that nobody wants that edition any more."""
    await connection.execute(insert(DiscardRow).values(edition=number, author=author, at=at))


async def _editions(connection: AsyncConnection, which: Select[*tuple[Any, ...]]) -> list[Edition]:
    rows = (await connection.execute(which.order_by(EditionRow.number))).all()
    held = await _held(connection, [row.number for row in rows])
    return [
        Edition(
            number=row.number,
            created=row.created,
            author=row.author,
            note=row.note,
            passages=row.passages,
            reports=held[row.number],
            discarded=row.discard is not None,
        )
        for row in rows
    ]


async def _held(
    connection: AsyncConnection, numbers: Sequence[int]
) -> dict[int, tuple[Held, ...]]:
    query = (
        select(
            HoldingRow.edition,
            ReportRow.id,
            ReportRow.title,
            ReportRow.year,
            ReportRow.sha256,
            ReportRow.file,
        )
        .join(ReportRow, ReportRow.key == HoldingRow.report)
        .where(HoldingRow.edition.in_(numbers))
        .order_by(HoldingRow.edition, HoldingRow.position)
    )
    found = defaultdict[int, list[Held]](list)
    for row in await connection.execute(query):
        held = Held(row.id, row.title, row.year, row.sha256, row.file)
        found[row.edition].append(held)
    return {number: tuple(found[number]) for number in numbers}
