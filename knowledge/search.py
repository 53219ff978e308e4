"""Question → passages ranked by a weighted sum of BM25 fields."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np

from knowledge import lexicon
from knowledge.coverage import Piece, Span, coverage, pieces
from knowledge.lexical import Bm25, type_scores
from knowledge.models import Passage
from knowledge.normalize import normalize
from knowledge.phonetics import sound_grams, syllables
from knowledge.sentences import sentence_spans
from knowledge.tokens import Words, grams
from knowledge.understand import Question

NUMBER_IN_QUOTE = 1.15  # a sentence with a figure, for a question that asks for one
HEADING_AS_QUOTE = 0.5  # a run-in heading says less than what follows it
SAME_ASPECT = 2.0  # a passage of the part of the report that the question is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each field counts for; `scripts/benchmark.py retrieval` shows what each adds."""

    text: float = 1.0  # characters, of headings and text together
    words: float = 0.2  # jieba's words, likewise
    sound: float = 0.5  # syllables, likewise
    sentence: float = 0.1  # characters of the best sentence, and its syllables as above
    alike: float = 0.3  # of the above, for the words that a report would use instead
    earlier: float = 0.5  # of the above, for the question before, in a follow-up


@dataclass(frozen=True, slots=True)
class Match:
    """A passage found: its score, its best sentence, and how much of the question it covers."""

    passage: Passage
    score: float
    quote_span: tuple[int, int]
    coverage: float
    aspects: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: tuple[int, int]
    text: str
    is_heading: bool


@dataclass(frozen=True, slots=True)
class _Field:
    """One way to turn text into terms, and its index over texts."""

    terms: Callable[[str], list[str]]
    index: Bm25

    @classmethod
    def over(cls, texts: Sequence[str], terms: Callable[[str], list[str]]) -> "_Field":
        return cls(terms, Bm25([terms(text) for text in texts]))

    def scores(self, text: str) -> type_scores:
        return self.index.scores(self.terms(text))


class Index:
    """The passages of one knowledge base, ready to be searched. Immutable, safe to share."""

    def __init__(
        self, passages: Sequence[Passage], words: Words, weights: Weights | None = None
    ) -> None:
        self._passages = tuple(passages)
        self._words = words
        self._weights = weights or Weights()
        self._spans = [Span.of("\n".join((*p.path, p.text))) for p in passages]
        self._aspects = [_aspects(p) for p in passages]
        texts = [span.text for span in self._spans]
        self._text = _Field.over(texts, grams)
        self._word = _Field.over(texts, words.terms)
        self._sound = _Field.over(texts, _sounds)
        self._sentences = [list(_sentences(p)) for p in passages]
        self._first = np.cumsum([0, *map(len, self._sentences)])
        flat = [s for sentences in self._sentences for s in sentences]
        self._sentence = _Field.over([s.text for s in flat], grams)
        self._sentence_sound = _Field.over([s.text for s in flat], _sounds)
        self._quotable = np.array([HEADING_AS_QUOTE if s.is_heading else 1.0 for s in flat])
        self._has_number = np.array([any(map(str.isdigit, s.text)) for s in flat], dtype=bool)

    def weighing(self, weights: Weights) -> "Index":
        """Return an index over the same passages in which the fields count otherwise."""
        other = copy(self)
        other._weights = weights  # noqa: SLF001 - of its own kind
        return other

    def search(self, question: Question, limit: int, *, earlier: str = "") -> list[Match]:
        """Return up to `limit` passages that share a term with the question, the best first.

        `earlier` is the content of the question before, when this one only goes on from it.
        """
        if not self._passages:
            return []
        by_sentence = self._with_alike(self._by_sentence, question.content)
        scores = self._with_alike(self._by_passage, question.content)
        scores += self._weights.sentence * np.maximum.reduceat(by_sentence, self._first[:-1])
        if earlier:
            scores += self._weights.earlier * self._with_alike(self._by_passage, earlier)
        if question.aspects:
            same = [bool(question.aspects & own) for own in self._aspects]
            scores = np.where(same, scores * SAME_ASPECT, scores)
        quotes = by_sentence * self._quotable
        if question.asks_number:
            quotes = np.where(self._has_number, quotes * NUMBER_IN_QUOTE, quotes)
        best = np.argsort(-scores, kind="stable")[:limit]
        asked = self._asked(question, earlier)
        return [
            Match(
                self._passages[i],
                float(scores[i]),
                self._quote(i, quotes),
                self._covered(i, asked),
                self._aspects[i],
            )
            for i in map(int, best)
            if scores[i] > 0
        ]

    def _by_passage(self, content: str) -> type_scores:
        weights = self._weights
        total: type_scores = weights.text * self._text.scores(content)
        total += weights.words * self._word.scores(content)
        return total + weights.sound * self._sound.scores(content)

    def _by_sentence(self, content: str) -> type_scores:
        sounds = self._weights.sound * self._sentence_sound.scores(content)
        return self._sentence.scores(content) + sounds

    def _with_alike(self, scores: Callable[[str], type_scores], content: str) -> type_scores:
        """Return the scores for `content`, and less for the words a report would use instead."""
        meant = " ".join(w for word in self._words.cut(content) for w in lexicon.alike(word))
        return scores(content) + self._weights.alike * scores(meant) if meant else scores(content)

    def _quote(self, at: int, scores: type_scores) -> tuple[int, int]:
        first, last = self._first[at], self._first[at + 1]
        return self._sentences[at][int(np.argmax(scores[first:last]))].span

    def _asked(self, question: Question, earlier: str) -> list[tuple[Piece, ...]]:
        """Return what is to be covered: the question; any line before it, if it says nothing."""
        own = pieces(question.content, self._words, question.years)
        return [own] if own else [pieces(line, self._words) for line in earlier.splitlines()]

    def _covered(self, at: int, asked: Sequence[Sequence[Piece]]) -> float:
        title = self._passages[at].report.title
        return max((coverage(some, self._spans[at], title) or 0.0 for some in asked), default=0.0)


def _sounds(text: str) -> list[str]:
    return sound_grams(syllables(text))


def _aspects(passage: Passage) -> frozenset[str]:
    """Return what the part of the report that holds `passage` is about, by its heading."""
    heading = passage.path[0] if passage.path else ""
    return frozenset(name for name, _, pattern in lexicon.aspects() if pattern.search(heading))


def _sentences(passage: Passage) -> Iterator[_Sentence]:
    heading = passage.path[-1] if passage.path else ""
    for start, end in sentence_spans(passage.text):
        text = passage.text[start:end].rstrip()
        is_heading = bool(heading) and text.rstrip("。！？") == heading
        yield _Sentence((start, start + len(text)), normalize(text), is_heading)
