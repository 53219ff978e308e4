"""What an operator does with the FAQ, with its line in the audit log, and the page it leads to."""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import texts
from bot.actions import OnEntry
from bot.answering import Answering
from bot.desk import Desk
from bot.explain import explain
from bot.message import Message, escape
from bot.office import entries
from bot.office.operators import Operator
from bot.office.page import Page
from bot.roles import Action
from knowledge.errors import FaqError, Objection
from knowledge.faq import Bound, Entry
from knowledge.models import Hit
from knowledge.store.faq import EntryAlso


@dataclass(frozen=True, slots=True, kw_only=True)
class Curating:
    """An operator at work on the FAQ. Every method raises FaqError and StorageError."""

    desk: Desk
    answering: Answering
    operator: Operator

    async def browse(self, at: int = 0) -> Page:
        """Return the page of the list on which number `at` stands."""
        await self.desk.audit.note(self.operator.actor, Action.FAQ)
        known = await self.desk.faq.entries()
        at = entries.start_of_page(at, len(known))
        shown = [entries.standing(e, self.answering) for e in known[at : at + entries.PAGE]]
        return Page(entries.page_of(shown, at, len(known)))

    async def show(self, id_: int) -> Page:
        """Return the page of one entry."""
        await self.desk.audit.note(self.operator.actor, Action.FAQ, entry=id_)
        return await self._page(id_)

    async def bind(self, wordings: Sequence[str], hits: Sequence[Hit]) -> Page:
        """Add an entry; return its page, or the way to the one that has such a wording."""
        bound = [Bound.to(hit) for hit in hits]
        noting = self._noting(Action.FAQ_ADD)
        try:
            entry = await self.desk.faq.add(
                wordings, bound, author=self.operator.actor, also=noting
            )
        except FaqError as error:
            if error.code is not Objection.TAKEN:
                raise
            taken = int(error.data["id"])
            return Page(Message(escape(explain(error)), entries.see(taken)))
        shown = entries.standing(entry, self.answering)
        return Page(entries.page_of_new(shown, texts.OFFICE_FAQ_ADDED))

    async def widen(self, id_: int, wordings: Sequence[str]) -> Page:
        """Add wordings to an entry, and return its page."""
        version, entry = await self._entry(id_)
        more = (*entry.wordings, *wordings)
        return await self._reword(id_, more, version, texts.OFFICE_FAQ_WIDENED)

    async def drop(self, press: OnEntry) -> Page:
        """Take a wording from an entry, and return its page."""
        _, entry = await self._entry(press.entry)
        left = [wording for at, wording in enumerate(entry.wordings) if at != press.at]
        if not left:
            return await self._page(entry.id, texts.OFFICE_FAQ_LAST)
        note = texts.OFFICE_FAQ_DROPPED
        return await self._unless_changed(
            entry.id, self._reword(entry.id, left, press.version, note)
        )

    async def doom(self, press: OnEntry) -> Page:
        """Return the page that asks whether an entry is surely to be deleted."""
        version, entry = await self._entry(press.entry)
        return Page(entries.page_of_doomed(entries.standing(entry, self.answering), version))

    async def delete(self, press: OnEntry) -> Page:
        """Delete an entry, and return the page that says so."""
        return await self._unless_changed(press.entry, self._delete(press.entry, press.version))

    async def _delete(self, id_: int, since: int) -> Page:
        noting = self._noting(Action.FAQ_DELETE)
        author = self.operator.actor
        await self.desk.faq.delete(id_, author=author, since=since, also=noting)
        return Page(entries.page_of_deleted(id_))

    async def _reword(self, id_: int, wordings: Sequence[str], since: int, note: str) -> Page:
        noting = self._noting(Action.FAQ_REWORD)
        author = self.operator.actor
        await self.desk.faq.reword(id_, wordings, author=author, since=since, also=noting)
        return await self._page(id_, note)

    async def _unless_changed(self, id_: int, change: Awaitable[Page]) -> Page:
        """Return the page a change leads to; where others were first, the entry as it is now."""
        try:
            return await change
        except FaqError as error:
            if error.code is not Objection.CHANGED:
                raise
            return await self._page(id_, escape(explain(error)))

    async def _page(self, id_: int, note: str = "") -> Page:
        version, entry = await self._entry(id_)
        shown = entries.standing(entry, self.answering)
        return Page(entries.page_of_one(shown, version, note))

    async def _entry(self, id_: int) -> tuple[int, Entry]:
        """Return an entry, and a version of the FAQ that is no newer than that."""
        version = await self.desk.faq.version()
        known = {entry.id: entry for entry in await self.desk.faq.entries()}
        if id_ not in known:
            raise FaqError(Objection.NO_ENTRY, id=id_)
        return version, known[id_]

    def _noting(self, action: Action) -> EntryAlso:
        """Return what writes a change down in its transaction."""

        async def note(connection: AsyncConnection, entry: Entry) -> None:
            await self.desk.audit.note_on(
                connection,
                self.operator.actor,
                action,
                entry=entry.id,
                wordings=len(entry.wordings),
            )

        return note
