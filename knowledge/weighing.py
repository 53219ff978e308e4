"""What made the score of passages: field by field, word by word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.answer import elsewhere_in
from knowledge.coverage import SINGLE, Piece, Span, share
from knowledge.lexical import Scores
from knowledge.models import Lack, Passage
from knowledge.normalize import normalize
from knowledge.ranking import SAME_ASPECT
from knowledge.scope import Scope
from knowledge.search import Index, Match, Sought
from knowledge.tokens import other_runs, runs
from knowledge.wants import Want
from knowledge.watching import Step

SHOWN = 5  # passages that are looked into
_PAIR = 2  # characters from which it tells something that they stand in a passage

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
    said: float  # how much of the question the best sentence says
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
        """Return what each field says of every passage, before anything is multiplied."""
        return self._index.recall.by_field(sought.scored.read, self._index.weights)

    def _found(
        self, raw: Match, match: Match, sought: Sought, fields: Mapping[Sought, Fields]
    ) -> Found:
        """Return how a match came about that was `raw` before it was found to fit."""
        read, earlier = sought.query.question, sought.query.earlier
        factors = self._factors(raw, match, sought)
        return Found(
            match=match,
            shares=self._shares(match, sought, factors, fields[sought]),
            factors=factors,
            terms=tuple(dict.fromkeys(_terms(f"{read.content}\n{earlier}", match.span.text))),
            words=_words(match),
            told=read.wants & match.told,
            untold=read.wants - match.told,
            elsewhere=elsewhere_in(read, match, self._scope),
        )

    def _factors(self, raw: Match, match: Match, sought: Sought) -> Factors:
        prior, aspects = sought.query.prior, sought.query.question.aspects
        return Factors(
            scope=1.0 if prior is None else float(prior[self._at[match.passage]]),
            aspect=SAME_ASPECT if aspects & match.aspects else 1.0,
            said=raw.lift,
            fit=match.score / raw.score,
        )

    def _shares(self, match: Match, sought: Sought, factors: Factors, fields: Fields) -> Shares:
        """Return what each field adds; what none of them does, the best sentence adds."""
        place, meaning = self._at[match.passage], sought.scored.meaning
        scale = factors.scope * factors.said * factors.fit
        parts = {name: float(of[place]) * factors.aspect * scale for name, of in fields.items()}
        parts["meaning"] = 0.0 if meaning is None else float(meaning[place]) * scale
        return Shares(**parts, sentence=max(match.score - sum(parts.values()), 0.0))


def _words(match: Match) -> tuple[Word, ...]:
    """Return the words of what was asked, and how each stands in the passage found."""
    title = normalize(match.passage.report.title)
    weights = [piece.weight * (SINGLE if piece.text in title else 1) for piece in match.asked]
    return tuple(
        _word(piece, weight / sum(weights), match.span)
        for piece, weight in zip(match.asked, weights, strict=True)
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
