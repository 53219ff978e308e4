"""A process that sends: signs of life, what is due, deliveries and recalls, each in its loop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final
from uuid import uuid4

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.methods import (
    Response,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType

from bot.errors import first_line
from bot.pushes.calling import call
from bot.pushes.holidays import holidays
from bot.pushes.lifecycle import Migrated, Outcome, Refused, Sent
from bot.pushes.outbox import Claim, Outbox
from bot.pushes.posts import Posts
from bot.pushes.recalling import Recaller
from bot.pushes.scheduling import Scheduler
from bot.pushes.tending import tend
from bot.pushes.worker import Worker
from bot.settings import Settings
from bot.storage.chats import Chats
from bot.storage.database import Database
from bot.storage.errors import StorageError

SIGN_SECONDS: Final = 1.0  # between two signs of life
LOOK_SECONDS: Final = 1.0  # between two looks at what is due
SPEND_SECONDS: Final = 0.25  # between two accounts of what residents were answered
RECALL_SECONDS: Final = 1.0  # between two looks whether anything is to be recalled

log = logging.getLogger(__name__)


class Spent(BaseRequestMiddleware):
    """Counts the messages that went beside the pushes: they draw on the same budget."""

    def __init__(self) -> None:
        self._count = 0

    def take(self) -> int:
        """Return how many there were since this was last asked."""
        count, self._count = self._count, 0
        return count

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Carry the call out."""
        self._count += _messages(method)
        return await make_request(bot, method)


def _messages(method: TelegramMethod[Any]) -> int:
    if isinstance(method, SendMediaGroup):
        return len(method.media)
    return int(isinstance(method, SendMessage | SendPhoto | SendDocument))


class Sending:
    """Sends what is due as one of any number of processes. `spent` counts what else it sent."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        scheduler: Scheduler,
        *,
        outbox: Callable[[str], Outbox],
        rate: float | None,
        spent: Spent | None = None,
    ) -> None:
        self._database = database
        self._bot = bot
        self._scheduler = scheduler
        self._name = uuid4().hex
        self._outbox = outbox(self._name)
        self._recaller = Recaller(database, bot, rate=rate)
        self._posts = Posts(database)
        self._chats = Chats(database)
        self._spent = spent

    async def run(self, calls: asyncio.TaskGroup) -> None:
        """Go on until it is cancelled; `calls` owns those under way, and sees them through."""
        worker = Worker(self._outbox, self._send, calls)
        async with asyncio.TaskGroup() as loops:
            loops.create_task(every(SIGN_SECONDS, self._sign))
            loops.create_task(every(LOOK_SECONDS, self._scheduler.look))
            loops.create_task(every(RECALL_SECONDS, self._recall))
            if self._spent is not None:
                loops.create_task(every(SPEND_SECONDS, self._account))
            loops.create_task(worker.run())

    async def _sign(self) -> None:
        await tend(self._database, self._name)

    async def _recall(self) -> None:
        is_more = True
        while is_more:
            is_more = await self._recaller.work()

    async def _account(self) -> None:
        if self._spent is not None and (count := self._spent.take()):
            await self._outbox.spend(count)

    async def _send(self, claim: Claim) -> Outcome:
        post = await self._posts.of(claim.push_id)
        outcome = await call(self._bot, claim.target, post)
        if isinstance(outcome, Sent) and outcome.file_id:
            self._posts.uploaded(claim.push_id, outcome.file_id)
        try:
            await self._note(claim, outcome)
        except StorageError as error:  # what became of the delivery counts
            log.warning("chat %d is not noted: %s", claim.target, first_line(error))
        return outcome

    async def _note(self, claim: Claim, outcome: Outcome) -> None:
        """Note where a chat has gone."""
        match outcome:
            case Refused(gone=reason) if reason is not None:
                await self._chats.gone(claim.target, reason)
            case Migrated(chat_id):
                await self._chats.migrate(claim.target, chat_id)


def sender(database: Database, bot: Bot, settings: Settings, spent: Spent | None) -> Sending:
    """Return what sends as the settings say. Raises SettingError for holidays that are none."""
    return Sending(
        database,
        bot,
        Scheduler(database, timezone=settings.timezone, rests_on=holidays(settings.holidays_file)),
        outbox=lambda name: Outbox(
            database, name, rate=settings.push_rate, timezone=settings.timezone
        ),
        rate=settings.push_rate,
        spent=spent,
    )


async def every(seconds: float, work: Callable[[], Awaitable[object]]) -> None:
    """Do it again and again; what goes wrong is logged, and it is tried again."""
    while True:
        try:
            await work()
        except StorageError as error:
            log.warning("pushes: %s", first_line(error))
        except Exception:
            log.exception("pushes")
        await asyncio.sleep(seconds)
