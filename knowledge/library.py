"""An immutable edition of the knowledge base in memory, swapped whole."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace

from knowledge import lexicon, names
from knowledge.answer import MOST_HITS, asked_fact, asked_overview, decide, make_hit
from knowledge.corrections import Corrections
from knowledge.dialogue import goes_on, may_go_on
from knowledge.fuzzy import PAIR, Vocabulary
from knowledge.models import Answer, Hit, Kind, Passage, Report, Section, Turn
from knowledge.search import Index, Weights
from knowledge.small_talk import recognise
from knowledge.tokens import Words, grams, is_han, rarity
from knowledge.understand import Question, Understanding

CANDIDATES = 8  # passages that are looked at for one question


class Library:
    """Reports that can be asked. Immutable; safe to share between threads and tasks."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.reports = tuple(reports)
        self.passages = tuple(p for report in self.reports for p in report.passages)
        mined = names.mine(self.reports)
        self._words = Words(mined)
        self._index = Index(self.passages, self._words)
        texts = self._index.texts
        vocabulary = _vocabulary(texts, self._words, mined)
        corrections = Corrections(vocabulary, self._words, _pairs(texts))
        self._understanding = Understanding(corrections, self._words)
        self._by_id = {p.id: p for p in self.passages}
        self._sections = {s.id: s for report in self.reports for s in report.sections}

    @classmethod
    def build(cls, reports: Iterable[Report]) -> "Library":
        """Return a library of `reports`; about a second the first time, for jieba's dictionary."""
        return cls(reports)

    def weighing(self, weights: Weights) -> "Library":
        """Return a library of the same reports in which the fields of search count otherwise."""
        other = copy(self)
        other._index = self._index.weighing(weights)  # noqa: SLF001 - of its own kind
        return other

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Return the answer to what a resident typed; `history` is earlier turns, oldest first."""
        if talk := recognise(question):
            return Answer(kind=Kind.SMALL_TALK, question=question, confidence=1.0, small_talk=talk)
        read = self._understanding.read(question)
        if not self.reports:
            return decide(read, [])
        if fact := asked_fact(read, self._words, self.reports):
            return fact
        overview = asked_overview(read, self._words, self.reports)
        last = next((turn for turn in reversed(history) if turn.passage), None)
        if (
            last
            and may_go_on(read, complete=bool(overview))
            and (answer := self._going_on(read, last))
        ):
            return answer
        if overview:
            return self._overview(read, overview)
        return self._by_part(read, self._search(read))

    def _going_on(self, read: Question, last: Turn) -> Answer | None:
        """Return the answer to `read` as a follow-up, None when it stands on its own."""
        before = self._understanding.read(last.question)
        dated = replace(read, years=read.years or before.years)
        together = self._search(dated, self._earlier(before, last))
        return together if goes_on(read, self._search(read), together, last) else None

    def _search(self, read: Question, earlier: str = "") -> Answer:
        return decide(read, self._index.search(read, CANDIDATES, earlier=earlier))

    def _by_part(self, read: Question, whole: Answer) -> Answer:
        """Return the answer to a message of several parts, with what each brings by itself.

        Sentences stand alone; clauses are about what the whole is about. What the reports do
        not answer as a whole is answered as far as one of its sentences is.
        """
        sentences = self._understanding.sentences(read)
        clauses = self._understanding.clauses(read)
        found = [whole] if whole.kind is Kind.DIRECT else []
        if not found and sentences:
            found = [self._search(sentence) for sentence in sentences]
        elif len(clauses) > 1:
            found += [self._search(clause, read.content) for clause in clauses]
        told = [answer for answer in found if answer.kind is Kind.DIRECT]
        if not told:
            return whole
        firsts = (answer.hits[0] for answer in told)
        hits = {hit.passage: hit for hit in (*firsts, *told[0].hits)}
        return replace(told[0], hits=tuple(hits.values())[:MOST_HITS])

    def search(self, question: str, limit: int) -> tuple[Hit, ...]:
        """Return the `limit` passages nearest to `question`, the best first."""
        matches = self._index.search(self._understanding.read(question), limit)
        return tuple(make_hit(m.passage, m.quote_span, m.score) for m in matches)

    def hit(self, passage: Passage, quote_span: tuple[int, int]) -> Hit:
        """Return the hit for a quote inside `passage`, with its link."""
        return make_hit(passage, quote_span)

    def passage(self, id: str) -> Passage | None:  # noqa: A002 - the word of the domain
        """Return the passage of that id, or None when this edition has none."""
        return self._by_id.get(id)

    def section(self, id: str) -> Section | None:  # noqa: A002 - the word of the domain
        """Return the section of that id, or None when this edition has none."""
        return self._sections.get(id)

    def _overview(self, read: Question, sections: tuple[Section, ...]) -> Answer:
        hits = tuple(
            make_hit(p, (0, len(p.text))) for section in sections for p in section.passages
        )
        return Answer(
            kind=Kind.OVERVIEW, question=read.raw, confidence=1.0, hits=hits, sections=sections
        )

    def _earlier(self, before: Question, last: Turn) -> str:
        """Return what a turn was about: its question, and its passage's heading."""
        headings = last.passage.path[-1:] if last.passage else ()
        return "\n".join(
            (before.content, *(self._understanding.read(h).content for h in headings))
        )


def _vocabulary(texts: Iterable[str], words: Words, mined: frozenset[str]) -> Vocabulary:
    known = {w for text in texts for w in (*words.terms(text), *words.cut(text))}
    return Vocabulary(
        mined,
        _by_rarity(word for word in known if len(word) > 1),
        _by_rarity(
            lexicon.function_words()
            | {word for word in known if len(word) == 1}
            | {name[PAIR:] for name in mined if len(name) == 2 * PAIR}  # 金卡 of 越秀金卡
        ),
    )


def _by_rarity(words: Iterable[str]) -> list[str]:
    return sorted(filter(is_han, words), key=lambda word: (rarity(word), word))


def _pairs(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(gram for text in texts for gram in grams(text) if len(gram) > 1)
