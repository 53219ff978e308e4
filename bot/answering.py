"""Answers from an edition, without holding up the bot: the library works in its own process."""

from collections.abc import Sequence
from typing import Protocol

from knowledge.explaining import Account
from knowledge.models import Answer, Hit, Passage, Report, Section, Turn


class Answering(Protocol):
    """What answers from one edition; `LostError` is raised where it is gone for good."""

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports of the edition."""

    async def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Return the answer to what a resident typed; `history` is earlier turns."""

    async def account(self, question: str) -> Account:
        """Return how the answer to `question` comes about, asked alone."""

    async def search(self, question: str, limit: int) -> tuple[Hit, ...]:
        """Return the passages nearest to `question`, the best first."""

    def passage(self, id: str) -> Passage | None:  # noqa: A002 - the word of the domain
        """Return the passage of that id, or None when this edition has none."""

    def section(self, id: str) -> Section | None:  # noqa: A002 - the word of the domain
        """Return the section of that id, or None when this edition has none."""
