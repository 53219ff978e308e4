"""The program at its real work, in a process of its own that may be killed."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from program import free_port

from bot.storage.database import Database
from bot.storage.replicas import Replica, Replicas

GLANCE_SECONDS = 0.1
ENDED = {"Z", "X"}  # states of a process that is only listed any more


@contextmanager
def started(address: str, folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """Run `python -m bot run` on a database; give it with the edition that it serves.

    At the end it is stopped, and nothing of it is left: nor where it was killed before.
    """
    known = {replica.id for replica in _alive(address)}
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XIAOYUE_")}
    environment |= {
        "XIAOYUE_DATABASE_URL": address,
        "XIAOYUE_DATA_DIR": str(folder / "data"),
        "XIAOYUE_LISTEN": f"127.0.0.1:{free_port()}",
    }
    command = (sys.executable, "-m", "bot", "run")
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            yield process, _served(address, known, process)
        finally:
            process.terminate()
            process.wait()
            while _living(process.pid):
                time.sleep(GLANCE_SECONDS)


def _served(address: str, known: set[str], process: "subprocess.Popen[bytes]") -> int:
    while process.poll() is None:
        for replica in _alive(address):
            if replica.id not in known:
                return replica.edition
        time.sleep(GLANCE_SECONDS)
    raise RuntimeError(f"the program has ended with status {process.returncode}")


def _alive(address: str) -> list[Replica]:
    async def alive() -> list[Replica]:
        async with Database.open(address) as database:
            return await Replicas(database).alive()

    return asyncio.run(alive())


def _living(session: int) -> list[int]:
    """Return the processes of a session that have not ended."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has just gone
            continue
        if int(fields[3]) == session and fields[0] not in ENDED:
            found.append(int(entry.name))
    return found
