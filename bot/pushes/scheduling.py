"""What is due: slots of the topics become pushes, and pushes whose time has come are frozen.

Any number of processes may look: a slot has its fate from whoever was first.
"""

import logging
from collections.abc import Awaitable, Callable, Collection
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Row, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.pushes.freezing import freeze
from bot.pushes.schedule import Due, Fate, Plan, look
from bot.storage.database import Database
from bot.storage.items import EXPIRES_SECONDS, lapse, next_item
from bot.storage.notices import NoticeKind, notify
from bot.storage.push_tables import PushRow, TopicRow
from bot.storage.seconds import seconds_now
from bot.storage.states import PushState

STARTED_AT_A_TIME: Final = 10  # pushes

_FATES: Final = {Fate.MISSED: PushState.MISSED, Fate.HOLIDAY: PushState.HOLIDAY}
_SCHEDULED = (
    select(TopicRow)
    .where(TopicRow.cron != "", ~TopicRow.is_paused, ~TopicRow.is_retired)
    .order_by(TopicRow.id)
)

log = logging.getLogger(__name__)


class Scheduler:
    """Looks what is due. `clock` gives seconds since 1970; without one, the database's is read."""

    def __init__(
        self,
        database: Database,
        *,
        timezone: ZoneInfo,
        rests_on: Collection[date] = (),
        clock: Callable[[], Awaitable[float]] | None = None,
    ) -> None:
        self._database = database
        self._timezone = timezone
        self._rests_on = rests_on
        self._clock = clock or self._database_clock

    async def look(self) -> list[int]:
        """Give every slot that is due its fate, and start what is; return what was started.

        Raises StorageError.
        """
        now = await self._clock()
        async with self._database.reading() as connection:
            topics = (await connection.execute(_SCHEDULED)).all()
        for topic in topics:
            if not topic.looked_until or self._due(topic, now):
                await self._decide(topic.id, now)
        return await self._start(now)

    async def _database_clock(self) -> float:
        async with self._database.reading() as connection:
            return float(await connection.scalar(select(seconds_now())) or 0.0)

    def _due(self, topic: Row[Any], now: float) -> Collection[Due]:
        return self._look(topic, now)[0]

    def _look(self, topic: Row[Any], now: float) -> tuple[Collection[Due], float]:
        plan = Plan(
            cron=topic.cron,
            timezone=self._timezone,
            grace=timedelta(seconds=topic.grace),
            rests_on=self._rests_on if topic.rests_on_holidays else (),
        )
        found = look(plan, since=_moment(topic.looked_until), now=_moment(now))
        return found.due, found.until.timestamp()

    async def _decide(self, topic_id: int, now: float) -> None:
        locked = _SCHEDULED.where(TopicRow.id == topic_id).with_for_update()
        async with self._database.writing() as connection:
            topic = (await connection.execute(locked)).one_or_none()
            if topic is None:  # paused meanwhile
                return
            due, until = self._look(topic, now) if topic.looked_until else ((), now)
            for each in due:
                await self._give(connection, topic, each, now)
            looked = update(TopicRow).where(TopicRow.id == topic_id)
            await connection.execute(looked.values(looked_until=until))

    async def _give(
        self, connection: AsyncConnection, topic: Row[Any], due: Due, now: float
    ) -> None:
        row = {
            "topic_id": topic.id,
            "fire_at": due.at.timestamp(),
            "state": _FATES.get(due.fate, PushState.EMPTY),
            "content": {},
            "author": "",
            "approved_by": "",
            "is_urgent": topic.is_urgent,
            "created_at": now,
            "expires_at": max(now, due.at.timestamp()) + EXPIRES_SECONDS,
            "total": 0,
            "ended_at": now,
        }
        made = (
            self._database.insert(PushRow)
            .values(row)
            .on_conflict_do_nothing(index_elements=["topic_id", "fire_at"])
            .returning(PushRow.id)
        )
        push = await connection.scalar(made)
        if push is None:  # something was planned for that very moment
            return
        if due.fate is Fate.FIRES:
            await self._fill(connection, topic.id, push, due.at)
        elif due.fate is Fate.MISSED:
            await notify(connection, NoticeKind.MISSED, push=push)

    async def _fill(
        self, connection: AsyncConnection, topic_id: int, push: int, at: datetime
    ) -> None:
        """Let a push say what is next in the queue of its topic."""
        day = at.astimezone(self._timezone).date()
        for lapsed in await lapse(connection, topic_id, day):
            await notify(connection, NoticeKind.LAPSED, item=lapsed)
        item = await next_item(connection, topic_id, day)
        filled = update(PushRow).where(PushRow.id == push)
        if item is None:
            if await _is_in_use(connection, topic_id):
                await notify(connection, NoticeKind.EMPTY, push=push)
            return
        await connection.execute(
            filled.values(
                state=PushState.PLANNED,
                ended_at=None,
                item_id=item.id,
                content=item.content,
                author=item.author,
                approved_by=item.approved_by,
            )
        )

    async def _start(self, now: float) -> list[int]:
        """Freeze what is planned for now; what is later than its topic's grace was missed."""
        planned = (
            select(PushRow.id, PushRow.fire_at, TopicRow.grace)
            .join(TopicRow, TopicRow.id == PushRow.topic_id)
            .where(PushRow.state == PushState.PLANNED, PushRow.fire_at <= now)
            .order_by(PushRow.is_urgent.desc(), PushRow.fire_at)
            .limit(STARTED_AT_A_TIME)
        )
        async with self._database.reading() as connection:
            pushes = (await connection.execute(planned)).all()
        started = []
        for push in pushes:
            async with self._database.writing() as connection:
                if now - push.fire_at > push.grace:
                    await _miss(connection, push.id, now)
                elif await freeze(connection, push.id) is not None:
                    started.append(push.id)
        return started


async def _miss(connection: AsyncConnection, push: int, now: float) -> None:
    missing = (
        update(PushRow)
        .where(PushRow.id == push, PushRow.state == PushState.PLANNED)
        .values(state=PushState.MISSED, ended_at=now)
    )
    if (await connection.execute(missing)).rowcount:
        await notify(connection, NoticeKind.MISSED, push=push)


async def _is_in_use(connection: AsyncConnection, topic_id: int) -> bool:
    """Return whether a topic was ever pushed: who never filled its queue is not told of it."""
    used = exists().where(PushRow.topic_id == topic_id, PushRow.item_id.is_not(None))
    return bool(await connection.scalar(select(used)))


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
