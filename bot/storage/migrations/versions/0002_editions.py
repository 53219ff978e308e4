# ruff: noqa: INP001 - Alembic loads this file by its path, which sorts by number
"""The knowledge base: reports with their files and passages, editions, which one is current."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of the knowledge base."""
    op.create_table(
        "sources",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_sources")),
    )
    op.create_table(
        "reports",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("year", sa.Integer, nullable=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("details", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["sources.sha256"], op.f("fk_reports_sha256")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reports")),
        sa.UniqueConstraint("digest", name=op.f("uq_reports_digest")),
    )
    op.create_table(
        "passages",
        sa.Column("report", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("path", sa.JSON, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], op.f("fk_passages_report")),
        sa.PrimaryKeyConstraint("report", "position", name=op.f("pk_passages")),
    )
    op.create_index(op.f("ix_passages_id"), "passages", ["id"])
    _make_editions()


def _make_editions() -> None:
    op.create_table(
        "editions",
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("passages", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_editions")),
    )
    op.create_table(
        "holdings",
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("report", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], op.f("fk_holdings_edition")),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], op.f("fk_holdings_report")),
        sa.PrimaryKeyConstraint("edition", "position", name=op.f("pk_holdings")),
    )
    op.create_index(op.f("ix_holdings_report"), "holdings", ["report"])
    op.create_table(
        "switches",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("before", sa.Integer, nullable=True),
        sa.Column("switched", _MOMENT, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["before"], ["switches.id"], op.f("fk_switches_before")),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], op.f("fk_switches_edition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_switches")),
    )
    op.create_table(
        "current_edition",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("switch", sa.Integer, nullable=False),
        sa.CheckConstraint("id = 1", op.f("ck_current_edition_one_row")),
        sa.ForeignKeyConstraint(["switch"], ["switches.id"], op.f("fk_current_edition_switch")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_current_edition")),
    )


def downgrade() -> None:
    """Drop them."""
    for table in (
        *("current_edition", "switches", "holdings", "editions"),
        *("passages", "reports", "sources"),
    ):
        op.drop_table(table)
