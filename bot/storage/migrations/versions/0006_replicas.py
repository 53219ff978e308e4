# ruff: noqa: INP001 - Alembic loads this file by its path, which sorts by number
"""The processes that serve editions, and the one they are told to make ready."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Make the tables `replicas` and `announcements`."""
    op.create_table(
        "replicas",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("ready", sa.Integer, nullable=True),
        sa.Column("failed", sa.Integer, nullable=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("seen", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replicas")),
    )
    op.create_table(
        "announcements",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("until", sa.Double, nullable=False),
        sa.CheckConstraint("id = 1", op.f("ck_announcements_one_row")),
        sa.ForeignKeyConstraint(
            ["edition"], ["editions.number"], op.f("fk_announcements_edition")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("announcements")
    op.drop_table("replicas")
