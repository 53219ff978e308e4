"""The tables of the knowledge base. A change here needs a migration; a test compares the two."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: takes any aware datetime, gives UTC back. SQLite alone would drop the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC. Raises `ValueError` for a naive datetime."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime is no moment")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Root of all tables of the one database; names every constraint, for the migrations."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - read by SQLAlchemy
        datetime: UtcDateTime,
        str: Text,
        bytes: LargeBinary,
        list[str]: JSON,
        dict[str, Any]: JSON,
    }


class SourceRow(Base):
    """A file as it was handed in, deflated; kept once, however often it was."""

    __tablename__ = "sources"

    sha256: Mapped[str] = mapped_column(primary_key=True)  # of the file's bytes, in hex
    content: Mapped[bytes]


class ReportRow(Base):
    """A report as it was read and cut then; kept once, however many editions hold it."""

    __tablename__ = "reports"

    key: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)  # of all that follows
    id: Mapped[str]
    title: Mapped[str]
    year: Mapped[int | None]
    url: Mapped[str]
    file: Mapped[str]  # the name of the file it was read from
    sha256: Mapped[str] = mapped_column(ForeignKey("sources.sha256"))
    text: Mapped[str]
    details: Mapped[dict[str, Any]]  # metadata, body and headings, as `records` writes them


class PassageRow(Base):
    """A passage of a report: where it stands there, and its span in the report's text."""

    __tablename__ = "passages"

    report: Mapped[int] = mapped_column(ForeignKey("reports.key"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)  # from 0, in the order of the text
    id: Mapped[str]
    path: Mapped[list[str]]
    start: Mapped[int]
    stop: Mapped[int]

    __table_args__ = (Index(None, "id"),)


class EditionRow(Base):
    """An edition. Nothing of it ever changes."""

    __tablename__ = "editions"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # from 1
    created: Mapped[datetime]
    author: Mapped[str]
    note: Mapped[str]
    passages: Mapped[int]


class HoldingRow(Base):
    """A report that stands in an edition."""

    __tablename__ = "holdings"

    edition: Mapped[int] = mapped_column(ForeignKey("editions.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)  # from 0
    report: Mapped[int] = mapped_column(ForeignKey("reports.key"))

    __table_args__ = (Index(None, "report"),)


class DiscardRow(Base):
    """An edition that nobody wants any more. It stays; no other is made of it."""

    __tablename__ = "discards"

    edition: Mapped[int] = mapped_column(ForeignKey("editions.number"), primary_key=True)
    author: Mapped[str]
    at: Mapped[datetime]


class SwitchRow(Base):
    """A switch to an edition, or a rollback to one; `before` is where a rollback from it leads."""

    __tablename__ = "switches"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[int] = mapped_column(ForeignKey("editions.number"))
    before: Mapped[int | None] = mapped_column(ForeignKey("switches.id"))
    switched: Mapped[datetime]
    author: Mapped[str]


class CurrentRow(Base):
    """The one row that says which edition is current."""

    __tablename__ = "current_edition"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    switch: Mapped[int] = mapped_column(ForeignKey("switches.id"))

    __table_args__ = (CheckConstraint("id = 1", "one_row"),)


class FaqEntryRow(Base):
    """An entry of the FAQ. It stays when it is retired; only its wordings can change before."""

    __tablename__ = "faq_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    created: Mapped[datetime]
    author: Mapped[str]
    worded: Mapped[int]  # the change that gave it the wordings in force
    changed: Mapped[int]  # its last change; changes of all entries are numbered, from 1
    retired: Mapped[datetime | None]
    retired_by: Mapped[str | None]

    __table_args__ = (Index(None, "changed"),)


class FaqWordingRow(Base):
    """A wording of an entry, among those that one change gave it."""

    __tablename__ = "faq_wordings"

    entry: Mapped[int] = mapped_column(ForeignKey("faq_entries.id"), primary_key=True)
    change: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)  # from 0
    text: Mapped[str]
    written: Mapped[datetime]
    author: Mapped[str]


class FaqPassageRow(Base):
    """A passage that an entry is bound to, as it was then, with the span of the quote in it."""

    __tablename__ = "faq_passages"

    entry: Mapped[int] = mapped_column(ForeignKey("faq_entries.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)  # from 0
    passage: Mapped[str]
    report: Mapped[str]  # its id, as reports of any edition may have it
    start: Mapped[int]
    stop: Mapped[int]
    text: Mapped[str]
