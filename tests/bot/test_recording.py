import logging
import sqlite3
from asyncio import Event
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from support.clock import Moment
from support.town import AUNT, GROUP, OpenTown, Tasks

from bot.recording import FORGET_SECONDS, MOST_UNDER_WAY, Recorder, keep_forgetting
from bot.serving.here import Here
from bot.storage.address import sqlite_url
from bot.storage.database import Database
from bot.storage.questions import Asked
from knowledge import Library
from knowledge.dialogue import turn_of
from knowledge.models import Answer, Kind, Turn

SERVED = "艾小越服务了多少居民?"
ID_CARD = "11010519491231002X"


class Slow(Here):
    """Answers when it is told that it is time."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.time = Event()

    async def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        await self.time.wait()
        return await super().ask(question, history)


def recorded(file: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT * FROM questions").fetchall()


async def test_a_question_is_recorded_masked_and_without_who_asked(
    town: OpenTown, tmp_path: Path
) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, f"小越，{SERVED}我的身份证是{ID_CARD}")
        (row,) = recorded(tmp_path / "town.db")

    _, text, kind, _ = row
    assert text == f"{SERVED}我的身份证是〔身份证号〕"
    assert kind == Kind.DIRECT


async def test_what_found_no_answer_and_small_talk_are_not_recorded(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(AUNT, AUNT, "火星上有没有水?")
        await t.hears(AUNT, AUNT, "谢谢")
        await t.hears(AUNT, AUNT, SERVED)

        assert await t.desk.asked.latest() == [SERVED]


async def test_a_question_that_goes_on_from_another_is_not_recorded(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(AUNT, AUNT, SERVED)
        answer = await t.hears(AUNT, AUNT, "那进了多少个群?")
        await t.hears(AUNT, AUNT, "越秀智库是什么?")

        assert "3113" in str(answer)
        assert await t.desk.asked.latest() == ["越秀智库是什么?", SERVED]


async def test_with_a_retention_of_no_days_nothing_is_recorded(town: OpenTown) -> None:
    async with town(question_retention_days=0) as t:
        await t.hears(AUNT, AUNT, SERVED)

        assert await t.desk.asked.latest() == []


async def test_a_database_that_fails_costs_no_answer_and_one_line(
    town: OpenTown, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with town() as t:
        with closing(sqlite3.connect(tmp_path / "town.db")) as connection:
            connection.execute("DROP TABLE questions")

        answer = await t.hears(AUNT, AUNT, SERVED)

    assert answer
    (line,) = [r for r in caplog.records if r.levelno >= logging.WARNING]
    assert line.getMessage().startswith("a question is not recorded: ")
    assert line.exc_info is None


async def test_what_comes_beyond_the_most_that_may_be_under_way_is_lost(
    library: Library, tmp_path: Path
) -> None:
    slow, found = Slow(library), library.ask(SERVED)
    async with Database.open(sqlite_url(tmp_path / "x.db")) as database, Tasks() as tasks:
        recorder = Recorder(Asked(database, days=30), slow, tasks)
        for _ in range(MOST_UNDER_WAY + 5):
            recorder.record(SERVED, [turn_of(found)], found)
        slow.time.set()
        await tasks.finish()
        before = len(recorded(tmp_path / "x.db"))

        recorder.record(SERVED, [], found)
        await tasks.finish()
        after = len(recorded(tmp_path / "x.db"))

    assert (before, after) == (MOST_UNDER_WAY, MOST_UNDER_WAY + 1)


async def test_old_questions_are_deleted_at_the_start_and_from_time_to_time(
    tmp_path: Path,
) -> None:
    clock, slept, left = Moment(), list[float](), list[list[str]]()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        left.append(await asked.latest())
        clock.turn(days=31)
        if len(slept) == 2:
            raise InterruptedError

    async with Database.open(sqlite_url(tmp_path / "x.db")) as database:
        asked = Asked(database, clock, days=30)
        await asked.note("甲", Kind.DIRECT)
        clock.turn(days=31)
        await asked.note("乙", Kind.DIRECT)

        with pytest.raises(InterruptedError):
            await keep_forgetting(asked, sleep)

    assert left == [["乙"], []]
    assert slept == [FORGET_SECONDS] * 2


async def test_a_database_that_is_away_is_asked_again_later(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Database.open(sqlite_url(tmp_path / "x.db")) as database:
        asked, times = Asked(database, days=30), list[float]()
        (tmp_path / "x.db").write_bytes(b"no longer a database" * 999)

        async def sleep(seconds: float) -> None:
            times.append(seconds)
            if len(times) == 2:
                raise InterruptedError

        with pytest.raises(InterruptedError):
            await keep_forgetting(asked, sleep)

    assert [r.getMessage().split(":")[0] for r in caplog.records] == [
        "old questions are not deleted yet"
    ] * 2
