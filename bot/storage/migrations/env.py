# ruff: noqa: INP001 - Alembic runs this file by its path
"""Runs the migrations over the connection that the program hands over."""

from alembic import context

import bot.storage.push_tables  # its tables belong to the metadata
import bot.storage.tables  # noqa: F401 - likewise
from knowledge.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
)
with context.begin_transaction():
    context.run_migrations()
