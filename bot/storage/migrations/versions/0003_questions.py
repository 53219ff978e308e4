# ruff: noqa: INP001 - Alembic loads this file by its path, which sorts by number
"""The questions that were asked, masked."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Make the table `questions`."""
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("asked", sa.Date, nullable=False),
        sa.CheckConstraint(
            "kind IN ('DIRECT', 'CHOICE', 'OVERVIEW', 'RELATED', 'NOT_FOUND', 'SMALL_TALK')",
            op.f("ck_questions_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    op.create_index(op.f("ix_questions_asked"), "questions", ["asked"])


def downgrade() -> None:
    """Drop the table `questions`."""
    op.drop_index(op.f("ix_questions_asked"), "questions")
    op.drop_table("questions")
