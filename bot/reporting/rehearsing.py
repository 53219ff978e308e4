"""A rehearsal on the command line: a terminal is shown how far it is."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot import rehearsing, texts
from bot.desk import Desk
from bot.rehearsing import Stage
from bot.reporting.desk import opened
from bot.settings import Settings
from bot.storage.staff import Staff
from bot.terminal import warn
from knowledge.rehearsal import Rehearsal, Step


def stage(settings: Settings, number: int) -> Stage:
    """Return what a rehearsal of that edition takes. Raises as `bot.rehearsing.stage` does."""
    return asyncio.run(_stage(settings, number))


def rehearsed(staged: Stage, settings: Settings) -> Rehearsal:
    """Return what a switch would change; it takes seconds."""
    with _bar() as step:
        return rehearsing.rehearsed(staged, settings, warn, step)


async def _stage(settings: Settings, number: int) -> Stage:
    async with opened(settings) as desk:
        everything = Desk.over(desk.database, settings, Staff(desk.database, {}))
        return await rehearsing.stage(everything, number)


@contextmanager
def _bar() -> Iterator[Step]:
    """Yield what shows on a terminal how many questions are answered; elsewhere nothing."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(texts.REHEARSING, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
