"""Questions a second, and updates a second through the dispatcher beside a bare handler."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from aiogram import Bot, Dispatcher, Router
from aiogram.types import Message, Update
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.desk import Desk
from bot.dispatch import attach
from bot.editions import editions_in
from bot.local.session import LocalSession
from bot.local.telegram import Telegram
from bot.local.world import AUNT_CHEN, residents_group
from bot.serving.here import Here
from bot.settings import Settings
from bot.storage.address import sqlite_url
from bot.storage.chats import Chats
from bot.storage.database import Database
from bot.storage.staff import Staff
from knowledge import Library
from knowledge.evaluate import read_questions
from knowledge.seed import embedded_report

QUESTIONS = Path(__file__).resolve().parents[2] / "tests" / "data" / "questions_report.jsonl"
CENTILES = (50, 95, 99)

Attach = Callable[[Bot, asyncio.TaskGroup], Awaitable[Dispatcher]]

console = Console()


async def measure(rounds: int) -> None:
    """Print both tables, over `rounds` times all questions of residents."""
    library = Library.build([embedded_report()])
    asked = [gold.question for gold in read_questions(QUESTIONS)]
    console.print(_asking(library, asked, rounds))
    console.print(await _updates(library, asked, rounds))


def _asking(library: Library, asked: Sequence[str], rounds: int) -> Table:
    """Time `Library.ask` question by question, after one round that is not counted."""
    for question in asked:
        library.ask(question)
    spent = []
    for question in track([*asked] * rounds, "Library.ask", console=console, transient=True):
        started = time.perf_counter()
        library.ask(question)
        spent.append((time.perf_counter() - started) * 1000)
    table = Table("Library.ask", f"{len(spent):,} questions")
    table.add_row("questions a second", f"{1000 / statistics.fmean(spent):,.0f}")
    cuts = statistics.quantiles(spent, n=100, method="inclusive")
    for share in CENTILES:
        table.add_row(f"p{share}, ms", f"{cuts[share - 1]:.2f}")
    return table


async def _updates(library: Library, asked: Sequence[str], rounds: int) -> Table:
    """Feed the same questions to the bot and to a handler that only replies, in turns."""
    own, bare = [], []
    with tempfile.TemporaryDirectory() as folder:
        async with Database.open(sqlite_url(Path(folder) / "benchmark.db")) as database:
            await editions_in(database)
            ours = partial(_ours, library, database)
            for _ in range(rounds + 1):
                bare.append(await _feed(_bare, asked))
                own.append(await _feed(ours, asked))
    ratios = [b / a for a, b in zip(own[1:], bare[1:], strict=True)]  # the first warms up
    table = Table("private messages through the dispatcher", f"median of {rounds} rounds")
    table.add_row("updates a second, a handler that only replies", _rate(bare))
    table.add_row("updates a second, 小越", _rate(own))
    low, high = min(ratios), max(ratios)
    table.add_row("ratio", f"{statistics.median(ratios):.2f} ({low:.2f} to {high:.2f})")
    return table


def _rate(rates: Sequence[float]) -> str:
    return f"{statistics.median(rates[1:]):,.0f}"


async def _feed(made: Attach, asked: Sequence[str]) -> float:
    """Return updates a second, from each update to its answer in the Telegram in memory."""
    telegram = Telegram()
    residents_group(telegram)
    async with (
        Bot(telegram.token, session=LocalSession(telegram)) as bot,
        asyncio.TaskGroup() as tasks,
    ):
        dispatcher = await made(bot, tasks)
        updates: list[Update] = []
        for question in asked:
            telegram.say(AUNT_CHEN, AUNT_CHEN, question)
            offset = updates[-1].update_id + 1 if updates else None
            updates += await bot.get_updates(offset=offset, timeout=0)
        started = time.perf_counter()
        for update in updates:
            await dispatcher.feed_update(bot, update)
        return len(updates) / (time.perf_counter() - started)


async def _bare(bot: Bot, tasks: asyncio.TaskGroup) -> Dispatcher:
    """Return a dispatcher with a handler that does nothing but reply."""
    router = Router()

    @router.message()
    async def reply(message: Message) -> None:
        await message.reply("您好")

    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_router(router)
    return dispatcher


async def _ours(
    library: Library, database: Database, bot: Bot, tasks: asyncio.TaskGroup
) -> Dispatcher:
    """Return the dispatcher that runs in service, its calls carried as there."""
    return await attach(
        bot,
        answering=Here(library),
        chats=Chats(database),
        desk=Desk.over(database, Settings.model_construct(), Staff(database, {})),
        clock=time.time,
        tasks=tasks,
    )
