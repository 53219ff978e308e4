"""Answers while the edition changes: how long they take before, during and after a switch."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.load import Ask, Reply, asked, centile
from benchmarks.made import Made, made
from benchmarks.switched import Change, Costs, editions
from rich.console import Console
from rich.table import Table

from bot.serving.here import Here
from bot.serving.opening import opened
from bot.settings import Settings
from knowledge import Library

WARM_SECONDS = 1.0  # of questions that are not counted
PEERS_SHARE = 5  # peers build so many times fewer passages: they hold up everything meanwhile
OURS, THREAD, LOOP = "in a process of its own", "in a thread", "in the event loop"
BEFORE, DURING, _ = PHASES = ("before", "during", "after")
NOTE = (
    "Questions come at a fixed rate, whether or not those before are answered, and an answer's"
    " time counts from when its question was due. During: from the order to switch until the new"
    " edition is served and the old one's process has ended."
)

console = Console()
progress = Console(stderr=True)

Build = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How many passages an edition has; how many questions a second; seconds on either side."""

    passages: int
    rate: float
    seconds: float
    as_json: bool


@dataclass(frozen=True, slots=True)
class Phase:
    """The answers to what was asked in one phase: how many, how many were lost, milliseconds."""

    asked: int
    lost: int
    p50: float
    p99: float
    most: float


@dataclass(frozen=True, slots=True)
class Way:
    """How answers went while the next edition was built in one way or another."""

    passages: int
    phases: Mapping[str, Phase]

    @property
    def ratio(self) -> float:
        """How many times as long as before the slowest hundredth took while it was built."""
        return self.phases[DURING].p99 / self.phases[BEFORE].p99


def measure(options: Options) -> None:
    """Print what residents notice of a switch, and what it takes."""
    if not Path("/proc/self/status").exists():
        sys.exit("reload: there is no /proc to read the memory of processes from")
    asyncio.run(_measure(options))


async def _measure(options: Options) -> None:
    with progress.status("asking …"):
        ours, costs = await _ours(options)
        ways = {OURS: ours} | {name: await _peer(options, name) for name in (THREAD, LOOP)}
    if options.as_json:
        record = {name: asdict(way) | {"ratio": way.ratio} for name, way in ways.items()}
        print(json.dumps({"switch": asdict(costs), "built": record}))
        return
    console.print(_answers(ways, options), _costs(costs))


async def _ours(options: Options) -> tuple[Way, Costs]:
    """Switch as the bot does."""
    old, new = _both(options.passages)
    async with (
        editions(old, new) as database,
        opened(database, Settings(), progress.print) as served,
    ):
        change = Change(database, served)
        phases = await _phases(served.ask, change, [*old.questions, *new.questions], options)
    return Way(options.passages, phases), change.costs


async def _peer(options: Options, name: str) -> Way:
    """Build the next edition in this very process, which answers meanwhile."""
    passages = max(options.passages // PEERS_SHARE, 1)
    old, new = _both(passages)
    answering = Here(Library.build(each.report for each in old.filed))
    reports = [each.report for each in new.filed]

    async def in_thread() -> None:
        answering.library = await asyncio.to_thread(Library.build, reports)

    async def in_loop() -> None:
        answering.library = Library.build(reports)

    build = in_thread if name == THREAD else in_loop
    phases = await _phases(answering.ask, build, [*old.questions, *new.questions], options)
    return Way(passages, phases)


def _both(passages: int) -> tuple[Made, Made]:
    return made(passages, seed=1), made(passages, seed=2)


async def _phases(
    ask: Ask, build: Build, questions: Sequence[str], options: Options
) -> Mapping[str, Phase]:
    """Ask on and on; change the edition after a while, and be done after another."""
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        asking = tasks.create_task(asked(ask, questions, options.rate, over))
        await asyncio.sleep(WARM_SECONDS)
        edges = [loop.time()]
        for step in (asyncio.sleep(options.seconds), build(), asyncio.sleep(options.seconds)):
            await step
            edges.append(loop.time())
        over.set()
    replies = asking.result()
    return {
        name: _phase([reply for reply in replies if begins <= reply.due < ends])
        for name, (begins, ends) in zip(PHASES, pairwise(edges), strict=True)
    }


def _phase(replies: Sequence[Reply]) -> Phase:
    p50, p99, most = (centile(replies, share) for share in (50, 99, 100))
    return Phase(len(replies), sum(reply.is_lost for reply in replies), p50, p99, most)


def _answers(ways: Mapping[str, Way], options: Options) -> Table:
    """Return the times of answers by phase, however the edition is built."""
    title = f"{options.rate:g} questions a second"
    columns = (
        "passages",
        "phase",
        "asked",
        "lost",
        "p50 ms",
        "p99 ms",
        "most ms",
        "p99 to before",
    )
    table = Table("the next edition is built", *columns, title=title, caption=NOTE)
    for name, way in ways.items():
        for phase, told in way.phases.items():
            times = (f"{each:,.1f}" for each in (told.p50, told.p99, told.most))
            ratio = f"{way.ratio:.1f}" if phase == DURING else ""
            first = (name, f"{way.passages:,}") if phase == BEFORE else ("", "")
            table.add_row(*first, phase, f"{told.asked:,}", f"{told.lost}", *times, ratio)
        table.add_section()
    return table


def _costs(costs: Costs) -> Table:
    table = Table("the switch, in a process of its own", "")
    for what, seconds in (
        ("building the edition, s of the processor", costs.build),
        ("from the order to switch until it is ready, s", costs.ready),
        ("from the row that switches until it is served, s", costs.served),
    ):
        table.add_row(what, f"{seconds:.2f}")
    for what, megabytes in (
        ("the bot, MB at most", costs.peak_of_parent),
        ("the process of the old edition, MB at most", costs.peak_of_old),
        ("the process of the new edition, MB at most", costs.peak_of_new),
        ("all together before, MB", costs.held_before),
        ("with both editions, MB", costs.held_by_both),
        ("once the old one is gone, MB", costs.held_after),
    ):
        table.add_row(what, f"{megabytes:,.0f}")
    return table
