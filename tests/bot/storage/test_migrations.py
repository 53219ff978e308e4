from collections.abc import AsyncIterator
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import engines
from bot.storage.address import read_address
from bot.storage.migrate import alembic_config
from knowledge.tables import Base


@pytest.fixture
async def connection(database_url: str) -> AsyncIterator[AsyncConnection]:
    engine = engines.single(read_address(database_url))
    async with engine.begin() as opened:
        yield opened
    await engine.dispose()


def upgrade(connection: Connection) -> None:
    command.upgrade(alembic_config(connection), "head")


def downgrade(connection: Connection) -> None:
    command.downgrade(alembic_config(connection), "base")


def difference(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def tables(connection: Connection) -> list[str]:
    return inspect(connection).get_table_names()


def constraints(connection: Connection) -> dict[str, Any]:
    """What Alembic's comparison does not look at."""
    inspector = inspect(connection)
    return {
        table: (
            sorted(inspector.get_check_constraints(table), key=lambda check: str(check["name"])),
            inspector.get_pk_constraint(table),
            sorted(inspector.get_foreign_keys(table), key=lambda key: str(key["name"])),
        )
        for table in Base.metadata.tables
    }


async def test_the_migrated_tables_are_those_of_the_metadata(connection: AsyncConnection) -> None:
    await connection.run_sync(upgrade)

    assert await connection.run_sync(difference) == []


async def test_the_comparison_sees_a_column_that_no_migration_made(
    connection: AsyncConnection,
) -> None:
    await connection.run_sync(upgrade)

    await connection.execute(text("ALTER TABLE chats DROP COLUMN username"))

    assert [change[0] for change in await connection.run_sync(difference)] == ["add_column"]


async def test_the_migrated_constraints_are_those_of_the_metadata(
    connection: AsyncConnection,
) -> None:
    await connection.run_sync(upgrade)
    migrated = await connection.run_sync(constraints)
    await connection.run_sync(downgrade)

    await connection.run_sync(Base.metadata.create_all)

    assert await connection.run_sync(constraints) == migrated
    assert len(migrated["chats"][0]) == 5


async def test_a_downgrade_takes_everything_back_and_can_be_upgraded_again(
    connection: AsyncConnection,
) -> None:
    await connection.run_sync(upgrade)

    await connection.run_sync(downgrade)
    left = await connection.run_sync(tables)
    await connection.run_sync(upgrade)

    assert left == ["alembic_version"]
    assert await connection.run_sync(difference) == []
