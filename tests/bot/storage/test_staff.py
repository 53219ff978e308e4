from asyncio import TaskGroup

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError
from support.clock import NOON, Moment

from bot.roles import Role
from bot.storage.audit import Audit
from bot.storage.database import Database
from bot.storage.staff import Member, Staff
from bot.storage.tables import StaffRow

OWNER, APPROVER, EDITOR, STRANGER = 11, 22, 4503599627370495, 44


@pytest.fixture
def staff(database: Database) -> Staff:
    return Staff(database, {OWNER: Role.OWNER}, Moment())


async def done(database: Database) -> list[tuple[str, str, dict[str, object]]]:
    entries = await Audit(database).latest(100)
    return [(entry.actor, entry.action, entry.details) for entry in reversed(entries)]


async def test_an_owner_of_the_settings_is_one_and_a_stranger_is_nobody(staff: Staff) -> None:
    assert await staff.role_of(OWNER) is Role.OWNER
    assert await staff.role_of(STRANGER) is None


async def test_a_role_that_is_granted_is_held_and_written_down(
    staff: Staff, database: Database
) -> None:
    granted = await staff.grant(EDITOR, Role.EDITOR, "11")

    assert granted is True
    assert await staff.role_of(EDITOR) is Role.EDITOR
    assert await done(database) == [("11", "grant", {"user": EDITOR, "role": "editor"})]


async def test_another_role_takes_the_place_of_the_first(staff: Staff, database: Database) -> None:
    await staff.grant(APPROVER, Role.EDITOR, "11")

    changed = await staff.grant(APPROVER, Role.APPROVER, "cli:chen")

    assert changed is True
    assert await staff.all() == [
        Member(OWNER, Role.OWNER),
        Member(APPROVER, Role.APPROVER, "cli:chen", NOON),
    ]
    assert len(await done(database)) == 2


async def test_the_same_role_again_changes_nothing(staff: Staff, database: Database) -> None:
    await staff.grant(EDITOR, Role.EDITOR, "11")

    changed = await staff.grant(EDITOR, Role.EDITOR, "cli:chen")

    assert changed is False
    assert [member.granted_by for member in await staff.all()] == [None, "11"]
    assert len(await done(database)) == 1


async def test_a_role_that_is_revoked_is_gone_and_written_down(
    staff: Staff, database: Database
) -> None:
    await staff.grant(EDITOR, Role.EDITOR, "11")

    revoked = (await staff.revoke(EDITOR, "11"), await staff.revoke(EDITOR, "11"))

    assert revoked == (True, False)
    assert await staff.role_of(EDITOR) is None
    assert (await done(database))[1:] == [("11", "revoke", {"user": EDITOR})]


async def test_an_owner_of_the_settings_can_neither_be_changed_nor_revoked(
    staff: Staff, database: Database
) -> None:
    changed = (await staff.grant(OWNER, Role.EDITOR, "11"), await staff.revoke(OWNER, "11"))

    assert changed == (False, False)
    assert await staff.role_of(OWNER) is Role.OWNER
    assert await done(database) == []


async def test_an_editor_who_becomes_an_owner_in_the_settings_is_listed_once(
    staff: Staff, database: Database
) -> None:
    await staff.grant(EDITOR, Role.EDITOR, "11")

    promoted = Staff(database, {OWNER: Role.OWNER, EDITOR: Role.OWNER})

    assert await promoted.role_of(EDITOR) is Role.OWNER
    assert await promoted.all() == [Member(OWNER, Role.OWNER), Member(EDITOR, Role.OWNER)]


async def test_nobody_is_granted_to_be_an_owner(staff: Staff, database: Database) -> None:
    with pytest.raises(ValueError, match="owner"):
        await staff.grant(STRANGER, Role.OWNER, "11")

    await staff.grant(STRANGER, Role.EDITOR, "11")
    with pytest.raises(IntegrityError):  # not even past us
        async with database.writing() as connection:
            await connection.execute(update(StaffRow).values(role=Role.OWNER))
    assert await staff.role_of(STRANGER) is Role.EDITOR


async def test_what_cannot_be_written_down_does_not_happen(
    staff: Staff, database: Database
) -> None:
    async with database.writing() as connection:
        await connection.execute(text("ALTER TABLE audit RENAME TO elsewhere"))

    with pytest.raises(Exception, match="audit"):
        await staff.grant(EDITOR, Role.EDITOR, "11")

    assert await staff.role_of(EDITOR) is None


async def test_the_same_role_granted_from_two_processes_is_written_down_once(
    staff: Staff, database: Database, database_url: str
) -> None:
    async with Database.open(database_url) as second, TaskGroup() as tasks:
        for here in (staff, Staff(second, {OWNER: Role.OWNER})):
            for _ in range(5):
                tasks.create_task(here.grant(EDITOR, Role.EDITOR, "11"))

    assert await done(database) == [("11", "grant", {"user": EDITOR, "role": "editor"})]
