"""A process that looks what is due, by a clock in a file, and notes until when it has looked."""

import asyncio
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.pushes.scheduling import Scheduler
from bot.storage.database import Database

GLANCE_SECONDS = 0.02


def looked(clock: Path) -> Path:
    """Return the file that says until when somebody has looked."""
    return clock.with_suffix(".looked")


def write(file: Path, seconds: float) -> None:
    """Put a moment into a file at once: nobody reads the half of it."""
    new = file.with_name(f"{file.name}.new")
    new.write_text(str(seconds), encoding="ascii")
    new.replace(file)


async def look(address: str, timezone: str, clock: Path) -> None:
    """Look again and again, until the process is killed."""

    read = list[float]()

    async def now() -> float:
        read.append(float(clock.read_text(encoding="ascii")))  # noqa: ASYNC240 - nobody else waits
        return read[-1]

    async with Database.open(address) as database:
        scheduler = Scheduler(database, timezone=ZoneInfo(timezone), clock=now)
        while True:
            await scheduler.look()
            write(looked(clock), read.pop())
            await asyncio.sleep(GLANCE_SECONDS)


if __name__ == "__main__":
    asyncio.run(look(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
