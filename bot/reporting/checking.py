"""`xiaoyue reports check`: what files hold, and what they would change. Nothing is made."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import typer

from bot import texts
from bot.explain import explain
from bot.loading import check_ids
from bot.reporting.desk import opened
from bot.reporting.objects import changes_object, echo, outline_object
from bot.reporting.reading import Reading, read_all
from bot.roles import Action
from bot.settings import Settings, load
from bot.sheets.differences import differences, totals
from bot.sheets.lines import out, put
from bot.sheets.outlines import doubts, outline, overview
from bot.terminal import FAILED, warn
from knowledge.changes import Changes, changes
from knowledge.errors import ReportError
from knowledge.models import Report
from knowledge.store import Filed

SHOWN = 10  # differences of a sort: what is more is for `diff`


@dataclass(frozen=True, slots=True)
class Prospect:
    """What the newest edition would become; `taken` are the ids that stand there already."""

    newest: int
    taken: tuple[str, ...]
    changes: Changes


def check(files: Sequence[Path], *, as_json: bool) -> None:
    """Print what was read from the files and what it would change, refusals on stderr.

    Ends with exit status 1 where a file was refused. Raises StartError, and EditionError (TWICE).
    """
    settings, read = load(), list(read_all(files))
    accepted = [(path, found) for path, found in read if isinstance(found, Filed)]
    check_ids((path, found.report) for path, found in accepted)
    filed = [found for _, found in accepted]
    refused = [found for _, found in read if isinstance(found, ReportError)]
    reports = [each.report for each in filed]
    prospect = asyncio.run(_prospect(settings, reports, refused=len(refused)))
    if as_json:
        echo(_object(read, prospect))
    elif filed:
        _show(filed, prospect)
    for error in refused:
        warn(explain(error))
    if refused:
        raise typer.Exit(FAILED)


async def _prospect(settings: Settings, reports: Sequence[Report], *, refused: int) -> Prospect:
    fresh = {report.id: report for report in reports}
    async with opened(settings) as desk:
        newest = await desk.store.newest()
        held = await desk.store.reports(newest.number)
        note = partial(desk.audit.note, desk.actor, Action.CHECK)
        await note(newest=newest.number, reports=list(fresh), refused=refused)
    taken = tuple(report.id for report in held if report.id in fresh)
    merged = {report.id: report for report in held} | fresh
    return Prospect(newest.number, taken, changes(held, list(merged.values())))


def _show(filed: Sequence[Filed], prospect: Prospect) -> None:
    console = out()
    put(console, outline(filed[0]) if len(filed) == 1 else overview(filed))
    put(console, ["", texts.REPORTS_AGAINST.format(number=prospect.newest)])
    if prospect.taken:
        ids = texts.REHEARSAL_GAP.join(prospect.taken)
        put(console, [texts.REPORTS_TAKEN.format(number=prospect.newest, ids=ids)])
    put(console, totals(prospect.changes))
    colours = console.is_terminal
    put(console, differences(prospect.changes, colours=colours, most=SHOWN))


def _object(read: Sequence[Reading], prospect: Prospect) -> dict[str, Any]:
    return {
        "files": [_file(path, found) for path, found in read],
        "newest": prospect.newest,
        "taken": list(prospect.taken),
        "changes": changes_object(prospect.changes),
    }


def _file(path: Path, found: Filed | ReportError) -> dict[str, Any]:
    if isinstance(found, ReportError):
        return {"file": str(path), "refused": explain(found)}
    read = {"file": str(path), "sha256": found.sha256, **outline_object(found.report)}
    return {**read, "warnings": doubts(found.report)}
