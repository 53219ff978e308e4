"""Which edition is current: one row, that a switch points anew."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.errors import EditionError, Hindrance
from knowledge.store.models import Current
from knowledge.tables import CurrentRow, SwitchRow

_POINTED = select(SwitchRow).join(CurrentRow, CurrentRow.switch == SwitchRow.id)


async def current(connection: AsyncConnection) -> Current | None:
    """Return which edition is current, None before there is one."""
    row = await _pointed(connection)
    return Current(row.edition, row.id, row.switched, row.author) if row else None


async def to(connection: AsyncConnection, number: int, switched: datetime, author: str) -> None:
    """Make an edition current. Raises EditionError (IS_CURRENT)."""
    now = await _pointed(connection)
    if now and now.edition == number:
        raise EditionError(Hindrance.IS_CURRENT, number=number)
    before = now.id if now else None
    await _point(connection, edition=number, before=before, switched=switched, author=author)


async def before(connection: AsyncConnection) -> int:
    """Return the edition that was current before. Raises EditionError (NOTHING_BEFORE)."""
    query = select(SwitchRow.edition).where(SwitchRow.id == await _before(connection))
    return int((await connection.execute(query)).scalar_one())


async def back(connection: AsyncConnection, switched: datetime, author: str) -> None:
    """Make that edition current again. Raises EditionError (NOTHING_BEFORE).

    It is a switch of its own, so that nobody takes what is in force now for what was before; a
    further rollback leads to where one led from there then.
    """
    query = select(SwitchRow).where(SwitchRow.id == await _before(connection))
    target = (await connection.execute(query)).one()
    await _point(
        connection,
        edition=target.edition,
        before=target.before,
        switched=switched,
        author=author,
    )


async def check_left(connection: AsyncConnection, number: int) -> None:
    """Raise EditionError (IS_CURRENT, WAS_CURRENT) for the current edition and those before it."""
    now = await _pointed(connection)
    if now and now.edition == number:
        raise EditionError(Hindrance.IS_CURRENT, number=number)
    if number in await _return_to(connection):
        raise EditionError(Hindrance.WAS_CURRENT, number=number)


async def _return_to(connection: AsyncConnection) -> Sequence[int]:
    """Return the editions that rollbacks come to one after the other, from the current one."""
    start = _POINTED.with_only_columns(SwitchRow.edition, SwitchRow.before)
    chain = start.cte("chain", recursive=True)
    further = select(SwitchRow.edition, SwitchRow.before).join(
        chain, SwitchRow.id == chain.c.before
    )
    return (await connection.scalars(select(chain.union_all(further).c.edition))).all()


async def _before(connection: AsyncConnection) -> int:
    """Return the switch before the one in force. Raises EditionError (NOTHING_BEFORE)."""
    now = await _pointed(connection)
    if now is None or now.before is None:
        raise EditionError(Hindrance.NOTHING_BEFORE)
    return int(now.before)


async def _pointed(
    connection: AsyncConnection,
) -> Row[Any] | None:
    return (await connection.execute(_POINTED)).one_or_none()


async def _point(connection: AsyncConnection, **switch: Any) -> None:
    """Write a switch, and point the one row to it."""
    made = insert(SwitchRow).values(switch).returning(SwitchRow.id)
    id_ = (await connection.execute(made)).scalar_one()
    pointed = await connection.execute(update(CurrentRow).values(switch=id_))
    if not pointed.rowcount:  # the first of all
        await connection.execute(insert(CurrentRow).values(id=1, switch=id_))
