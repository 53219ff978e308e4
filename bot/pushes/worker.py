"""A worker: claims deliveries, sends each when its slot comes, and writes down what came of it."""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Final

from bot.errors import first_line
from bot.pushes.lifecycle import Flooded, Outcome, Unclear, after
from bot.pushes.outbox import Claim, Outbox, Settled, Turn
from bot.pushes.pacing import OVERDUE_SECONDS
from bot.storage.errors import StorageError

IN_FLIGHT: Final = 100  # calls of one worker at a time
LOOK_SECONDS: Final = 0.2  # between two looks where nothing is to be done
TURN_SECONDS: Final = 0.1  # between two turns: what happens in one is written together
MARK_SECONDS: Final = 0.12  # slots so close are marked: they come before the next turn
TOGETHER: Final = 40  # outcomes are not kept waiting for the next turn
REST_SECONDS: Final = 1.0  # after the database failed

Send = Callable[[Claim], Awaitable[Outcome]]

log = logging.getLogger(__name__)


class Worker:
    """Sends what is due. `send` makes one call; the calls under way are of `tasks`."""

    def __init__(self, outbox: Outbox, send: Send, tasks: asyncio.TaskGroup) -> None:
        self._outbox = outbox
        self._send = send
        self._tasks = tasks
        self._claims = deque[Claim]()
        self._unsent = list[Claim]()  # to be given back: nobody has called for them
        self._settled = list[Settled]()
        self._calls = set[asyncio.Task[None]]()
        self._turning = asyncio.Lock()
        self._woken = asyncio.Event()
        self._is_ending = False
        self._offset = 0.0  # from the loop's clock to the database's
        self._shut_until = 0.0

    async def run(self) -> None:
        """Go on until it is cancelled; then see the calls under way through.

        A place in flight is free again once the outcome of its call is written: never are more
        unknown than that after a crash.
        """
        try:
            while True:
                # whoever is marked is called, also when it ends in the middle of a turn
                pause = await asyncio.shield(self._next())
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await self._woken.wait()
        finally:
            await asyncio.shield(self._end())

    async def _next(self) -> float:
        """Do what is to be done, and return the seconds until there may be more of it."""
        async with self._turning:
            self._woken.clear()
            try:
                if self._is_ending:
                    return LOOK_SECONDS
                is_busy = self._claims or self._unsent or self._settled or self._calls
                if not is_busy and not await self._outbox.is_due():
                    return LOOK_SECONDS
                await self._turn()
            except StorageError as error:
                log.warning("pushes rest: %s", first_line(error))
                return REST_SECONDS
            return TURN_SECONDS

    async def _turn(self) -> None:
        settled, self._settled = self._settled, []
        claims, self._claims = list(self._claims), deque()
        unsent, self._unsent = self._unsent, []
        try:
            async with self._outbox.turn() as turn:
                self._offset = turn.offset
                await turn.settle(settled)
                oldest = turn.now - OVERDUE_SECONDS  # others would come on top of older slots
                await turn.give_back(unsent + [each for each in claims if each.slot < oldest])
                claims = [each for each in claims if each.slot >= oldest]
                claims += await turn.claim(self._places() - len(claims), mark=MARK_SECONDS)
                due = [each for each in claims if each.slot <= turn.now + MARK_SECONDS]
                marked = await self._marked(turn, due)
        except StorageError:
            # nobody knows whether it was kept; all of it may be written once more
            self._settled = settled + self._settled
            self._unsent += unsent + claims
            raise
        self._claims.extend(claims[len(due) :])  # slots come in order
        for claim in marked:
            call = self._tasks.create_task(self._call(claim))
            self._calls.add(call)
            call.add_done_callback(self._calls.discard)

    def _places(self) -> int:
        return IN_FLIGHT - len(self._calls) - len(self._settled)

    async def _marked(self, turn: Turn, due: Sequence[Claim]) -> Sequence[Claim]:
        marked = await turn.mark(due)
        others = set(due).difference(marked)
        await turn.give_back(list(others))
        return marked

    async def _call(self, claim: Claim) -> None:
        await asyncio.sleep(claim.slot - self._now())
        if self._now() < self._shut_until:
            self._unsent.append(claim)
            return
        outcome = await self._outcome(claim)
        step = after(outcome, claim.tries + 1, random.random())  # noqa: S311 - no secret
        self._settled.append(Settled(claim, step, floods=isinstance(outcome, Flooded)))
        if isinstance(outcome, Flooded):
            self._shut_until = self._now() + outcome.retry_after
            self._woken.set()
        if len(self._settled) >= TOGETHER:
            self._woken.set()

    async def _outcome(self, claim: Claim) -> Outcome:
        try:
            return await self._send(claim)
        except Exception as error:
            log.exception("a push to chat %d", claim.target)
            return Unclear(type(error).__name__)

    def _now(self) -> float:
        return asyncio.get_running_loop().time() + self._offset

    async def _end(self) -> None:
        self._is_ending = True
        async with self._turning:
            self._unsent += self._claims
            self._claims.clear()
        if self._calls:
            await asyncio.wait(self._calls)
        with suppress(StorageError):
            async with self._outbox.turn() as turn:
                await turn.settle(self._settled)
                await turn.give_back(self._unsent)
