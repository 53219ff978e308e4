"""Who may bring an edition before residents: somebody who did not write what is new in it.

An edition is built on the newest one, whoever made that and whether it is in force or not, so
that more people may have had a part in it than the one who made it last.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import roles
from bot.desk import Desk
from bot.errors import DeniedError
from bot.roles import Action, Role
from bot.storage.audit import Detail
from knowledge.store import Also, Edition

LOOKED_AT: Final = 200  # entries of the log, for a request of today


def contributors(
    edition: Edition, current: Edition, editions: Iterable[Edition]
) -> frozenset[str]:
    """Return by whom an edition differs from the current one; who made it is always among them.

    A report counts as of whoever first handed that file in, one that is missing as of whoever
    first made an edition without it. `editions` are all there are.
    """
    before = sorted(
        (each for each in editions if each.number <= edition.number),
        key=lambda each: each.number,
    )
    added = _held(edition) - _held(current)
    withdrawn = _ids(current) - _ids(edition)
    later = [each for each in before if each.number > current.number]
    authors = {edition.author}
    for report in added:
        authors |= _first(each for each in before if report in _held(each))
    for id_ in withdrawn:
        authors |= _first(each for each in later if id_ not in _ids(each))
    return frozenset(authors)


async def authors_of(desk: Desk, edition: Edition) -> frozenset[str]:
    """Return by whom residents would be answered otherwise. Raises StorageError."""
    current = await desk.store.edition((await desk.store.current()).edition)
    return contributors(edition, current, await desk.store.editions())


def may_publish(desk: Desk, authors: Iterable[str], *, actor: str, role: Role) -> bool:
    """Return whether somebody may publish what those `authors` made, without another person."""
    alone = desk.settings.single_operator
    return roles.may(role, Action.PUBLISH) and all(
        roles.may_approve(author, actor, single_operator=alone) for author in authors
    )


def may_discard(edition: Edition, *, actor: str, role: Role) -> bool:
    """Return whether somebody may discard an edition: who made it, and who could publish it."""
    return edition.author == actor or roles.may(role, Action.PUBLISH)


async def approvers(desk: Desk, authors: Iterable[str], *, asking: str) -> list[int]:
    """Return who may publish that, without the one who asks. Raises StorageError."""
    by = list(authors)
    return [
        member.user_id
        for member in await desk.staff.all()
        if (actor := roles.actor(member.user_id)) != asking
        and may_publish(desk, by, actor=actor, role=member.role)
    ]


async def was_requested(desk: Desk, edition: Edition, *, asking: str) -> bool:
    """Return whether somebody asked for that already, with the same edition in force as now.

    Raises StorageError.
    """
    current = await desk.store.current()
    return any(
        entry.action == Action.REQUEST
        and entry.actor == asking
        and entry.details.get("edition") == edition.number
        and entry.at >= current.switched
        for entry in await desk.audit.latest(LOOKED_AT)
    )


def allowed(desk: Desk, actor: str, action: Action, **details: Detail) -> Also:
    """Return what notes an action of somebody in the chat, in the transaction that carries it out.

    It raises DeniedError, and nothing is done, where their role no longer allows it by then: a
    rehearsal takes minutes.
    """

    async def note(connection: AsyncConnection) -> None:
        role = await desk.staff.role_on(connection, int(actor))
        if not roles.may(role, action):
            raise DeniedError(action)
        await desk.audit.note_on(connection, actor, action, **details)

    return note


def _held(edition: Edition) -> set[tuple[str, str]]:
    return {(held.id, held.sha256) for held in edition.reports}


def _ids(edition: Edition) -> set[str]:
    return {held.id for held in edition.reports}


def _first(editions: Iterable[Edition]) -> set[str]:
    """Return the author of the first of them."""
    return {each.author for each in list(editions)[:1]}
