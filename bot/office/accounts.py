"""The report on a push: every delivery in a table, and a chart."""

import csv
import io
from collections.abc import AsyncIterator, Sequence
from typing import Final

from bot import texts
from bot.apart import apart
from bot.desk import Desk
from bot.office.page import File
from bot.office.push_pages import reasons, when
from bot.pushes.chart import Figures, chart
from bot.storage.pushes import Account, Delivery
from bot.storage.states import DeliveryState

AT_A_TIME: Final = 2_000  # deliveries
POINTS: Final = 300  # of the curve
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would reckon what begins so


async def report(desk: Desk, account: Account) -> tuple[File, ...]:
    """Return the table of every delivery and the chart. Raises StorageError and ApartError."""
    written, moments = io.StringIO(), list[float]()
    table = csv.writer(written)
    table.writerow(texts.PUSH_CSV_COLUMNS)
    async for some in _deliveries(desk, account.push.id):
        for each in some:
            table.writerow(_row(each, desk))
            if each.state is DeliveryState.DELIVERED and each.ended_at is not None:
                moments.append(each.ended_at)
    id_ = account.push.id
    drawn = await apart(chart, figures(account, moments))
    return (
        File.of(texts.PUSH_CSV.format(id=id_), written.getvalue()),
        File(texts.PUSH_CHART.format(id=id_), drawn),
    )


def figures(account: Account, moments: Sequence[float]) -> Figures:
    """Return what the chart shows; `moments` are when messages were delivered."""
    push = account.push
    begun = push.frozen_at or push.fire_at
    points = sorted(moment - begun for moment in moments)
    step = max(1, len(points) // POINTS)
    curve = [(points[at], at + 1) for at in range(0, len(points), step)]
    if points:
        curve.append((points[-1], len(points)))
    title = texts.PUSH_CHART_TITLE.format(id=push.id, topic=push.topic.partition(" ")[2])
    return Figures(title, curve, [(why, count) for _, why, count in reasons(account)])


async def _deliveries(desk: Desk, id_: int) -> AsyncIterator[Sequence[Delivery]]:
    after: int | None = None
    while some := await desk.pushes.deliveries(id_, after=after, limit=AT_A_TIME):
        yield some
        after = some[-1].chat_id


def _row(each: Delivery, desk: Desk) -> Sequence[str | int]:
    return (
        each.chat_id,
        _safe(each.title),
        texts.PUSH_COUNTS[each.state],
        _safe(texts.PUSH_REASONS.get(each.reason, each.reason)),
        each.attempts,
        "" if each.ended_at is None else when(each.ended_at, desk.settings.timezone),
        each.message_id or "",
        texts.PUSH_RECALL_STATES[each.recall] if each.recall else "",
    )


def _safe(text: str) -> str:
    """Return what residents named so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
