"""A finder that keeps what it did, for who wants to know how an answer came about."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.finder import Finder
from knowledge.models import Answer
from knowledge.query import Query
from knowledge.search import Index, Match, Sought
from knowledge.semantic.passages import Similarities
from knowledge.understand import Question


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One decision, and the searches that led to it, the last first.

    `near` is how near each of the matches is in meaning, None where no model was asked.
    """

    read: Question
    matches: Sequence[Match]
    near: Similarities | None
    chance: float
    answer: Answer
    searches: Sequence[Sought]


class _WatchedIndex(Index):
    """Searches as an index does, and keeps what it found."""

    def __init__(self, index: Index) -> None:
        vars(self).update(vars(index))
        self.searches: list[Sought] = []

    def sought(self, query: Query, limit: int) -> Sought:
        found = super().sought(query, limit)
        self.searches.append(found)
        return found


class Watched(Finder):
    """Finds as a finder does, for one question, and keeps its decisions in their order."""

    _index: _WatchedIndex

    def __init__(self, finder: Finder) -> None:
        """Find as `finder` does; nothing was decided yet."""
        vars(self).update(vars(finder))
        self._index = _WatchedIndex(self._index)
        self.steps: list[Step] = []

    def decide(self, read: Question, matches: Sequence[Match], chance: float) -> Answer:
        """Return what a finder would, and keep it."""
        answer = super().decide(read, matches, chance)
        # the very question: a follow-up may be equal to what was searched for by itself, too
        searches = [s for s in reversed(self._index.searches) if s.query.question is read]
        near = searches[0].query.near if searches else None
        if near is not None:
            near = near[[self._at[match.passage] for match in matches]]
        self.steps.append(Step(read, matches, near, chance, answer, searches))
        return answer
