"""`xiaoyue reports rehearse`, `switch` and `rollback`: which edition residents are answered from.

A rehearsal takes a while: the database is left alone meanwhile, and a switch that somebody else
makes in that time ends ours.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import typer

from bot import texts
from bot.rehearsing import Stage
from bot.reporting.desk import Desk, opened
from bot.reporting.objects import echo
from bot.reporting.rehearsals import rehearsal_object
from bot.reporting.rehearsing import rehearsed, stage
from bot.roles import Action
from bot.settings import Settings, load
from bot.sheets.lines import out, put
from bot.sheets.sides import shown, voice_of
from bot.storage.audit import Detail
from bot.storage.replicas import Replicas
from bot.switching import Switching
from bot.terminal import FAILED, say, waiting, warn
from knowledge.rehearsal import Rehearsal, Verdict
from knowledge.store import Current


def rehearse(number: int, *, as_json: bool) -> None:
    """Print what a switch to that edition would change. Raises EditionError, QuestionError."""
    settings = load()
    staged = stage(settings, number)
    found = rehearsed(staged, settings)
    asyncio.run(_note_rehearsal(settings, staged, found))
    if as_json:
        echo(_object(found, staged, settings))
    else:
        _show(found, staged, settings)


def switch(number: int, *, yes: bool, as_json: bool) -> None:
    """Rehearse an edition and make it current, and print both.

    It stays as it is, and the exit status is 1, where a golden answer is lost without `yes`.
    Raises EditionError, QuestionError and SwitchError, and it stays as it is then, too.
    """
    settings = load()
    staged = stage(settings, number)
    found = rehearsed(staged, settings)
    if not as_json:
        _show(found, staged, settings)
    is_refused = found.loses_golden and not yes
    if is_refused:
        asyncio.run(_note_rehearsal(settings, staged, found))
    else:
        asyncio.run(_switched(settings, staged, found))
    if as_json:
        told = _object(found, staged, settings)
        current = staged.current.edition if is_refused else number
        echo({"switched": not is_refused, "current": current, "rehearsal": told})
    elif not is_refused:
        say(texts.SWITCHED.format(number=number))
    if is_refused:
        lost = found.counts[Verdict.LOST_GOLDEN]
        warn(texts.SWITCH_NEEDS_YES.format(number=number, count=lost))
        raise typer.Exit(FAILED)


def rollback(*, as_json: bool) -> None:
    """Make the edition current that was so before, and print which. Raises as `switch` does."""
    before, current = asyncio.run(_rolled_back(load()))
    if as_json:
        echo({"before": before, "current": current.edition})
    else:
        say(texts.SWITCHED.format(number=current.edition))


async def _note_rehearsal(settings: Settings, staged: Stage, found: Rehearsal) -> None:
    async with opened(settings) as desk:
        await desk.audit.note(desk.actor, Action.REHEARSE, **_details(staged, found))


def _details(staged: Stage, found: Rehearsal) -> dict[str, Detail]:
    """Return what the audit log keeps of a rehearsal."""
    return {
        "edition": staged.number,
        "before": staged.current.edition,
        "questions": found.total,
        "changed": len(found.differences),
        "lost_golden": found.counts[Verdict.LOST_GOLDEN],
    }


async def _switched(settings: Settings, staged: Stage, found: Rehearsal) -> None:
    number, since = staged.number, staged.current.switch
    async with opened(settings) as desk:
        also = desk.audit.noting(desk.actor, Action.SWITCH, **_details(staged, found))
        with waiting(texts.SWITCHING.format(number=number)) as going_on:
            step = _step(number, going_on)
            await _switching(desk).to(number, author=desk.actor, since=since, also=also, step=step)


async def _rolled_back(settings: Settings) -> tuple[int, Current]:
    async with opened(settings) as desk:
        now, number = await desk.store.current(), await desk.store.before()
        details = {"edition": number, "before": now.edition}
        also = desk.audit.noting(desk.actor, Action.ROLLBACK, **details)
        with waiting(texts.SWITCHING.format(number=number)) as going_on:
            step = _step(number, going_on)
            back = await _switching(desk).back(
                author=desk.actor, since=now.switch, also=also, step=step
            )
        return now.edition, back


def _step(number: int, going_on: Callable[[str], None]) -> Callable[[int, int], None]:
    def step(ready: int, total: int) -> None:
        going_on(texts.SWITCHING_OF.format(number=number, ready=ready, total=total))

    return step


def _switching(desk: Desk) -> Switching:
    return Switching(desk.store, Replicas(desk.database))


def _show(found: Rehearsal, staged: Stage, settings: Settings) -> None:
    voice = voice_of(settings)
    put(out(), shown(found, staged.current.edition, staged.number, voice))


def _object(found: Rehearsal, staged: Stage, settings: Settings) -> dict[str, Any]:
    return rehearsal_object(found, staged.current.edition, staged.number, voice_of(settings))
