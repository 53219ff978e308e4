# ruff: noqa: INP001 - Alembic loads this file by its path, which sorts by number
"""The editions that nobody wants any more."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Make the table `discards`."""
    op.create_table(
        "discards",
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], op.f("fk_discards_edition")),
        sa.PrimaryKeyConstraint("edition", name=op.f("pk_discards")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("discards")
