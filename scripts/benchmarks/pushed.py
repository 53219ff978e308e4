"""A push to many groups by real workers, which may be killed while it goes."""

import asyncio
import os
import random
import signal
import sys
import time
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from benchmarks.bot_api import TOKEN, Api, World
from benchmarks.processes import processor_seconds
from sqlalchemy import func, insert, select

from bot.storage.chats import ChatType
from bot.storage.database import Database
from bot.storage.items import Items
from bot.storage.push_tables import ChatPushRow, WorkerRow
from bot.storage.pushes import Account, Pushes, PushState
from bot.storage.seconds import seconds_now
from bot.storage.tables import ChatRow, ChatState

LOOK_SECONDS: Final = 0.1
SIGN_SECONDS: Final = 1.6  # a worker that lives gives one each second
ROWS: Final = 1_000  # that are inserted together
MOMENT: Final = 1.0  # in which arrivals are counted
TOPIC: Final = 2
_PLAIN: Final = World()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is tried: so many groups, so many workers, and how often one is killed."""

    groups: int
    rate: float
    workers: int = 1
    kills: int = 0
    kill_every: float = 0.0  # seconds
    seed: int = 1
    world: World = _PLAIN


@dataclass(kw_only=True)
class Outcome:
    """What came of it. Times are in seconds, memory in bytes."""

    account: Account
    arrived: Sequence[float]
    delivered: Counter[int]
    froze: float
    wall: float  # from the first arrival to the last
    cpu: float  # of all workers, from the first arrival on
    memory: int  # of the largest worker, at its most
    floods: tuple[float, float]
    gaps: list[float] = field(default_factory=list)  # from a kill to the next arrival

    @property
    def twice(self) -> int:
        """How many messages arrived more than once."""
        return sum(count - 1 for count in self.delivered.values())

    @property
    def worst(self) -> int:
        """How many arrived in the worst second."""
        times, first, most = self.arrived, 0, 0
        for last, at in enumerate(times):
            while times[first] <= at - MOMENT:
                first += 1
            most = max(most, last - first + 1)
        return most

    @property
    def mean(self) -> float:
        """How many arrived in a second."""
        return (len(self.arrived) - 1) / self.wall if self.wall else 0.0


async def settle(address: str, groups: int) -> None:
    """Let there be so many groups, which are never quiet."""
    now = datetime.now(UTC)
    chat = {"type": ChatType.GROUP, "title": "群", "is_forum": False, "state": ChatState.ACTIVE}
    chat |= dict.fromkeys(("joined_at", "last_seen_at", "changed_at"), now)
    wish = {"is_off": False, "muted_until": 0.0, "quiet_start": 0, "quiet_end": 0}
    async with Database.open(address) as database:
        for first in range(1, groups + 1, ROWS):
            ids = [-number for number in range(first, min(first + ROWS, groups + 1))]
            async with database.writing() as connection:
                await connection.execute(insert(ChatRow), [{"id": id_, **chat} for id_ in ids])
                await connection.execute(
                    insert(ChatPushRow), [{"chat_id": id_, **wish} for id_ in ids]
                )


async def run(trial: Trial, address: str, folder: Path) -> Outcome:
    """Push to every group of a database that has been settled, and return what came of it."""
    async with Api(trial.world) as api, Database.open(address) as database:
        workers = Workers(api.url, address, trial.rate, folder)
        try:
            for _ in range(trial.workers):
                await workers.start()
            while await _alive(database) < trial.workers:  # noqa: ASYNC110 - no event tells of it
                await asyncio.sleep(LOOK_SECONDS)
            push = await plan(database)
            outcome = await _watch(trial, api, workers, database, push)
        finally:
            await workers.stop()
        return outcome


async def plan(database: Database) -> int:
    """Let every group be pushed to at once, and return the number of the push."""

    async def nothing(_: Any) -> None:
        pass

    items = Items(database)
    item = await items.add(TOPIC, {"text": "今晚有台风。"}, "1", nothing)
    (push,) = await items.approve([item], nothing, by="2")
    return push


async def _watch(
    trial: Trial, api: Api, workers: "Workers", database: Database, push: int
) -> Outcome:
    pushes = Pushes(database)
    chance, gaps = random.Random(trial.seed), list[float]()  # noqa: S311 - the same every time
    kills, killed_at, due, begun = 0, 0.0, 0.0, 0.0
    planned, froze = time.monotonic(), 0.0
    while (now := await pushes.get(push)).state is not PushState.DONE:
        await asyncio.sleep(LOOK_SECONDS)
        workers.look()
        if not begun and api.arrived:
            begun = workers.cpu()
        clock = time.monotonic()
        froze = froze or (clock - planned if now.frozen_at else 0.0)
        if killed_at and api.arrived[-1] > killed_at:
            gaps.append(next(at for at in api.arrived if at > killed_at) - killed_at)
            killed_at = 0.0
        due = due or (clock + trial.kill_every * chance.random() if api.arrived else 0.0)
        may = kills < trial.kills and due and clock >= due and not killed_at
        if may and await _alive(database) == trial.workers:
            killed_at, kills = clock, kills + 1
            due = clock + trial.kill_every * (0.5 + chance.random())
            await workers.kill(chance)
    account = await pushes.account(push)
    return Outcome(
        account=account,
        arrived=list(api.arrived),
        delivered=Counter(api.delivered),
        froze=froze,
        wall=api.arrived[-1] - api.arrived[0] if api.arrived else 0.0,
        cpu=workers.cpu() - begun,
        memory=workers.memory,
        floods=api.flooded,
        gaps=gaps,
    )


async def _alive(database: Database) -> int:
    """Return how many workers gave a sign just now: one that was killed has come back."""
    query = select(func.count()).where(WorkerRow.seen > seconds_now() - SIGN_SECONDS)
    async with database.reading() as connection:
        return await connection.scalar(query) or 0


class Workers:
    """Processes that send, each started anew after it was killed."""

    def __init__(self, url: str, address: str, rate: float, folder: Path) -> None:
        self.memory = 0
        self._folder = folder
        self._environment = _environment(url, address, rate)
        self._running = list[Process]()
        self._cpu: dict[int, float] = {}

    async def start(self) -> None:
        """Start one."""
        self._running.append(
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "worker"),
                cwd=self._folder,
                env=self._environment,
                stdout=asyncio.subprocess.DEVNULL,
            )
        )

    async def kill(self, chance: random.Random) -> None:
        """Kill one with -9, and start another in its place."""
        process = self._running.pop(chance.randrange(len(self._running)))
        process.send_signal(signal.SIGKILL)
        await process.wait()
        await self.start()

    def look(self) -> None:
        """Note what they have taken until now."""
        for process in self._running:
            self._cpu[process.pid] = processor_seconds(process.pid)
            self.memory = max(self.memory, _resident(process.pid))

    def cpu(self) -> float:
        """Return the seconds of the processor that all took, also those that were killed."""
        return sum(self._cpu.values())

    async def stop(self) -> list[int]:
        """Tell them to end, and return with which status each did."""
        for process in self._running:
            with suppress(ProcessLookupError):
                process.terminate()
        return [await process.wait() for process in self._running]


def _environment(url: str, address: str, rate: float) -> Mapping[str, str]:
    others = {key: value for key, value in os.environ.items() if not key.startswith("XIAOYUE_")}
    return others | {
        "XIAOYUE_BOT_TOKEN": TOKEN,
        "XIAOYUE_API_SERVER": url,
        "XIAOYUE_DATABASE_URL": address,
        "XIAOYUE_PUSH_RATE": str(rate),
        "XIAOYUE_PAID_BROADCAST": "true",
    }


def _resident(process: int) -> int:
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
