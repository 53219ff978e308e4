"""A scheduler that is killed every few seconds, by a clock that jumps: each slot fires once."""

import asyncio
import random
import sys
import time
from asyncio.subprocess import Process
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from support import clocked
from support.posts import Post
from support.waiting import until

from bot.pushes.content import Content
from bot.storage.items import Items
from bot.storage.push_tables import PushRow, TopicRow

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

SECONDS = 60.0  # around each of two changes of clocks
JUMP_SECONDS = 0.15  # between two
KILL_SECONDS = 3.0
HOUR = 3600.0
JUMPS = (-2 * HOUR, -60.0, 600.0, HOUR, HOUR, 1.5 * HOUR, 1.5 * HOUR, 1.5 * HOUR)
LATEST = 1.9 * HOUR  # a slot that is later than the grace of two hours would be missed
BERLIN = ZoneInfo("Europe/Berlin")
AUTUMN = datetime(2026, 10, 24, 12, tzinfo=BERLIN)  # 02:30 comes twice on the next day
SPRING = datetime(2027, 3, 27, 12, tzinfo=BERLIN)  # 02:30 does not come on the next day


@dataclass
class Clock:
    """A clock in a file. It never runs far from a scheduler that is dead just then."""

    file: Path
    now: float
    looked: float  # until when somebody has

    def jump(self, seconds: float) -> None:
        self.look()
        self.now = min(self.now + seconds, self.looked + LATEST)
        clocked.write(self.file, self.now)

    def look(self) -> None:
        with suppress(FileNotFoundError):
            file = clocked.looked(self.file)
            self.looked = max(self.looked, float(file.read_text(encoding="ascii")))


async def started(address: str, clock: Path) -> Process:
    told = (sys.executable, "-m", "support.clocked", address, "Europe/Berlin", str(clock))
    return await asyncio.create_subprocess_exec(*told, cwd=Path(clocked.__file__).parents[1])


def due(begin: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the moments of 02:30 and 14:30, the first where it comes twice, else its end."""
    day: date = begin.date()
    while day <= end.date():
        for hour in (2, 14):
            at = datetime(day.year, day.month, day.day, hour, 30, tzinfo=BERLIN).astimezone(UTC)
            if at.astimezone(BERLIN).hour != hour:  # the clocks went from 02:00 to 03:00
                at = at.replace(minute=0)
            if begin < at <= end:
                yield at
        day += timedelta(days=1)


async def killed_again_and_again(address: str, clock: Clock, chance: random.Random) -> int:
    """Let the clock jump, and kill who looks at it; return how often, once all is looked at."""
    process, kills = await started(address, clock.file), 0
    end = time.monotonic() + SECONDS
    due = time.monotonic() + KILL_SECONDS
    try:
        while time.monotonic() < end:
            await asyncio.sleep(JUMP_SECONDS)
            clock.jump(chance.choice(JUMPS))
            if time.monotonic() > due:
                process.kill()
                await process.wait()
                process, kills = await started(address, clock.file), kills + 1
                due = time.monotonic() + KILL_SECONDS * (0.5 + chance.random())
        await caught_up(clock)
    finally:
        process.kill()
        await process.wait()
    return kills


@pytest.mark.parametrize("begin", [AUTUMN, SPRING], ids=["autumn", "spring"])
async def test_each_slot_fires_once(
    post: Post, database_url: str, tmp_path: Path, begin: datetime
) -> None:
    chance = random.Random(7)  # noqa: S311 - the same every time
    async with post.database.writing() as connection:
        await connection.execute(update(TopicRow).values(cron=""))
    told = {"cron": "30 2,14 * * *", "looked_until": begin.timestamp()}
    await post.change(TopicRow, TopicRow.id == post.topic, **told)
    await queued(post, 200)
    clock = Clock(tmp_path / "clock", begin.timestamp(), begin.timestamp())
    clock.jump(0.0)

    kills = await killed_again_and_again(database_url, clock, chance)

    query = select(PushRow).order_by(PushRow.fire_at)
    async with post.database.reading() as connection:
        found = (await connection.execute(query)).all()
    fired = [datetime.fromtimestamp(row.fire_at, UTC) for row in found if row.frozen_at]
    assert fired == list(due(begin.astimezone(UTC), datetime.fromtimestamp(clock.now, UTC)))
    assert len(found) == len(fired) == len({row.item_id for row in found})
    assert kills >= SECONDS / KILL_SECONDS / 2
    assert len(fired) > 4


async def queued(post: Post, count: int) -> None:
    async def nothing(_: object) -> None:
        pass

    items = Items(post.database)
    rows = [(post.topic, Content(text=str(number)).to_json(), None) for number in range(count)]
    await items.approve(await items.ask_all(rows, "2003", nothing), nothing, by="2002")


async def caught_up(clock: Clock) -> None:
    """Wait until somebody has looked at all that the clock ever showed."""
    clock.now = max(clock.now, clock.looked + 1.0)
    clock.jump(0.0)

    async def has_looked() -> bool:
        clock.look()
        return clock.looked >= clock.now

    async with asyncio.timeout(60):
        await until(has_looked)
