"""What runs beside a program's main work, and how that is told to stop."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

from bot import texts

FAREWELL_SECONDS = 5.0  # for what runs beside when the program stops


@asynccontextmanager
async def beside() -> AsyncIterator[asyncio.TaskGroup]:
    """Give a group of tasks that has little time left when the block ends."""
    with suppress(TimeoutError):
        async with asyncio.timeout(None) as limit, asyncio.TaskGroup() as tasks:
            yield tasks
            limit.reschedule(asyncio.get_running_loop().time() + FAREWELL_SECONDS)


@contextmanager
def told_to_stop(end: Callable[[], object], say: Callable[[str], None]) -> Iterator[None]:
    """Call `end` at the first signal; a second one ends the program at once."""
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)

    def stop() -> None:
        say(texts.STOPPING)
        end()
        for number in signals:
            loop.remove_signal_handler(number)

    for number in signals:
        with suppress(NotImplementedError):  # on Windows, Ctrl-C alone ends it
            loop.add_signal_handler(number, stop)
    yield
