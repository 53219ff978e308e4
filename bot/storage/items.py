"""What is to be pushed: written, shown to somebody else, approved, and then in its turn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, case, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import Bar, PushError
from bot.storage.database import Database
from bot.storage.notices import notify
from bot.storage.push_tables import ItemRow, PushRow, TopicRow
from bot.storage.seconds import seconds_now
from bot.storage.states import ItemState, NoticeKind, PushState, Timing
from knowledge.store import Also

__all__ = ["EXPIRES_SECONDS", "Item", "ItemState", "Items", "Timing"]

EXPIRES_SECONDS: Final = 24 * 3600.0  # a push that could not be delivered by then is old news
KEPT: Final = 500  # items of a list

_COLUMNS = tuple(column for column in ItemRow.__table__.columns if column.key != "file")
_OPEN = (ItemState.DRAFT, ItemState.ASKED, ItemState.APPROVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as stored; `at` and `created_at` are seconds since 1970.

    `content` is what `bot.pushes.content` makes of it; `batch` the first item of its calendar.
    """

    id: int
    topic_id: int
    state: ItemState
    version: int
    content: dict[str, Any]
    timing: Timing
    at: float | None
    day: date | None
    batch: int | None
    author: str
    approved_by: str
    created_at: float

    @property
    def is_queued(self) -> bool:
        """Whether a slot of its topic takes it."""
        return self.timing in (Timing.QUEUE, Timing.DAY)


class Items:
    """The items table. Right under concurrent calls; every method raises `StorageError`.

    What is out of date by then raises PushError: NO_ITEM, CHANGED, CLOSED.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, id_: int) -> Item:
        """Return an item."""
        async with self._database.reading() as connection:
            return await _get(connection, id_)

    async def file(self, id_: int) -> bytes | None:
        """Return the file of an item that Telegram does not have yet."""
        query = select(ItemRow.file).where(ItemRow.id == id_)
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    async def of_topic(self, topic_id: int, *states: ItemState) -> list[Item]:
        """Return items in those states in the order in which slots would take them."""
        query = (
            select(*_COLUMNS)
            .where(ItemRow.topic_id == topic_id, ItemRow.state.in_(states))
            .order_by(ItemRow.day.nulls_last(), ItemRow.id)
        )
        return await self._many(query)

    async def of_author(self, author: str) -> list[Item]:
        """Return what somebody has not finished, or what waits to be approved, newest first."""
        query = (
            select(*_COLUMNS)
            .where(
                or_(
                    ItemRow.state == ItemState.ASKED,
                    and_(ItemRow.state == ItemState.DRAFT, ItemRow.author == author),
                )
            )
            .order_by(ItemRow.id.desc())
        )
        return await self._many(query)

    async def batch(self, first: int) -> list[Item]:
        """Return the items that came with that one, from one calendar, in order."""
        query = select(*_COLUMNS).where(ItemRow.batch == first).order_by(ItemRow.id)
        return await self._many(query)

    async def draft(self, topic_id: int, author: str, content: dict[str, Any]) -> Item:
        """Begin an item."""
        row = _row(topic_id, author, content)
        async with self._database.writing() as connection:
            return await _add(connection, row)

    async def edit(self, item: Item, **values: Any) -> Item:
        """Change a draft that is still as `item` shows it, and return it as it is then."""
        async with self._database.writing() as connection:
            return await self._move(connection, item, (ItemState.DRAFT,), **values)

    async def keep_file(self, item: Item, content: dict[str, Any]) -> None:
        """Note that Telegram has the file of an item by now; what is shown does not change."""
        statement = update(ItemRow).where(ItemRow.id == item.id, ItemRow.version == item.version)
        async with self._database.writing() as connection:
            await connection.execute(statement.values(content=content, file=None))

    async def ask(self, item: Item, also: Also) -> Item:
        """Ask the others to approve a draft."""
        async with self._database.writing() as connection:
            asked = await self._move(connection, item, (ItemState.DRAFT,), state=ItemState.ASKED)
            await notify(connection, NoticeKind.ASKED, item=item.id, actor=item.author)
            await also(connection)
            return asked

    async def ask_all(
        self, rows: Sequence[tuple[int, dict[str, Any], date | None]], author: str, also: Also
    ) -> list[Item]:
        """Add items of a calendar, each with its topic and day, and ask to approve them."""
        async with self._database.writing() as connection:
            made, first = list[Item](), None
            for topic_id, content, day in rows:
                row = _row(topic_id, author, content) | {
                    "state": ItemState.ASKED,
                    "timing": Timing.QUEUE if day is None else Timing.DAY,
                    "day": day,
                    "batch": first,
                }
                made.append(await _add(connection, row))
                first = made[0].id
            if made:
                own = update(ItemRow).where(ItemRow.id == first).values(batch=first)
                await connection.execute(own)
                made[0] = replace(made[0], batch=first)
                await notify(connection, NoticeKind.ASKED, item=first, actor=author)
                await also(connection)
            return made

    async def add(
        self, topic_id: int, content: dict[str, Any], author: str, also: Also, **values: Any
    ) -> Item:
        """Add an item that is complete, and ask to approve it."""
        row = _row(topic_id, author, content) | {"state": ItemState.ASKED, **values}
        async with self._database.writing() as connection:
            item = await _add(connection, row)
            await notify(connection, NoticeKind.ASKED, item=item.id, actor=author)
            await also(connection)
            return item

    async def take_back(self, item: Item, also: Also, *, by: str) -> Item:
        """Make a draft again of what was asked; its author is told where it was another."""
        async with self._database.writing() as connection:
            draft = await self._move(connection, item, (ItemState.ASKED,), state=ItemState.DRAFT)
            if by != item.author:
                await notify(connection, NoticeKind.RETURNED, item=item.id, actor=by)
            await also(connection)
            return draft

    async def withdraw(self, item: Item, also: Also) -> Item:
        """Let nobody push it any more."""
        async with self._database.writing() as connection:
            gone = await self._move(connection, item, _OPEN, state=ItemState.WITHDRAWN)
            await also(connection)
            return gone

    async def approve(self, items: Sequence[Item], also: Also, *, by: str) -> list[int]:
        """Approve what was shown; what is not queued is a push from now on: return its number.

        All of them, or none.
        """
        pushes = []
        async with self._database.writing() as connection:
            await also(connection)
            for item in items:
                state = ItemState.APPROVED if item.is_queued else ItemState.USED
                approved = await self._move(
                    connection, item, (ItemState.ASKED,), state=state, approved_by=by
                )
                if not item.is_queued:
                    pushes.append(await plan(connection, approved, approved.at))
            if items[0].author != by:
                await notify(connection, NoticeKind.APPROVED, item=items[0].id, actor=by)
        return pushes

    async def _move(
        self, connection: AsyncConnection, item: Item, states: Sequence[ItemState], **values: Any
    ) -> Item:
        moving = (
            update(ItemRow)
            .where(
                ItemRow.id == item.id,
                ItemRow.version == item.version,
                ItemRow.state.in_(states),
            )
            .values({"version": ItemRow.version + 1, **values})
            .returning(*_COLUMNS)
        )
        if row := (await connection.execute(moving)).one_or_none():
            return _item(row)
        now = await _get(connection, item.id)
        raise PushError(Bar.CLOSED if now.state not in states else Bar.CHANGED, id=item.id)

    async def _many(self, query: Select[Any]) -> list[Item]:
        async with self._database.reading() as connection:
            return [_item(row) for row in await connection.execute(query.limit(KEPT))]


async def plan(connection: AsyncConnection, item: Item, at: float | None) -> int:
    """Make a push of an approved item for that moment, None: now; return its number.

    Of two pushes of a topic for the same moment, the second comes a little later.
    """
    now = float(await connection.scalar(select(seconds_now())) or 0.0)
    topic = (
        await connection.execute(
            select(TopicRow).where(TopicRow.id == item.topic_id).with_for_update()
        )
    ).one()
    fire_at = now if at is None else at
    taken = select(PushRow.fire_at).where(
        PushRow.topic_id == topic.id, PushRow.fire_at >= fire_at, PushRow.fire_at < fire_at + 60
    )
    others = set((await connection.scalars(taken)).all())
    while fire_at in others:
        fire_at += 1.0
    row = {
        "topic_id": topic.id,
        "fire_at": fire_at,
        "state": PushState.PLANNED,
        "item_id": item.id,
        "content": item.content,
        "author": item.author,
        "approved_by": item.approved_by,
        "is_urgent": topic.is_urgent,
        "created_at": now,
        "expires_at": max(now, fire_at) + EXPIRES_SECONDS,
        "total": 0,
    }
    made = insert(PushRow).values(row).returning(PushRow.id)
    return int((await connection.execute(made)).scalar_one())


async def next_item(connection: AsyncConnection, topic_id: int, day: date) -> Item | None:
    """Take the item whose turn it is on that day, None where there is none; it is used then."""
    of_day = and_(ItemRow.timing == Timing.DAY, ItemRow.day == day)
    turn: ColumnElement[int] = case((of_day, 0), else_=1)
    query = (
        select(*_COLUMNS)
        .where(
            ItemRow.topic_id == topic_id,
            ItemRow.state == ItemState.APPROVED,
            or_(of_day, ItemRow.timing == Timing.QUEUE),
        )
        .order_by(turn, ItemRow.id)
        .limit(1)
        .with_for_update()
    )
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        return None
    used = update(ItemRow).where(ItemRow.id == row.id).values(state=ItemState.USED)
    await connection.execute(used)
    return _item(row)


async def lapse(connection: AsyncConnection, topic_id: int, before: date) -> list[int]:
    """End the items whose day went by, and return their numbers."""
    gone = (
        update(ItemRow)
        .where(
            ItemRow.topic_id == topic_id,
            ItemRow.timing == Timing.DAY,
            ItemRow.day < before,
            ItemRow.state.in_((ItemState.ASKED, ItemState.APPROVED)),
        )
        .values(state=ItemState.LAPSED, version=ItemRow.version + 1)
        .returning(ItemRow.id)
    )
    return list((await connection.scalars(gone)).all())


async def _add(connection: AsyncConnection, row: dict[str, Any]) -> Item:
    adding = insert(ItemRow).values(row).returning(*_COLUMNS)
    return _item((await connection.execute(adding)).one())


async def _get(connection: AsyncConnection, id_: int) -> Item:
    row = (await connection.execute(select(*_COLUMNS).where(ItemRow.id == id_))).one_or_none()
    if row is None:
        raise PushError(Bar.NO_ITEM, id=id_)
    return _item(row)


def _row(topic_id: int, author: str, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "topic_id": topic_id,
        "state": ItemState.DRAFT,
        "version": 1,
        "content": content,
        "timing": Timing.NOW,
        "author": author,
        "approved_by": "",
        "created_at": seconds_now(),
    }


def _item(row: Row[Any]) -> Item:
    return Item(**row._mapping)  # noqa: SLF001 - the public name of a row's dictionary
