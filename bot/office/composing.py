"""What an operator does with what is to be pushed, with its line in the audit log."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Final

from bot import approving, roles, texts
from bot.answering import Answering
from bot.desk import Desk
from bot.errors import Bar, PushError
from bot.message import Message
from bot.office.drafts import FOUND, Draft, page_of, page_of_doomed, page_of_found, page_of_topics
from bot.office.drafts import where as place_of
from bot.office.faces import called
from bot.office.operators import Operator
from bot.pushes.calling import Post
from bot.pushes.content import (
    Attached,
    Content,
    Source,
    check,
    shown,
    with_link,
    with_text,
    with_title,
)
from bot.pushes.naming import checked_day, checked_moment
from bot.roles import Action
from bot.storage.items import Item, ItemState, Timing
from bot.storage.topics import Topic
from knowledge.hits import make_hit
from knowledge.store import Also

PLACE_LIMIT: Final = 200  # UTF-16 units of where a passage stands, each of two parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing:
    """An operator who writes pushes. Every method raises PushError and StorageError."""

    desk: Desk
    operator: Operator

    # --- looking

    async def begin(self) -> Message:
        """Return the message that asks for a topic."""
        await self.desk.audit.note(self.operator.actor, Action.PUSH)
        topics = await self.desk.topics.all()
        return page_of_topics(topics, await self.desk.items.of_author(self.operator.actor))

    async def show(self, id_: int, note: str = "") -> Message:
        """Return the message on an item."""
        return await self._page(await self.desk.items.get(id_), note)

    async def preview(self, id_: int) -> Post:
        """Return an item as groups will see it."""
        item = await self.desk.items.get(id_)
        topic = await self._topic(item)
        content = Content.from_json(item.content)
        check(content, topic.title)
        wants_data = content.file is not None and not content.file.file_id
        data = await self.desk.items.file(id_) if wants_data else None
        return Post(shown(content, topic.title), content.file, data)

    async def doom(self, id_: int) -> Message:
        """Return the message that asks whether an item is surely to be withdrawn."""
        return page_of_doomed(await self._draft(await self.desk.items.get(id_)))

    async def find(self, answering: Answering, id_: int, wanted: str) -> Message:
        """Return the message that lists passages on what is wanted."""
        item = await self._open(id_)
        return page_of_found(item, await answering.search(wanted, FOUND))

    # --- writing

    async def draft(self, topic_id: int) -> Message:
        """Begin an item of a topic."""
        if await self.desk.topics.get(topic_id) is None:
            raise PushError(Bar.NO_TOPIC)
        actor = self.operator.actor
        return await self._page(await self.desk.items.draft(topic_id, actor, Content().to_json()))

    async def title(self, id_: int, typed: str) -> Message:
        """Give an item a title."""
        item = await self._open(id_)
        return await self._keep(item, with_title(Content.from_json(item.content), typed))

    async def text(self, id_: int, typed: str) -> Message:
        """Let an item say something."""
        item = await self._open(id_)
        return await self._keep(item, with_text(Content.from_json(item.content), typed))

    async def link(self, id_: int, typed: str) -> Message:
        """Give an item a button that opens a page."""
        item = await self._open(id_)
        return await self._keep(item, with_link(Content.from_json(item.content), typed))

    async def attach(self, id_: int, file: Attached | None) -> Message:
        """Give an item a picture or a document, or take it away."""
        item = await self._open(id_)
        return await self._keep(item, replace(Content.from_json(item.content), file=file))

    async def quote(
        self, answering: Answering, id_: int, version: int, passage_id: str
    ) -> Message:
        """Let an item quote a passage of what is published now, word for word, with its place."""
        item = await self._open(id_)
        passage = answering.passage(passage_id)
        if passage is None or item.version != version:
            raise PushError(Bar.CHANGED)
        hit = make_hit(passage, (0, 0))
        content = replace(
            Content.from_json(item.content),
            text=passage.text,
            source=Source(passage_id=passage.id, place=place_of(hit, PLACE_LIMIT)),
            link_text="",
            link_url=hit.url or "",
        )
        return await self._keep(item, content)

    async def time(self, id_: int, timing: Timing, typed: str = "") -> Message:
        """Set when an item is pushed."""
        item = await self._open(id_)
        values: dict[str, Any] = {"timing": timing, "at": None, "day": None}
        if timing is Timing.AT:
            values["at"] = checked_moment(typed, self.desk.settings.timezone)
        if timing is Timing.DAY:
            topic = await self._topic(item)
            values["day"] = self._day(_read_day(typed), topic)
        return await self._page(await self.desk.items.edit(item, **values))

    # --- deciding

    async def ask(self, id_: int, version: int) -> Message:
        """Ask the others to approve an item."""
        item = self._as_seen(await self.desk.items.get(id_), version)
        topic = await self._topic(item)
        check(Content.from_json(item.content), topic.title)
        if item.at is not None and item.at <= datetime.now(UTC).timestamp():
            raise PushError(Bar.PAST)
        if item.day is not None:
            self._day(item.day, topic)
        asked = await self.desk.items.ask(item, self._noting(Action.PUSH_ASK, item))
        others = len(await approvers(self.desk, item.author))
        note = texts.PUSH_ASKED_NOW.format(count=others) if others else texts.PUSH_ASKED_NOBODY
        return await self._page(asked, note)

    async def approve(self, id_: int, version: int) -> tuple[Message, list[int]]:
        """Approve what was seen, with all that came with it; return the pushes, too."""
        first = self._as_seen(await self.desk.items.get(id_), version)
        items = await self._together(first)
        alone = self.desk.settings.single_operator
        if not roles.may_approve(first.author, self.operator.actor, single_operator=alone):
            raise PushError(Bar.OWN)
        now = datetime.now(UTC).timestamp()
        if any(item.at is not None and item.at <= now for item in items):
            raise PushError(Bar.PAST)
        also = approving.allowed(
            self.desk,
            self.operator.actor,
            Action.PUSH_APPROVE,
            item=first.id,
            items=len(items) if len(items) > 1 else None,
        )
        pushes = await self.desk.items.approve(items, also, by=self.operator.actor)
        if len(items) > 1:
            return Message(texts.PUSH_APPROVED_MANY.format(count=len(items))), pushes
        return await self.show(id_, texts.PUSH_APPROVED), pushes

    async def send_back(self, id_: int, version: int) -> Message:
        """Let the author mend what was asked, with all that came with it."""
        first = self._as_seen(await self.desk.items.get(id_), version)
        return await self._back(first, Action.PUSH_RETURN, texts.PUSH_RETURNED)

    async def take_back(self, id_: int, version: int) -> Message:
        """Go on writing what was asked for already: its author may, and who could approve it."""
        first = self._as_seen(await self.desk.items.get(id_), version)
        self._check_part(first)
        return await self._back(first, Action.PUSH_ASK, texts.PUSH_TAKEN_BACK)

    async def withdraw(self, id_: int, version: int) -> Message:
        """Let nobody push an item any more."""
        item = self._as_seen(await self.desk.items.get(id_), version)
        self._check_part(item)
        also = self._noting(Action.PUSH_WITHDRAW, item)
        return await self._page(await self.desk.items.withdraw(item, also), texts.PUSH_WITHDRAWN)

    # --- parts

    async def _back(self, first: Item, action: Action, note: str) -> Message:
        for item in await self._together(first):
            also = self._noting(action, item)
            await self.desk.items.take_back(item, also, by=self.operator.actor)
        return await self.show(first.id, note)

    async def _together(self, first: Item) -> Sequence[Item]:
        if first.batch is None:
            return [first]
        batch = await self.desk.items.batch(first.batch)
        return [item for item in batch if item.state is first.state]

    def _check_part(self, item: Item) -> None:
        """Raise PushError (OWN) where an editor would undo what another one wrote."""
        is_own = item.author == self.operator.actor
        if not is_own and not roles.may(self.operator.role, Action.PUSH_APPROVE):
            raise PushError(Bar.OWN)

    async def _open(self, id_: int) -> Item:
        item = await self.desk.items.get(id_)
        self._check_part(item)
        if item.state is not ItemState.DRAFT:
            raise PushError(Bar.CLOSED, id=id_)
        return item

    def _as_seen(self, item: Item, version: int) -> Item:
        if item.version != version:
            raise PushError(Bar.CHANGED)
        return item

    async def _keep(self, item: Item, content: Content) -> Message:
        """Keep what an item says now; what would be too long is refused at once."""
        if content.text:
            check(content, (await self._topic(item)).title)
        return await self._page(await self.desk.items.edit(item, content=content.to_json()))

    async def _page(self, item: Item, note: str = "") -> Message:
        role, actor = self.operator.role, self.operator.actor
        alone = self.desk.settings.single_operator
        may = roles.may(role, Action.PUSH_APPROVE) and roles.may_approve(
            item.author, actor, single_operator=alone
        )
        return page_of(await self._draft(item), may_approve=may, note=note)

    async def _draft(self, item: Item) -> Draft:
        return await draft_of(self.desk, item)

    async def _topic(self, item: Item) -> Topic:
        return await topic_of(self.desk, item)

    def _noting(self, action: Action, item: Item) -> Also:
        return self.desk.audit.noting(self.operator.actor, action, item=item.id)

    def _day(self, day: date, topic: Topic) -> date:
        return checked_day(day, topic.cron, self.desk.settings.timezone)


def _read_day(typed: str) -> date:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise PushError(Bar.BAD_DAY) from None


async def draft_of(desk: Desk, item: Item) -> Draft:
    """Return an item with its topic and its people. Raises StorageError."""
    return Draft(
        item=item,
        topic=await topic_of(desk, item),
        timezone=desk.settings.timezone,
        author=await called(desk.chats, item.author),
        approver=await called(desk.chats, item.approved_by) if item.approved_by else "",
    )


async def topic_of(desk: Desk, item: Item) -> Topic:
    """Return the topic of an item. Raises StorageError."""
    topic = await desk.topics.get(item.topic_id)
    if topic is None:
        raise PushError(Bar.NO_TOPIC)
    return topic


async def approvers(desk: Desk, author: str) -> list[int]:
    """Return who may approve what `author` wrote. Raises StorageError."""
    alone = desk.settings.single_operator
    return [
        member.user_id
        for member in await desk.staff.all()
        if roles.may(member.role, Action.PUSH_APPROVE)
        and roles.may_approve(author, roles.actor(member.user_id), single_operator=alone)
    ]
