"""What operators do with topics, with its line in the audit log, and how topics look to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from bot import approving, texts
from bot.desk import Desk
from bot.errors import Bar, PushError
from bot.message import Message, escape
from bot.office.operators import Operator
from bot.pushes.content import is_nothing
from bot.pushes.naming import checked_cron, checked_name
from bot.pushes.schedule import upcoming
from bot.roles import Action
from bot.sheets.lines import at
from bot.storage.items import ItemState
from bot.storage.topics import Topic

NEXT: Final = 3  # slots that are told
MOST_HOURS: Final = 72  # of grace
_SWITCHES: Final = {
    "urgent": "is_urgent",
    "holidays": "rests_on_holidays",
    "pause": "is_paused",
    "retire": "is_retired",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicBook:
    """An operator at work on topics. Every method raises PushError and StorageError."""

    desk: Desk
    operator: Operator

    async def list(self) -> Message:
        """Return the message that lists the topics, and how they are changed."""
        await self.desk.audit.note(self.operator.actor, Action.TOPICS)
        lines = [texts.TOPIC_LIST]
        for topic in await self.desk.topics.all():
            queued = await self.desk.items.of_topic(topic.id, ItemState.APPROVED)
            lines.append(escape(line(topic, len(queued))))
        return Message("\n".join([*lines, "", escape(texts.TOPIC_HOW)]))

    async def change(self, order: str, words: Sequence[str]) -> Message:
        """Carry out an order of `texts.TOPIC_WORDS` with the words behind it."""
        if order == "add":
            return await self._add(words)
        topic = await self._topic(words)
        values = self._values(order, topic, words[1:])
        also = approving.allowed(
            self.desk,
            self.operator.actor,
            Action.TOPIC_CHANGE,
            topic=topic.id,
            **{"named": values["name"]} if "name" in values else {},
            **{"cron": values["cron"]} if "cron" in values else {},
        )
        try:
            await self.desk.topics.change(topic.id, also=also, **values)
        except ValueError:
            raise PushError(Bar.NAME_TAKEN, name=values["name"]) from None
        return await self._changed(values.get("cron", ""))

    async def _add(self, words: Sequence[str]) -> Message:
        emoji, name = (words[0], words[1:]) if len(words) > 1 else ("", words)
        given = checked_name(" ".join(name))
        actor = self.operator.actor
        also = approving.allowed(self.desk, actor, Action.TOPIC_ADD, named=given)
        if await self.desk.topics.add(given, checked_name(emoji or "📣"), also=also) is None:
            raise PushError(Bar.NAME_TAKEN, name=given)
        return await self._changed("")

    def _values(self, order: str, topic: Topic, words: Sequence[str]) -> dict[str, Any]:
        rest = " ".join(words)
        if order in _SWITCHES:
            return {_SWITCHES[order]: not getattr(topic, _SWITCHES[order])}
        if order == "rename":
            return {"name": checked_name(rest)}
        if order == "schedule":
            zone = self.desk.settings.timezone
            return {"cron": "" if is_nothing(rest) else checked_cron(rest, zone)}
        if not (rest.isascii() and rest.isdecimal() and int(rest) <= MOST_HOURS):
            raise PushError(Bar.BAD_TIME)
        return {"grace": int(rest) * 3600.0}

    async def _topic(self, words: Sequence[str]) -> Topic:
        return await self.desk.topics.find(words[0] if words else "")

    async def _changed(self, cron: str) -> Message:
        page = await self.list()
        note = texts.TOPIC_CHANGED
        if cron:
            zone = self.desk.settings.timezone
            slots = upcoming(cron, zone, datetime.now(UTC), NEXT)
            told = texts.AUDIT_LIST.join(at(slot, zone) for slot in slots)
            note += texts.TOPIC_NEXT.format(slots=told)
        return Message(f"{note}\n\n{page.html}")


def line(topic: Topic, queued: int) -> str:
    """Return a topic in a line, without markup."""
    marks = (mark for name, mark in texts.TOPIC_MARKS.items() if getattr(topic, name))
    return texts.TOPIC_LINE.format(
        id=topic.id,
        topic=topic.title,
        cron=topic.cron or texts.TOPIC_NO_CRON,
        marks="".join(marks),
        queued=queued,
    )
