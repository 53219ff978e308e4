"""Publishing an edition: rehearsed first, seen by two people, switched to in one go, taken back.

Nothing here speaks to anybody; who may press what is asked of `bot.roles` at each press.
"""

import logging
from dataclasses import dataclass
from typing import Final

from bot import rehearsing, roles
from bot.actions import Do, OnEdition
from bot.apart import Step, apart, unseen
from bot.approving import allowed
from bot.desk import Desk
from bot.rehearsing import Stage
from bot.roles import Action
from bot.storage.audit import Detail
from knowledge.errors import EditionError, Hindrance
from knowledge.rehearsal import Rehearsal, Verdict
from knowledge.store import Current, Edition, Held

WORSE: Final = (Verdict.LOST_GOLDEN, Verdict.LOST_FAQ, Verdict.VANISHED, Verdict.WEAKENED)
LOOKS: Final = frozenset({Do.SHOW, Do.SOURCES})  # at an edition as it is, in force or not

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tried:
    """A rehearsal, the edition that was rehearsed, and the one that is current."""

    current: Current
    edition: Edition
    found: Rehearsal

    @property
    def worse(self) -> int:
        """How many answers are worse."""
        return sum(self.found.counts[verdict] for verdict in WORSE)


async def standing(desk: Desk, pressed: OnEdition) -> Edition | None:
    """Return the edition of a button, None where what it offers cannot be done any more.

    The edition is not there, was discarded or is current by now, somebody made another switch
    since the button was seen, or a rollback leads elsewhere. Raises StorageError.
    """
    try:
        edition = await desk.store.edition(pressed.edition)
    except EditionError:
        return None
    if pressed.do in LOOKS:
        return edition
    current = await desk.store.current()
    if current.switch != pressed.since:
        return None
    if pressed.do is Do.ROLL_BACK:
        return edition if await leads_back_to(desk) == edition.number else None
    return None if edition.discarded or edition.number == current.edition else edition


async def leads_back_to(desk: Desk) -> int | None:
    """Return the edition that a rollback leads to, None for none. Raises StorageError."""
    try:
        return await desk.store.before()
    except EditionError:
        return None


async def author_of(desk: Desk, edition: Edition) -> int | None:
    """Return who made an edition, None where that is nobody of the staff in the chat (now)."""
    ids = [member.user_id for member in await desk.staff.all()]
    return next((id_ for id_ in ids if roles.actor(id_) == edition.author), None)


async def rehearse(desk: Desk, number: int, *, actor: str, step: Step = unseen) -> Tried:
    """Return what a switch to that edition would change; `step` is told how far it is.

    Raises QuestionError, ApartError, StorageError, and EditionError (NO_EDITION, IS_CURRENT).
    """
    tried = await _tried(desk, number, step)
    await desk.audit.note(actor, Action.REHEARSE, **_details(tried))
    return tried


async def publish_if_no_worse(
    desk: Desk,
    number: int,
    *,
    actor: str,
    since: int,
    step: Step = unseen,
    switching: Step = unseen,
) -> tuple[Tried, Current | None]:
    """Rehearse an edition, and make it current where no answer gets worse.

    Return the rehearsal, and which edition is current; None where it is the one before, because
    something gets worse. Raises as `rehearse` and `publish` do.
    """
    tried = await _tried(desk, number, step)
    if tried.worse:
        await desk.audit.note(actor, Action.REHEARSE, **_details(tried))
        return tried, None
    also = allowed(desk, actor, Action.PUBLISH, **_details(tried))
    current = await desk.switching.to(number, author=actor, since=since, also=also, step=switching)
    return tried, current


async def publish(
    desk: Desk, number: int, *, actor: str, since: int, switching: Step = unseen
) -> Current:
    """Make an edition current, unless there was another switch after that one.

    Raises SwitchError, StorageError and EditionError (NO_EDITION, DISCARDED, IS_CURRENT,
    SWITCHED), DeniedError, and all stays as it is then.
    """
    before = (await desk.store.current()).edition
    also = allowed(desk, actor, Action.PUBLISH, edition=number, before=before, anyway=True)
    return await desk.switching.to(number, author=actor, since=since, also=also, step=switching)


async def roll_back(
    desk: Desk, number: int, *, actor: str, since: int, switching: Step = unseen
) -> Current:
    """Make that edition current again; with `since` as seen, a rollback leads nowhere else.

    Raises SwitchError, StorageError and EditionError (NOTHING_BEFORE, SWITCHED), likewise.
    """
    before = (await desk.store.current()).edition
    also = allowed(desk, actor, Action.ROLLBACK, edition=number, before=before)
    return await desk.switching.back(author=actor, since=since, also=also, step=switching)


async def discard(desk: Desk, number: int, *, actor: str) -> Edition:
    """Write down that nobody wants an edition any more.

    Raises StorageError and EditionError (NO_EDITION, DISCARDED, IS_CURRENT, WAS_CURRENT).
    """
    also = allowed(desk, actor, Action.DISCARD, edition=number)
    return await desk.store.discard(number, author=actor, also=also)


async def carried_on(desk: Desk, discarded: Edition) -> tuple[Edition, list[Held]]:
    """Return the newest edition, and what it still has of a discarded one and no resident yet.

    Raises StorageError.
    """
    newest = await desk.store.newest()
    current = await desk.store.edition((await desk.store.current()).edition)
    answered = {held.sha256 for held in current.reports}
    kept = {held.sha256 for held in newest.reports} - answered
    return newest, [held for held in discarded.reports if held.sha256 in kept]


async def _tried(desk: Desk, number: int, step: Step) -> Tried:
    edition = await desk.store.edition(number)
    if edition.discarded:
        raise EditionError(Hindrance.DISCARDED, number=number)
    staged: Stage = await rehearsing.stage(desk, number)
    found = await apart(rehearsing.rehearsed, staged, desk.settings, _say, step=step)
    return Tried(staged.current, edition, found)


def _say(line: str) -> None:
    """Note in the log what the process apart has to say of the model of meaning."""
    log.warning(line)


def _details(tried: Tried) -> dict[str, Detail]:
    """Return what the audit log keeps of a rehearsal."""
    return {
        "edition": tried.edition.number,
        "before": tried.current.edition,
        "questions": tried.found.total,
        "changed": len(tried.found.differences),
        "lost_golden": tried.found.counts[Verdict.LOST_GOLDEN],
    }
