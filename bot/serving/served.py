"""The edition that is served just now. It is swapped whole; who asks does not notice."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.errors import LostError
from bot.serving.process import Worker
from bot.serving.standing import Standing
from knowledge.explaining import Account
from knowledge.faq import Entry
from knowledge.models import Answer, Hit, Passage, Report, Section, Turn

Told = TypeVar("Told")


class Served:
    """Answers from the edition that is served when the question comes."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    @property
    def edition(self) -> int:
        """The number of the edition."""
        return self._standing.edition

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports of the edition."""
        return self._standing.reports

    def swap(self, standing: Standing) -> None:
        """Serve another edition; what is under way is still answered by the one before."""
        before, self._standing = self._standing, standing
        before.let_go()

    def learn(self, entries: Sequence[Entry]) -> None:
        """Answer as those entries of the FAQ say from now on."""
        self._standing.learn(entries)

    def close(self) -> None:
        """End the process, when what was asked is answered."""
        self._standing.let_go()

    async def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Return the answer. Raises LostError where no process answers, or WorkerError."""
        return await self._told(lambda worker: worker.ask(question, history))

    async def account(self, question: str) -> Account:
        """Return how the answer comes about. Raises as `ask` does."""
        return await self._told(lambda worker: worker.account(question))

    async def search(self, question: str, limit: int) -> tuple[Hit, ...]:
        """Return the passages nearest to `question`. Raises as `ask` does."""
        return await self._told(lambda worker: worker.search(question, limit))

    def passage(self, id: str) -> Passage | None:  # noqa: A002 - the word of the domain
        """Return the passage of that id, or None when this edition has none."""
        return self._standing.directory.passage(id)

    def section(self, id: str) -> Section | None:  # noqa: A002 - the word of the domain
        """Return the section of that id, or None when this edition has none."""
        return self._standing.directory.section(id)

    async def _told(self, ask: Callable[[Worker], Awaitable[Told]]) -> Told:
        try:
            return await ask(await self._standing.worker())
        except LostError:  # once more: the process may have ended just then
            return await ask(await self._standing.worker())
