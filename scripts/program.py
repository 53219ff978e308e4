"""The real program on the local page, in a process of its own."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientError, ClientSession

START_TRIES = 600  # ten times a second: a minute
STOP_SECONDS = 20.0


def free_port() -> int:
    """Return a port of the loopback address on which nobody listens now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@asynccontextmanager
async def running_program(folder: Path) -> AsyncIterator[str]:
    """Run `python -m bot run` with its data in `folder`; yield the page's address."""
    listen = f"127.0.0.1:{free_port()}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XIAOYUE_")}
    environment |= {"XIAOYUE_LISTEN": listen, "XIAOYUE_DATA_DIR": str(folder / "data")}
    log = folder / "log"
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=folder,  # where no .env can be
            env=environment,
            stdout=output,
            stderr=output,
        )
    try:
        await _answering(f"http://{listen}/state", process, log)
        yield f"http://{listen}/"
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), STOP_SECONDS)


async def _answering(url: str, process: asyncio.subprocess.Process, log: Path) -> None:
    async with ClientSession() as session:
        for _ in range(START_TRIES):
            if process.returncode is not None:
                break
            try:
                async with session.get(url):
                    return
            except ClientError:
                await asyncio.sleep(0.1)
    raise _failure(log)


def _failure(log: Path) -> RuntimeError:
    return RuntimeError(f"the program does not answer:\n{log.read_text(encoding='utf-8')}")
