from contextlib import suppress

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from support.clock import NOON, Moment

from bot.roles import Action
from bot.storage.audit import Audit, Entry
from bot.storage.database import Database

INSERT = "INTO audit (id, at, actor, action, details) VALUES (1, '2024-05-01', 'x', 'x', '{}')"


@pytest.fixture
def audit(database: Database) -> Audit:
    return Audit(database, Moment())


async def test_what_was_done_is_kept_as_told(audit: Audit) -> None:
    await audit.note("123456789", Action.SWITCH, edition=3, before=2, note="年度报告")

    details = {"edition": 3, "before": 2, "note": "年度报告"}
    assert await audit.latest(10) == [Entry(1, NOON, "123456789", "switch", details)]


async def test_the_log_is_read_backwards_page_by_page(audit: Audit) -> None:
    for number in range(1, 6):
        await audit.note("cli:chen", Action.ADD, edition=number, reports=["a", "b"])

    first = await audit.latest(2)
    second = await audit.page(first[-1].id, 2)
    last = await audit.page(second[-1].id, 2)

    pages = [[entry.details["edition"] for entry in page] for page in (first, second, last)]
    assert pages == [[5, 4], [3, 2], [1]]
    assert await audit.page(last[-1].id, 2) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'nobody'",
        "UPDATE audit SET details = '{}' WHERE id = 1",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE id = 1",
        f"INSERT {INSERT} ON CONFLICT (id) DO UPDATE SET actor = 'nobody'",
    ],
)
async def test_the_database_refuses_to_change_or_delete_an_entry(
    audit: Audit, database: Database, statement: str
) -> None:
    await audit.note("1", Action.ROLLBACK)

    with pytest.raises(DBAPIError, match="the audit log only grows"):
        async with database.writing() as connection:
            await connection.execute(text(statement))

    assert [entry.actor for entry in await audit.latest(10)] == ["1"]


async def test_sqlite_refuses_to_replace_an_entry(sqlite_url: str) -> None:
    async with Database.open(sqlite_url) as database:
        audit = Audit(database)
        await audit.note("1", Action.ROLLBACK)

        with pytest.raises(DBAPIError, match="the audit log only grows"):
            async with database.writing() as connection:
                await connection.execute(text(f"INSERT OR REPLACE {INSERT}"))

        assert [entry.actor for entry in await audit.latest(10)] == ["1"]


async def test_postgresql_refuses_to_empty_the_log(postgresql_url: str) -> None:
    async with Database.open(postgresql_url) as database:
        audit = Audit(database)
        await audit.note("1", Action.ROLLBACK)

        with pytest.raises(DBAPIError, match="the audit log only grows"):
            async with database.writing() as connection:
                await connection.execute(text("TRUNCATE audit"))

        assert [entry.actor for entry in await audit.latest(10)] == ["1"]


async def test_an_entry_and_the_change_it_tells_of_are_kept_together_or_not_at_all(
    audit: Audit, database: Database
) -> None:
    note = audit.noting("1", Action.SWITCH, edition=2)

    with suppress(ZeroDivisionError):
        async with database.writing() as connection:
            await note(connection)
            raise ZeroDivisionError
    lost = await audit.latest(10)
    async with database.writing() as connection:
        await note(connection)

    assert lost == []
    assert [entry.details for entry in await audit.latest(10)] == [{"edition": 2}]


async def test_a_word_of_a_newer_program_is_read_as_it_is(
    audit: Audit, database: Database
) -> None:
    async with database.writing() as connection:
        await connection.execute(text(f"INSERT {INSERT}"))

    assert [entry.action for entry in await audit.latest(10)] == ["x"]
