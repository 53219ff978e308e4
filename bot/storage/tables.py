"""The tables. A change here needs a migration; a test compares the two."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Double,
    Enum,
    ForeignKey,
    Index,
    Integer,
)
from sqlalchemy.orm import Mapped, mapped_column

from bot.roles import Role
from bot.storage.states import GoneReason
from knowledge.models import Kind
from knowledge.tables import Base


class ChatType(StrEnum):
    """What Telegram calls the type of a chat."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class ChatState(StrEnum):
    """Whether a message to the chat can arrive."""

    ACTIVE = "active"
    GONE = "gone"
    MIGRATED = "migrated"  # lives on under another id, for good


def one_of(words: type[StrEnum], name: str) -> Enum:
    """Return the type of a column that holds one of those words, which the database checks."""
    return Enum(
        words,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=16,
        values_callable=_values,
    )


def _values(words: type[StrEnum]) -> Sequence[str]:
    return [word.value for word in words]


# 64 bits on both; on SQLite only the plain INTEGER is the row's own key
TelegramId = BigInteger().with_variant(Integer, "sqlite")


class ChatRow(Base):
    """Every chat that the bot has ever been in."""

    __tablename__ = "chats"

    id: Mapped[int] = mapped_column(TelegramId, primary_key=True, autoincrement=False)
    type: Mapped[ChatType] = mapped_column(one_of(ChatType, "type"))
    title: Mapped[str]
    username: Mapped[str | None]
    is_forum: Mapped[bool]
    state: Mapped[ChatState] = mapped_column(one_of(ChatState, "state"))
    gone_reason: Mapped[GoneReason | None] = mapped_column(one_of(GoneReason, "gone_reason"))
    migrated_to: Mapped[int | None] = mapped_column(TelegramId, ForeignKey("chats.id"))
    joined_at: Mapped[datetime]  # when the bot first knew it, under this id or the one before
    last_seen_at: Mapped[datetime]  # of its last message, to the minute
    changed_at: Mapped[datetime]  # when anything but `last_seen_at` last changed

    __table_args__ = (
        CheckConstraint("(state = 'gone') = (gone_reason IS NOT NULL)", "gone_has_reason"),
        CheckConstraint("(state = 'migrated') = (migrated_to IS NOT NULL)", "migrated_has_target"),
        Index(None, "state", "id"),  # the active chats in order
    )


class QuestionRow(Base):
    """A question that was answered, masked. Nothing tells who asked it, or where."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    kind: Mapped[Kind] = mapped_column(one_of(Kind, "kind"))
    asked: Mapped[date]  # a moment could be laid beside the messages of a group

    __table_args__ = (Index(None, "asked"),)


class StaffRow(Base):
    """Somebody to whom an owner has granted a role; owners themselves stand in the settings."""

    __tablename__ = "staff"

    user_id: Mapped[int] = mapped_column(TelegramId, primary_key=True, autoincrement=False)
    role: Mapped[Role] = mapped_column(one_of(Role, "role"))
    granted_by: Mapped[str]
    granted_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("role <> 'owner'", "granted"),)


class AuditRow(Base):
    """Something that an operator did. Triggers of the database refuse to change or delete it."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]  # no list of words to check: a table that never changes outlives it
    details: Mapped[dict[str, Any]]


class ReplicaRow(Base):
    """A process that serves an edition."""

    __tablename__ = "replicas"

    id: Mapped[str] = mapped_column(primary_key=True)
    edition: Mapped[int]
    ready: Mapped[int | None]  # the edition that it could serve at once
    failed: Mapped[int | None]  # the edition that it could not make ready
    reason: Mapped[str]  # why
    seen: Mapped[float] = mapped_column(Double)  # by the database's clock, in seconds


class AnnouncementRow(Base):
    """The one row that tells every process which edition to make ready."""

    __tablename__ = "announcements"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    edition: Mapped[int] = mapped_column(ForeignKey("editions.number"))
    until: Mapped[float] = mapped_column(Double)  # likewise

    __table_args__ = (CheckConstraint("id = 1", "one_row"),)
