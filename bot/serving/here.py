"""Answers from a library in this very process."""

import asyncio
from collections.abc import Sequence

from knowledge import Library
from knowledge.models import Answer, Hit, Passage, Report, Section, Turn


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
        if self.library.asks_a_model:
            return await asyncio.to_thread(self.library.ask, question, history)
        return self.library.ask(question, history)

    async def search(self, question: str, limit: int) -> tuple[Hit, ...]:
        """Return the passages nearest to `question`, by words."""
        return self.library.search(question, limit)

    def passage(self, id: str) -> Passage | None:  # noqa: A002 - the word of the domain
        """Return the passage of that id, or None when the library has none."""
        return self.library.passage(id)

    def section(self, id: str) -> Section | None:  # noqa: A002 - the word of the domain
        """Return the section of that id, or None when the library has none."""
        return self.library.section(id)
