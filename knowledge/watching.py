"""A finder that keeps what it did, for who wants to know how an answer came about."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.finder import Finder
from knowledge.models import Answer, Passage
from knowledge.search import Match, Prior
from knowledge.semantic.passages import Similarities
from knowledge.understand import Question


@dataclass(frozen=True, slots=True, eq=False)
class Sought:
    """One search: what for, what spoke for passages beforehand, and what was found.

    Of each match `places` holds the place in the index, `fits` what its score counts.
    """

    read: Question
    earlier: str
    prior: Prior
    near: Similarities | None
    matches: Sequence[Match]
    places: Sequence[int]
    fits: Sequence[float]


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


class Watched(Finder):
    """Finds as a finder does, for one question, and keeps its decisions in their order."""

    def __init__(self, finder: Finder) -> None:
        """Find as `finder` does; nothing was decided yet."""
        vars(self).update(vars(finder))
        self.steps: list[Step] = []
        self._searches: list[Sought] = []

    def matches(
        self, read: Question, earlier: str = "", near: Similarities | None = None
    ) -> list[Match]:
        """Return what a finder would, and keep it."""
        found = super().matches(read, earlier, near)
        fits = [self.fits(match, read) for match in found]
        places = self._places(found)
        sought = Sought(read, earlier, self.prior(read), near, tuple(found), places, fits)
        self._searches.append(sought)
        return found

    def match(self, read: Question, passage: Passage, earlier: str) -> list[Match]:
        """Return what a finder would, and keep it."""
        found = super().match(read, passage, earlier)
        if found:
            only, places = self.alone(passage), self._places(found)
            sought = Sought(read, earlier, only, None, tuple(found), places, [1.0])
            self._searches.append(sought)
        return found

    def decide(self, read: Question, matches: Sequence[Match], chance: float) -> Answer:
        """Return what a finder would, and keep it."""
        answer = super().decide(read, matches, chance)
        # the very question: a follow-up may be equal to what was searched for by itself, too
        searches = [sought for sought in reversed(self._searches) if sought.read is read]
        near = searches[0].near if searches else None
        if near is not None:
            near = near[self._places(matches)]
        self.steps.append(Step(read, matches, near, chance, answer, searches))
        return answer

    def _places(self, matches: Sequence[Match]) -> list[int]:
        return [self._at[match.passage] for match in matches]
