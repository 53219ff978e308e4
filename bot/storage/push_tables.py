"""The tables of topics and pushes. Moments are seconds since 1970 by the database's clock."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, Double, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.states import (
    DeliveryState,
    ItemState,
    NoticeKind,
    PushState,
    RecallState,
    Timing,
)
from bot.storage.tables import TelegramId, one_of
from knowledge.tables import Base

_IS_SENDING = text("state = 'sending'")
_IS_RECALLED = text("recall = 'waiting'")


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


class ItemRow(Base):
    """Something that is to be pushed once it has been approved."""

    __tablename__ = "items"

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    state: Mapped[ItemState] = mapped_column(one_of(ItemState, "state"))
    version: Mapped[int]  # one more with every change: what is approved is what was seen
    content: Mapped[dict[str, Any]]
    file: Mapped[bytes | None]  # where Telegram does not have it yet
    timing: Mapped[Timing] = mapped_column(one_of(Timing, "timing"))
    at: Mapped[float | None] = mapped_column(Double)
    day: Mapped[date | None]
    batch: Mapped[int | None]  # the first of those that came from one calendar
    author: Mapped[str]
    approved_by: Mapped[str]  # "" until then
    created_at: Mapped[float] = mapped_column(Double)

    __table_args__ = (
        CheckConstraint("(timing = 'at') = (at IS NOT NULL)", "at_has_moment"),
        CheckConstraint("(timing = 'day') = (day IS NOT NULL)", "day_has_date"),
        Index(None, "topic_id", "state"),
        Index(None, "batch"),
    )


class PushRow(Base):
    """One message of one topic at one time."""

    __tablename__ = "pushes"

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))
    fire_at: Mapped[float] = mapped_column(Double)
    state: Mapped[PushState] = mapped_column(one_of(PushState, "state"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id"))
    content: Mapped[dict[str, Any]]
    author: Mapped[str]
    approved_by: Mapped[str]
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
    recall: Mapped[RecallState | None] = mapped_column(one_of(RecallState, "recall"))

    __table_args__ = (
        Index(None, "push_id", "state", "not_before"),
        Index(
            "ix_deliveries_recalled",
            "push_id",
            "not_before",
            sqlite_where=_IS_RECALLED,
            postgresql_where=_IS_RECALLED,
        ),
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


class WatchRow(Base):
    """A message that shows how far a push is; whoever moves `shown_at` on edits it."""

    __tablename__ = "watches"

    push_id: Mapped[int] = mapped_column(ForeignKey("pushes.id"), primary_key=True)
    chat_id: Mapped[int] = mapped_column(TelegramId, primary_key=True)
    message_id: Mapped[int] = mapped_column(primary_key=True)
    shown_at: Mapped[float] = mapped_column(Double)
    shown: Mapped[str]  # what it shows, for it to be edited where that has changed only
    is_final: Mapped[bool]  # nothing of it changes any more


class NoticeRow(Base):
    """Something the staff has to be told of, until it was told."""

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[NoticeKind] = mapped_column(one_of(NoticeKind, "kind"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id"))
    push_id: Mapped[int | None] = mapped_column(ForeignKey("pushes.id"))
    actor: Mapped[str]  # who is told, or is not, as it is of his own doing; "" for nobody
    not_before: Mapped[float] = mapped_column(Double)
    tries: Mapped[int]
