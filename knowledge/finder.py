"""One question, or a part of one, held against the passages of a knowledge base."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from knowledge import quantities, years
from knowledge.answer import DIRECT_FROM, RELATED_FROM, decide, elsewhere_in, lack_in
from knowledge.confidence import Confidence
from knowledge.models import Answer, Passage, Report
from knowledge.normalize import normalize
from knowledge.query import Query
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
SUPERSEDED = 0.6  # likewise of one beside which a newer report says as much, with no year named
ABOUT = 0.2  # share of a question by which one may say less than the other all the same
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
        query = Query(read, earlier=earlier, prior=prior, near=near)
        found = self._index.search(query, CANDIDATES)
        found = [m for m in found if not self._scope.is_far(m.passage, read.places)]
        weighed = [replace(m, score=m.score * self._fits(m, read)) for m in found]
        if read.wants and not read.years:
            weighed = self._of_newest(weighed, read)
        return sorted(weighed, key=lambda match: -match.score)

    def _of_newest(self, matches: Sequence[Match], read: Question) -> list[Match]:
        """Return `matches`, less for those that newer reports among them supersede."""
        superseded = [self._is_superseded(match, matches, read) for match in matches]
        return [
            replace(match, score=match.score * SUPERSEDED) if is_old else match
            for match, is_old in zip(matches, superseded, strict=True)
        ]

    def _is_superseded(self, match: Match, matches: Sequence[Match], read: Question) -> bool:
        """Return whether a newer report of the same kind tells all that is wanted, too."""
        return any(
            self._scope.is_newer(other.passage.report, match.passage.report)
            and other.score >= SUPERSEDED * match.score
            and other.told >= read.wants
            and other.quoted >= match.quoted - ABOUT
            and years.tense_of(other.passage) in (None, years.tense_of(match.passage))
            for other in matches
        )

    def _fits(self, match: Match, read: Question) -> float:
        """Return what the score of a match counts, by what it is of, and what it tells."""
        elsewhere = elsewhere_in(read, match, self._scope) or _is_of_another_quantity(match, read)
        return (ELSEWHERE if elsewhere else 1.0) * (TELLS if _tells(match, read) else 1.0)

    def matches_in(self, report: Report, read: Question, earlier: str) -> list[Match]:
        """Return the same, rather of that report than of others."""
        prior = self._scope.factors(read.text, read.years, read.places)
        others = np.full_like(prior, UNSPOKEN)
        others[[self._at[passage] for passage in report.passages if passage in self._at]] = 1
        query = Query(read, earlier=earlier, prior=prior * others)
        return list(self._index.search(query, CANDIDATES))

    def match(self, read: Question, passage: Passage, earlier: str) -> list[Match]:
        """Return how `passage` fits `read`; nothing where they share no term."""
        if passage not in self._at:
            return []  # of an edition before this one
        only = np.zeros(len(self._at), dtype=np.float32)
        only[self._at[passage]] = 1.0
        return list(self._index.search(Query(read, earlier=earlier, prior=only), 1))

    def decide(self, read: Question, matches: Sequence[Match], chance: float) -> Answer:
        """Return the answer that `matches`, the best first, allow at that chance to be right."""
        return decide(read, matches, self._scope, chance)

    def chance(
        self, read: Question, matches: Sequence[Match], near: Similarities | None = None
    ) -> float:
        """Return how likely the first of `matches` answers, by words alone without `near`."""
        return self._confidence.of(read, matches, near)

    def tells(self, read: Question, match: Match) -> bool:
        """Return whether a passage tells all that is asked for, if only by where it stands."""
        return lack_in(read, match, self._scope) is None

    def answer(self, read: Question, matches: Sequence[Match] | None = None) -> Answer:
        """Return the answer to `read` by itself; `matches` are those of it, if they are known."""
        matches, near = self.weighed(read, matches)
        return self.decide(read, matches, self.chance(read, matches, near))

    def weighed(
        self, read: Question, matches: Sequence[Match] | None = None
    ) -> tuple[Sequence[Match], Similarities | None]:
        """Return the matches of `read`, and how near each is in meaning.

        The model of meaning is asked only where words leave it open; None where it was not, or
        is away.
        """
        matches = self.matches(read) if matches is None else matches
        if self._nearness is None or self.chance(read, matches) >= SURE:
            return matches, None
        near = self._nearness.to(self._index.widened(read))
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
        chance = self.chance(read, matches)
        if matches and matches[0].coverage >= RELATED_FROM and _tells(matches[0], read):
            chance = max(chance, DIRECT_FROM)
        return self.decide(read, matches, chance)


def _worth(match: Match, read: Question, avoid: frozenset[str]) -> float:
    aside = AVOIDED if match.aspects & avoid else 1.0
    if avoid and not read.aspects and match.aspects and "done" not in match.aspects:
        aside = min(aside, OTHERWISE)
    return match.score * aside * (TELLING if _tells(match, read) else 1.0)


def _is_of_another_quantity(match: Match, read: Question) -> bool:
    """Return whether the quote tells of another quantity than asked for, or of more years."""
    if not quantities.named(read.text) and not read.years:
        return False
    quote = normalize(match.passage.text[slice(*match.quote_span)])
    over_years = quantities.is_of_several_years(read.text, quote)
    return over_years or not quantities.may_tell(read.text, quote)


def _tells(match: Match, read: Question) -> bool:
    return bool(read.wants) and read.wants <= match.told
