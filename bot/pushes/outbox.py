"""The deliveries as workers share them: claimed under a lease, paced, marked, settled.

A claim is a row whose `not_before` lies at the end of its lease, so that what a worker has
claimed when it dies comes back by itself. What it was sending then becomes unknown.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.pushes import statements
from bot.pushes.budget import Budget, drawing
from bot.pushes.lifecycle import Again, Ended
from bot.pushes.pacing import CHAT_SECONDS
from bot.pushes.quiet import QUIET, Quiet
from bot.pushes.ruling import Hold, Ruling, Skip, Wishes, rule
from bot.storage.database import Database
from bot.storage.push_tables import ChatPaceRow
from bot.storage.states import DeliveryState
from bot.storage.tables import ChatState

LEASE_SECONDS: Final = 10.0  # after its slot, a claim that nobody marked comes back
MOST_LOOKED_AT: Final = 1_000  # candidates in one turn, of which many may have to wait
GROWTH: Final = 8  # times as many are looked at next, where some had to


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery that a worker is to send at `slot`, in seconds of the database's clock."""

    push_id: int
    chat_id: int
    target: int  # the chat's id now
    slot: float
    tries: int  # that counted, before this one


@dataclass(frozen=True, slots=True)
class Settled:
    """What a call did to a delivery."""

    claim: Claim
    step: Ended | Again
    floods: bool = False  # Telegram wants to hear of nobody until it is sent again


class Turn:
    """What a worker does to the deliveries in one transaction.

    `now` is the database's clock, and `offset` leads there from the loop's.
    """

    def __init__(
        self,
        database: Database,
        connection: AsyncConnection,
        budget: Budget,
        *,
        worker: str,
        timezone: ZoneInfo,
    ) -> None:
        self.now = budget.now
        self.offset = budget.offset
        self._database = database
        self._connection = connection
        self._budget = budget
        self._worker = worker
        self._timezone = timezone
        self._marked = set[Claim]()

    async def settle(self, settled: Sequence[Settled]) -> None:
        """Write what came of calls: also of those that were taken for lost by then."""
        ended, again = list[dict[str, Any]](), list[dict[str, Any]]()
        for each in settled:
            if isinstance(each.step, Ended):
                ended.append(self._named(each.claim) | _end(each.step))
            else:
                again.append(self._named(each.claim) | _again(each.step, each.claim.tries))
                if each.floods:
                    self._budget.shut(each.step.seconds)
        await self._for_all(statements.END, ended)
        await self._for_all(statements.AGAIN, again)

    async def give_back(self, claims: Sequence[Claim]) -> None:
        """Let others have what was claimed and surely not sent, whether it was marked or not."""
        rows = [self._named(claim) | {"tries": claim.tries} for claim in claims]
        await self._for_all(statements.GIVE_BACK, rows)

    async def claim(self, most: int, *, mark: float = 0.0) -> list[Claim]:
        """Reserve slots for at most `most` deliveries whose turn it is, and return them in order.

        With `mark`, those that come within so many seconds are marked in passing; that counts
        once `mark` has said so.
        """
        room = self._budget.room(most)
        rows = await self._going(room) if room else []
        slots = self._budget.reserve(len(rows))
        claims = [_claim(row, slot) for row, slot in zip(rows, slots, strict=True)]
        if claims:
            self._marked = {claim for claim in claims if mark and claim.slot <= self.now + mark}
            await self._lease(claims)
        return claims

    async def mark(self, claims: Sequence[Claim]) -> list[Claim]:
        """Write that these are being sent, and return those that may be.

        The others were paused or cancelled, or came back meanwhile; nobody sends while Telegram
        wants it so.
        """
        if not claims or self._budget.is_shut:
            return []
        rest = [self._named(claim) for claim in claims if claim not in self._marked]
        await self._for_all(statements.MARK, rest)
        found = await self._connection.execute(statements.SENDING, {"by": self._worker})
        sending = {(row.push_id, row.chat_id) for row in found}
        return [claim for claim in claims if (claim.push_id, claim.chat_id) in sending]

    async def _going(self, count: int) -> list[Row[Any]]:
        """Return the deliveries that go now; those that wait or are skipped are put aside."""
        going, served, left = list[Row[Any]](), dict[int, float](), MOST_LOOKED_AT
        for push in (await self._connection.execute(statements.RUNNING)).all():
            size = count - len(going)
            while size and left:
                told = {"of_push": push.id, "now": self.now, "most": min(size, left)}
                rows = (await self._connection.execute(statements.CANDIDATES, told)).all()
                left -= len(rows)
                going += await self._ruled(push, rows, served)
                is_last = len(rows) < told["most"]
                size = 0 if is_last or len(going) >= count else size * GROWTH
        return going[:count]

    async def _ruled(
        self, push: Row[int, bool, float], rows: Sequence[Row[Any]], served: dict[int, float]
    ) -> list[Row[Any]]:
        going, skipped, held = list[Row[Any]](), list[dict[str, Any]](), list[dict[str, Any]]()
        for row in rows:
            key = {"of_push": row.push_id, "of_chat": row.chat_id}
            match self._rule(push, row, served.get(_target(row), 0.0)):
                case Skip(reason):
                    skipped.append(key | {"because": reason})
                case Hold(until):
                    held.append(key | {"until": until})
                case _:
                    going.append(row)
                    served[_target(row)] = self.now + CHAT_SECONDS
        await self._for_all(statements.SKIP, skipped)
        await self._for_all(statements.HOLD, held)
        return going

    def _rule(self, push: Row[int, bool, float], row: Row[Any], served: float) -> Ruling:
        wishes = Wishes(
            is_gone=row.chat_state is ChatState.GONE,
            is_moved=row.is_moved,
            is_off=bool(row.is_off),
            is_subscribed=bool(row.is_subscribed),
            muted_until=row.muted_until or 0.0,
            quiet=QUIET if row.quiet_start is None else Quiet(row.quiet_start, row.quiet_end),
            free_at=max(row.free_at or 0.0, served),
        )
        return rule(
            wishes,
            self.now,
            expires_at=push.expires_at,
            is_urgent=push.is_urgent,
            timezone=self._timezone,
        )

    async def _lease(self, claims: Sequence[Claim]) -> None:
        rows = [self._named(each) | self._leased(each) for each in claims]
        await self._for_all(statements.LEASE, rows)
        pace = self._database.insert(ChatPaceRow)
        kept = pace.on_conflict_do_update(
            index_elements=["chat_id"], set_={"free_at": pace.excluded.free_at}
        )
        free = [{"chat_id": each.target, "free_at": each.slot + CHAT_SECONDS} for each in claims]
        await self._for_all(kept, free)

    def _leased(self, claim: Claim) -> dict[str, Any]:
        is_marked = claim in self._marked
        return {
            "to": DeliveryState.SENDING if is_marked else DeliveryState.WAITING,
            "tries": claim.tries + is_marked,
            "until": claim.slot + LEASE_SECONDS,
        }

    async def _for_all(self, statement: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            await self._connection.execute(statement, rows)

    def _named(self, claim: Claim) -> dict[str, Any]:
        return {"of_push": claim.push_id, "of_chat": claim.chat_id, "by": self._worker}


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

    async def is_due(self) -> bool:
        """Return whether any delivery waits whose time has come."""
        async with self._database.reading() as connection:
            return await connection.scalar(statements.IS_DUE) is not None

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Turn]:
        """Give a turn: all that is done in it is kept, or nothing is."""
        async with (
            self._database.writing() as connection,
            drawing(connection, self._rate) as budget,
        ):
            yield Turn(
                self._database, connection, budget, worker=self._worker, timezone=self._timezone
            )

    async def spend(self, count: int) -> None:
        """Count messages that asked for no slot: answers to residents."""
        async with (
            self._database.writing() as connection,
            drawing(connection, self._rate) as budget,
        ):
            budget.spend(count)


def _end(step: Ended) -> dict[str, Any]:
    return {"to": step.state, "message": step.message_id, "because": step.reason}


def _again(step: Again, tries: int) -> dict[str, Any]:
    return {"seconds": step.seconds, "tries": tries + step.counts, "at": step.target}


def _target(row: Row[Any]) -> int:
    """Return under which id the chat is reached now."""
    target: int = row.target or row.migrated_to or row.chat_id
    return target


def _claim(row: Row[Any], slot: float) -> Claim:
    return Claim(row.push_id, row.chat_id, _target(row), slot, row.attempts)
