"""Answers from a library in this very process."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

from knowledge import Library
from knowledge.explaining import Account
from knowledge.models import Answer, Hit, Passage, Report, Section, Turn

Told = TypeVar("Told")


class Here:
    """A library that is asked where it stands: a question holds up what runs beside it."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports of the library."""
        return self.library.reports

    async def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Return the library's answer; others go on while it waits for a model of meaning."""
        return await self._call(self.library.ask, question, history)

    async def account(self, question: str) -> Account:
        """Return how the library's answer comes about, likewise."""
        return await self._call(self.library.account, question)

    async def search(self, question: str, limit: int) -> tuple[Hit, ...]:
        """Return the passages nearest to `question`, by words."""
        return self.library.search(question, limit)

    def passage(self, id: str) -> Passage | None:  # noqa: A002 - the word of the domain
        """Return the passage of that id, or None when the library has none."""
        return self.library.passage(id)

    def section(self, id: str) -> Section | None:  # noqa: A002 - the word of the domain
        """Return the section of that id, or None when the library has none."""
        return self.library.section(id)

    async def _call(self, method: Callable[..., Told], *arguments: object) -> Told:
        if self.library.asks_a_model:
            return await asyncio.to_thread(method, *arguments)
        return method(*arguments)
