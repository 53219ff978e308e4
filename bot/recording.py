"""What residents ask is recorded beside the answers: none of them waits for that."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from bot.answering import Answering
from bot.errors import first_line
from bot.storage.errors import StorageError
from bot.storage.questions import Asked
from knowledge.models import Answer, Turn

MOST_UNDER_WAY: Final = 100  # of records; what is asked beyond, while the database hangs, is lost
FORGET_SECONDS: Final = 3600.0  # questions are kept for whole days: an hour more does not matter

log = logging.getLogger(__name__)


class Recorder:
    """Records questions, for editions to be rehearsed with."""

    def __init__(self, asked: Asked, answering: Answering, tasks: asyncio.TaskGroup) -> None:
        self._asked = asked
        self._answering = answering
        self._tasks = tasks
        self._under_way = 0

    def record(self, question: str, history: Sequence[Turn], found: Answer) -> None:
        """Record a question that `found` answered, if it means the same without `history`.

        In a rehearsal it is asked alone. What goes wrong is logged.
        """
        if self._asked.keeps(found.kind) and self._under_way < MOST_UNDER_WAY:
            self._under_way += 1
            self._tasks.create_task(self._record(question, history, found))

    async def _record(self, question: str, history: Sequence[Turn], found: Answer) -> None:
        try:
            alone = await self._answering.ask(question) if history else found
            if _shown(alone) == _shown(found):
                await self._asked.note(question, found.kind)
        except Exception as error:  # noqa: BLE001 - it runs beside the handlers and would end them all
            log.warning("a question is not recorded: %s", first_line(error))
        finally:
            self._under_way -= 1


async def keep_forgetting(
    asked: Asked, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
) -> None:
    """Delete the questions that are kept no longer, now and again and again."""
    while True:
        try:
            await asked.forget()
        except StorageError as error:
            log.warning("old questions are not deleted yet: %s", first_line(error))
        await sleep(FORGET_SECONDS)


def _shown(answer: Answer) -> tuple[object, ...]:
    """Return what a resident was told first and foremost."""
    passages = [hit.passage for hit in answer.hits[:1]]
    return answer.kind, passages, answer.sections, answer.reports, answer.fact
