# ruff: noqa: INP001 - Alembic loads this file by its path, which sorts by number
"""Topics, what chats have chosen of them, pushes with their deliveries, and the pace of all."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision: str | None = "0007"
branch_labels: str | None = None
depends_on: str | None = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_PUSH_STATES = (
    *("draft", "asked", "planned", "running", "paused", "done"),
    *("cancelled", "refused", "missed", "empty", "holiday"),
)
_DELIVERY_STATES = (
    *("waiting", "sending", "delivered", "failed", "skipped", "cancelled", "unknown"),
)
_IS_SENDING = sa.text("state = 'sending'")


def upgrade() -> None:
    """Make the tables."""
    _make_topics()
    _make_pushes()
    _make_paces()


def _make_topics() -> None:
    op.create_table(
        "topics",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("emoji", sa.Text, nullable=False),
        sa.Column("cron", sa.Text, nullable=False),
        sa.Column("grace", sa.Double, nullable=False),
        sa.Column("is_urgent", sa.Boolean, nullable=False),
        sa.Column("is_default", sa.Boolean, nullable=False),
        sa.Column("rests_on_holidays", sa.Boolean, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("is_paused", sa.Boolean, nullable=False),
        sa.Column("is_retired", sa.Boolean, nullable=False),
        sa.Column("looked_until", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sa.UniqueConstraint("name", name=op.f("uq_topics_name")),
    )
    op.create_table(
        "subscriptions",
        sa.Column("chat_id", _ID, nullable=False),
        sa.Column("topic_id", sa.Integer, nullable=False),
        sa.Column("is_on", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], op.f("fk_subscriptions_chat_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], op.f("fk_subscriptions_topic_id")),
        sa.PrimaryKeyConstraint("chat_id", "topic_id", name=op.f("pk_subscriptions")),
    )
    op.create_table(
        "chat_pushes",
        sa.Column("chat_id", _ID, autoincrement=False, nullable=False),
        sa.Column("is_off", sa.Boolean, nullable=False),
        sa.Column("muted_until", sa.Double, nullable=False),
        sa.Column("quiet_start", sa.Integer, nullable=True),
        sa.Column("quiet_end", sa.Integer, nullable=True),
        sa.CheckConstraint(
            "(quiet_start IS NULL) = (quiet_end IS NULL)", op.f("ck_chat_pushes_both_or_none")
        ),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], op.f("fk_chat_pushes_chat_id")),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_chat_pushes")),
    )


def _make_pushes() -> None:
    op.create_table(
        "pushes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("topic_id", sa.Integer, nullable=False),
        sa.Column("fire_at", sa.Double, nullable=False),
        sa.Column("state", _words(_PUSH_STATES, "ck_pushes_state"), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("approved_by", sa.Text, nullable=False),
        sa.Column("is_urgent", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.Double, nullable=False),
        sa.Column("expires_at", sa.Double, nullable=False),
        sa.Column("frozen_at", sa.Double, nullable=True),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("ended_at", sa.Double, nullable=True),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], op.f("fk_pushes_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pushes")),
        sa.UniqueConstraint("topic_id", "fire_at", name=op.f("uq_pushes_topic_id_fire_at")),
    )
    op.create_index(op.f("ix_pushes_state_fire_at"), "pushes", ["state", "fire_at"])
    op.create_table(
        "deliveries",
        sa.Column("push_id", sa.Integer, nullable=False),
        sa.Column("chat_id", _ID, nullable=False),
        sa.Column("state", _words(_DELIVERY_STATES, "ck_deliveries_state"), nullable=False),
        sa.Column("not_before", sa.Double, nullable=False),
        sa.Column("worker", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("target", _ID, nullable=True),
        sa.Column("message_id", sa.Integer, nullable=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("ended_at", sa.Double, nullable=True),
        sa.ForeignKeyConstraint(["push_id"], ["pushes.id"], op.f("fk_deliveries_push_id")),
        sa.PrimaryKeyConstraint("push_id", "chat_id", name=op.f("pk_deliveries")),
    )
    op.create_index(
        op.f("ix_deliveries_push_id_state_not_before"),
        "deliveries",
        ["push_id", "state", "not_before"],
    )
    op.create_index(
        "ix_deliveries_sending",
        "deliveries",
        ["worker"],
        sqlite_where=_IS_SENDING,
        postgresql_where=_IS_SENDING,
    )


def _make_paces() -> None:
    op.create_table(
        "chat_paces",
        sa.Column("chat_id", _ID, autoincrement=False, nullable=False),
        sa.Column("free_at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_chat_paces")),
    )
    paces = op.create_table(
        "paces",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("free_at", sa.Double, nullable=False),
        sa.Column("shut_until", sa.Double, nullable=False),
        sa.CheckConstraint("id = 1", op.f("ck_paces_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paces")),
    )
    op.bulk_insert(paces, [{"id": 1, "free_at": 0.0, "shut_until": 0.0}])
    op.create_table(
        "workers",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("seen", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workers")),
    )


def _words(words: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*words, name=op.f(name), native_enum=False, create_constraint=True, length=16)


def downgrade() -> None:
    """Drop them."""
    for table in (
        *("workers", "paces", "chat_paces"),
        *("deliveries", "pushes"),
        *("chat_pushes", "subscriptions", "topics"),
    ):
        op.drop_table(table)
