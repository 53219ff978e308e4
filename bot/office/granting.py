"""Granting a role and taking it away."""

from enum import StrEnum

from bot.roles import Role
from bot.storage.staff import Staff


class Outcome(StrEnum):
    """What came of it."""

    DONE = "done"
    SAME = "same"  # it was so before
    STANDS = "stands"  # the role was not granted, it stands in the settings


async def grant(staff: Staff, user_id: int, role: Role, by: str) -> Outcome:
    """Give a person a role instead of any other. Raises StorageError, ValueError for OWNER."""
    if await staff.grant(user_id, role, by):
        return Outcome.DONE
    return Outcome.SAME if await staff.role_of(user_id) is role else Outcome.STANDS


async def revoke(staff: Staff, user_id: int, by: str) -> Outcome:
    """Take a person's role away. Raises StorageError."""
    revoked = await staff.revoke(user_id, by)
    if await staff.role_of(user_id) is not None:
        return Outcome.STANDS
    return Outcome.DONE if revoked else Outcome.SAME
