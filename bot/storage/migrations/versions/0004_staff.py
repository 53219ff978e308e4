# ruff: noqa: INP001 - Alembic loads this file by its path, which sorts by number
"""The staff, and the log of what they do, which the database itself keeps from being changed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None

_TELEGRAM_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.DateTime(timezone=True)

_REFUSED = "the audit log only grows"
# The last one is for INSERT OR REPLACE, which deletes without a trigger. A change that makes the
# table anew, as SQLite needs for some, has to make these again.
_SQLITE = {
    "audit_no_update": "BEFORE UPDATE ON audit",
    "audit_no_delete": "BEFORE DELETE ON audit",
    "audit_no_replace": (
        "BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)"
    ),
}
_POSTGRESQL = (
    f"""
    CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$
    """,
    """
    CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()
    """,
)


def upgrade() -> None:
    """Make the tables `staff` and `audit`."""
    op.create_table(
        "staff",
        sa.Column("user_id", _TELEGRAM_ID, autoincrement=False, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("granted_by", sa.Text, nullable=False),
        sa.Column("granted_at", _MOMENT, nullable=False),
        sa.CheckConstraint("role IN ('owner', 'approver', 'editor')", op.f("ck_staff_role")),
        sa.CheckConstraint("role <> 'owner'", op.f("ck_staff_granted")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_staff")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("details", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    _make_it_only_grow()


def _make_it_only_grow() -> None:
    if _on_postgresql():
        for statement in _POSTGRESQL:
            op.execute(statement)
        return
    for name, when in _SQLITE.items():
        op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END")


def downgrade() -> None:
    """Drop them."""
    op.drop_table("audit")  # and its triggers
    if _on_postgresql():
        op.execute("DROP FUNCTION audit_only_grows()")
    op.drop_table("staff")


def _on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"
