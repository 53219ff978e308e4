"""The tables. A change here needs a migration; a test compares the two."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Enum,
    ForeignKey,
    Index,
    Integer,
)
from sqlalchemy.orm import Mapped, mapped_column

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


class GoneReason(StrEnum):
    """Why no message to the chat arrives any more."""

    REMOVED = "removed"  # an administrator took the bot out
    LEFT = "left"  # the bot went by itself
    BLOCKED = "blocked"  # the resident blocked the bot
    DEACTIVATED = "deactivated"  # the resident's account is no more
    NOT_FOUND = "not_found"  # Telegram knows no such chat


def _one_of(words: type[StrEnum], name: str) -> Enum:
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
    type: Mapped[ChatType] = mapped_column(_one_of(ChatType, "type"))
    title: Mapped[str]
    username: Mapped[str | None]
    is_forum: Mapped[bool]
    state: Mapped[ChatState] = mapped_column(_one_of(ChatState, "state"))
    gone_reason: Mapped[GoneReason | None] = mapped_column(_one_of(GoneReason, "gone_reason"))
    migrated_to: Mapped[int | None] = mapped_column(TelegramId, ForeignKey("chats.id"))
    joined_at: Mapped[datetime]  # when the bot first knew it, under this id or the one before
    last_seen_at: Mapped[datetime]  # of its last message, to the minute
    changed_at: Mapped[datetime]  # when anything but `last_seen_at` last changed

    __table_args__ = (
        CheckConstraint("(state = 'gone') = (gone_reason IS NOT NULL)", "gone_has_reason"),
        CheckConstraint("(state = 'migrated') = (migrated_to IS NOT NULL)", "migrated_has_target"),
        Index(None, "state", "id"),  # the active chats in order
    )
