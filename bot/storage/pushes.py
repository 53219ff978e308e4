"""The pushes, what operators do to them, and the account of their deliveries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, Select, and_, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import Bar, PushError
from bot.storage.database import Database
from bot.storage.notices import NoticeKind, notify
from bot.storage.push_tables import DeliveryRow, PaceRow, PushRow, TopicRow
from bot.storage.seconds import seconds_now
from bot.storage.states import DeliveryState, PushState, RecallState
from bot.storage.tables import ChatRow
from bot.storage.watches import reopen
from knowledge.store import Also

__all__ = ["Account", "Delivery", "Push", "PushState", "Pushes"]

RECALL_SECONDS: Final = 48 * 3600.0  # Telegram lets a bot delete what is younger
RETRY_SECONDS: Final = 3600.0  # that a push has at least for what is sent again
ARRIVED_SECONDS: Final = 10.0  # what was under way when a push was cancelled has arrived by then
_P, _D = PushState, DeliveryState
_UNDER_WAY = (_P.PLANNED, _P.RUNNING, _P.PAUSED)
_STARTED = (_P.RUNNING, _P.PAUSED, _P.DONE, _P.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """A push as stored; moments are seconds since 1970 by the database's clock."""

    id: int
    topic_id: int
    topic: str  # as it is shown
    fire_at: float
    state: PushState
    item_id: int | None
    content: dict[str, Any]
    author: str
    approved_by: str
    is_urgent: bool
    created_at: float
    expires_at: float
    frozen_at: float | None
    total: int
    ended_at: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of a push's deliveries by `now`; the states together are `push.total`.

    `reasons` counts those that failed or were skipped; `recalled` what was to be deleted again.
    """

    push: Push
    now: float
    states: Mapping[DeliveryState, int]
    reasons: Mapping[tuple[DeliveryState, str], int]
    recalled: Mapping[RecallState | None, int]
    lately: int  # that ended in the last `LATELY_SECONDS`

    def count(self, *states: DeliveryState) -> int:
        """Return how many deliveries are in those states."""
        return sum(self.states.get(state, 0) for state in states)

    @property
    def left(self) -> int:
        """How many have no outcome yet."""
        return self.count(DeliveryState.WAITING, DeliveryState.SENDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One delivery, for the account of all."""

    chat_id: int
    title: str
    state: DeliveryState
    reason: str
    attempts: int
    ended_at: float | None
    message_id: int | None
    recall: RecallState | None


LATELY_SECONDS: Final = 10.0


class Pushes:
    """The pushes. Right under concurrent calls; every method raises `StorageError`.

    What cannot be done raises PushError: NO_PUSH, CLOSED, NOTHING.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, id_: int) -> Push:
        """Return a push."""
        async with self._database.reading() as connection:
            return await _get(connection, id_)

    async def of_item(self, item_id: int) -> int | None:
        """Return the number of the push that an item became, None where there is none yet."""
        query = select(PushRow.id).where(PushRow.item_id == item_id)
        async with self._database.reading() as connection:
            return await connection.scalar(query.limit(1))

    async def latest(self, limit: int) -> list[Push]:
        """Return the pushes that come next, are under way or were last, the latest first."""
        query = _PUSHES.order_by(PushRow.fire_at.desc(), PushRow.id.desc()).limit(limit)
        async with self._database.reading() as connection:
            return [_push(row) for row in await connection.execute(query)]

    async def account(self, id_: int) -> Account:
        """Return what became of a push's deliveries until now."""
        of_push = DeliveryRow.push_id == id_
        counted = (
            select(DeliveryRow.state, DeliveryRow.reason, func.count())
            .where(of_push)
            .group_by(DeliveryRow.state, DeliveryRow.reason)
        )
        recalled = (
            select(DeliveryRow.recall, func.count())
            .where(of_push, DeliveryRow.recall.is_not(None))
            .group_by(DeliveryRow.recall)
        )
        lately = select(func.count()).where(
            of_push,
            DeliveryRow.state.in_((_D.DELIVERED, _D.FAILED, _D.UNKNOWN)),
            DeliveryRow.ended_at > seconds_now() - LATELY_SECONDS,
        )
        async with self._database.reading() as connection:
            push = await _get(connection, id_)
            now = float(await connection.scalar(select(seconds_now())) or 0.0)
            rows = (await connection.execute(counted)).all()
            back = {row[0]: row[1] for row in await connection.execute(recalled)}
            some = await connection.scalar(lately)
        states = dict.fromkeys(DeliveryState, 0)
        for row in rows:
            states[row.state] += row[2]
        reasons = {(row.state, row.reason): row[2] for row in rows if row.reason}
        return Account(
            push=push, now=now, states=states, reasons=reasons, recalled=back, lately=some or 0
        )

    async def deliveries(self, id_: int, *, after: int | None, limit: int) -> list[Delivery]:
        """Return deliveries in the order of their chats, those behind the chat `after`."""
        query = (
            select(
                DeliveryRow.chat_id,
                ChatRow.title,
                *(getattr(DeliveryRow, name) for name in ("state", "reason", "attempts")),
                *(getattr(DeliveryRow, name) for name in ("ended_at", "message_id", "recall")),
            )
            .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
            .where(DeliveryRow.push_id == id_)
            .order_by(DeliveryRow.chat_id)
            .limit(limit)
        )
        if after is not None:
            query = query.where(DeliveryRow.chat_id > after)
        async with self._database.reading() as connection:
            return [Delivery(**row._mapping) for row in await connection.execute(query)]  # noqa: SLF001 - the public name of a row's dictionary

    async def pause(self, id_: int, also: Also) -> Push:
        """Let nothing more of a push be sent until it is resumed."""
        return await self._turn(id_, (_P.RUNNING,), _P.PAUSED, also)

    async def resume(self, id_: int, also: Also) -> Push:
        """Go on with a push that was paused."""
        return await self._turn(id_, (_P.PAUSED,), _P.RUNNING, also)

    async def cancel(self, id_: int, also: Also) -> Push:
        """Send nothing more of a push; what is under way just now still arrives."""
        async with self._database.writing() as connection:
            await hold_turns(connection)
            push = await _cancel(connection, id_)
            await also(connection)
            return push

    async def recall(self, id_: int, also: Also) -> int:
        """Have what was delivered deleted again, and return how many messages that are.

        Nothing more of the push is sent. What is older than 48 hours stays: Telegram wants it so.
        """
        deleting = (
            update(DeliveryRow)
            .where(
                DeliveryRow.push_id == id_,
                DeliveryRow.state == _D.DELIVERED,
                DeliveryRow.message_id.is_not(None),
                DeliveryRow.recall.is_(None),
                DeliveryRow.ended_at > seconds_now() - RECALL_SECONDS,
            )
            .values(recall=RecallState.WAITING, not_before=seconds_now(), attempts=0, worker="")
        )
        async with self._database.writing() as connection:
            await hold_turns(connection)
            push = await _get(connection, id_)
            if push.state not in _STARTED:
                raise PushError(Bar.CLOSED, id=id_)
            if push.state in _UNDER_WAY:
                await _cancel(connection, id_)
            count = (await connection.execute(deleting)).rowcount
            if not count:
                raise PushError(Bar.NOTHING, id=id_)
            await reopen(connection, id_)
            await also(connection)
            return count

    async def retry_unknown(self, id_: int, also: Also) -> int:
        """Send again what nobody knows of whether it arrived; return how many that are."""
        again = (
            update(DeliveryRow)
            .where(DeliveryRow.push_id == id_, DeliveryRow.state == _D.UNKNOWN)
            .values(
                state=_D.WAITING,
                not_before=seconds_now(),
                worker="",
                attempts=0,
                reason="",
                ended_at=None,
            )
        )
        async with self._database.writing() as connection:
            await hold_turns(connection)
            push = await _get(connection, id_)
            count = (await connection.execute(again)).rowcount
            if not count:
                raise PushError(Bar.NOTHING, id=id_)
            if push.state not in (_P.RUNNING, _P.PAUSED):
                await _change(connection, id_, (_P.DONE, _P.CANCELLED), _P.RUNNING, None)
            soonest = seconds_now() + RETRY_SECONDS
            later = case((PushRow.expires_at < soonest, soonest), else_=PushRow.expires_at)
            longer = update(PushRow).where(PushRow.id == id_).values(expires_at=later)
            await connection.execute(longer)
            await reopen(connection, id_)
            await also(connection)
            return count

    async def _turn(
        self, id_: int, states: Sequence[PushState], state: PushState, also: Also
    ) -> Push:
        async with self._database.writing() as connection:
            push = await _change(connection, id_, states, state, None)
            await also(connection)
            return push


async def hold_turns(connection: AsyncConnection) -> None:
    """Let nobody take a turn at the deliveries until the transaction ends.

    Whoever changes many of them does so first: a turn locks some in an order of its own.
    """
    await connection.execute(select(PaceRow.id).with_for_update())


_PUSHES: Select[Any] = select(
    *(getattr(PushRow, name) for name in Push.__slots__ if name != "topic"),
    (TopicRow.emoji + " " + TopicRow.name).label("topic"),
).join(TopicRow, TopicRow.id == PushRow.topic_id)


async def _get(connection: AsyncConnection, id_: int) -> Push:
    row = (await connection.execute(_PUSHES.where(PushRow.id == id_))).one_or_none()
    if row is None:
        raise PushError(Bar.NO_PUSH, id=id_)
    return _push(row)


async def _cancel(connection: AsyncConnection, id_: int) -> Push:
    """End a push, and what of it nobody has begun to send."""
    push = await _change(connection, id_, _UNDER_WAY, _P.CANCELLED, seconds_now())
    waiting = update(DeliveryRow).where(
        DeliveryRow.push_id == id_, DeliveryRow.state == _D.WAITING
    )
    await connection.execute(waiting.values(state=_D.CANCELLED, ended_at=seconds_now()))
    if push.frozen_at is not None:
        await notify(connection, NoticeKind.DONE, push=id_, after=ARRIVED_SECONDS)
    return push


async def _change(
    connection: AsyncConnection,
    id_: int,
    states: Sequence[PushState],
    state: PushState,
    ended_at: Any,
) -> Push:
    turning = (
        update(PushRow)
        .where(and_(PushRow.id == id_, PushRow.state.in_(states)))
        .values(state=state, ended_at=ended_at)
    )
    changed = (await connection.execute(turning)).rowcount
    push = await _get(connection, id_)
    if not changed:
        raise PushError(Bar.CLOSED, id=id_)
    return push


def _push(row: Row[Any]) -> Push:
    return Push(**row._mapping)  # noqa: SLF001 - the public name of a row's dictionary
