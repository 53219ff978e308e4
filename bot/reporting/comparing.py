"""`xiaoyue reports diff`: what differs between two editions."""

import asyncio

from bot.reporting.desk import opened
from bot.reporting.objects import changes_object, echo
from bot.settings import Settings, load
from bot.sheets.differences import differences, totals
from bot.sheets.lines import out, put
from knowledge.changes import changes
from knowledge.models import Report


def diff(first: int, second: int, *, as_json: bool) -> None:
    """Print what the second edition has otherwise than the first. Raises EditionError."""
    found = changes(*asyncio.run(_reports(load(), first, second)))
    if as_json:
        echo({"before": first, "after": second, **changes_object(found)})
        return
    console = out()
    put(console, totals(found))
    put(console, differences(found, colours=console.is_terminal))


async def _reports(
    settings: Settings, first: int, second: int
) -> tuple[list[Report], list[Report]]:
    async with opened(settings) as desk:
        return await desk.store.reports(first), await desk.store.reports(second)
