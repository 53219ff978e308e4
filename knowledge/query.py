"""What is searched for: the terms of a question, and the pieces of it that have to be covered."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from knowledge import lexicon, years
from knowledge.coverage import Piece, pieces
from knowledge.recall import Weights
from knowledge.tokens import Words, grams
from knowledge.understand import LONGEST_QUESTION, Question

LIKELIEST = 4  # words of a report that a model of meaning is told for each word typed

Prior = NDArray[np.floating]
Terms = dict[str, float]  # each with its weight
Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """A question to search for, and what is known of the passages beforehand.

    `earlier` is the content of the questions before, one a line, when this one only goes on from
    them. `prior` holds a factor for each passage, 1 where nothing speaks for or against it; `near`
    how near each is in meaning, as `semantic.Nearness.to` gives it.
    """

    question: Question
    earlier: str = field(default="", kw_only=True)
    prior: Prior | None = field(default=None, kw_only=True)
    near: Prior | None = field(default=None, kw_only=True)

    @property
    def content(self) -> str:
        """What the question says, with the years and places that choose no report."""
        question = self.question
        if self._chooses:
            return question.content
        named = (*map(str, sorted(question.years)), *sorted(question.places))
        return " ".join((question.content, *(name for name in named if name in question.text)))

    @property
    def _chooses(self) -> bool:
        return self.prior is not None and self.prior.size > 0 and bool(np.ptp(self.prior) > 0)


class Wording:
    """Tells what queries say, in the words of one knowledge base. Immutable, safe to share."""

    def __init__(self, words: Words, known: Collection[str]) -> None:
        """Take what cuts the words of questions, and the words that stand in the reports."""
        self._words = words
        self._known = known

    def terms(self, query: Query, weights: Weights) -> Terms:
        """Return what passages are searched for."""
        own, before = (self._terms(said, weights) for said in (query.content, query.earlier))
        return _added(own, before, weights.earlier)

    def own_terms(self, query: Query, weights: Weights) -> Terms:
        """Return what sentences are held against, where a question goes on from others."""
        return self._terms(query.question.content or query.earlier.partition("\n")[0], weights)

    def plain_terms(self, text: str, weights: Weights) -> Terms:
        """Return the terms of normalised `text` as it stands, without its function words."""
        empty = lexicon.function_words()
        words = self._words.cut(text[:LONGEST_QUESTION])
        said = [" " if word in empty else word for word in words]
        return self._terms("".join(said), weights, said)

    def widened(self, question: Question) -> str:
        """Return the question as it was typed, and the words that a report would use instead."""
        words = self._words.cut(question.content)
        instead = dict.fromkeys(meant for w in words for meant in lexicon.alike(w)[:LIKELIEST])
        return " ".join((question.raw, *instead))

    def pieces(self, query: Query) -> tuple[Sequence[Pieces], bool]:
        """Return what has to be covered, the best covered of several, and if that is borrowed.

        Where a question says little by itself, it is that with a question before.
        """
        question = query.question
        own = pieces(question.content, self._words, question.years)
        says_little = all(len(piece.text) == 1 for piece in own)
        if not (says_little and query.earlier):
            return [own], says_little
        return [(*own, *pieces(line, self._words)) for line in query.earlier.splitlines()], True

    def _terms(self, content: str, weights: Weights, words: Sequence[str] | None = None) -> Terms:
        """Return the terms of `content`, and less for the words a report would use instead."""
        near = Terms()
        for word in self._words.cut(content) if words is None else words:
            if years.tense(word) == "plan":
                continue  # 打算 tells which part of a report is meant, not what is asked of it
            # a quantity is the same by whichever of its names
            is_enough = word in self._known and not lexicon.is_quantity(word)
            weight = weights.known if is_enough else 1.0
            for term in _near(word):
                near[term] = max(near.get(term, 0.0), weight)
        return _added(dict.fromkeys(grams(content), 1.0), near, weights.alike)


def _near(word: str) -> Iterator[str]:
    """Yield the terms of what reports may say for `word`.

    Of what an English word may mean, only two characters together: it may mean many things.
    """
    for meant in lexicon.alike(word):
        for term in grams(meant):
            if len(term) > 1 or not word.isascii():
                yield term


def _added(terms: Mapping[str, float], more: Mapping[str, float], factor: float) -> Terms:
    return dict(terms) | {t: terms.get(t, 0.0) + factor * weight for t, weight in more.items()}
