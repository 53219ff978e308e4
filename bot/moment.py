"""Putting off what depends on updates that arrive at about the same time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.errors import first_line

MOMENT_SECONDS = 2.0  # in which what belongs together has arrived

Moment = Callable[[], Awaitable[object]]

log = logging.getLogger(__name__)


async def moment() -> None:
    """Wait until what belongs together has arrived."""
    await asyncio.sleep(MOMENT_SECONDS)


def later(tasks: asyncio.TaskGroup, moment: Moment, act: Callable[[], Awaitable[object]]) -> None:
    """Do something after a moment, in `tasks`. What goes wrong then is logged."""
    tasks.create_task(_later(moment, act))


async def _later(moment: Moment, act: Callable[[], Awaitable[object]]) -> None:
    await moment()
    try:
        await act()
    except Exception as error:  # noqa: BLE001 - it runs beside the handlers and would end them all
        log.warning("what was put off has failed: %s", first_line(error))
