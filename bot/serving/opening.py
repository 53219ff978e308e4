"""From a database to an edition that is served."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

from bot import texts
from bot.editions import editions_in
from bot.errors import LostError, Obstacle, StartError
from bot.garbage import kept_for_long
from bot.serving.keeper import Keeper, Start
from bot.serving.process import BuildError
from bot.serving.served import Served
from bot.serving.standing import Standing
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.replicas import Replicas
from knowledge.store import Store
from knowledge.store.faq import FaqStore

Say = Callable[[str], None]


@asynccontextmanager
async def opened(database: Database, settings: Settings, say: Say) -> AsyncIterator[Served]:
    """Give what answers from the current edition, and keep it in step until the block ends.

    Raises StartError where no process comes up that answers, and StorageError.
    """
    store, faq = await editions_in(database), FaqStore(database)
    async with asyncio.TaskGroup() as tasks:
        start = partial(Standing.start, tasks, settings=settings, say=say)
        served = await _first(store, faq, start, say)
        keeper = Keeper(served, store, faq, Replicas(database), start=start, tasks=tasks)
        keeping = tasks.create_task(keeper.keep())
        try:
            yield served
        finally:
            keeping.cancel()
            served.close()


async def _first(store: Store, faq: FaqStore, start: Start, say: Say) -> Served:
    current = (await store.current()).edition
    with kept_for_long():
        reports = await store.reports(current)
    passages = sum(len(report.passages) for report in reports)
    say(texts.LOADED.format(reports=len(reports), passages=passages))
    try:
        return Served(await start(current, reports, await faq.entries()))
    except (BuildError, LostError, OSError) as error:
        raise StartError(Obstacle.NOT_BUILT, reason=str(error)) from error
