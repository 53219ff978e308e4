"""What becomes of a press on an edition's button, once it is known that it may be pressed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import Message as Received

from bot import approving, preparing, publishing, roles, texts
from bot.actions import Do, OnEdition
from bot.desk import Desk
from bot.errors import first_line
from bot.office import changes, editions, rehearsals, sources
from bot.office.editions import Reader
from bot.office.faces import named
from bot.office.notices import reached, tell_author
from bot.office.operators import Operator
from bot.office.page import Page
from bot.office.speaking import Tell, line, show, show_progress
from bot.roles import Action
from bot.sheets.sides import voice_of
from knowledge.store import Current, Edition

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button that `operator` pressed, and the message it stands under."""

    bot: Bot
    under: Received
    desk: Desk
    operator: Operator
    on: OnEdition
    edition: Edition

    @property
    def actor(self) -> str:
        """Who pressed, as the audit log has it."""
        return self.operator.actor

    async def reader(self, current: Current, actor: str | None = None) -> Reader:
        """Return who reads of the edition, and of the current one. Raises StorageError."""
        actors = (self.actor, self.edition.author, current.author)
        names = await named(self.desk.chats, actors)
        return Reader(self.actor if actor is None else actor, self.desk.settings.timezone, names)


async def do(press: Press) -> None:
    """Do what the button says, and tell the operator what came of it."""
    await _WORK[press.on.do](press)


async def _show(press: Press) -> None:
    async def page() -> Page:
        desk, edition = press.desk, press.edition
        current = await desk.store.current()
        may_roll_back = roles.may(press.operator.role, Action.ROLLBACK)
        before = await publishing.leads_back_to(desk) if may_roll_back else None
        await desk.audit.note(press.actor, Action.EDITIONS, edition=edition.number)
        rows = editions.rows_of(edition, current, before)
        return editions.shown(edition, current, rows, await press.reader(current))

    await show(press.bot, press.under, page())


async def _changes(press: Press) -> None:
    async def page(tell: Tell) -> Page:
        number = press.edition.number
        await press.desk.audit.note(press.actor, Action.EDITIONS, edition=number)
        differs = await preparing.differing(press.desk, number)
        return await asyncio.to_thread(changes.page, differs)

    await show_progress(press.bot, press.under, texts.OFFICE_COMPARING, page)


async def _rehearse(press: Press) -> None:
    async def page(tell: Tell) -> Page:
        desk = press.desk
        step = partial(_rehearsing, tell)
        number = press.edition.number
        tried = await publishing.rehearse(desk, number, actor=press.actor, step=step)
        return await asyncio.to_thread(rehearsals.rehearsed, tried, voice_of(desk.settings))

    await show_progress(press.bot, press.under, texts.OFFICE_REHEARSING, page)


async def _publish(press: Press) -> None:
    """Publish the edition, or ask those who may."""
    authors = await approving.authors_of(press.desk, press.edition)
    role = press.operator.role
    if not approving.may_publish(press.desk, authors, actor=press.actor, role=role):
        begun, work = texts.OFFICE_COMPARING, _requested
    elif press.on.do is Do.PUBLISH_ANYWAY:
        begun, work = _waiting(press.edition.number), _published_anyway
    else:
        begun, work = texts.OFFICE_REHEARSING, _published
    await show_progress(press.bot, press.under, begun, partial(work, press))


async def _requested(press: Press, tell: Tell) -> Page:
    desk, edition = press.desk, press.edition
    if await approving.was_requested(desk, edition, asking=press.actor):
        return line(texts.OFFICE_REQUESTED_BEFORE.format(number=edition.number))
    authors = await approving.authors_of(desk, edition)
    people = await approving.approvers(desk, authors, asking=press.actor)
    differs = await preparing.differing(desk, edition.number)
    anybody = await press.reader(differs.current, actor="")
    message = editions.requested(differs, press.actor, anybody)
    count = await reached(press.bot, people, message)
    if not count:
        return line(texts.OFFICE_NOBODY)
    await desk.audit.note(press.actor, Action.REQUEST, edition=edition.number)
    return line(texts.OFFICE_REQUESTED.format(count=count, number=edition.number))


async def _published(press: Press, tell: Tell) -> Page:
    number = press.edition.number
    tried, current = await publishing.publish_if_no_worse(
        press.desk,
        number,
        actor=press.actor,
        since=press.on.since,
        step=partial(_rehearsing, tell),
        switching=partial(_switching, tell, number),
    )
    if current is None:
        return await asyncio.to_thread(rehearsals.lost, tried, voice_of(press.desk.settings))
    await tell_author(press.bot, press.desk, press.edition, publisher=press.actor)
    return editions.published(current, tried.current.edition, tried)


async def _published_anyway(press: Press, tell: Tell) -> Page:
    before, number = await press.desk.store.current(), press.edition.number
    current = await publishing.publish(
        press.desk,
        number,
        actor=press.actor,
        since=press.on.since,
        switching=partial(_switching, tell, number),
    )
    await tell_author(press.bot, press.desk, press.edition, publisher=press.actor)
    return editions.published(current, before.edition, None)


async def _discard(press: Press) -> None:
    async def page() -> Page:
        edition = press.edition
        if not approving.may_discard(edition, actor=press.actor, role=press.operator.role):
            return line(texts.OFFICE_NOT_YOUR_EDITION)
        await publishing.discard(press.desk, edition.number, actor=press.actor)
        await _take_buttons(press)
        newest, left = await publishing.carried_on(press.desk, edition)
        return editions.thrown(edition, newest, left)

    await show(press.bot, press.under, page())


async def _take_buttons(press: Press) -> None:
    try:
        await press.bot.edit_message_reply_markup(
            chat_id=press.under.chat.id, message_id=press.under.message_id
        )
    except AiogramError as error:  # they lead nowhere, and say so when they are pressed
        log.info("buttons of edition %d left: %s", press.edition.number, first_line(error))


async def _sources(press: Press) -> None:
    async def page() -> Page:
        number = press.edition.number
        await press.desk.audit.note(press.actor, Action.EXPORT, edition=number)
        if await press.desk.store.deflated(number) > sources.LIMIT_MB * sources.MB:
            return sources.too_large(number)
        files = await press.desk.store.sources(number)
        return await asyncio.to_thread(sources.page, number, files)

    await show(press.bot, press.under, page())


async def _roll_back(press: Press) -> None:
    number = press.edition.number

    async def page(tell: Tell) -> Page:
        current = await publishing.roll_back(
            press.desk,
            number,
            actor=press.actor,
            since=press.on.since,
            switching=partial(_switching, tell, number),
        )
        return line(texts.OFFICE_ROLLED_BACK.format(number=current.edition))

    await show_progress(press.bot, press.under, _waiting(number), page)


def _rehearsing(tell: Tell, done: int, total: int) -> None:
    tell(texts.OFFICE_REHEARSING_OF.format(done=done, total=total))


def _switching(tell: Tell, number: int, ready: int, total: int) -> None:
    tell(texts.SWITCHING_OF.format(number=number, ready=ready, total=total))


def _waiting(number: int) -> str:
    return texts.SWITCHING.format(number=number)


_WORK: Final[Mapping[Do, Callable[[Press], Awaitable[None]]]] = {
    Do.SHOW: _show,
    Do.CHANGES: _changes,
    Do.REHEARSE: _rehearse,
    Do.PUBLISH: _publish,
    Do.PUBLISH_ANYWAY: _publish,
    Do.DISCARD: _discard,
    Do.SOURCES: _sources,
    Do.ROLL_BACK: _roll_back,
}
