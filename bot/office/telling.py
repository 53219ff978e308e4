"""Telling the staff what has come about: what wants to be approved, was missed, is done.

A notice is kept until it was told. Where a process dies in between, it is told twice.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot import texts
from bot.apart import ApartError
from bot.calls import is_passing
from bot.desk import Desk
from bot.errors import PushError, first_line
from bot.message import Message, escape
from bot.office.accounts import report
from bot.office.composing import approvers, draft_of
from bot.office.drafts import Draft, request, whole
from bot.office.faces import called
from bot.office.page import File
from bot.office.push_pages import page_of, when
from bot.office.speaking import send_files
from bot.office.watching import refresh, watch
from bot.pushes.calling import Post, file_id, send
from bot.pushes.content import shown
from bot.pushes.sending import every
from bot.replies import content
from bot.storage.items import Item, ItemState
from bot.storage.notices import TRIES, Notice, NoticeKind
from bot.storage.pushes import PushState

LOOK_SECONDS: Final = 1.0  # between two looks
SHOWN_OF_MANY: Final = 3  # posts of a calendar that are shown as groups would see them

_OVER: Final = {
    PushState.DONE: texts.PUSH_TOLD_DONE,
    PushState.CANCELLED: texts.PUSH_TOLD_CANCELLED,
}

log = logging.getLogger(__name__)


class Teller:
    """Tells the staff group, or where none is set whoever it concerns."""

    def __init__(self, bot: Bot, desk: Desk) -> None:
        self._bot = bot
        self._desk = desk

    async def work(self) -> None:
        """Tell what is to be told by now. Raises StorageError."""
        for notice in await self._desk.notices.take():
            try:
                await self._tell(notice)
            except (AiogramError, ApartError, OSError) as error:
                log.warning("notice %d is not told: %s", notice.id, first_line(error))
                if notice.tries < TRIES:
                    continue
            except PushError as error:  # what it tells of is no more
                log.info("notice %d tells of nothing: %s", notice.id, first_line(error))
            await self._desk.notices.told(notice)

    async def _tell(self, notice: Notice) -> None:
        match notice.kind:
            case NoticeKind.ASKED:
                await self._ask(notice)
            case NoticeKind.APPROVED | NoticeKind.RETURNED:
                await self._tell_author(notice)
            case NoticeKind.DONE:
                await self._tell_done(notice)
            case NoticeKind.MISSED | NoticeKind.EMPTY:
                await self._tell_slot(notice)
            case NoticeKind.LAPSED:
                item = await self._desk.items.get(notice.item_id or 0)
                draft = await draft_of(self._desk, item)
                sentence = texts.PUSH_TOLD_LAPSED.format(
                    topic=escape(draft.topic.title), id=item.id
                )
                await self._spread(Message(sentence), item.author)

    # --- what wants to be approved

    async def _ask(self, notice: Notice) -> None:
        first = await self._desk.items.get(notice.item_id or 0)
        items = [first] if first.batch is None else await self._desk.items.batch(first.batch)
        drafts = [
            await draft_of(self._desk, item) for item in items if item.state is ItemState.ASKED
        ]
        if not drafts:
            return
        asking = request(drafts[0], count=len(drafts))
        people = await approvers(self._desk, drafts[0].item.author)
        reached = [await self._request(person, drafts, asking) for person in people]
        if not any(reached):
            told = texts.PUSH_TOLD_UNREACHED.format(id=first.id)
            await self._spread(Message(told), first.author)

    async def _request(self, person: int, drafts: Sequence[Draft], asking: Message) -> bool:
        """Ask one person, and return whether that arrived."""
        try:
            await self._show(person, drafts)
            await self._bot.send_message(person, **content(asking))
        except AiogramError as error:
            if is_passing(error):  # all are asked again: better twice than not at all
                raise
            log.info("operator %d not reached: %s", person, first_line(error))
            return False
        return True

    async def _show(self, person: int, drafts: Sequence[Draft]) -> None:
        """Show posts as groups would see them; more than a few as a text."""
        if len(drafts) > 1:
            name = texts.PUSH_BATCH_FILE.format(id=drafts[0].item.id)
            await send_files(self._bot, person, [File.of(name, whole(drafts))])
        for draft in drafts[:SHOWN_OF_MANY]:
            await self._show_one(person, draft)

    async def _show_one(self, person: int, draft: Draft) -> None:
        said, data = draft.content, None
        if said.file and not said.file.file_id:
            kept = await self._desk.items.get(draft.item.id)  # somebody else may have seen it
            said = replace(draft, item=kept).content
            data = await self._desk.items.file(draft.item.id)
        sent = await send(self._bot, person, Post(shown(said, draft.topic.title), said.file, data))
        if data and said.file and (known := file_id(sent)):
            told = replace(said, file=replace(said.file, file_id=known))
            await self._desk.items.keep_file(draft.item, told.to_json())

    # --- what became of it

    async def _tell_author(self, notice: Notice) -> None:
        item = await self._desk.items.get(notice.item_id or 0)
        if not item.author.isdecimal():
            return
        approved = notice.kind is NoticeKind.APPROVED
        sentence = texts.PUSH_TOLD_APPROVED if approved else texts.PUSH_TOLD_RETURNED
        who = await called(self._desk.chats, notice.actor)
        author = int(item.author)
        await self._bot.send_message(
            author, **content(Message(sentence.format(who=who, id=item.id)))
        )
        if approved and not item.is_queued:
            await self._let_watch(author, item)

    async def _let_watch(self, person: int, item: Item) -> None:
        push = await self._desk.pushes.of_item(item.id)
        if push is None:
            return
        account = await self._desk.pushes.account(push)
        page = page_of(account, self._desk.settings.timezone)
        sent = await self._bot.send_message(person, **content(page))
        await watch(self._desk, push, sent.chat.id, sent.message_id)

    async def _tell_done(self, notice: Notice) -> None:
        account = await self._desk.pushes.account(notice.push_id or 0)
        sentence = _OVER.get(account.push.state)
        if sentence is None:  # some of it is sent once more
            return
        note = sentence.format(id=account.push.id)
        page = page_of(account, self._desk.settings.timezone, note)
        files = await report(self._desk, account)
        for chat in self._concerned(account.push.author, account.push.approved_by):
            await self._reach(chat, page, files)

    async def _tell_slot(self, notice: Notice) -> None:
        push = await self._desk.pushes.get(notice.push_id or 0)
        missed = notice.kind is NoticeKind.MISSED
        sentence = texts.PUSH_TOLD_MISSED if missed else texts.PUSH_TOLD_EMPTY
        at = when(push.fire_at, self._desk.settings.timezone)
        told = sentence.format(topic=escape(push.topic), at=at)
        await self._spread(Message(told), push.author)

    # --- to whom

    async def _spread(self, message: Message, author: str) -> None:
        """Tell the staff group; where there is none, the author and all who approve."""
        if self._desk.settings.staff_chat is not None:
            await self._reach(self._desk.settings.staff_chat, message)
            return
        people = set(await approvers(self._desk, ""))
        if author.isdecimal():
            people.add(int(author))
        for person in sorted(people):
            await self._reach(person, message)

    def _concerned(self, *actors: str) -> list[int]:
        if self._desk.settings.staff_chat is not None:
            return [self._desk.settings.staff_chat]
        return sorted({int(actor) for actor in actors if actor.isdecimal()})

    async def _reach(self, chat: int, message: Message, files: Sequence[File] = ()) -> None:
        plain = message if chat > 0 else Message(message.html)  # orders are given in private
        try:
            await self._bot.send_message(chat, **content(plain))
            await send_files(self._bot, chat, files)
        except AiogramError as error:
            log.info("chat %d not reached: %s", chat, first_line(error))


async def keep_told(bot: Bot, desk: Desk) -> None:
    """Tell the staff, and show how far pushes are, until it is cancelled."""
    teller = Teller(bot, desk)
    async with asyncio.TaskGroup() as loops:
        loops.create_task(every(LOOK_SECONDS, teller.work))
        loops.create_task(every(LOOK_SECONDS, lambda: refresh(bot, desk)))
