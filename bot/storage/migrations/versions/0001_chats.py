# ruff: noqa: INP001 - Alembic loads this file by its path, which sorts by number
"""The chats that the bot knows."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

_TELEGRAM_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table `chats`."""
    op.create_table(
        "chats",
        sa.Column("id", _TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("type", sa.String(16), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("username", sa.Text, nullable=True),
        sa.Column("is_forum", sa.Boolean, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("gone_reason", sa.String(16), nullable=True),
        sa.Column("migrated_to", _TELEGRAM_ID, nullable=True),
        sa.Column("joined_at", _MOMENT, nullable=False),
        sa.Column("last_seen_at", _MOMENT, nullable=False),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.CheckConstraint(
            "type IN ('private', 'group', 'supergroup', 'channel')", op.f("ck_chats_type")
        ),
        sa.CheckConstraint("state IN ('active', 'gone', 'migrated')", op.f("ck_chats_state")),
        sa.CheckConstraint(
            "gone_reason IN ('removed', 'left', 'blocked', 'deactivated', 'not_found')",
            op.f("ck_chats_gone_reason"),
        ),
        sa.CheckConstraint(
            "(state = 'gone') = (gone_reason IS NOT NULL)", op.f("ck_chats_gone_has_reason")
        ),
        sa.CheckConstraint(
            "(state = 'migrated') = (migrated_to IS NOT NULL)",
            op.f("ck_chats_migrated_has_target"),
        ),
        sa.ForeignKeyConstraint(["migrated_to"], ["chats.id"], op.f("fk_chats_migrated_to")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chats")),
    )
    op.create_index(op.f("ix_chats_state_id"), "chats", ["state", "id"])


def downgrade() -> None:
    """Drop the table `chats`."""
    op.drop_index(op.f("ix_chats_state_id"), "chats")
    op.drop_table("chats")
