"""`xiaoyue reports add`, `remove` and `discard`: editions that nobody is answered from yet."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot import texts
from bot.noting import noting_made
from bot.reporting.desk import opened
from bot.reporting.listing import summary
from bot.reporting.objects import echo, edition_object
from bot.reporting.reading import read
from bot.roles import Action
from bot.settings import Settings, load
from bot.terminal import say
from knowledge.store import Current, Edition, Filed


def add(files: Sequence[Path], replace: Sequence[str], note: str, *, as_json: bool) -> None:
    """Make an edition of the newest one and the reports in `files`, and print which it is.

    Raises ReportError, StartError and EditionError, and nothing is made then.
    """
    settings, filed = load(), read(files)
    _tell(*asyncio.run(_added(settings, filed, replace, note)), as_json=as_json)


def remove(ids: Sequence[str], note: str, *, as_json: bool) -> None:
    """Make an edition of the newest one without those reports, and print which it is.

    Raises EditionError, and nothing is made then.
    """
    _tell(*asyncio.run(_removed(load(), ids, note)), as_json=as_json)


def discard(number: int, *, as_json: bool) -> None:
    """Discard an edition, and print that it is. Raises EditionError, and it stays then."""
    discarded, newest = asyncio.run(_discarded(load(), number))
    if as_json:
        echo(edition_object(discarded))
    else:
        say(texts.REPORTS_DISCARDING.format(number=number, newest=newest.number))


async def _added(
    settings: Settings, filed: Sequence[Filed], replace: Sequence[str], note: str
) -> tuple[Current, Edition]:
    async with opened(settings) as desk:
        ids = [each.report.id for each in filed]
        also = noting_made(
            desk.store,
            desk.audit,
            desk.actor,
            Action.ADD,
            reports=ids,
            replaced=list(replace),
        )
        made = await desk.store.add(
            filed, author=desk.actor, note=note, replace=replace, also=also
        )
        return await desk.store.current(), made


async def _removed(settings: Settings, ids: Sequence[str], note: str) -> tuple[Current, Edition]:
    async with opened(settings) as desk:
        also = noting_made(desk.store, desk.audit, desk.actor, Action.REMOVE, reports=list(ids))
        made = await desk.store.remove(ids, author=desk.actor, note=note, also=also)
        return await desk.store.current(), made


async def _discarded(settings: Settings, number: int) -> tuple[Edition, Edition]:
    async with opened(settings) as desk:
        also = desk.audit.noting(desk.actor, Action.DISCARD, edition=number)
        discarded = await desk.store.discard(number, author=desk.actor, also=also)
        return discarded, await desk.store.newest()


def _tell(current: Current, made: Edition, *, as_json: bool) -> None:
    if as_json:
        echo(edition_object(made))
        return
    say(summary(texts.REPORTS_ADDED, made))
    say(texts.REPORTS_NEXT.format(before=current.edition, number=made.number))
