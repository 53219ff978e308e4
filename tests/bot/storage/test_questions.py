from asyncio import TaskGroup
from datetime import date, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from support.clock import Moment

from bot.storage.database import Database
from bot.storage.questions import LONGEST, Asked
from bot.storage.tables import QuestionRow
from knowledge.models import Kind


@pytest.fixture
def clock() -> Moment:
    return Moment()


@pytest.fixture
def asked(database: Database, clock: Moment) -> Asked:
    return Asked(database, clock, days=30)


async def rows(database: Database) -> list[tuple[object, ...]]:
    async with database.reading() as connection:
        return [tuple(row) for row in await connection.execute(select(QuestionRow))]


async def test_a_question_is_kept_masked_with_its_day_and_kind_and_nothing_else(
    asked: Asked, database: Database
) -> None:
    await asked.note("我叫陈志强，\n电话13800138000，  老年卡怎么办", Kind.DIRECT)

    assert await rows(database) == [
        (1, "我叫〔姓名〕， 电话〔电话〕， 老年卡怎么办", Kind.DIRECT, date(2024, 5, 1))
    ]


async def test_the_newest_come_first_and_each_text_once(asked: Asked) -> None:
    for question in ("甲", "乙", "甲", "丙", "乙"):
        await asked.note(question, Kind.OVERVIEW)

    assert await asked.latest() == ["乙", "丙", "甲"]
    assert await asked.latest(2) == ["乙", "丙"]


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        (Kind.DIRECT, ["人口"]),
        (Kind.CHOICE, ["人口"]),
        (Kind.OVERVIEW, ["人口"]),
        (Kind.RELATED, ["人口"]),
        (Kind.NOT_FOUND, []),
        (Kind.SMALL_TALK, []),
    ],
)
async def test_only_what_was_answered_is_kept(asked: Asked, kind: Kind, kept: list[str]) -> None:
    await asked.note("人口", kind)

    assert await asked.latest() == kept


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("问" * LONGEST, ["问" * LONGEST]),
        ("问" * (LONGEST + 1), []),
        ("13800138000 " * 40 + "人口", ["〔电话〕 " * 40 + "人口"]),  # long until it is masked
        ("电话138  \n0013  8000", ["电话〔电话〕"]),
        (" \u200b\n", []),
        ("人口\0\ud800多少", ["人口多少"]),  # no database takes these two
    ],
)
async def test_what_is_long_or_empty_once_masked_is_not_kept(
    asked: Asked, question: str, kept: list[str]
) -> None:
    await asked.note(question, Kind.DIRECT)

    assert await asked.latest() == kept


async def test_a_question_is_forgotten_after_its_days(asked: Asked, clock: Moment) -> None:
    await asked.note("老", Kind.DIRECT)
    clock.turn(days=1)
    await asked.note("新", Kind.DIRECT)
    clock.turn(days=28)

    kept = (await asked.forget(), await asked.latest())
    clock.turn(days=1)
    left = (await asked.forget(), await asked.latest())

    assert (kept, left) == ((0, ["新", "老"]), (1, ["新"]))


async def test_the_day_is_that_of_utc_whatever_the_clock_says(
    asked: Asked, database: Database, clock: Moment
) -> None:
    clock.now = datetime(2024, 5, 1, 6, tzinfo=timezone(timedelta(hours=8)))

    await asked.note("人口", Kind.DIRECT)

    assert [row[-1] for row in await rows(database)] == [date(2024, 4, 30)]


async def test_with_no_days_nothing_is_kept_and_all_that_was_is_deleted(
    asked: Asked, database: Database, clock: Moment
) -> None:
    await asked.note("昨天", Kind.DIRECT)
    off = Asked(database, clock, days=0)

    await off.note("今天", Kind.DIRECT)
    deleted = await off.forget()

    assert (deleted, await rows(database)) == (1, [])


async def test_no_more_are_kept_than_the_limit(database: Database, clock: Moment) -> None:
    asked = Asked(database, clock, days=30, most=2)
    for question in ("甲", "乙", "丙"):
        await asked.note(question, Kind.DIRECT)

    deleted = await asked.forget()

    assert (deleted, await asked.latest()) == (1, ["丙", "乙"])


async def test_forgetting_when_nothing_is_kept_deletes_nothing(asked: Asked) -> None:
    assert await asked.forget() == 0


async def test_two_processes_keep_and_forget_at_once(
    database: Database, database_url: str, clock: Moment
) -> None:
    async with Database.open(database_url) as second, TaskGroup() as tasks:
        for at in range(20):
            for replica in (database, second):
                here = Asked(replica, clock, days=30)
                tasks.create_task(here.note(f"第{at}个", Kind.DIRECT))
                tasks.create_task(here.forget())

    latest = await Asked(database, clock, days=30).latest()

    assert sorted(latest) == sorted(f"第{at}个" for at in range(20))
    assert len(await rows(database)) == 40


async def test_the_table_has_no_room_for_who_asked(database: Database) -> None:
    async with database.reading() as connection:
        columns = (await connection.execute(text("SELECT * FROM questions"))).keys()

    assert list(columns) == ["id", "text", "kind", "asked"]
