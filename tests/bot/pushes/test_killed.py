"""Workers that are killed with -9 at random moments: nothing is lost, nothing is sent twice."""

import asyncio
from pathlib import Path

import pytest
from benchmarks.bot_api import World
from benchmarks.pushed import Outcome, Trial, run, settle

from bot.storage.states import DeliveryState

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

GROUPS = 900
IN_FLIGHT = 100  # of a worker
RATE = 30.0
MARKED = 8  # calls of a worker that it does not take back any more when Telegram has enough
RESUMED_SECONDS = 30.0  # sending goes on by then, however busy the machine is


async def tried(address: str, folder: Path, *, workers: int, kills: int) -> Outcome:
    await settle(address, GROUPS)
    world = World(gone=0.01, moved=0.01, shaky=0.02, flooded_at=GROUPS // 2)
    trial = Trial(
        groups=GROUPS, rate=RATE, workers=workers, kills=kills, kill_every=3.0, world=world
    )
    return await run(trial, address, folder)


@pytest.mark.parametrize(("workers", "kills"), [(1, 3), (3, 4)])
async def test_every_delivery_is_accounted_for_and_none_is_sent_twice(
    database_url: str, tmp_path: Path, workers: int, kills: int
) -> None:
    async with asyncio.timeout(280):
        outcome = await tried(database_url, tmp_path, workers=workers, kills=kills)

    states = outcome.account.states
    assert sum(states.values()) == outcome.account.push.total == GROUPS
    assert states[DeliveryState.WAITING] == states[DeliveryState.SENDING] == 0
    assert outcome.twice == 0
    assert states[DeliveryState.UNKNOWN] <= kills * IN_FLIGHT
    arrived = len(outcome.delivered)
    delivered = states[DeliveryState.DELIVERED]
    assert delivered <= arrived <= delivered + states[DeliveryState.UNKNOWN]
    assert max(outcome.gaps) < RESUMED_SECONDS
    early = [at for at in outcome.arrived if outcome.floods[0] < at < outcome.floods[1]]
    assert len(early) <= workers * MARKED  # and those were under way
