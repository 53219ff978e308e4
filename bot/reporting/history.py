"""`xiaoyue audit`: what operators did."""

import asyncio
from typing import Any

from bot import texts
from bot.auditing import line
from bot.reporting.desk import opened
from bot.reporting.objects import echo
from bot.settings import Settings, load
from bot.sheets.lines import out, put
from bot.storage.audit import Entry


def history(limit: int, *, as_json: bool) -> None:
    """Print the newest entries of the audit log, the newest first; at most `limit`."""
    settings = load()
    entries = asyncio.run(_latest(settings, limit))
    if as_json:
        echo({"entries": [_object(entry) for entry in entries]})
    elif entries:
        put(out(), [line(entry, settings.timezone) for entry in entries])
    else:
        put(out(), [texts.AUDIT_NONE])


async def _latest(settings: Settings, limit: int) -> list[Entry]:
    async with opened(settings) as desk:
        return await desk.audit.latest(limit)


def _object(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "action": entry.action,
        "details": entry.details,
    }
