"""Signs of life, and what is tidied up after those who give none."""

from typing import Final

from sqlalchemy import exists, select, update

from bot.storage.database import Database
from bot.storage.notices import NoticeKind, notify
from bot.storage.push_tables import DeliveryRow, PushRow, WorkerRow
from bot.storage.pushes import hold_turns
from bot.storage.seconds import seconds_now
from bot.storage.states import DeliveryState, PushState

DEAD_SECONDS: Final = 5.0  # a worker that gave no sign for so long sends no more
LOOKED_AFTER: Final = 3600.0  # seconds in which the last calls of a push have long ended
EXPIRED: Final = "expired"  # why a delivery is skipped that nobody came to in time

_ALIVE = select(WorkerRow.id).where(WorkerRow.seen > seconds_now() - DEAD_SECONDS)
_REAP = (
    update(DeliveryRow)
    .where(DeliveryRow.state == DeliveryState.SENDING, DeliveryRow.worker.not_in(_ALIVE))
    .values(state=DeliveryState.UNKNOWN, ended_at=seconds_now())
)
# a call that broke while its push was cancelled leaves a delivery that nobody comes for
_CANCELLED = select(PushRow.id).where(
    PushRow.state == PushState.CANCELLED, PushRow.ended_at > seconds_now() - LOOKED_AFTER
)
_CANCEL = (
    update(DeliveryRow)
    .where(DeliveryRow.push_id.in_(_CANCELLED), DeliveryRow.state == DeliveryState.WAITING)
    .values(state=DeliveryState.CANCELLED, ended_at=seconds_now())
)
# likewise, where a worker that was taken for dead says that it could not send
_REOPEN = (
    update(PushRow)
    .where(
        PushRow.state == PushState.DONE,
        PushRow.ended_at > seconds_now() - LOOKED_AFTER,
        exists().where(
            DeliveryRow.push_id == PushRow.id, DeliveryRow.state == DeliveryState.WAITING
        ),
    )
    .values(state=PushState.RUNNING, ended_at=None)
)
_EXPIRED = select(PushRow.id).where(
    PushRow.state == PushState.RUNNING, PushRow.expires_at <= seconds_now()
)
_EXPIRE = (
    update(DeliveryRow)
    .where(DeliveryRow.push_id.in_(_EXPIRED), DeliveryRow.state == DeliveryState.WAITING)
    .values(state=DeliveryState.SKIPPED, reason=EXPIRED, ended_at=seconds_now())
)
_FINISH = (
    update(PushRow)
    .where(
        PushRow.state == PushState.RUNNING,
        ~exists().where(
            DeliveryRow.push_id == PushRow.id,
            DeliveryRow.state.in_((DeliveryState.WAITING, DeliveryState.SENDING)),
        ),
    )
    .values(state=PushState.DONE, ended_at=seconds_now())
    .returning(PushRow.id)
)


async def tend(database: Database, worker: str) -> None:
    """Note that a worker is alive; end what is over, and what dead ones were at.

    What a dead worker was sending is unknown from then on. Pushes that expire skip who still
    waits, and are done when nobody waits. Raises StorageError.
    """
    row = database.insert(WorkerRow).values(id=worker, seen=seconds_now())
    sign = row.on_conflict_do_update(index_elements=["id"], set_={"seen": seconds_now()})
    async with database.writing() as connection:
        await hold_turns(connection)
        await connection.execute(sign)
        for statement in (_REAP, _CANCEL, _REOPEN, _EXPIRE):
            await connection.execute(statement)
        for push in (await connection.scalars(_FINISH)).all():
            await notify(connection, NoticeKind.DONE, push=push)
