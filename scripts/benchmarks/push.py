"""A push to many groups: at the rate, accounted for, and what it costs beside a bare loop."""

import asyncio
import json
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks.bot_api import TOKEN, Api, World
from benchmarks.pushed import Outcome, Trial, run, settle
from rich.console import Console
from rich.table import Table

from bot.storage.address import sqlite_url
from bot.storage.states import DeliveryState

UNLIMITED: Final = 1000.0  # messages a second: more than any worker here sends
MEGABYTE: Final = 1024 * 1024
KILLS: Final = 25
BARE: Final = Path(__file__).with_name("bare.py")
MESSAGE: Final = {  # what the groups get
    "text": "<b>🌀 防风防汛</b>\n\n今晚有台风。",
    "parse_mode": "HTML",
    "link_preview_options": {"is_disabled": True},
}
NOTE: Final = (
    "Workers are real processes, the server answers over HTTP on loopback. The processor's time"
    " is that from the first message on; the bare loop sends without account, order or limit."
)

console = Console()
progress = Console(stderr=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How many groups, how fast, by how many workers, where, and how often one is killed."""

    groups: int
    rate: float
    workers: int
    database: str
    kill_every: float
    as_json: bool


def measure(options: Options) -> None:
    """Print what became of a push, and what it cost."""
    if not Path("/proc/self/statm").exists():
        sys.exit("push: there is no /proc to read the memory of processes from")
    asyncio.run(_measure(options))


async def _measure(options: Options) -> None:
    trial = Trial(
        groups=options.groups,
        rate=options.rate,
        workers=options.workers,
        kills=KILLS if options.kill_every else 0,
        kill_every=options.kill_every,
        world=World(),
    )
    with tempfile.TemporaryDirectory() as named, progress.status("sending …") as status:
        folder = Path(named)
        address = options.database or sqlite_url(folder / "push.db")
        await settle(address, options.groups)
        paced = await run(trial, address, folder)
        drained = paced
        if options.rate < UNLIMITED or trial.kills:
            status.update("sending without a limit …")
            drained = await run(replace(trial, rate=UNLIMITED, kills=0), address, folder)
        status.update("sending in a bare loop …")
        seconds, processor = await _bare(options.groups)
    told = {
        **_figures(trial, paced),
        "drained a second": round(drained.mean, 1),
        "bare loop a second": round(options.groups / seconds, 1),
        "drained / bare loop": round(drained.mean * seconds / options.groups, 2),
        "processor ms a delivery": round(1000 * drained.cpu / options.groups, 2),
        "processor ms in the bare loop": round(1000 * processor / options.groups, 2),
        "processor / bare loop": round(drained.cpu / processor, 2),
    }
    if options.as_json:
        console.print_json(json.dumps(told))
        return
    table = Table("figure", "value")
    for name, value in told.items():
        table.add_row(name, str(value))
    console.print(table)
    console.print(NOTE)


def _figures(trial: Trial, outcome: Outcome) -> dict[str, float | str]:
    states = outcome.account.states
    total = outcome.account.push.total
    least = trial.groups / trial.rate
    told: dict[str, float | str] = {
        "groups": total,
        "accounted for": sum(states.values()),
        "lost": states[DeliveryState.WAITING] + states[DeliveryState.SENDING],
        "unknown": states[DeliveryState.UNKNOWN],
        "sent twice": outcome.twice,
        "frozen within s": round(outcome.froze, 2),
        "mean a second": round(outcome.mean, 2),
        "most in a second": outcome.worst,
        "wall / (groups / rate)": round(outcome.wall / least, 3),
        "memory of a worker MB": round(outcome.memory / MEGABYTE),
    }
    if outcome.gaps:
        told["longest pause after a kill s"] = round(max(outcome.gaps), 1)
        told["kills"] = len(outcome.gaps)
    return told


async def _bare(count: int) -> tuple[float, float]:
    """Return how long a bare loop takes, and how much of the processor."""
    async with Api(World()) as api:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, str(BARE), api.url, TOKEN, str(count), json.dumps(MESSAGE)),
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await process.communicate()
        if process.returncode:
            sys.exit("push: the bare loop failed")
    seconds, processor = map(float, said.split())
    return seconds, processor
