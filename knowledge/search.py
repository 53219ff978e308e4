"""Question → passages ranked by a weighted sum of BM25 fields."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np

from knowledge import lexicon
from knowledge.coverage import Piece, Span, coverage, pieces
from knowledge.lexical import Bm25, Bm25Builder, Scores
from knowledge.models import Passage
from knowledge.normalize import normalize
from knowledge.phonetics import sound_grams, syllables
from knowledge.sentences import sentence_spans
from knowledge.telling import told
from knowledge.tokens import Words, grams
from knowledge.understand import Question

TELLING_QUOTE = 1.15  # a sentence with a figure, for a question that asks for one; and so on
LEAST_QUOTABLE = 1e-6  # so that no heading is quoted for want of a better sentence
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
    """A passage found: its score, its best sentence, and how it fits the question.

    `coverage` is of the question, or where that says nothing, of the one it goes on from
    (`is_borrowed`). `told` are those of the question's wants that the sentence tells.
    """

    passage: Passage
    score: float
    quote_span: tuple[int, int]
    coverage: float
    is_borrowed: bool
    told: frozenset[str]
    aspects: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: tuple[int, int]
    text: str
    is_heading: bool


class _Fields:
    """The ways to turn texts into terms, each with its index over the same texts."""

    def __init__(self, **ways: Callable[[str], list[str]]) -> None:
        self._ways = ways
        self._builders = {name: Bm25Builder() for name in ways}
        self._indexes: dict[str, Bm25] = {}

    def add(self, text: str) -> None:
        for name, terms in self._ways.items():
            self._builders[name].add(terms(text))

    def close(self) -> None:
        self._indexes = {name: builder.build() for name, builder in self._builders.items()}
        self._builders.clear()

    def scores(self, name: str, text: str) -> Scores:
        return self._indexes[name].scores(self._ways[name](text))


class Index:
    """The passages of one knowledge base, ready to be searched. Immutable, safe to share."""

    def __init__(
        self, passages: Sequence[Passage], words: Words, weights: Weights | None = None
    ) -> None:
        self._passages = tuple(passages)
        self._words = words
        self._weights = weights or Weights()
        self._aspects = [_aspects(p) for p in passages]
        titles = {p.report.title: normalize(p.report.title) for p in passages}
        self._titles = [titles[p.report.title] for p in passages]
        self._spans: list[Span] = []
        self._sentences: list[list[_Sentence]] = []
        self._whole = _Fields(text=grams, words=words.terms, sound=_sounds)
        self._single = _Fields(text=grams, sound=_sounds)
        # Passage by passage, so that the sounds of a passage are still known for its sentences.
        for passage in passages:
            self._spans.append(Span.of("\n".join((*passage.path, passage.text))))
            self._whole.add(self._spans[-1].text)
            self._sentences.append(list(_sentences(passage)))
            for sentence in self._sentences[-1]:
                self._single.add(sentence.text)
        self._whole.close()
        self._single.close()
        self._first = np.cumsum([0, *map(len, self._sentences)])
        flat = [s for sentences in self._sentences for s in sentences]
        self._quotable = np.array([HEADING_AS_QUOTE if s.is_heading else 1.0 for s in flat])

    @property
    def texts(self) -> list[str]:
        """The normalised text of every passage, the headings above it included."""
        return [span.text for span in self._spans]

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
        before = earlier.partition("\n")[0]
        quotes = by_sentence if question.content else self._with_alike(self._by_sentence, before)
        quotes = (quotes + LEAST_QUOTABLE) * self._quotable
        best = np.argsort(-scores, kind="stable")[:limit]
        own = pieces(question.content, self._words, question.years)
        says_little = all(len(piece.text) == 1 for piece in own)
        asked = [own]
        if says_little and earlier:
            asked = [(*own, *pieces(line, self._words)) for line in earlier.splitlines()]
        return [
            self._match(int(i), float(scores[i]), question, asked, quotes, is_borrowed=says_little)
            for i in best
            if scores[i] > 0
        ]

    def _match(
        self,
        at: int,
        score: float,
        question: Question,
        asked: Sequence[tuple[Piece, ...]],
        quotes: Scores,
        *,
        is_borrowed: bool,
    ) -> Match:
        passage, span, title = self._passages[at], self._spans[at], self._titles[at]
        shares = [(coverage(some, span, title) or 0.0, some) for some in asked]
        share, covered = max(shares, key=lambda s: s[0], default=(0.0, ()))
        sentence, tells = self._quote(at, quotes, question, covered)
        return Match(
            passage=passage,
            score=score,
            quote_span=sentence.span,
            coverage=share,
            is_borrowed=is_borrowed,
            told=tells,
            aspects=self._aspects[at],
        )

    def _by_passage(self, content: str) -> Scores:
        weights = self._weights
        total = weights.text * self._whole.scores("text", content)
        total += weights.words * self._whole.scores("words", content)
        return total + weights.sound * self._whole.scores("sound", content)

    def _by_sentence(self, content: str) -> Scores:
        sounds = self._weights.sound * self._single.scores("sound", content)
        return self._single.scores("text", content) + sounds

    def _with_alike(self, scores: Callable[[str], Scores], content: str) -> Scores:
        """Return the scores for `content`, and less for the words a report would use instead."""
        meant = " ".join(w for word in self._words.cut(content) for w in lexicon.alike(word))
        return scores(content) + self._weights.alike * scores(meant) if meant else scores(content)

    def _quote(
        self, at: int, scores: Scores, question: Question, asked: Sequence[Piece]
    ) -> tuple[_Sentence, frozenset[str]]:
        """Return the sentence of a passage that answers best, and which wants it tells."""
        title = self._titles[at]
        best, most = (self._sentences[at][0], frozenset[str]()), -1.0
        for sentence, score in zip(self._sentences[at], scores[self._first[at] :], strict=False):
            tells = told(question.wants, question.text, sentence.text, asked, title)
            worth = float(score) * (TELLING_QUOTE if tells else 1.0)
            if worth > most:
                best, most = (sentence, tells), worth
        return best


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
