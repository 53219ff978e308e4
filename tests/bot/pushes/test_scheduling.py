"""Slots become pushes once, whatever the clock and however many look."""

import asyncio
import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from support.posts import GUANGZHOU, Post

from bot.errors import StartError
from bot.pushes.content import Content
from bot.pushes.holidays import holidays
from bot.pushes.scheduling import Scheduler
from bot.storage.database import Database
from bot.storage.items import Items, Timing
from bot.storage.notices import NoticeKind, Notices
from bot.storage.push_tables import PushRow, TopicRow
from bot.storage.states import PushState

MONDAY = datetime(2026, 11, 30, 10, 0, tzinfo=GUANGZHOU)
HOUR = 3600.0


class Hands:
    """A clock that a test moves."""

    def __init__(self, at: datetime) -> None:
        self.now = at.timestamp()

    async def __call__(self) -> float:
        return self.now


async def nothing(_: object) -> None:
    """Note nothing."""


async def scheduled(post: Post, cron: str, since: datetime, **values: object) -> None:
    others = TopicRow.id != post.topic
    await post.change(TopicRow, others, cron="")
    told = {"cron": cron, "looked_until": since.timestamp(), **values}
    await post.change(TopicRow, TopicRow.id == post.topic, **told)


async def queued(post: Post, text: str, day: date | None = None) -> None:
    items = Items(post.database)
    content = Content(text=text).to_json()
    (item,) = await items.ask_all([(post.topic, content, day)], "2003", nothing)
    await items.approve([item], nothing, by="2002")


async def pushes(post: Post) -> list[tuple[datetime, PushState, str]]:
    query = select(PushRow.fire_at, PushRow.state, PushRow.content).order_by(PushRow.fire_at)
    async with post.database.reading() as connection:
        rows = (await connection.execute(query)).all()
    return [
        (datetime.fromtimestamp(row.fire_at, UTC), row.state, row.content.get("text", ""))
        for row in rows
    ]


async def told(database: Database) -> list[NoticeKind]:
    ours = (NoticeKind.MISSED, NoticeKind.EMPTY, NoticeKind.LAPSED)
    return [notice.kind for notice in await Notices(database).take() if notice.kind in ours]


async def test_a_slot_takes_what_is_next_in_the_queue(post: Post) -> None:
    await scheduled(post, "0 10 * * *", MONDAY - timedelta(minutes=1))
    for text in ("一", "二"):
        await queued(post, text)
    hands = Hands(MONDAY)
    scheduler = Scheduler(post.database, timezone=GUANGZHOU, clock=hands)

    await scheduler.look()
    hands.now += 24 * HOUR
    await scheduler.look()

    assert [text for _, _, text in await pushes(post)] == ["一", "二"]


async def test_what_is_of_that_day_goes_before_the_queue_and_what_is_past_lapses(
    post: Post,
) -> None:
    await scheduled(post, "0 10 * * *", MONDAY - timedelta(minutes=1))
    await queued(post, "随便哪天")
    await queued(post, "就是今天", MONDAY.date())
    await queued(post, "昨天", MONDAY.date() - timedelta(days=1))

    await Scheduler(post.database, timezone=GUANGZHOU, clock=Hands(MONDAY)).look()

    assert [text for _, _, text in await pushes(post)] == ["就是今天"]
    assert await told(post.database) == [NoticeKind.LAPSED]


async def test_an_empty_queue_is_told_of_only_where_there_was_something_once(
    post: Post,
) -> None:
    await scheduled(post, "0 10 * * *", MONDAY - timedelta(minutes=1))
    hands = Hands(MONDAY)
    scheduler = Scheduler(post.database, timezone=GUANGZHOU, clock=hands)
    await scheduler.look()
    assert await told(post.database) == []

    await queued(post, "一")
    for _ in range(2):
        hands.now += 24 * HOUR
        await scheduler.look()

    assert await told(post.database) == [NoticeKind.EMPTY]


async def test_after_downtime_the_newest_slot_fires_once_and_the_rest_was_missed(
    post: Post,
) -> None:
    await scheduled(post, "0 10 * * *", MONDAY - timedelta(days=3, hours=1))
    await queued(post, "一")

    hands = Hands(MONDAY + timedelta(hours=1))
    await Scheduler(post.database, timezone=GUANGZHOU, clock=hands).look()

    states = [state for _, state, _ in await pushes(post)]
    assert states == [PushState.MISSED] * 3 + [PushState.RUNNING]
    assert await told(post.database) == [NoticeKind.MISSED] * 3


async def test_a_slot_that_is_later_than_the_grace_was_missed(post: Post) -> None:
    await scheduled(post, "0 10 * * *", MONDAY - timedelta(hours=1), grace=HOUR)
    await queued(post, "一")

    hands = Hands(MONDAY + timedelta(hours=1, minutes=1))
    await Scheduler(post.database, timezone=GUANGZHOU, clock=hands).look()

    assert [state for _, state, _ in await pushes(post)] == [PushState.MISSED]


async def test_a_push_planned_for_a_moment_that_nobody_was_there_is_missed(post: Post) -> None:
    items = Items(post.database)
    content = Content(text="定时").to_json()
    item = await items.add(
        post.topic, content, "2003", nothing, timing=Timing.AT, at=MONDAY.timestamp()
    )
    await items.approve([item], nothing, by="2002")

    hands = Hands(MONDAY + timedelta(hours=3))
    await Scheduler(post.database, timezone=GUANGZHOU, clock=hands).look()

    assert [state for _, state, _ in await pushes(post)] == [PushState.MISSED]


async def test_on_a_holiday_it_rests(post: Post) -> None:
    await scheduled(post, "0 10 * * *", MONDAY - timedelta(hours=1), rests_on_holidays=True)
    await queued(post, "一")

    scheduler = Scheduler(
        post.database, timezone=GUANGZHOU, rests_on={MONDAY.date()}, clock=Hands(MONDAY)
    )
    await scheduler.look()

    assert [state for _, state, _ in await pushes(post)] == [PushState.HOLIDAY]


async def test_many_who_look_at_once_make_one_push(post: Post) -> None:
    await scheduled(post, "0 10 * * *", MONDAY - timedelta(minutes=1))
    for text in "一二三":
        await queued(post, text)

    many = [Scheduler(post.database, timezone=GUANGZHOU, clock=Hands(MONDAY)) for _ in range(6)]
    await asyncio.gather(*(scheduler.look() for scheduler in many))

    assert [text for _, _, text in await pushes(post)] == ["一"]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin"])
async def test_with_a_clock_that_jumps_every_slot_has_one_fate(
    post: Post, seed: int, zone: str
) -> None:
    chance = random.Random(seed)  # noqa: S311 - it must be the same every time
    timezone = ZoneInfo(zone)
    begin = datetime(2026, 10, 24, 12, 0, tzinfo=timezone)
    await scheduled(post, "30 2,14 * * *", begin)
    for number in range(40):
        await queued(post, str(number))
    hands = Hands(begin)

    for _ in range(60):  # a new scheduler each time, as after a restart
        hands.now += chance.choice([-2 * HOUR, -60.0, 1.0, 600.0, HOUR, 3 * HOUR])
        await Scheduler(post.database, timezone=timezone, clock=hands).look()
    hands.now = max(hands.now, begin.timestamp() + 48 * HOUR)
    await Scheduler(post.database, timezone=timezone, clock=hands).look()

    found = await pushes(post)
    days = int((hands.now - begin.timestamp()) / (24 * HOUR)) + 2
    local = [begin.date() + timedelta(days=day) for day in range(days)]
    due = [
        datetime(day.year, day.month, day.day, hour, 30, tzinfo=timezone).astimezone(UTC)
        for day in local
        for hour in (2, 14)
    ]
    until = datetime.fromtimestamp(hands.now, UTC)
    latest = max(at for at, _, _ in found)
    assert [at for at, _, _ in found] == [at for at in due if begin < at <= max(until, latest)]
    texts = Counter(text for _, _, text in found if text)
    assert set(texts.values()) <= {1}


def test_holidays_are_read_a_day_or_a_span_a_line(tmp_path: Path) -> None:
    file = tmp_path / "节.txt"
    file.write_text("2026-10-01..2026-10-03 # 国庆\n\n2027-01-01\n", encoding="utf-8")

    assert holidays(file) == {date(2026, 10, day) for day in (1, 2, 3)} | {date(2027, 1, 1)}


@pytest.mark.parametrize("line", ["十月一日", "2026-10-07..2026-10-01", "2026-13-01"])
def test_a_line_that_is_no_day_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "节.txt"
    file.write_text(f"2026-10-01\n{line}\n", encoding="utf-8")

    with pytest.raises(StartError) as caught:
        holidays(file)

    assert caught.value.data == {"path": str(file), "line": 2}
