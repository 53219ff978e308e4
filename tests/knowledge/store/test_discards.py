"""Editions that nobody wants any more."""

from asyncio import TaskGroup
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection
from support.filed import filed

from bot.storage.database import Database
from knowledge.errors import EditionError, Hindrance
from knowledge.store import Store
from knowledge.tables import DiscardRow

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
PARKS = filed("公园", "全年新建公园十二个。")
ROADS = filed("道路", "全年修路三十公里。")
BRIDGES = filed("桥梁", "全年修桥五座。")


@pytest.fixture
async def store(database: Database) -> Store:
    """Return the store of edition 1, which is current, and 2, which was added."""
    made = Store(database, lambda: NOON)
    await made.begin([PARKS], author="出厂")
    await made.add([ROADS], author="小王")
    return made


async def hindrance(change: object) -> EditionError:
    with pytest.raises(EditionError) as caught:
        await change  # type: ignore[misc]
    return caught.value


async def ids(store: Store, number: int) -> list[str]:
    return [held.id for held in (await store.edition(number)).reports]


async def test_a_discarded_edition_stays_as_it_is_and_is_marked(
    store: Store, database: Database
) -> None:
    before = await store.reports(2)

    discarded = await store.discard(2, author="小李")

    assert (discarded.number, discarded.discarded) == (2, True)
    assert [edition.discarded for edition in await store.editions()] == [False, True]
    assert [report.text for report in await store.reports(2)] == [r.text for r in before]
    async with database.reading() as connection:
        (row,) = (await connection.execute(select(DiscardRow))).all()
    assert (row.edition, row.author, row.at) == (2, "小李", NOON)


async def test_what_comes_next_builds_on_the_newest_edition_that_is_wanted(store: Store) -> None:
    await store.discard(2, author="小李")

    newest = await store.newest()
    made = await store.add([BRIDGES], author="小王")

    assert newest.number == 1
    assert made.number == 3
    assert await ids(store, 3) == ["公园", "桥梁"]
    assert (await store.newest()).number == 3


async def test_what_is_removed_is_looked_for_in_an_edition_that_is_wanted(store: Store) -> None:
    await store.discard(2, author="小李")

    error = await hindrance(store.remove(["道路"], author="小王"))

    assert (error.code, error.data) == (Hindrance.NO_REPORT, {"id": "道路"})


async def test_no_number_comes_twice(store: Store) -> None:
    await store.discard(2, author="小李")
    await store.add([ROADS], author="小王")
    await store.discard(3, author="小李")

    assert (await store.add([ROADS], author="小王")).number == 4


async def test_no_switch_leads_to_a_discarded_edition(store: Store) -> None:
    await store.discard(2, author="小李")

    error = await hindrance(store.switch(2, author="小王"))

    assert (error.code, error.data) == (Hindrance.DISCARDED, {"number": 2})
    assert (await store.current()).edition == 1


async def test_only_what_is_there_and_wanted_by_nobody_can_be_discarded(store: Store) -> None:
    await store.discard(2, author="小李")

    missing = await hindrance(store.discard(7, author="小李"))
    again = await hindrance(store.discard(2, author="小王"))
    current = await hindrance(store.discard(1, author="小李"))

    assert (missing.code, missing.data) == (Hindrance.NO_EDITION, {"number": 7})
    assert (again.code, again.data) == (Hindrance.DISCARDED, {"number": 2})
    assert (current.code, current.data) == (Hindrance.IS_CURRENT, {"number": 1})


async def test_what_a_rollback_would_return_to_cannot_be_discarded(store: Store) -> None:
    await store.add([BRIDGES], author="小王")
    await store.switch(2, author="小李")
    await store.switch(3, author="小李")

    first = await hindrance(store.discard(1, author="小李"))
    second = await hindrance(store.discard(2, author="小李"))

    assert (first.code, first.data) == (Hindrance.WAS_CURRENT, {"number": 1})
    assert (second.code, second.data) == (Hindrance.WAS_CURRENT, {"number": 2})
    assert [(await store.rollback(author="小李")).edition for _ in range(2)] == [2, 1]


async def test_what_was_rolled_back_can_be_discarded(store: Store) -> None:
    await store.switch(2, author="小李")
    await store.rollback(author="小李")

    await store.discard(2, author="小李")

    assert (await store.newest()).number == 1
    assert (await hindrance(store.rollback(author="小李"))).code == Hindrance.NOTHING_BEFORE


async def test_processes_that_discard_one_edition_together_do_so_once(
    store: Store, database: Database
) -> None:
    codes = list[Hindrance]()

    async def discard() -> None:
        try:
            await Store(database).discard(2, author="小李")
        except EditionError as error:
            codes.append(error.code)

    async with TaskGroup() as tasks:
        for _ in range(4):
            tasks.create_task(discard())

    assert codes == [Hindrance.DISCARDED] * 3
    assert (await store.edition(2)).discarded


async def test_an_edition_is_discarded_with_what_goes_along_or_not_at_all(store: Store) -> None:
    async def fail(connection: AsyncConnection) -> None:
        raise OverflowError

    with pytest.raises(OverflowError):
        await store.discard(2, author="小李", also=fail)

    assert not (await store.edition(2)).discarded
