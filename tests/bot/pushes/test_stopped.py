"""A worker that is told to stop: it sees what it has called for through, and leaves the rest."""

import asyncio
from pathlib import Path

import pytest
from benchmarks.bot_api import Api, World
from benchmarks.pushed import Workers, plan, settle
from support.waiting import until

from bot.storage.database import Database
from bot.storage.pushes import Pushes
from bot.storage.states import DeliveryState

GROUPS = 60
ENOUGH_SECONDS = 60
SOME = 10


@pytest.mark.timeout(2 * ENOUGH_SECONDS)
async def test_nothing_is_unknown_after_a_worker_was_told_to_stop(
    sqlite_url: str, tmp_path: Path
) -> None:
    await settle(sqlite_url, GROUPS)
    async with (
        asyncio.timeout(ENOUGH_SECONDS),
        Api(World(latency=(0.3, 0.6))) as api,
        Database.open(sqlite_url) as database,
    ):
        workers = Workers(api.url, sqlite_url, 30.0, tmp_path)
        await workers.start()
        push = await plan(database)

        async def has_begun() -> bool:
            return len(api.arrived) >= SOME

        await until(has_begun)
        statuses = await workers.stop()

        states = (await Pushes(database).account(push)).states
    assert statuses == [0]
    assert states[DeliveryState.DELIVERED] == len(api.delivered) == len(api.arrived)
    assert states[DeliveryState.WAITING] == GROUPS - len(api.delivered)
