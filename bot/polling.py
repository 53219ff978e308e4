"""Long polling that loses nothing: an update is confirmed when it is handled, not before.

Telegram shows the earliest hundred unconfirmed updates, so one slow handler lets ninety-nine
others pass before it holds the rest up. That lasts for `HOLD_SECONDS` at most: what then still
waits, for the leave to answer in a busy group, is confirmed, and lost if the program dies.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Any
from weakref import WeakValueDictionary

from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetUpdates
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError
from pydantic import ValidationError

from bot import texts
from bot.errors import first_line
from bot.ledger import Ledger

POLL_SECONDS = 30  # that Telegram holds an empty answer back
READ_SECONDS = 10  # more until the connection counts as dead
LOOK_AGAIN = 0.5  # seconds after which new updates are fetched although old ones are under way
HOLD_SECONDS = 120.0  # that an update which is not yet answered may hold up others
UNDER_WAY = 1_000  # updates; with more than that nothing is confirmed unanswered
STOP_SECONDS = 10.0  # for what is under way when the bot stops
PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)  # seconds between attempts after errors
JITTER = 0.2  # of a pause

log = logging.getLogger(__name__)


class Polling:
    """Fetches updates and hands them to the dispatcher: in order within a chat, chats at once."""

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        *,
        poll_seconds: int = POLL_SECONDS,
        hold_seconds: float = HOLD_SECONDS,
        stop_seconds: float = STOP_SECONDS,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._hold_seconds = hold_seconds
        self._stop_seconds = stop_seconds
        self._sleep = sleep
        self._request = GetUpdates(
            timeout=poll_seconds, allowed_updates=dispatcher.resolve_used_update_types()
        )
        self._request_timeout = poll_seconds + READ_SECONDS
        self._ledger = Ledger()
        self._under_way: set[asyncio.Task[None]] = set()
        self._idle = asyncio.Event()
        self._lanes: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._scope = asyncio.timeout(None)
        self._stopped = False

    async def run(self) -> None:
        """Poll until `stop`, then finish what is under way.

        Raises TelegramUnauthorizedError when the token is no longer accepted.
        """
        async with asyncio.TaskGroup() as tasks:
            with suppress(TimeoutError):
                async with self._scope:
                    while not self._stopped:
                        await self._round(tasks)
            await self._finish()
        await self._confirm()

    def stop(self) -> None:
        """End the polling; `run` returns when what is under way is finished, or soon after."""
        self._stopped = True
        with suppress(RuntimeError):  # it has not begun, or is ending already
            self._scope.reschedule(0)

    async def _round(self, tasks: asyncio.TaskGroup) -> None:
        updates = await self._fetch()
        new = set(self._ledger.take(updates))
        for update_id, update in updates.items():
            if update is None:
                self._ledger.done(update_id)
            elif update_id in new:
                self._begin(tasks, update)
        if self._ledger.busy:
            await self._idle_within(LOOK_AGAIN)

    async def _fetch(self) -> dict[int, Update | None]:
        """Return what Telegram hands out, by id; None stands for what we cannot read."""
        attempt = 0
        while True:
            request = self._request.model_copy(update={"offset": self._ledger.offset})
            try:
                updates = await self._bot(request, request_timeout=self._request_timeout)
                return {update.update_id: update for update in updates}
            except TelegramUnauthorizedError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, the bot must go on asking
                if isinstance(error, ClientDecodeError) and _has_updates(error.data):
                    return self._salvage(error.data["result"])
                await self._pause(error, attempt)
                attempt += 1

    def _salvage(self, result: Iterable[dict[str, Any]]) -> dict[int, Update | None]:
        """Return each update that can be read: one of a new kind must not stop the others."""
        found: dict[int, Update | None] = {}
        for raw in result:
            try:
                found[raw["update_id"]] = Update.model_validate(raw, context={"bot": self._bot})
            except ValidationError as error:
                why = error.errors()[0]  # its other fields quote what was written
                place = ".".join(map(str, why["loc"]))
                log.warning(
                    "update %s is not understood: %s: %s", raw["update_id"], place, why["type"]
                )
                found[raw["update_id"]] = None
        return found

    async def _pause(self, error: Exception, attempt: int) -> None:
        level = logging.DEBUG if attempt else logging.WARNING  # one line for a row of failures
        if isinstance(error, TelegramConflictError):
            log.log(level, texts.LOG_CONFLICT)
        else:
            unforeseen = None if isinstance(error, AiogramError) else error
            log.log(level, "getUpdates: %s", first_line(error), exc_info=unforeseen)
        pause = PAUSES[min(attempt, len(PAUSES) - 1)]
        if isinstance(error, TelegramRetryAfter):
            pause = max(pause, error.retry_after)
        await self._sleep(pause * (1 + JITTER * random.random()))  # noqa: S311 - no secret

    def _begin(self, tasks: asyncio.TaskGroup, update: Update) -> None:
        task = tasks.create_task(self._handle(update))
        self._under_way.add(task)
        self._idle.clear()
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        if not self._under_way:
            self._idle.set()

    async def _handle(self, update: Update) -> None:
        hold = asyncio.get_running_loop().call_later(
            self._hold_seconds, self._let_others_pass, update.update_id
        )
        try:
            async with self._lanes.setdefault(lane(update), asyncio.Lock()):
                await self._feed(update)
            self._ledger.done(update.update_id)
        finally:
            hold.cancel()

    async def _feed(self, update: Update) -> None:
        try:
            await self._dispatcher.feed_update(self._bot, update)
        except Exception:
            log.exception("update %d failed", update.update_id)

    def _let_others_pass(self, update_id: int) -> None:
        if len(self._under_way) <= UNDER_WAY:
            self._ledger.done(update_id)

    async def _idle_within(self, seconds: float) -> None:
        if self._under_way:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._idle.wait()

    async def _finish(self) -> None:
        await self._idle_within(self._stop_seconds)
        if self._under_way:
            log.warning("stopped with %d updates under way", len(self._under_way))
        for task in self._under_way:
            task.cancel()

    async def _confirm(self) -> None:
        """Tell Telegram what was handled, so that it does not come again after a restart."""
        if self._ledger.offset is None:
            return
        request = GetUpdates(offset=self._ledger.offset, limit=1, timeout=0)
        with suppress(AiogramError):
            await self._bot(request, request_timeout=READ_SECONDS)


def _has_updates(data: Any) -> bool:
    if not isinstance(data, dict) or data.get("ok") is not True:
        return False
    result = data.get("result")
    if not isinstance(result, list):
        return False
    return all(isinstance(raw, dict) and isinstance(raw.get("update_id"), int) for raw in result)


def lane(update: Update) -> int:
    """Return what an update is kept in order with: its chat, else the person it comes from."""
    try:
        event = update.event
    except UpdateTypeLookupError:  # of a kind that is newer than the library
        return 0
    message = getattr(event, "message", None) or event
    if (chat := getattr(message, "chat", None)) is not None:
        return int(chat.id)
    user = getattr(event, "from_user", None)
    return int(user.id) if user is not None else 0
