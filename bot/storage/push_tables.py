"""The tables of topics and pushes. Moments are seconds since 1970 by the database's clock."""

from typing import Any

from sqlalchemy import CheckConstraint, Double, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.states import DeliveryState, PushState
from bot.storage.tables import TelegramId, one_of
from knowledge.tables import Base

_IS_SENDING = text("state = 'sending'")


class TopicRow(Base):
    """A subject that chats subscribe to."""

    __tablename__ = "topics"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    emoji: Mapped[str]
    cron: Mapped[str]  # "" where nothing is pushed by itself
    grace: Mapped[float] = mapped_column(Double)  # seconds
    is_urgent: Mapped[bool]  # skips quiet hours and goes before the others
    is_default: Mapped[bool]  # groups have it unless they choose otherwise
    rests_on_holidays: Mapped[bool]
    position: Mapped[int]
    is_paused: Mapped[bool]
    is_retired: Mapped[bool]
    looked_until: Mapped[float] = mapped_column(Double)  # slots up to then have their fate


class SubscriptionRow(Base):
    """What a chat has chosen of a topic; without a row, groups have the default topics."""

    __tablename__ = "subscriptions"

    chat_id: Mapped[int] = mapped_column(TelegramId, ForeignKey("chats.id"), primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"), primary_key=True)
    is_on: Mapped[bool]


class ChatPushRow(Base):
    """What a chat has chosen of pushes altogether; without a row, nothing."""

    __tablename__ = "chat_pushes"

    chat_id: Mapped[int] = mapped_column(
        TelegramId, ForeignKey("chats.id"), primary_key=True, autoincrement=False
    )
    is_off: Mapped[bool]
    muted_until: Mapped[float] = mapped_column(Double)
    quiet_start: Mapped[int | None]  # minutes of the day; both or none
    quiet_end: Mapped[int | None]

    __table_args__ = (
        CheckConstraint("(quiet_start IS NULL) = (quiet_end IS NULL)", "both_or_none"),
    )


class PushRow(Base):
    """One message of one topic at one time."""

    __tablename__ = "pushes"

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    fire_at: Mapped[float] = mapped_column(Double)
    state: Mapped[PushState] = mapped_column(one_of(PushState, "state"))
    content: Mapped[dict[str, Any]]
    author: Mapped[str]
    approved_by: Mapped[str]  # "" until then
    is_urgent: Mapped[bool]
    created_at: Mapped[float] = mapped_column(Double)
    expires_at: Mapped[float] = mapped_column(Double)
    frozen_at: Mapped[float | None] = mapped_column(Double)
    total: Mapped[int]  # chats, once frozen
    ended_at: Mapped[float | None] = mapped_column(Double)

    __table_args__ = (
        UniqueConstraint("topic_id", "fire_at"),
        Index(None, "state", "fire_at"),
    )


class DeliveryRow(Base):
    """One push to one chat.

    A claim moves `not_before` to the end of its lease, so that what a dead worker has claimed
    comes back by itself.
    """

    __tablename__ = "deliveries"

    push_id: Mapped[int] = mapped_column(ForeignKey("pushes.id"), primary_key=True)
    chat_id: Mapped[int] = mapped_column(TelegramId, primary_key=True)
    state: Mapped[DeliveryState] = mapped_column(one_of(DeliveryState, "state"))
    not_before: Mapped[float] = mapped_column(Double)
    worker: Mapped[str]
    attempts: Mapped[int]
    target: Mapped[int | None] = mapped_column(TelegramId)  # where the group lives on
    message_id: Mapped[int | None]
    reason: Mapped[str]
    ended_at: Mapped[float | None] = mapped_column(Double)

    __table_args__ = (
        Index(None, "push_id", "state", "not_before"),
        Index(
            "ix_deliveries_sending",
            "worker",
            sqlite_where=_IS_SENDING,
            postgresql_where=_IS_SENDING,
        ),
    )


class ChatPaceRow(Base):
    """When the next message may go to a group."""

    __tablename__ = "chat_paces"

    chat_id: Mapped[int] = mapped_column(TelegramId, primary_key=True, autoincrement=False)
    free_at: Mapped[float] = mapped_column(Double)


class PaceRow(Base):
    """The one row by which everybody goes who sends; see `bot.pushes.pacing`."""

    __tablename__ = "paces"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    free_at: Mapped[float] = mapped_column(Double)
    shut_until: Mapped[float] = mapped_column(Double)

    __table_args__ = (CheckConstraint("id = 1", "one_row"),)


class WorkerRow(Base):
    """A process that sends."""

    __tablename__ = "workers"

    id: Mapped[str] = mapped_column(primary_key=True)
    seen: Mapped[float] = mapped_column(Double)
