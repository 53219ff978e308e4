# ruff: noqa: INP001 - Alembic loads this file by its path, which sorts by number
"""The FAQ: entries, their wordings, and the passages that they are bound to."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of the FAQ."""
    op.create_table(
        "faq_entries",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("worded", sa.Integer, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
        sa.Column("retired", _MOMENT, nullable=True),
        sa.Column("retired_by", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq_entries")),
    )
    op.create_index(op.f("ix_faq_entries_changed"), "faq_entries", ["changed"])
    op.create_table(
        "faq_wordings",
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("change", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("written", _MOMENT, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["faq_entries.id"], op.f("fk_faq_wordings_entry")),
        sa.PrimaryKeyConstraint("entry", "change", "position", name=op.f("pk_faq_wordings")),
    )
    op.create_table(
        "faq_passages",
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("passage", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["faq_entries.id"], op.f("fk_faq_passages_entry")),
        sa.PrimaryKeyConstraint("entry", "position", name=op.f("pk_faq_passages")),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("faq_passages", "faq_wordings", "faq_entries"):
        op.drop_table(table)
