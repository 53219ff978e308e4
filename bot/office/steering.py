"""What an operator does with a push, with its line in the audit log, and the page that follows."""

from dataclasses import dataclass
from typing import Final

from bot import approving, texts
from bot.actions import DoPush
from bot.desk import Desk
from bot.errors import Bar, PushError
from bot.message import Message
from bot.office import push_pages
from bot.office.accounts import report
from bot.office.operators import Operator
from bot.office.page import Page
from bot.roles import Action
from bot.storage.pushes import PushState
from knowledge.store import Also

LISTED: Final = 12  # pushes


@dataclass(frozen=True, slots=True, kw_only=True)
class Steering:
    """An operator who looks after pushes. Every method raises PushError and StorageError."""

    desk: Desk
    operator: Operator

    async def list(self) -> Message:
        """Return the message that lists the latest pushes."""
        await self.desk.audit.note(self.operator.actor, Action.PUSHES)
        pushes = await self.desk.pushes.latest(LISTED)
        return push_pages.page_of_list(pushes, self.desk.settings.timezone)

    async def show(self, id_: int, note: str = "") -> Message:
        """Return the message that shows how far a push is."""
        account = await self.desk.pushes.account(id_)
        return push_pages.page_of(account, self.desk.settings.timezone, note)

    async def doubt(self, id_: int, do: DoPush) -> Message:
        """Return the message that asks whether a push is surely to be cancelled or recalled."""
        sentence, surely = _DOUBTS[do]
        account = await self.desk.pushes.account(id_)
        return push_pages.page_of_doubt(account, self.desk.settings.timezone, surely, sentence)

    async def do(self, id_: int, do: DoPush) -> Message:
        """Do something with a push, and return the message that shows it."""
        pushes = self.desk.pushes
        match do:
            case DoPush.PAUSE:
                await pushes.pause(id_, self._allowed(Action.PUSH_PAUSE, id_))
            case DoPush.RESUME:
                await pushes.resume(id_, self._allowed(Action.PUSH_RESUME, id_))
            case DoPush.CANCEL_SURELY:
                await pushes.cancel(id_, self._allowed(Action.PUSH_CANCEL, id_))
            case DoPush.RECALL_SURELY:
                await pushes.recall(id_, self._allowed(Action.PUSH_RECALL, id_))
            case DoPush.RETRY:
                await pushes.retry_unknown(id_, self._allowed(Action.PUSH_RETRY, id_))
        return await self.show(id_)

    async def report(self, id_: int) -> Page:
        """Return the account of a push, with every delivery and the chart as files."""
        account = await self.desk.pushes.account(id_)
        if account.push.state in (PushState.PLANNED, PushState.MISSED):
            raise PushError(Bar.NOTHING, id=id_)
        page = push_pages.page_of(account, self.desk.settings.timezone)
        return Page(page, await report(self.desk, account))

    def _allowed(self, action: Action, id_: int) -> Also:
        return approving.allowed(self.desk, self.operator.actor, action, push=id_)


_DOUBTS: Final = {
    DoPush.CANCEL: (texts.PUSH_CANCEL_SURELY, DoPush.CANCEL_SURELY),
    DoPush.RECALL: (texts.PUSH_RECALL_SURELY, DoPush.RECALL_SURELY),
}
