"""Messages that are deleted again: claimed, paced and settled like deliveries."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramAPIError
from sqlalchemy import bindparam, select, update

from bot.errors import first_line
from bot.pushes.budget import drawing
from bot.pushes.calling import CALL_SECONDS, outcome_of
from bot.pushes.lifecycle import TRIES, Broken, Flooded, pause
from bot.pushes.outbox import LEASE_SECONDS
from bot.storage.database import Database
from bot.storage.push_tables import DeliveryRow
from bot.storage.seconds import seconds_now
from bot.storage.states import RecallState

AT_A_TIME: Final = 30  # messages
ALREADY_GONE: Final = "message to delete not found"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A message that is to be deleted at `slot`, in seconds of the database's clock."""

    push_id: int
    chat_id: int
    target: int
    message_id: int
    tries: int  # with this one
    slot: float


@dataclass(frozen=True, slots=True)
class _Fate:
    state: RecallState
    seconds: float = 0.0  # until the next try
    floods: bool = False


class Recaller:
    """Deletes what is to be deleted. `rate` is that of all messages together.

    Deleting twice does no harm: what a dead process was at comes back when its lease is over.
    """

    def __init__(self, database: Database, bot: Bot, *, rate: float | None) -> None:
        self._database = database
        self._bot = bot
        self._rate = rate

    async def work(self) -> bool:
        """Delete some messages, and return whether there were any. Raises StorageError."""
        wanted, offset = await self._claim()
        if not wanted:
            return False
        fates = await asyncio.gather(*(self._delete(each, offset) for each in wanted))
        await self._settle(wanted, fates)
        return True

    async def _claim(self) -> tuple[list[Wanted], float]:
        due = (
            select(DeliveryRow)
            .where(
                DeliveryRow.recall == RecallState.WAITING, DeliveryRow.not_before <= seconds_now()
            )
            .order_by(DeliveryRow.not_before)
        )
        async with self._database.reading() as connection:
            if (await connection.execute(due.limit(1))).first() is None:
                return [], 0.0
        async with (
            self._database.writing() as connection,
            drawing(connection, self._rate) as budget,
        ):
            room = budget.room(AT_A_TIME)
            rows = (await connection.execute(due.limit(room))).all() if room else []
            wanted = [
                Wanted(
                    row.push_id,
                    row.chat_id,
                    row.target or row.chat_id,
                    row.message_id,
                    row.attempts + 1,
                    slot,
                )
                for row, slot in zip(rows, budget.reserve(len(rows)), strict=True)
            ]
            if wanted:
                await connection.execute(_LEASE, [_lease(each) for each in wanted])
        return wanted, budget.offset

    async def _delete(self, wanted: Wanted, offset: float) -> _Fate:
        await asyncio.sleep(wanted.slot - offset - asyncio.get_running_loop().time())
        try:
            await self._bot.delete_message(
                wanted.target, wanted.message_id, request_timeout=CALL_SECONDS
            )
        except TelegramAPIError as error:
            return _fate(error, wanted.tries)
        except AiogramError as error:
            log.info("message %d is not deleted: %s", wanted.message_id, first_line(error))
            return _again(wanted.tries)
        return _Fate(RecallState.DELETED)

    async def _settle(self, wanted: Sequence[Wanted], fates: Sequence[_Fate]) -> None:
        rows = [
            _key(each) | {"to": fate.state, "seconds": fate.seconds}
            for each, fate in zip(wanted, fates, strict=True)
        ]
        async with (
            self._database.writing() as connection,
            drawing(connection, self._rate) as budget,
        ):
            await connection.execute(_SETTLE, rows)
            for fate in fates:
                if fate.floods:
                    budget.shut(fate.seconds)


def _fate(error: TelegramAPIError, tries: int) -> _Fate:
    if ALREADY_GONE in error.message:
        return _Fate(RecallState.DELETED)
    match outcome_of(error):
        case Flooded(seconds):
            return _Fate(RecallState.WAITING, seconds, floods=True)
        case Broken():
            return _again(tries)
    log.info("a message stays: %s", first_line(error))
    return _Fate(RecallState.FAILED)


def _again(tries: int) -> _Fate:
    if tries >= TRIES:
        return _Fate(RecallState.FAILED)
    return _Fate(RecallState.WAITING, pause(tries, 0.5))


def _key(wanted: Wanted) -> dict[str, Any]:
    return {"of_push": wanted.push_id, "of_chat": wanted.chat_id}


def _lease(wanted: Wanted) -> dict[str, Any]:
    return _key(wanted) | {"until": wanted.slot + LEASE_SECONDS, "tries": wanted.tries}


_THIS = update(DeliveryRow).where(
    DeliveryRow.push_id == bindparam("of_push"), DeliveryRow.chat_id == bindparam("of_chat")
)
_LEASE = _THIS.values(not_before=bindparam("until"), attempts=bindparam("tries"))
_SETTLE = _THIS.values(recall=bindparam("to"), not_before=seconds_now() + bindparam("seconds"))
