# ruff: noqa: INP001 - Alembic loads this file by its path, which sorts by number
"""What is to be pushed once it was approved, who watches, what is told; the four topics."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision: str | None = "0008"
branch_labels: str | None = None
depends_on: str | None = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_ITEM_STATES = ("draft", "asked", "approved", "used", "withdrawn", "lapsed")
_PUSH_STATES = (
    *("planned", "running", "paused", "done"),
    *("cancelled", "missed", "empty", "holiday"),
)
_OLD_PUSH_STATES = (
    *("draft", "asked", "planned", "running", "paused", "done"),
    *("cancelled", "refused", "missed", "empty", "holiday"),
)
_DELIVERY_STATES = (
    *("waiting", "sending", "delivered", "failed", "skipped", "cancelled", "unknown"),
)
_NOTICES = ("asked", "approved", "returned", "missed", "empty", "lapsed", "done")
_IS_SENDING = sa.text("state = 'sending'")
_IS_RECALLED = sa.text("recall = 'waiting'")

_GRACE = 2 * 3600.0
_SHIPPED = (
    # name, emoji, cron, is it urgent
    ("卫生健康", "🏥", "0 10 * * 1", False),
    ("防风防汛", "🌀", "0 10 1 4-10 *", True),
    ("养老服务", "👵", "0 10 * * 3", False),
    ("反诈", "🛡", "0 10 * * 5", False),
)


def upgrade() -> None:
    """Make the tables; those of pushes anew, which nothing could be written into before."""
    _drop_pushes()
    _make_items()
    _make_pushes(_PUSH_STATES, with_items=True)
    _make_told()
    _ship_topics()


def _drop_pushes() -> None:
    for table in ("deliveries", "pushes"):
        op.drop_table(table)


def _make_items() -> None:
    op.create_table(
        "items",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("topic_id", sa.Integer, nullable=False),
        sa.Column("state", _words(_ITEM_STATES, "ck_items_state"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("file", sa.LargeBinary, nullable=True),
        sa.Column(
            "timing", _words(("now", "at", "queue", "day"), "ck_items_timing"), nullable=False
        ),
        sa.Column("at", sa.Double, nullable=True),
        sa.Column("day", sa.Date, nullable=True),
        sa.Column("batch", sa.Integer, nullable=True),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("approved_by", sa.Text, nullable=False),
        sa.Column("created_at", sa.Double, nullable=False),
        sa.CheckConstraint("(timing = 'at') = (at IS NOT NULL)", op.f("ck_items_at_has_moment")),
        sa.CheckConstraint("(timing = 'day') = (day IS NOT NULL)", op.f("ck_items_day_has_date")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], op.f("fk_items_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
    )
    op.create_index(op.f("ix_items_topic_id_state"), "items", ["topic_id", "state"])
    op.create_index(op.f("ix_items_batch"), "items", ["batch"])


def _make_pushes(states: tuple[str, ...], *, with_items: bool) -> None:
    of_item, recall = list[sa.schema.SchemaItem](), list[sa.schema.SchemaItem]()
    if with_items:
        of_item = [
            sa.Column("item_id", sa.Integer, nullable=True),
            sa.ForeignKeyConstraint(["item_id"], ["items.id"], op.f("fk_pushes_item_id")),
        ]
        words = _words(("waiting", "deleted", "failed"), "ck_deliveries_recall")
        recall = [sa.Column("recall", words, nullable=True)]
    op.create_table(
        "pushes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("topic_id", sa.Integer, nullable=False),
        sa.Column("fire_at", sa.Double, nullable=False),
        sa.Column("state", _words(states, "ck_pushes_state"), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("approved_by", sa.Text, nullable=False),
        sa.Column("is_urgent", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.Double, nullable=False),
        sa.Column("expires_at", sa.Double, nullable=False),
        sa.Column("frozen_at", sa.Double, nullable=True),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("ended_at", sa.Double, nullable=True),
        *of_item,
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
        *recall,
        sa.ForeignKeyConstraint(["push_id"], ["pushes.id"], op.f("fk_deliveries_push_id")),
        sa.PrimaryKeyConstraint("push_id", "chat_id", name=op.f("pk_deliveries")),
    )
    _index_deliveries()


def _index_deliveries() -> None:
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


def _make_told() -> None:
    op.create_index(
        "ix_deliveries_recalled",
        "deliveries",
        ["push_id", "not_before"],
        sqlite_where=_IS_RECALLED,
        postgresql_where=_IS_RECALLED,
    )
    op.create_table(
        "watches",
        sa.Column("push_id", sa.Integer, nullable=False),
        sa.Column("chat_id", _ID, nullable=False),
        sa.Column("message_id", sa.Integer, nullable=False),
        sa.Column("shown_at", sa.Double, nullable=False),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("is_final", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["push_id"], ["pushes.id"], op.f("fk_watches_push_id")),
        sa.PrimaryKeyConstraint("push_id", "chat_id", "message_id", name=op.f("pk_watches")),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", _words(_NOTICES, "ck_notices_kind"), nullable=False),
        sa.Column("item_id", sa.Integer, nullable=True),
        sa.Column("push_id", sa.Integer, nullable=True),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("not_before", sa.Double, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], op.f("fk_notices_item_id")),
        sa.ForeignKeyConstraint(["push_id"], ["pushes.id"], op.f("fk_notices_push_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )


def _ship_topics() -> None:
    topics = sa.table(
        "topics",
        *(sa.column(name) for name in ("name", "emoji", "cron", "position", "is_urgent")),
        *(sa.column(name) for name in ("grace", "looked_until")),
        *(sa.column(name) for name in ("is_default", "rests_on_holidays")),
        *(sa.column(name) for name in ("is_paused", "is_retired")),
    )
    for position, (name, emoji, cron, is_urgent) in enumerate(_SHIPPED, 1):
        row = {"name": name, "emoji": emoji, "cron": cron, "position": position}
        row |= {"grace": _GRACE, "looked_until": 0.0, "is_urgent": is_urgent, "is_default": True}
        row |= {"rests_on_holidays": False, "is_paused": False, "is_retired": False}
        op.execute(topics.insert().values(row))


def _words(words: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*words, name=op.f(name), native_enum=False, create_constraint=True, length=16)


def downgrade() -> None:
    """Drop them; the pushes with them."""
    for table in ("notices", "watches"):
        op.drop_table(table)
    _drop_pushes()
    op.drop_table("items")
    for table in ("subscriptions", "topics"):
        op.execute(sa.table(table).delete())
    _make_pushes(_OLD_PUSH_STATES, with_items=False)
