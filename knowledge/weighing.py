"""What made the score of passages: field by field, word by word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.answer import elsewhere_in
from knowledge.coverage import SINGLE, Piece, Span, coverage, share
from knowledge.lexical import Scores
from knowledge.models import Lack, Passage
from knowledge.normalize import normalize
from knowledge.recall import Weights
from knowledge.scope import Scope
from knowledge.search import SAME_ASPECT, Index, Match, Prior
from knowledge.tokens import other_runs, runs
from knowledge.wants import Want
from knowledge.watching import Sought, Step

SHOWN = 5  # passages that are looked into
_PAIR = 2  # characters from which it tells something that they stand in a passage
_FIELDS = ("text", "heading", "sound")
_NONE = Weights(text=0.0, heading=0.0, sound=0.0)

Fields = Mapping[str, Scores]


class Held(StrEnum):
    """How a word of a question stands in a passage."""

    AS_ASKED = "as_asked"
    INSTEAD = "instead"  # by another word that a report would use
    BY_SOUND = "by_sound"
    PARTLY = "partly"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: its share of the question, and of that, what stands in a passage."""

    text: str
    weight: float
    share: float
    held: Held
    instead: tuple[str, ...]  # what reports say for it and this passage does


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What each field adds to the score of a passage; together they are the score."""

    text: float
    heading: float
    sound: float
    sentence: float
    meaning: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """What the shares were multiplied with, 1 where nothing spoke for or against a passage."""

    scope: float  # place, office and year
    aspect: float  # the part of the report that is asked about
    fit: float  # tells what is wanted; or speaks of another place or year


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A passage found, and why it stands where it does.

    `terms` are pieces of the question that stand in it, the longest there are, `words` its words
    one by one. `told` are the wants that its sentence tells, `untold` the others. `elsewhere`
    is PLACE or YEAR where it is of another.
    """

    match: Match
    shares: Shares
    factors: Factors
    terms: tuple[str, ...]
    words: tuple[Word, ...]
    told: frozenset[Want]
    untold: frozenset[Want]
    elsewhere: Lack | None


class Weighing:
    """Takes scores apart, over one knowledge base. Immutable, safe to share."""

    def __init__(self, index: Index, scope: Scope, at: Mapping[Passage, int]) -> None:
        """Take the places of the passages in the index, too."""
        self._index = index
        self._scope = scope
        self._at = at

    def found(self, step: Step) -> tuple[Found, ...]:
        """Return the first passages of a decision: those it saw, then what else was found."""
        decided = {match.passage: match for match in step.matches}
        found = {m.passage: (m, sought) for sought in step.searches[::-1] for m in sought.found}
        shown = [p for p in dict.fromkeys([*decided, *found]) if p in found][:SHOWN]
        fields = {sought: self._fields(sought) for sought in {found[p][1] for p in shown}}
        return tuple(
            self._found(found[p][0], decided.get(p, found[p][0]), found[p][1], fields)
            for p in shown
        )

    def _fields(self, sought: Sought) -> Fields:
        """Return what each field adds to the score of every passage, before it is found to fit."""
        read = self._index.read(sought.read, sought.earlier, sought.prior)

        def scores(weights: Weights, near: Prior | None = None) -> Scores:
            index = self._index.weighing(weights)
            return index.scores(sought.read, read, sought.prior, near)

        weights = self._index.weights
        words = scores(weights)
        return {
            **{name: scores(replace(_NONE, **{name: getattr(weights, name)})) for name in _FIELDS},
            "meaning": scores(weights, sought.near) - words,
        }

    def _found(
        self, raw: Match, match: Match, sought: Sought, fields: Mapping[Sought, Fields]
    ) -> Found:
        """Return how a match came about that was `raw` before it was found to fit."""
        read, place = sought.read, self._at[match.passage]
        fit = match.score / raw.score
        parts = {name: float(scores[place]) * fit for name, scores in fields[sought].items()}
        return Found(
            match=match,
            shares=Shares(**parts, sentence=max(match.score - sum(parts.values()), 0.0)),
            factors=Factors(
                scope=1.0 if sought.prior is None else float(sought.prior[place]),
                aspect=SAME_ASPECT if read.aspects & match.aspects else 1.0,
                fit=fit,
            ),
            terms=tuple(
                dict.fromkeys(_terms(f"{read.content}\n{sought.earlier}", match.span.text))
            ),
            words=self._words(sought, match.span, normalize(match.passage.report.title)),
            told=read.wants & match.told,
            untold=read.wants - match.told,
            elsewhere=elsewhere_in(read, match, self._scope),
        )

    def _words(self, sought: Sought, span: Span, title: str) -> tuple[Word, ...]:
        """Return the words of a question, with those of the one before where it says little."""
        several, _ = self._index.asked(sought.read, sought.earlier)
        asked = max(several, key=lambda some: coverage(some, span, title) or 0.0)
        weights = [piece.weight * (SINGLE if piece.text in title else 1) for piece in asked]
        return tuple(
            _word(piece, weight / sum(weights), span)
            for piece, weight in zip(asked, weights, strict=True)
        )


def _word(piece: Piece, weight: float, span: Span) -> Word:
    part = share(piece, span)
    instead = tuple(word for word in piece.alike if word != piece.text and word in span.text)
    return Word(piece.text, weight, part, _held(piece, part, instead, span), instead)


def _held(piece: Piece, part: float, instead: Sequence[str], span: Span) -> Held:
    if part == 1 and piece.text in span.text:
        return Held.AS_ASKED
    if instead:
        return Held.INSTEAD
    if not part:
        return Held.MISSING
    return Held.BY_SOUND if piece.sound and piece.sound in span.sound else Held.PARTLY


def _terms(said: str, text: str) -> Iterator[str]:
    """Yield the longest pieces of what was `said` that stand in `text`, as they come."""
    known = {*other_runs(text)}
    for run, han in runs(said):
        if not han and run in known:
            yield run
        start = 0
        while han and start < len(run):
            end = start + 1
            while end < len(run) and run[start : end + 1] in text:
                end += 1
            if end - start >= _PAIR:
                yield run[start:end]
            start = end
