"""A database with a topic that is pushed, and groups that have it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select, update

from bot.pushes.freezing import freeze
from bot.pushes.outbox import Claim, Outbox, Settled
from bot.pushes.tending import tend
from bot.storage.chats import ChatProfile, Chats, ChatType
from bot.storage.database import Database
from bot.storage.push_tables import ChatPushRow, DeliveryRow, PushRow, TopicRow
from bot.storage.seconds import seconds_now
from bot.storage.states import DeliveryState, PushState

GUANGZHOU = ZoneInfo("Asia/Shanghai")
LATER = 10_000.0  # seconds
NEVER_QUIET = {"quiet_start": 0, "quiet_end": 0, "is_off": False, "muted_until": 0.0}


@dataclass(frozen=True)
class Hand:
    """A worker led by hand: each thing it does is a turn of its own."""

    outbox: Outbox

    async def claim(self, most: int) -> list[Claim]:
        async with self.outbox.turn() as turn:
            return await turn.claim(most)

    async def mark(self, claims: Sequence[Claim]) -> list[Claim]:
        async with self.outbox.turn() as turn:
            return await turn.mark(claims)

    async def give_back(self, claims: Sequence[Claim]) -> None:
        async with self.outbox.turn() as turn:
            await turn.give_back(claims)

    async def settle(self, settled: Sequence[Settled]) -> None:
        async with self.outbox.turn() as turn:
            await turn.settle(settled)


@dataclass
class Post:
    """A database with a topic, and what tests want of it."""

    database: Database
    topic: int
    rate: float | None = None

    def outbox(self, name: str = "一", rate: float | None = None) -> Outbox:
        return Outbox(self.database, name, rate=rate, timezone=GUANGZHOU)

    def worker(self, name: str = "一", rate: float | None = None) -> "Hand":
        return Hand(self.outbox(name, rate))

    async def tend(self, name: str) -> None:
        await tend(self.database, name)

    async def groups(self, count: int, first: int = 1) -> list[int]:
        chats = Chats(self.database)
        ids = [-number for number in range(first, first + count)]
        for id_ in ids:
            await chats.remember(ChatProfile(id=id_, type=ChatType.GROUP, title=f"群{-id_}"))
            await self.put(ChatPushRow, chat_id=id_, **NEVER_QUIET)
        return ids

    async def push(self, fire_at: float = 0.0, **values: Any) -> int:
        """Freeze a push to all who have the topic, and return its number."""
        told = {
            "topic_id": self.topic,
            "fire_at": fire_at,
            "state": PushState.PLANNED,
            "content": {},
            "author": "2003",
            "approved_by": "2002",
            "is_urgent": False,
            "created_at": seconds_now(),
            "expires_at": seconds_now() + LATER,
            "total": 0,
        }
        async with self.database.writing() as connection:
            made = insert(PushRow).values({**told, **values}).returning(PushRow.id)
            id_: int = (await connection.execute(made)).scalar_one()
            await freeze(connection, id_)
            return id_

    async def put(self, table: Any, **values: Any) -> None:
        async with self.database.writing() as connection:
            await connection.execute(insert(table).values(values))

    async def change(self, table: Any, *where: Any, **values: Any) -> None:
        async with self.database.writing() as connection:
            await connection.execute(update(table).where(*where).values(values))

    async def states(self, push: int) -> dict[DeliveryState, int]:
        query = select(DeliveryRow.state).where(DeliveryRow.push_id == push)
        async with self.database.reading() as connection:
            return dict(Counter(await connection.scalars(query)))

    async def reasons(self, push: int) -> dict[str, int]:
        query = select(DeliveryRow.reason).where(
            DeliveryRow.push_id == push, DeliveryRow.reason != ""
        )
        async with self.database.reading() as connection:
            return dict(Counter(await connection.scalars(query)))

    async def row(self, table: Any, *where: Any) -> Any:
        async with self.database.reading() as connection:
            return (await connection.execute(select(table).where(*where))).one()


async def topic(database: Database) -> Post:
    """Add a topic that every group has unless it chooses otherwise."""
    row = {
        "name": "社区通知",
        "emoji": "📣",
        "cron": "",
        "grace": 7200.0,
        "is_urgent": False,
        "is_default": True,
        "rests_on_holidays": False,
        "position": 9,
        "is_paused": False,
        "is_retired": False,
        "looked_until": 0.0,
    }
    async with database.writing() as connection:
        made = insert(TopicRow).values(row).returning(TopicRow.id)
        id_: int = (await connection.execute(made)).scalar_one()
    return Post(database, id_)


@pytest.fixture
async def post(database: Database) -> Post:
    return await topic(database)
