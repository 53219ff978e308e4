"""From files to an edition that nobody is answered from yet, and what it would change."""

from dataclasses import dataclass, replace
from typing import Final

from bot.apart import apart
from bot.comparing import compared
from bot.desk import Desk
from bot.handed import Read
from bot.noting import noting_made
from bot.roles import Action
from bot.storage.audit import Detail
from knowledge.changes import Changes
from knowledge.errors import EditionError, Hindrance
from knowledge.store import Current, Edition, Filed

# another operator was faster: what stands in the newest edition has to be looked at again
_OVERTAKEN: Final = frozenset({Hindrance.ID_TAKEN, Hindrance.NO_REPORT})


@dataclass(frozen=True, slots=True)
class Prepared:
    """What came of files that were read, beside the newest edition as it was.

    `fresh` are the reports that it did not hold from the same file. The others are ids: of those
    that were `taken`, of the `replaced` among them, which a fresh one stands for now, and of
    those `left` which a folder has no file of. There is no `edition` where all is as it was, or
    nothing could be read.
    """

    read: Read
    fresh: tuple[Filed, ...]
    taken: tuple[str, ...]
    replaced: tuple[str, ...]
    left: tuple[str, ...]
    edition: Edition | None = None

    @property
    def same(self) -> int:
        """How many of the reports that were read the newest edition holds from the same file."""
        return len(self.read.filed) - len(self.fresh)


@dataclass(frozen=True, slots=True)
class Differs:
    """What residents would be answered from otherwise: an edition, and the current one."""

    current: Current
    edition: Edition
    changes: Changes


async def prepare(desk: Desk, read: Read, *, actor: str, action: Action, note: str) -> Prepared:
    """Make an edition of the newest one and what was read, which is not switched to.

    A report whose id is taken takes the place of the one that has it. Raises EditionError (TWICE)
    and StorageError, and nothing is made then.
    """
    prepared = _beside(await desk.store.newest(), read)
    told: dict[str, Detail] = {
        "reports": [each.report.id for each in prepared.fresh],
        "replaced": list(prepared.replaced),
        "refused": len(read.refused),
    }
    try:
        edition = await desk.store.add(
            read.filed,
            author=actor,
            note=note,
            replace=prepared.taken,
            also=noting_made(desk.store, desk.audit, actor, action, **told),
        )
    except EditionError as error:
        if error.code in _OVERTAKEN:
            return await prepare(desk, read, actor=actor, action=action, note=note)
        await desk.audit.note(actor, action, **told)
        if error.code is not Hindrance.UNCHANGED:
            raise
        return prepared
    return replace(prepared, edition=edition)


async def differing(desk: Desk, number: int) -> Differs:
    """Return what that edition has otherwise than the current one.

    Raises EditionError (NO_EDITION), ApartError and StorageError.
    """
    edition, current = await desk.store.edition(number), await desk.store.current()
    before = await desk.store.reports(current.edition)
    after = await desk.store.reports(number)
    return Differs(current, edition, await apart(compared, before, after))


def _beside(newest: Edition, read: Read) -> Prepared:
    held = {each.id: each.sha256 for each in newest.reports}
    fresh = tuple(each for each in read.filed if held.get(each.report.id) != each.sha256)
    present = held if read.present is None else read.present
    return Prepared(
        read,
        fresh,
        taken=tuple(each.report.id for each in read.filed if each.report.id in held),
        replaced=tuple(each.report.id for each in fresh if each.report.id in held),
        left=tuple(id_ for id_ in held if id_ not in present),
    )
