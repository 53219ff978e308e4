"""The deliveries as workers share them: claimed under a lease, paced, marked, settled.

A claim is a row whose `not_before` lies at the end of its lease, so that what a worker has
claimed when it dies comes back by itself. What it was sending then becomes unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, and_, bindparam, case, literal, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.pushes import pacing
from bot.pushes.freezing import subscribes
from bot.pushes.lifecycle import Again, Ended
from bot.pushes.pacing import CHAT_SECONDS, Pace
from bot.pushes.quiet import QUIET, Quiet
from bot.pushes.ruling import GO, Hold, Ruling, Skip, Wishes, rule
from bot.storage.database import Database
from bot.storage.push_tables import (
    ChatPaceRow,
    ChatPushRow,
    DeliveryRow,
    PaceRow,
    PushRow,
    SubscriptionRow,
    TopicRow,
)
from bot.storage.seconds import seconds_now
from bot.storage.states import DeliveryState, PushState
from bot.storage.tables import ChatRow, ChatState

LEASE_SECONDS: Final = 10.0  # after its slot, a claim that nobody marked comes back
AHEAD: Final = 8  # candidates looked at for each slot, as many of them may have to wait


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery that a worker is to send at `slot`, in seconds of the database's clock."""

    push_id: int
    chat_id: int
    target: int  # the chat's id now
    slot: float
    tries: int  # that counted, before this one


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a worker may send next; `now` is the database's clock as it was asked.

    With `is_more` others may be sent at once, or as soon as there is a slot.
    """

    claims: Sequence[Claim]
    now: float
    is_more: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """What a call did to a delivery."""

    claim: Claim
    step: Ended | Again
    floods: bool = False  # Telegram wants to hear of nobody until it is sent again


class Outbox:
    """The deliveries, for one worker. Right under concurrent calls from several processes.

    `rate` is in messages a second over all workers, None without a limit. All raise StorageError.
    """

    def __init__(
        self, database: Database, worker: str, *, rate: float | None, timezone: ZoneInfo
    ) -> None:
        self._database = database
        self._worker = worker
        self._rate = rate
        self._timezone = timezone

    async def claim(self, most: int) -> Claimed:
        """Reserve slots for at most `most` deliveries whose turn it is."""
        async with self._database.writing() as connection:
            pace, now = await lock_pace(connection)
            count = pacing.room(pace, now, self._rate, most)
            going, is_more = await self._going(connection, now, count) if count else ([], True)
            pace, slots = pacing.reserve(pace, now, self._rate, len(going))
            claims = [_claim(row, slot) for row, slot in zip(going, slots, strict=True)]
            if claims:
                await set_pace(connection, pace)
                await self._lease(connection, claims)
            return Claimed(claims, now, is_more)

    async def mark(self, claims: Sequence[Claim]) -> list[Claim]:
        """Write that these are being sent, and return those that may be.

        The others were paused or cancelled, or came back meanwhile; nobody sends while Telegram
        wants it so.
        """
        async with self._database.writing() as connection:
            pace, now = await lock_pace(connection)
            if not claims or pace.shut_until > now:
                return []
            keys = [(claim.push_id, claim.chat_id) for claim in claims]
            marking = _MARK.where(_KEY.in_(keys), DeliveryRow.worker == self._worker)
            marked = set(map(tuple, await connection.execute(marking)))
            return [claim for claim, key in zip(claims, keys, strict=True) if key in marked]

    async def give_back(self, claims: Sequence[Claim]) -> None:
        """Let others have what was claimed and not marked."""
        if claims:
            async with self._database.writing() as connection:
                await connection.execute(_GIVE_BACK, [self._named(claim) for claim in claims])

    async def settle(self, settled: Sequence[Settled]) -> None:
        """Write what came of calls: also of those that were taken for lost by then."""
        async with self._database.writing() as connection:
            pace, now = await lock_pace(connection)
            for each in settled:
                await connection.execute(_after(each.step, now), self._named(each.claim))
                if each.floods and isinstance(each.step, Again):
                    pace = pacing.shut(pace, now + each.step.seconds)
            await set_pace(connection, pace)

    async def spend(self, count: int) -> None:
        """Count messages that asked for no slot: answers to residents."""
        async with self._database.writing() as connection:
            pace, now = await lock_pace(connection)
            await set_pace(connection, pacing.spend(pace, now, self._rate, count))

    async def _going(
        self, connection: AsyncConnection, now: float, count: int
    ) -> tuple[list[Row[Any]], bool]:
        """Return the deliveries that go now, and whether there may be more.

        Those that wait or are skipped are put aside.
        """
        going, is_more, served = list[Row[Any]](), False, dict[int, float]()
        for push in (await connection.execute(_RUNNING)).all():
            most = (count - len(going)) * AHEAD
            told = {"of_push": push.id, "now": now, "most": most}
            rows = (await connection.execute(_CANDIDATES, told)).all()
            is_more = is_more or len(rows) == most
            for row in rows:
                if len(going) == count:
                    return going, True
                ruling = self._rule(push, row, now, served.get(row.chat_id, 0.0))
                if ruling == GO:
                    going.append(row)
                    served[row.chat_id] = now + CHAT_SECONDS
                else:
                    await connection.execute(_put_aside(ruling, now), _key(row))
        return going, is_more

    def _rule(
        self, push: Row[int, bool, float], row: Row[Any], now: float, served: float
    ) -> Ruling:
        wishes = Wishes(
            is_gone=row.chat_state is ChatState.GONE,
            is_off=bool(row.is_off),
            is_subscribed=bool(row.is_subscribed),
            muted_until=row.muted_until or 0.0,
            quiet=QUIET if row.quiet_start is None else Quiet(row.quiet_start, row.quiet_end),
            free_at=max(row.free_at or 0.0, served),
        )
        return rule(
            wishes,
            now,
            expires_at=push.expires_at,
            is_urgent=push.is_urgent,
            timezone=self._timezone,
        )

    async def _lease(self, connection: AsyncConnection, claims: Sequence[Claim]) -> None:
        rows = [{**self._named(each), "until": each.slot + LEASE_SECONDS} for each in claims]
        await connection.execute(_LEASE, rows)
        free = [{"chat_id": each.chat_id, "free_at": each.slot + CHAT_SECONDS} for each in claims]
        pace = self._database.insert(ChatPaceRow)
        kept = pace.on_conflict_do_update(
            index_elements=["chat_id"], set_={"free_at": pace.excluded.free_at}
        )
        await connection.execute(kept, free)

    def _named(self, claim: Claim) -> dict[str, Any]:
        return {"of_push": claim.push_id, "of_chat": claim.chat_id, "by": self._worker}


# --- statements

_THIS = and_(
    DeliveryRow.push_id == bindparam("of_push"), DeliveryRow.chat_id == bindparam("of_chat")
)
_OURS = and_(_THIS, DeliveryRow.worker == bindparam("by"))
_KEY = tuple_(DeliveryRow.push_id, DeliveryRow.chat_id)
_RUNNING = (
    select(PushRow.id, PushRow.is_urgent, PushRow.expires_at)
    .where(PushRow.state == PushState.RUNNING)
    .order_by(PushRow.is_urgent.desc(), PushRow.fire_at, PushRow.id)
)
_LEASE = (
    update(DeliveryRow).where(_THIS).values(worker=bindparam("by"), not_before=bindparam("until"))
)
_MARK = (
    update(DeliveryRow)
    .where(
        DeliveryRow.state == DeliveryState.WAITING,
        DeliveryRow.not_before > seconds_now(),  # the lease
        DeliveryRow.push_id.in_(select(PushRow.id).where(PushRow.state == PushState.RUNNING)),
    )
    .values(state=DeliveryState.SENDING, attempts=DeliveryRow.attempts + 1)
    .returning(DeliveryRow.push_id, DeliveryRow.chat_id)
)
_GIVE_BACK = (
    update(DeliveryRow)
    .where(_OURS, DeliveryRow.state == DeliveryState.WAITING)
    .values(not_before=seconds_now(), worker="")
)
_OPEN = (DeliveryState.SENDING, DeliveryState.UNKNOWN)


def _candidates() -> Select[*tuple[Any, ...]]:
    chosen = and_(
        SubscriptionRow.chat_id == ChatRow.id, SubscriptionRow.topic_id == PushRow.topic_id
    )
    return (
        select(
            DeliveryRow.push_id,
            DeliveryRow.chat_id,
            DeliveryRow.attempts,
            DeliveryRow.target,
            ChatRow.state.label("chat_state"),
            ChatRow.migrated_to,
            ChatPushRow.is_off,
            ChatPushRow.muted_until,
            ChatPushRow.quiet_start,
            ChatPushRow.quiet_end,
            ChatPaceRow.free_at,
            case((ChatRow.state == ChatState.MIGRATED, literal(True)), else_=subscribes()).label(
                "is_subscribed"
            ),
        )
        .join(PushRow, PushRow.id == DeliveryRow.push_id)
        .join(TopicRow, TopicRow.id == PushRow.topic_id)
        .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
        .outerjoin(SubscriptionRow, chosen)
        .outerjoin(ChatPushRow, ChatPushRow.chat_id == ChatRow.id)
        .outerjoin(ChatPaceRow, ChatPaceRow.chat_id == ChatRow.id)
        .where(
            DeliveryRow.push_id == bindparam("of_push"),
            DeliveryRow.state == DeliveryState.WAITING,
            DeliveryRow.not_before <= bindparam("now"),
        )
        .order_by(DeliveryRow.not_before)
        .limit(bindparam("most"))
    )


_CANDIDATES = _candidates()


def _put_aside(ruling: Ruling, now: float) -> Any:
    put = update(DeliveryRow).where(_THIS, DeliveryRow.state == DeliveryState.WAITING)
    if isinstance(ruling, Skip):
        return put.values(state=DeliveryState.SKIPPED, reason=ruling.reason, ended_at=now)
    return put.values(not_before=ruling.until if isinstance(ruling, Hold) else now)


def _after(step: Ended | Again, now: float) -> Any:
    row = update(DeliveryRow).where(_OURS, DeliveryRow.state.in_(_OPEN))
    if isinstance(step, Ended):
        return row.values(
            state=step.state, message_id=step.message_id, reason=step.reason, ended_at=now
        )
    values: dict[str, Any] = {
        "state": DeliveryState.WAITING,
        "not_before": now + step.seconds,
        "worker": "",
        "ended_at": None,
    }
    if not step.counts:
        values["attempts"] = DeliveryRow.attempts - 1
    if step.target is not None:
        values["target"] = step.target
    return row.values(values)


def _claim(row: Row[Any], slot: float) -> Claim:
    target = row.target or row.migrated_to or row.chat_id
    return Claim(row.push_id, row.chat_id, target, slot, row.attempts)


def _key(row: Row[Any]) -> dict[str, int]:
    return {"of_push": row.push_id, "of_chat": row.chat_id}


async def lock_pace(connection: AsyncConnection) -> tuple[Pace, float]:
    """Return the pace, locked until the transaction ends, and what time it is then."""
    row = (await connection.execute(select(PaceRow).with_for_update())).one()
    now = await connection.scalar(select(seconds_now()))
    return Pace(row.free_at, row.shut_until), float(now or 0.0)


async def set_pace(connection: AsyncConnection, pace: Pace) -> None:
    """Write the pace that was read under the lock."""
    values = update(PaceRow).values(free_at=pace.free_at, shut_until=pace.shut_until)
    await connection.execute(values)
