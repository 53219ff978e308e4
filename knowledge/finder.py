"""One question, or a part of one, held against the passages of a knowledge base."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from knowledge.answer import DIRECT_FROM, RELATED_FROM, decide, elsewhere_in, lack_in
from knowledge.confidence import Confidence
from knowledge.models import Answer, Passage, Report
from knowledge.scope import Scope
from knowledge.search import Index, Match
from knowledge.semantic.nearness import Nearness
from knowledge.semantic.passages import Similarities
from knowledge.understand import Question

CANDIDATES = 8  # passages that are looked at for one question
SURE = 0.6  # chance from which words are enough, and the model of meaning is not asked
ELSEWHERE = 0.5  # what the score of a passage counts that is of another place or year
TELLS = 1.25  # likewise of one that tells what is wanted, for a question by itself
UNSPOKEN = 0.1  # likewise of one of a report that was not spoken of before
AVOIDED = 0.4  # what the score of a passage counts that is of a part asked about elsewhere
OTHERWISE = 0.7  # likewise of one of a part that is not asked about
TELLING = 1.5  # likewise, for a part of a message


class Finder:
    """Searches the passages of one knowledge base and decides. Immutable, safe to share."""

    def __init__(
        self,
        index: Index,
        scope: Scope,
        confidence: Confidence,
        at: Mapping[Passage, int],
        nearness: Nearness | None,
    ) -> None:
        """Take the passages' places in the index, too, and what they mean, where that is known."""
        self._index = index
        self._scope = scope
        self._confidence = confidence
        self._at = at
        self._nearness = nearness

    def matches(
        self, read: Question, earlier: str = "", near: Similarities | None = None
    ) -> list[Match]:
        """Return the passages nearest to `read`, the best first.

        `earlier` is the content of what it goes on from, `near` how near passages are in meaning.
        """
        prior = self._scope.factors(read.text, read.years, read.places)
        found = self._index.search(read, CANDIDATES, earlier=earlier, prior=prior, near=near)
        weighed = (replace(m, score=m.score * self._fits(m, read)) for m in found)
        return sorted(weighed, key=lambda match: -match.score)

    def _fits(self, match: Match, read: Question) -> float:
        """Return what the score of a match counts, by what it is of, and what it tells."""
        elsewhere = ELSEWHERE if elsewhere_in(read, match, self._scope) else 1.0
        return elsewhere * (TELLS if _tells(match, read) else 1.0)

    def matches_in(self, report: Report, read: Question, earlier: str) -> list[Match]:
        """Return the same, rather of that report than of others."""
        prior = self._scope.factors(read.text, read.years, read.places)
        others = np.full_like(prior, UNSPOKEN)
        others[[self._at[passage] for passage in report.passages if passage in self._at]] = 1
        return self._index.search(read, CANDIDATES, earlier=earlier, prior=prior * others)

    def match(self, read: Question, passage: Passage, earlier: str) -> list[Match]:
        """Return how `passage` fits `read`; nothing where they share no term."""
        if passage not in self._at:
            return []  # of an edition before this one
        only = np.zeros(len(self._at), dtype=np.float32)
        only[self._at[passage]] = 1.0
        return self._index.search(read, 1, earlier=earlier, prior=only)

    def decide(self, read: Question, matches: Sequence[Match], chance: float) -> Answer:
        """Return the answer that `matches`, the best first, allow at that chance to be right."""
        return decide(read, matches, self._scope, chance)

    def tells(self, read: Question, match: Match) -> bool:
        """Return whether a passage tells all that is asked for, if only by where it stands."""
        return lack_in(read, match, self._scope) is None

    def answer(self, read: Question, matches: Sequence[Match] | None = None) -> Answer:
        """Return the answer to `read` by itself; `matches` are those of it, if they are known."""
        matches, near = self.weighed(read, matches)
        return self.decide(read, matches, self._confidence.of(read, matches, near))

    def weighed(
        self, read: Question, matches: Sequence[Match] | None = None
    ) -> tuple[Sequence[Match], Similarities | None]:
        """Return the matches of `read`, and how near each is in meaning.

        The model of meaning is asked only where words leave it open; None where it was not, or
        is away.
        """
        matches = self.matches(read) if matches is None else matches
        if self._nearness is None or self._confidence.of(read, matches) >= SURE:
            return matches, None
        near = self._nearness.to(read.raw)
        if near is None:
            return matches, None
        matches = self.matches(read, near=near)
        return matches, near[[self._at[match.passage] for match in matches]]

    def part(self, read: Question, avoid: frozenset[str]) -> Answer:
        """Return the answer to a part of a message, whose other parts ask about `avoid`.

        Where those ask of problems or plans, this one rather asks of what was done. A passage
        that tells what is wanted is taken before a nearer one that does not.
        """
        matches = sorted(self.matches(read), key=lambda m: -_worth(m, read, avoid))
        chance = self._confidence.of(read, matches)
        if matches and matches[0].coverage >= RELATED_FROM and _tells(matches[0], read):
            chance = max(chance, DIRECT_FROM)
        return self.decide(read, matches, chance)


def _worth(match: Match, read: Question, avoid: frozenset[str]) -> float:
    aside = AVOIDED if match.aspects & avoid else 1.0
    if avoid and not read.aspects and match.aspects and "done" not in match.aspects:
        aside = min(aside, OTHERWISE)
    return match.score * aside * (TELLING if _tells(match, read) else 1.0)


def _tells(match: Match, read: Question) -> bool:
    return bool(read.wants) and read.wants <= match.told
