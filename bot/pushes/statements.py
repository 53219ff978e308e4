"""The SQL of the deliveries. What is done to many rows is one statement, executed for all of them.

Each row is named by its key, as no other index may be chosen for it: among the deliveries of a
push, a hundred thousand may be waiting for the morning.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import aliased

from bot.pushes.freezing import subscribes
from bot.storage.push_tables import (
    ChatPaceRow,
    ChatPushRow,
    DeliveryRow,
    PushRow,
    SubscriptionRow,
    TopicRow,
)
from bot.storage.seconds import seconds_now
from bot.storage.states import DeliveryState, PushState
from bot.storage.tables import ChatRow, ChatState

_D = DeliveryState
_THIS = and_(
    DeliveryRow.push_id == bindparam("of_push"), DeliveryRow.chat_id == bindparam("of_chat")
)
_WAITS = and_(_THIS, DeliveryRow.state == _D.WAITING)
_OURS = and_(_THIS, DeliveryRow.worker == bindparam("by"))


def _is_in(*states: DeliveryState) -> ColumnElement[bool]:
    """Return what IN does; that cannot be executed for many rows."""
    return or_(*(DeliveryRow.state == state for state in states))


# a worker that was taken for dead may still tell
_OPEN = and_(_OURS, _is_in(_D.SENDING, _D.UNKNOWN))

IS_DUE = (
    select(PushRow.id)
    .where(
        PushRow.state == PushState.RUNNING,
        exists().where(
            DeliveryRow.push_id == PushRow.id,
            DeliveryRow.state == _D.WAITING,
            DeliveryRow.not_before <= seconds_now(),
        ),
    )
    .limit(1)
)
RUNNING = (
    select(PushRow.id, PushRow.is_urgent, PushRow.expires_at)
    .where(PushRow.state == PushState.RUNNING)
    .order_by(PushRow.is_urgent.desc(), PushRow.fire_at, PushRow.id)
)


def _is_moved() -> ColumnElement[bool]:
    """Return whether the new id of a chat has a delivery of its own in the same push."""
    other = aliased(DeliveryRow)
    moved_to = func.coalesce(DeliveryRow.target, ChatRow.migrated_to)
    return exists().where(other.push_id == DeliveryRow.push_id, other.chat_id == moved_to)


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
            _is_moved().label("is_moved"),
        )
        .join(PushRow, PushRow.id == DeliveryRow.push_id)
        .join(TopicRow, TopicRow.id == PushRow.topic_id)
        .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
        .outerjoin(SubscriptionRow, chosen)
        .outerjoin(ChatPushRow, ChatPushRow.chat_id == ChatRow.id)
        .outerjoin(ChatPaceRow, ChatPaceRow.chat_id == func.coalesce(*_TARGET))
        .where(
            DeliveryRow.push_id == bindparam("of_push"),
            DeliveryRow.state == _D.WAITING,
            DeliveryRow.not_before <= bindparam("now"),
        )
        .order_by(DeliveryRow.not_before)
        .limit(bindparam("most"))
    )


_TARGET = (DeliveryRow.target, ChatRow.migrated_to, DeliveryRow.chat_id)
CANDIDATES = _candidates()
SKIP = (
    update(DeliveryRow)
    .where(_WAITS)
    .values(state=_D.SKIPPED, reason=bindparam("because"), ended_at=seconds_now())
)
HOLD = update(DeliveryRow).where(_WAITS).values(not_before=bindparam("until"))
LEASE = (
    update(DeliveryRow)
    .where(_WAITS)
    .values(
        state=bindparam("to"),
        worker=bindparam("by"),
        not_before=bindparam("until"),
        attempts=bindparam("tries"),
    )
)
MARK = (
    update(DeliveryRow)
    .where(
        _OURS,
        DeliveryRow.state == _D.WAITING,
        DeliveryRow.not_before > seconds_now(),  # the lease
        exists().where(PushRow.id == DeliveryRow.push_id, PushRow.state == PushState.RUNNING),
    )
    .values(state=_D.SENDING, attempts=DeliveryRow.attempts + 1)
)
SENDING = select(DeliveryRow.push_id, DeliveryRow.chat_id).where(
    DeliveryRow.state == _D.SENDING, DeliveryRow.worker == bindparam("by")
)
_BACK: dict[str, Any] = {"state": _D.WAITING, "worker": "", "ended_at": None}
GIVE_BACK = (
    update(DeliveryRow)
    .where(_OURS, _is_in(_D.WAITING, _D.SENDING, _D.UNKNOWN))
    .values(**_BACK, not_before=seconds_now(), attempts=bindparam("tries"))
)
END = (
    update(DeliveryRow)
    .where(_OPEN)
    .values(
        state=bindparam("to"),
        message_id=bindparam("message"),
        reason=bindparam("because"),
        ended_at=seconds_now(),
    )
)
AGAIN = (
    update(DeliveryRow)
    .where(_OPEN)
    .values(
        **_BACK,
        not_before=seconds_now() + bindparam("seconds"),
        attempts=bindparam("tries"),
        target=func.coalesce(bindparam("at"), DeliveryRow.target),
    )
)
