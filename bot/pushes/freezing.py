"""The chats of a push, frozen in one transaction with it: who is counted is accounted for."""

from typing import Any

from sqlalchemy import Select, and_, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.push_tables import ChatPushRow, DeliveryRow, PushRow, SubscriptionRow, TopicRow
from bot.storage.seconds import seconds_now
from bot.storage.states import DeliveryState, PushState
from bot.storage.tables import ChatRow, ChatState, ChatType

_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


async def freeze(connection: AsyncConnection, push_id: int) -> int | None:
    """Give a planned push its deliveries, and return how many; None where it is not planned.

    A group has the default topics unless it chose otherwise, a resident what he chose.
    """
    started = (
        update(PushRow)
        .where(PushRow.id == push_id, PushRow.state == PushState.PLANNED)
        .values(state=PushState.RUNNING, frozen_at=seconds_now())
    )
    if not (await connection.execute(started)).rowcount:
        return None
    rows = insert(DeliveryRow).from_select(
        ["push_id", "chat_id", "state", "not_before", "worker", "attempts", "reason"],
        _wanting(push_id),
    )
    total: int = (await connection.execute(rows)).rowcount
    await connection.execute(update(PushRow).where(PushRow.id == push_id).values(total=total))
    return total


def subscribes() -> Any:
    """Return whether a chat has a topic, for a query that joins both and what it chose."""
    is_default = and_(TopicRow.is_default, ChatRow.type.in_(_GROUPS))
    return func.coalesce(SubscriptionRow.is_on, is_default)


def _wanting(push_id: int) -> Select[*tuple[Any, ...]]:
    chosen = and_(
        SubscriptionRow.chat_id == ChatRow.id, SubscriptionRow.topic_id == PushRow.topic_id
    )
    return (
        select(
            PushRow.id,
            ChatRow.id,
            literal(DeliveryState.WAITING.value),
            PushRow.fire_at,
            literal(""),
            literal(0),
            literal(""),
        )
        .select_from(PushRow)
        .join(TopicRow, TopicRow.id == PushRow.topic_id)
        .join(ChatRow, ChatRow.state == ChatState.ACTIVE)
        .outerjoin(SubscriptionRow, chosen)
        .outerjoin(ChatPushRow, ChatPushRow.chat_id == ChatRow.id)
        .where(
            PushRow.id == push_id,
            subscribes(),
            ~func.coalesce(ChatPushRow.is_off, literal(False)),
        )
    )
