"""Question → the passages that answer it, the best first, each with its best sentence."""

from collections.abc import Collection, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace

from knowledge import lexicon
from knowledge.coverage import Span, coverage
from knowledge.gist import Gist
from knowledge.lexical import Scores
from knowledge.marked import headings_of, marked
from knowledge.models import Passage
from knowledge.normalize import normalize
from knowledge.query import Pieces, Query, Wording
from knowledge.quoting import Sentences
from knowledge.ranking import Ranking, Scored, best
from knowledge.recall import Read, Recall, Weights
from knowledge.tokens import Words
from knowledge.understand import Question
from knowledge.wants import Want

CLOSE = 12  # passages whose sentences are looked at
FIRST = 5  # of these, the best, whose order what they say of the question may change
QUOTED = 1.5  # what a sentence adds to the score, in its parts, that says all of the question


@dataclass(frozen=True, slots=True)
class Match:
    """A passage found: its score, its best sentence, and how it fits the question.

    `span` is what questions are held against: the passage's text and the headings above it.
    `asked` is what of the question had to stand there; where that says nothing, it is of the
    one it goes on from, too (`is_borrowed`). `coverage` is the share of it that does, `quoted`
    likewise of the sentence and the headings above it; `lift` is what the score was multiplied
    with for that. `told` are those of the question's wants that the sentence tells.
    """

    passage: Passage
    span: Span = field(repr=False)
    score: float
    quote_span: tuple[int, int]
    asked: Pieces = field(repr=False)
    coverage: float
    is_borrowed: bool
    told: frozenset[Want]
    aspects: frozenset[str]
    quoted: float
    lift: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Sought:
    """One search: what for, how every passage scored, and what was found, the best first."""

    query: Query
    scored: Scored
    found: Sequence[Match]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query, what its sentences are held against, and the pieces that have to be covered."""

    query: Query
    gist: Gist
    pieces: Sequence[Pieces]
    is_borrowed: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage that may answer: where it is, its score, and its sentences."""

    at: int
    score: float
    sentences: Sentences


class Index:
    """The passages of one knowledge base, ready to be searched. Immutable, safe to share."""

    def __init__(
        self,
        passages: Sequence[Passage],
        published: Words,
        asked: Words,
        weights: Weights | None = None,
    ) -> None:
        """Take what cuts the words of reports, and of questions."""
        self.weights = weights or Weights()
        self._passages = tuple(passages)
        titles = {p.report.title: normalize(p.report.title) for p in passages}
        self._titles = [titles[p.report.title] for p in passages]
        self._aspects = [_aspects(p) for p in passages]
        self._texts = [marked(p) for p in passages]
        headings = [headings_of(p, text) for p, text in zip(passages, self._texts, strict=True)]
        self.recall = Recall(self._texts, headings, published)
        self._wording = Wording(asked, self.recall.words)
        self._ranking = Ranking(self.recall, self._aspects)

    def weighing(self, weights: Weights) -> "Index":
        """Return an index over the same passages in which the fields count otherwise."""
        other = copy(self)
        other.weights = weights
        return other

    def without(self, passages: Collection[Passage]) -> "Index":
        """Return an index over the same passages that finds none of `passages`."""
        other, away = copy(self), frozenset(passages)
        places = [at for at, passage in enumerate(self._passages) if passage in away]
        other._ranking = self._ranking.without(places)  # noqa: SLF001 - of its own kind
        return other

    def search(self, query: Query, limit: int) -> Sequence[Match]:
        """Return up to `limit` passages that share a term with the query, the best first."""
        return self.sought(query, limit).found

    def sought(self, query: Query, limit: int) -> Sought:
        """Return the same, and how every passage scored."""
        read = self.recall.read(self._wording.terms(query, self.weights))
        scored = self._ranking.scored(query, read, self.weights)
        asked = self._asked(query, read)
        ranked = self._ranked(scored.total, asked.gist, max(limit, FIRST))
        found = [self._match(found, asked) for found in ranked]
        found = sorted((*map(_lifted, found[:FIRST]), *found[FIRST:]), key=lambda m: -m.score)
        return Sought(query, scored, tuple(found[:limit]))

    def widened(self, question: Question) -> str:
        """Return what a model of meaning should compare the passages with."""
        return self._wording.widened(question)

    def nearest(self, text: str, limit: int) -> list[Passage]:
        """Return the passages nearest to normalised `text` as it stands, by their fields alone.

        Nothing is put right in it, and nothing is said of how they fit.
        """
        read = self.recall.read(self._wording.plain_terms(text, self.weights))
        scores = self.recall.scores(read, self.weights)
        return [self._passages[at] for at in best(scores, limit)]

    def _asked(self, query: Query, read: Read) -> _Asked:
        pieces, is_borrowed = self._wording.pieces(query)
        if query.earlier:
            read = self.recall.read(self._wording.own_terms(query, self.weights))
        return _Asked(query, self.recall.gist(read, self.weights), pieces, is_borrowed)

    def _ranked(self, scores: Scores, gist: Gist, limit: int) -> list[_Candidate]:
        """Return the best passages, the best first, by their scores and their best sentences."""
        found = self._candidates(best(scores, max(limit, CLOSE)), scores, gist)
        return sorted(found, key=lambda candidate: -candidate.score)[:limit]

    def _candidates(
        self, places: Sequence[int], scores: Scores, gist: Gist
    ) -> Iterator[_Candidate]:
        for at in places:
            sentences = Sentences.of(self._passages[at], self._texts[at], gist)
            add = self.weights.sentence * max(sentences.worths)
            yield _Candidate(at, float(scores[at]) + add, sentences)

    def _match(self, found: _Candidate, asked: _Asked) -> Match:
        span, title = Span(self._texts[found.at]), self._titles[found.at]
        share, covered = _best_covered(asked.pieces, span, title)
        sentences = found.sentences
        if asked.gist.sounds:
            sentences = sentences.with_sounds(span.sound, asked.gist)
        place, tells = sentences.best(asked.query.question, covered, title)
        quoted = Span(f"{sentences.above}\n{sentences.texts[place]}")
        return Match(
            passage=self._passages[found.at],
            span=span,
            score=found.score,
            quote_span=sentences.span(place),
            asked=covered,
            coverage=share,
            is_borrowed=asked.is_borrowed,
            told=tells,
            aspects=self._aspects[found.at],
            quoted=coverage(covered, quoted, title) or 0.0,
        )


def _lifted(match: Match) -> Match:
    """Return a match that counts the more, the more of the question its sentence says.

    Characters alone are often those of other words where a question shares no word with a report.
    """
    lift = 1 + QUOTED * match.quoted
    return replace(match, score=match.score * lift, lift=lift)


def _best_covered(several: Sequence[Pieces], span: Span, title: str) -> tuple[float, Pieces]:
    """Return what share of the best covered of some pieces stands in `span`, and those pieces."""
    shares = ((coverage(some, span, title) or 0.0, some) for some in several)
    return max(shares, key=lambda found: found[0], default=(0.0, ()))


def _aspects(passage: Passage) -> frozenset[str]:
    """Return what the part of the report that holds `passage` is about, by its heading."""
    heading = passage.path[0] if passage.path else ""
    return frozenset(name for name, _, pattern in lexicon.aspects() if pattern.search(heading))
