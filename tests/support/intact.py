"""Whether a database is whole, looked at as the program does that opens it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.editions import editions_in
from bot.roles import Action
from bot.storage.database import Database
from bot.storage.tables import AuditRow
from knowledge.models import Report
from knowledge.store import Filed, Store
from knowledge.tables import CurrentRow, HoldingRow, PassageRow, ReportRow, SourceRow, SwitchRow

GLANCE_SECONDS = 0.01
SWITCHES = select(SwitchRow.edition).order_by(SwitchRow.id)
OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


@dataclass(frozen=True)
class Kept:
    """How many editions there are, which is current, after which switches, the first included."""

    editions: int
    current: int
    switches: tuple[int, ...]


def intact(address: str, filed: Sequence[Sequence[Filed]]) -> Kept:
    """Return what is kept, once all of it is found whole; `filed` are the editions, from 1.

    The last of them may be missing.
    """
    return asyncio.run(_intact(address, filed))


async def _intact(address: str, filed: Sequence[Sequence[Filed]]) -> Kept:
    async with Database.open(address) as database:
        async with database.reading() as connection:
            await _alone(connection)
        store = await editions_in(database)
        editions = await store.editions()
        assert [each.number for each in editions] == list(range(1, len(editions) + 1))
        for edition, reports in zip(editions, filed, strict=False):
            await _is_whole(store, edition.number, reports)
        assert len(editions) in (len(filed) - 1, len(filed))
        current = (await store.current()).edition
        async with database.reading() as connection:
            switches = tuple(await connection.scalars(SWITCHES))
            await _is_tidy(connection)
            assert await _noted(connection, Action.ADD) == [e.number for e in editions[1:]]
            assert await _noted(connection, Action.SWITCH) == list(switches[1:])
        assert current == switches[-1]
        return Kept(len(editions), current, switches)


async def _alone(connection: AsyncConnection) -> None:
    """Wait until a server has seen who was killed: until then a COMMIT may still be under way."""
    if connection.dialect.name == "postgresql":
        while await connection.scalar(OTHERS):
            await asyncio.sleep(GLANCE_SECONDS)
            await connection.execute(text("SELECT pg_stat_clear_snapshot()"))


async def _is_whole(store: Store, number: int, filed: Sequence[Filed]) -> None:
    """Check that the edition holds just what was filed."""
    edition = await store.edition(number)
    reports = await store.reports(number)
    contents = [content for _, content in await store.sources(number)]
    assert [_told(report) for report in reports] == [_told(each.report) for each in filed]
    assert [(h.id, h.file, h.sha256) for h in edition.reports] == [
        (each.report.id, each.file, each.sha256) for each in filed
    ]
    assert contents == [each.source for each in filed]
    assert edition.passages == sum(len(each.report.passages) for each in filed)


def _told(report: Report) -> list[Any]:
    return [getattr(report, field.name) for field in fields(report)]


async def _is_tidy(connection: AsyncConnection) -> None:
    """Check that one edition is current, and that nothing is left of what was not made."""
    held = set(await connection.scalars(select(HoldingRow.report)))
    assert set(await connection.scalars(select(ReportRow.key))) == held
    assert set(await connection.scalars(select(PassageRow.report))) == held
    sources = set(await connection.scalars(select(SourceRow.sha256)))
    assert sources == set(await connection.scalars(select(ReportRow.sha256)))
    assert await connection.scalar(select(func.count()).select_from(CurrentRow)) == 1
    if connection.dialect.name == "sqlite":
        assert list(await connection.scalars(text("PRAGMA integrity_check"))) == ["ok"]
        assert (await connection.execute(text("PRAGMA foreign_key_check"))).all() == []


async def _noted(connection: AsyncConnection, action: Action) -> list[int]:
    """Return the editions for which the audit log notes that, in its order."""
    query = select(AuditRow.details).where(AuditRow.action == action).order_by(AuditRow.id)
    return [details["edition"] for details in await connection.scalars(query)]
