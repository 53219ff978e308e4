"""A worker: claims deliveries, sends each when its slot comes, and writes down what came of it."""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from bot.errors import first_line
from bot.pushes.lifecycle import Flooded, Outcome, Unclear, after
from bot.pushes.outbox import Claim, Outbox, Settled
from bot.pushes.pacing import OVERDUE_SECONDS
from bot.storage.errors import StorageError

IN_FLIGHT: Final = 100  # calls of one worker at a time
LOOK_SECONDS: Final = 0.2  # between two looks where nothing is to be done
REST_SECONDS: Final = 1.0  # after the database failed
TOGETHER_SECONDS: Final = 0.005  # slots so close are marked together

Send = Callable[[Claim], Awaitable[Outcome]]

log = logging.getLogger(__name__)


class Worker:
    """Sends what is due. `send` makes one call; the calls under way are of `tasks`."""

    def __init__(self, outbox: Outbox, send: Send, tasks: asyncio.TaskGroup) -> None:
        self._outbox = outbox
        self._send = send
        self._tasks = tasks
        self._claims = deque[Claim]()
        self._settled = list[Settled]()
        self._calls = set[asyncio.Task[None]]()
        self._woken = asyncio.Event()
        self._offset = 0.0  # from the loop's clock to the database's

    async def run(self) -> None:
        """Go on until it is cancelled; then see the calls under way through.

        A place in flight is free again once the outcome of its call is written: never are more
        unknown than that after a crash.
        """
        try:
            while True:
                try:
                    await self._turn()
                except StorageError as error:
                    log.warning("pushes rest: %s", first_line(error))
                    await asyncio.sleep(REST_SECONDS)
        finally:
            await asyncio.shield(self._end())

    async def _turn(self) -> None:
        self._woken.clear()
        await self._write()
        await self._send_due()
        is_more = await self._claim()
        pause = self._until_next(is_more=is_more)
        if pause > 0:
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._woken.wait()

    async def _write(self) -> None:
        while settled := self._settled:
            self._settled = []
            try:
                await self._outbox.settle(settled)
            except StorageError:
                self._settled = settled + self._settled
                raise

    async def _send_due(self) -> None:
        now, due = self._now(), list[Claim]()
        while self._claims and self._claims[0].slot <= now + TOGETHER_SECONDS:
            due.append(self._claims.popleft())
        late = [claim for claim in due if claim.slot < now - OVERDUE_SECONDS]
        if late:  # their slots are over: others would come on top of them
            await self._outbox.give_back(late)
        in_time = [claim for claim in due if claim.slot >= now - OVERDUE_SECONDS]
        if in_time:
            for claim in await self._outbox.mark(in_time):
                call = self._tasks.create_task(self._call(claim))
                self._calls.add(call)
                call.add_done_callback(self._calls.discard)

    async def _claim(self) -> bool:
        room = IN_FLIGHT - len(self._calls) - len(self._settled) - len(self._claims)
        if room <= 0:
            return False
        asked = asyncio.get_running_loop().time()
        claimed = await self._outbox.claim(room)
        # what lies between is the way there and back: the clock was read in its middle
        answered = asyncio.get_running_loop().time()
        self._offset = claimed.now - (asked + answered) / 2
        self._claims.extend(claimed.claims)
        return claimed.is_more and bool(claimed.claims)

    async def _call(self, claim: Claim) -> None:
        await asyncio.sleep(claim.slot - self._now())
        outcome = await self._outcome(claim)
        step = after(outcome, claim.tries + 1, random.random())  # noqa: S311 - no secret
        self._settled.append(Settled(claim, step, floods=isinstance(outcome, Flooded)))
        self._woken.set()

    async def _outcome(self, claim: Claim) -> Outcome:
        try:
            return await self._send(claim)
        except Exception as error:
            log.exception("a push to chat %d", claim.target)
            return Unclear(type(error).__name__)

    def _until_next(self, *, is_more: bool) -> float:
        if self._settled:
            return 0.0
        slot = self._claims[0].slot - self._now() if self._claims else LOOK_SECONDS
        return min(slot, LOOK_SECONDS, 0.0 if is_more and not self._claims else LOOK_SECONDS)

    def _now(self) -> float:
        return asyncio.get_running_loop().time() + self._offset

    async def _end(self) -> None:
        with suppress(StorageError):
            await self._outbox.give_back(list(self._claims))
        if self._calls:
            await asyncio.wait(self._calls)
        with suppress(StorageError):
            await self._write()
