"""Waiting for what other processes, or a database, come to."""

import asyncio
from collections.abc import Awaitable, Callable


async def until(is_so: Callable[[], Awaitable[bool]]) -> None:
    """Return once it is so; the test that waits has a limit of its own."""
    while not await is_so():  # noqa: ASYNC110 - processes have no event to wait for
        await asyncio.sleep(0.05)
