"""Question → the passages that answer it, the best first, each with its best sentence."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from knowledge import lexicon
from knowledge.coverage import Piece, Span, coverage, pieces
from knowledge.gist import Gist
from knowledge.lexical import Scores
from knowledge.marked import END, headings_of, marked, parts
from knowledge.models import Passage
from knowledge.normalize import normalize
from knowledge.recall import Read, Recall, Weights
from knowledge.sentences import sentence_spans
from knowledge.telling import told
from knowledge.tokens import Words, grams
from knowledge.understand import LONGEST_QUESTION, Question
from knowledge.wants import Want

TELLING_QUOTE = 1.15  # a sentence with a figure, for a question that asks for one; and so on
LEAST_QUOTABLE = 1e-6  # so that no heading is quoted for want of a better sentence
HEADING_AS_QUOTE = 0.5  # a run-in heading says less than what follows it
SAME_ASPECT = 2.0  # a passage of the part of the report that the question is about
NEAR = 0.25  # of the best score by words, for each step nearer in meaning
CLOSE = 12  # passages whose sentences are looked at

Prior = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Match:
    """A passage found: its score, its best sentence, and how it fits the question.

    `coverage` is of the question, or where that says nothing, of the one it goes on from
    (`is_borrowed`); `quoted` likewise of what stands in the sentence and the headings above it.
    `told` are those of the question's wants that the sentence tells. `span` is what questions
    are held against: the passage's text and the headings above it.
    """

    passage: Passage
    span: Span = field(repr=False)
    score: float
    quote_span: tuple[int, int]
    coverage: float
    is_borrowed: bool
    told: frozenset[Want]
    aspects: frozenset[str]
    quoted: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, what its sentences are held against, and the pieces that have to be covered."""

    question: Question
    gist: Gist
    pieces: Sequence[tuple[Piece, ...]]
    is_borrowed: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage that may answer: where it is, and what each of its sentences is worth."""

    at: int
    score: float
    above: str
    sentences: Sequence[str]
    worths: Sequence[float]


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
        self._passages = tuple(passages)
        self._words = asked
        self.weights = weights or Weights()
        titles = {p.report.title: normalize(p.report.title) for p in passages}
        self._titles = [titles[p.report.title] for p in passages]
        self._aspects = [_aspects(p) for p in passages]
        self._of_aspect = {
            name: np.array([name in own for own in self._aspects], np.bool)
            for name, *_ in lexicon.aspects()
        }
        self._texts = [marked(p) for p in passages]
        headings = [headings_of(p, text) for p, text in zip(passages, self._texts, strict=True)]
        self.recall = Recall(self._texts, headings, published)

    def weighing(self, weights: Weights) -> "Index":
        """Return an index over the same passages in which the fields count otherwise."""
        other = copy(self)
        other.weights = weights
        return other

    def search(
        self,
        question: Question,
        limit: int,
        *,
        earlier: str = "",
        prior: Prior | None = None,
        near: Prior | None = None,
    ) -> list[Match]:
        """Return up to `limit` passages that share a term with the question, the best first.

        `earlier` is the content of the question before, when this one only goes on from it.
        `prior` holds a factor for each passage, 1 where nothing speaks for or against it; `near`
        how near each is in meaning, as `semantic.Nearness.to` gives it.
        """
        read = self.read(question, earlier, prior)
        scores = self.scores(question, read, prior, near)
        asked = self._asked(question, earlier, read)
        return [self._match(found, asked) for found in self._ranked(scores, asked.gist, limit)]

    def read(self, question: Question, earlier: str = "", prior: Prior | None = None) -> Read:
        """Return the terms that are searched for."""
        content = question.content if _chooses(prior) else _with_named(question)
        own, before = self._terms(content), self._terms(earlier)
        return self.recall.read(_added(own, before, self.weights.earlier))

    def scores(
        self, question: Question, read: Read, prior: Prior | None, near: Prior | None
    ) -> Scores:
        """Return the scores of all passages, but for what their best sentences add."""
        scores = self.recall.scores(read, self.weights)
        if question.aspects:
            same = np.any([self._of_aspect[name] for name in question.aspects], axis=0)
            scores = np.where(same, scores * SAME_ASPECT, scores)
        if near is not None:
            scores = scores + NEAR * (scores.max() or 1.0) * np.maximum(near, 0)
        return scores if prior is None else scores * prior

    def nearest(self, text: str, limit: int) -> list[Passage]:
        """Return the passages nearest to normalised `text` as it stands, by their fields alone.

        Nothing is put right in it, and nothing is said of how they fit.
        """
        empty = lexicon.function_words()
        words = self._words.cut(text[:LONGEST_QUESTION])
        said = [" " if word in empty else word for word in words]
        read = self.recall.read(self._terms("".join(said), said))
        scores = self.recall.scores(read, self.weights)
        return [self._passages[at] for at in _best(scores, limit)]

    # --- what is asked for

    def _terms(self, content: str, words: Sequence[str] | None = None) -> dict[str, float]:
        """Return the terms of `content`, and less for the words a report would use instead."""
        near = dict.fromkeys(_near(self._words.cut(content) if words is None else words), 1.0)
        return _added(dict.fromkeys(grams(content), 1.0), near, self.weights.alike)

    def asked(
        self, question: Question, earlier: str = ""
    ) -> tuple[Sequence[tuple[Piece, ...]], bool]:
        """Return what has to be covered, the best covered of several, and if that is borrowed.

        Where a question says little by itself, it is that with a question before.
        """
        own = pieces(question.content, self._words, question.years)
        says_little = all(len(piece.text) == 1 for piece in own)
        if not (says_little and earlier):
            return [own], says_little
        return [(*own, *pieces(line, self._words)) for line in earlier.splitlines()], True

    def _asked(self, question: Question, earlier: str, read: Read) -> _Asked:
        asked, is_borrowed = self.asked(question, earlier)
        if earlier:
            read = self.recall.read(self._terms(question.content or earlier.partition("\n")[0]))
        return _Asked(question, self.recall.gist(read, self.weights), asked, is_borrowed)

    # --- what is found

    def _ranked(self, scores: Scores, gist: Gist, limit: int) -> list[_Candidate]:
        """Return the best passages, the best first, by their scores and their best sentences."""
        close = _best(scores, max(limit, CLOSE))
        found = [self._candidate(at, float(scores[at]), gist) for at in close]
        return sorted(found, key=lambda candidate: -candidate.score)[:limit]

    def _candidate(self, at: int, score: float, gist: Gist) -> _Candidate:
        above, sentences = parts(self._passages[at], self._texts[at])
        worths = gist.worths(sentences, above)
        score += self.weights.sentence * max(worths)
        return _Candidate(at, score, above, sentences, worths)

    def _match(self, found: _Candidate, asked: _Asked) -> Match:
        passage, title = self._passages[found.at], self._titles[found.at]
        span, gist = Span(self._texts[found.at]), asked.gist
        shares = [(coverage(some, span, title) or 0.0, some) for some in asked.pieces]
        share, covered = max(shares, key=lambda s: s[0], default=(0.0, ()))
        worths = found.worths
        if gist.sounds:
            above, sounds = parts(passage, span.sound)
            heard = gist.heard(sounds, above)
            worths = [seen + likely for seen, likely in zip(worths, heard, strict=True)]
        place, tells = _quote(found, worths, asked.question, covered, title)
        quoted = f"{found.above}\n{found.sentences[place]}"
        return Match(
            passage=passage,
            span=span,
            score=found.score,
            quote_span=_trimmed(passage, place),
            coverage=share,
            is_borrowed=asked.is_borrowed,
            told=tells,
            aspects=self._aspects[found.at],
            quoted=coverage(covered, Span(quoted), title) or 0.0,
        )


def _quote(
    found: _Candidate,
    worths: Sequence[float],
    question: Question,
    covered: Sequence[Piece],
    title: str,
) -> tuple[int, frozenset[Want]]:
    """Return which sentence of a passage answers best, and which wants it tells."""
    heading = found.above.rpartition(END)[2]
    worths = [
        (worth + LEAST_QUOTABLE) * (HEADING_AS_QUOTE if _is(sentence, heading) else 1.0)
        for worth, sentence in zip(worths, found.sentences, strict=True)
    ]
    best, most = (0, frozenset[Want]()), 0.0
    for place in sorted(range(len(worths)), key=lambda place: -worths[place]):
        if worths[place] * TELLING_QUOTE <= most:
            break  # whatever it and those behind it tell
        sentence = found.sentences[place].strip()
        tells = told(question.wants, question.text, sentence, covered, title)
        worth = worths[place] * (TELLING_QUOTE if tells else 1.0)
        if worth > most:
            best, most = (place, tells), worth
    return best


def _is(sentence: str, heading: str) -> bool:
    """Return whether a sentence is nothing but the heading that runs into it."""
    return (
        bool(heading)
        and sentence.startswith(heading)
        and sentence[len(heading) :].strip(" 。!?") == ""
    )


def _chooses(prior: Prior | None) -> bool:
    return prior is not None and prior.size > 0 and bool(np.ptp(prior) > 0)


def _with_named(question: Question) -> str:
    """Return the content of a question, with the years and places that chose no report."""
    named = (*map(str, sorted(question.years)), *sorted(question.places))
    return " ".join((question.content, *(name for name in named if name in question.text)))


def _trimmed(passage: Passage, place: int) -> tuple[int, int]:
    """Return the span of a passage's sentence, without the blanks behind it."""
    start, end = sentence_spans(passage.text)[place]
    return start, start + len(passage.text[start:end].rstrip())


def _near(words: Sequence[str]) -> Iterator[str]:
    """Yield the terms of what reports may say for `words`.

    Of what an English word may mean, only two characters together: it may mean many things.
    """
    for word in words:
        for meant in lexicon.alike(word):
            for term in grams(meant):
                if len(term) > 1 or not word.isascii():
                    yield term


def _best(scores: Scores, limit: int) -> list[int]:
    """Return where the `limit` highest of the scores above 0 are, the first of equals first."""
    likely = np.flatnonzero(scores > 0)
    if limit < len(likely):
        least = np.partition(scores[likely], -limit)[-limit]
        likely = likely[scores[likely] >= least]
    order = np.argsort(-scores[likely], kind="stable")[:limit]
    return [int(at) for at in likely[order]]


def _added(
    terms: Mapping[str, float], more: Mapping[str, float], factor: float
) -> dict[str, float]:
    return dict(terms) | {t: terms.get(t, 0.0) + factor * weight for t, weight in more.items()}


def _aspects(passage: Passage) -> frozenset[str]:
    """Return what the part of the report that holds `passage` is about, by its heading."""
    heading = passage.path[0] if passage.path else ""
    return frozenset(name for name, _, pattern in lexicon.aspects() if pattern.search(heading))
