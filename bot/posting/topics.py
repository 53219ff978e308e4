"""`xiaoyue topics`: the topics and their queues."""

import asyncio
from pathlib import Path
from typing import Any

from rich.text import Text

from bot import texts
from bot.errors import Bar, PushError
from bot.explain import explain
from bot.office.drafts import Draft, timing
from bot.office.topic_book import line
from bot.posting.desk import opened
from bot.posting.objects import item_object, topic_object
from bot.pushes.calendar import read
from bot.pushes.content import Content
from bot.pushes.naming import checked_cron, checked_day, checked_name
from bot.reporting.objects import echo
from bot.roles import Action
from bot.sheets.lines import flat, out, put, table
from bot.storage.items import ItemState
from bot.terminal import warn


def list_topics(*, as_json: bool) -> None:
    """Print the topics."""

    async def work() -> None:
        async with opened() as desk:
            told = [
                (topic, len(await desk.items.of_topic(topic.id, ItemState.APPROVED)))
                for topic in await desk.topics.all(retired=as_json)
            ]
        if as_json:
            echo({"topics": [topic_object(*each) for each in told]})
        else:
            put(out(), [line(*each) for each in told])

    asyncio.run(work())


def add(name: str, *, emoji: str, cron: str, urgent: bool) -> None:
    """Add a topic. Raises PushError."""

    async def work() -> None:
        async with opened() as desk:
            given = checked_name(name)
            checked = checked_cron(cron, desk.settings.timezone) if cron else ""
            made = await desk.topics.add(
                given,
                checked_name(emoji),
                also=desk.noting(Action.TOPIC_ADD, named=given, cron=checked),
                is_urgent=urgent,
                cron=checked,
            )
            if made is None:
                raise PushError(Bar.NAME_TAKEN, name=given)
            put(out(), [line(made, 0)])

    asyncio.run(work())


def rename(named: str, name: str) -> None:
    """Give a topic another name. Raises PushError."""
    _change(named, name=checked_name(name))


def schedule(named: str, cron: str) -> None:
    """Set when a topic is pushed, "-" for never. Raises PushError."""
    _change(named, cron=cron)


def pause(named: str, *, paused: bool) -> None:
    """Let a topic rest, or go on. Raises PushError."""
    _change(named, is_paused=paused)


def retire(named: str, *, retired: bool) -> None:
    """Take a topic out of use, or take it back. Raises PushError."""
    _change(named, is_retired=retired)


def _change(named: str, **values: Any) -> None:
    async def work() -> None:
        async with opened() as desk:
            topic = await desk.topics.find(named)
            if cron := values.get("cron"):
                zone = desk.settings.timezone
                values["cron"] = "" if cron == "-" else checked_cron(cron, zone)
            shown = {key: values[key] for key in ("cron",) if key in values}
            also = desk.noting(Action.TOPIC_CHANGE, topic=topic.id, **shown)
            try:
                await desk.topics.change(topic.id, also=also, **values)
            except ValueError:
                raise PushError(Bar.NAME_TAKEN, name=values["name"]) from None
            changed = await desk.topics.find(str(topic.id))
            queued = await desk.items.of_topic(topic.id, ItemState.APPROVED)
            put(out(), [line(changed, len(queued))])

    asyncio.run(work())


# --- the queues


def list_items(named: str, *, as_json: bool) -> None:
    """Print what waits for the slots of a topic, or of all. Raises PushError."""

    async def work() -> None:
        async with opened() as desk:
            topics = [await desk.topics.find(named)] if named else await desk.topics.all()
            states = (ItemState.APPROVED, ItemState.ASKED)
            found = [
                Draft(item=item, topic=topic, timezone=desk.settings.timezone)
                for topic in topics
                for item in await desk.items.of_topic(topic.id, *states)
            ]
        if as_json:
            echo({"items": [item_object(draft.item) for draft in found]})
            return
        number, *names = texts.PUSH_ITEM_COLUMNS
        rows = table(number, *names, numbers=(number,))
        for draft in found:
            cells = (
                draft.topic.title,
                texts.PUSH_ITEM_STATES[draft.item.state],
                timing(draft),
                flat(Content.from_json(draft.item.content).opening),
            )
            rows.add_row(str(draft.item.id), *map(Text, cells))
        put(out(), [rows] if found else [texts.PUSH_ITEMS_NONE])

    asyncio.run(work())


def import_items(path: Path, named: str, *, as_json: bool) -> None:
    """Take in a calendar, and ask to approve it: all of it, or nothing where a row is wrong.

    Raises PushError; every wrong row is named on stderr.
    """
    data = path.read_bytes()

    async def work() -> None:
        async with opened() as desk:
            topics = await desk.topics.all()
            chosen = (await desk.topics.find(named)).name if named else ""
            crons = {topic.name: topic.cron for topic in topics}
            right, wrong = read(
                path.name,
                data,
                topics={topic.name: topic.title for topic in topics},
                topic=chosen,
                check_day=lambda name, day: checked_day(day, crons[name], desk.settings.timezone),
            )
            for fault in wrong:
                warn(texts.PUSH_ROW.format(row=fault.row, why=explain(fault.error)))
            if wrong:
                raise PushError(Bar.BAD_CALENDAR, path=path.name, count=len(wrong))
            ids = {topic.name: topic.id for topic in topics}
            rows = [(ids[each.topic], each.content.to_json(), each.day) for each in right]
            also = desk.noting(Action.PUSH_ASK, items=len(rows))
            items = await desk.items.ask_all(rows, desk.actor, also)
            if as_json:
                echo({"items": [item_object(item) for item in items]})
            else:
                put(out(), [texts.PUSH_IMPORTED.format(count=len(items))])

    asyncio.run(work())
