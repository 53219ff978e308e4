"""An immutable edition of the knowledge base in memory, swapped whole."""

from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import replace

from knowledge import lexicon, names
from knowledge.admitted import asked_admitted
from knowledge.catalogue import asked_catalogue
from knowledge.confidence import Confidence
from knowledge.corrections import Corrections
from knowledge.curated import Curated
from knowledge.dialogue import Dialogue
from knowledge.directory import Directory
from knowledge.explaining import Account, Explaining, Route
from knowledge.facts import asked_fact
from knowledge.faq import Entry, Faq
from knowledge.finder import Finder
from knowledge.fuzzy import PAIR, Vocabulary
from knowledge.hits import make_hit
from knowledge.items import asked_item
from knowledge.models import Answer, Hit, Kind, Passage, Report, Section, Turn
from knowledge.overview import asked_overview, overview_of
from knowledge.parts import Parts
from knowledge.query import Query
from knowledge.recall import Weights
from knowledge.scope import Scope
from knowledge.search import Index
from knowledge.semantic import Nearness
from knowledge.small_talk import recognise
from knowledge.speaker import asked_speaker
from knowledge.stated import asked_stated
from knowledge.tokens import Words, is_han, rarity
from knowledge.understand import Question, Understanding
from knowledge.watching import Watched
from knowledge.weighing import Weighing

LONGEST_STATEMENT = 60  # characters; what is longer and asks nothing is a paste
SHORTEST = 2  # characters; what is shorter and asks nothing says nothing


class Library:
    """Reports that can be asked. Immutable; safe to share between threads and tasks."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.reports = tuple(reports)
        self.passages = tuple(p for report in self.reports for p in report.passages)
        mined = names.mine(self.reports)
        published = Words(mined)
        self._words = Words(mined | lexicon.phrases())  # as residents write
        self._index = Index(self.passages, published, self._words)
        vocabulary = _vocabulary(self._index.recall.words, mined)
        corrections = Corrections(vocabulary, self._words, self._index.recall.standing)
        self._scope = Scope(self.passages)
        self._understanding = Understanding(corrections, self._words, self._scope)
        self._confidence = Confidence(len(self.passages))
        self._at = {passage: at for at, passage in enumerate(self.passages)}
        self._find_with(None)
        self._directory = Directory(self.reports)
        self._curated = Curated(Faq(()), self.passages)

    def _find_with(self, nearness: Nearness | None) -> None:
        self._nearness = nearness
        self._find_by(Finder(self._index, self._scope, self._confidence, self._at, nearness))

    def _find_by(self, finder: Finder) -> None:
        self._finder = finder
        self._dialogue = Dialogue(self._understanding, self._finder, self._words)
        self._parts = Parts(self._understanding, self._finder, self._dialogue, self._words)

    @classmethod
    def build(cls, reports: Iterable[Report]) -> "Library":
        """Return a library of `reports`; about a second the first time, for jieba's dictionary."""
        return cls(reports)

    def weighing(self, weights: Weights) -> "Library":
        """Return a library of the same reports in which the fields of search count otherwise."""
        other = copy(self)
        other._index = self._index.weighing(weights)  # noqa: SLF001 - of its own kind
        other._find_with(None)  # noqa: SLF001 - likewise
        return other

    def without(self, passages: Collection[Passage]) -> "Library":
        """Return a library of the same reports that finds none of `passages`."""
        other = copy(self)
        other._index = self._index.without(passages)  # noqa: SLF001 - of its own kind
        other._find_with(self._nearness)  # noqa: SLF001 - likewise
        return other

    def meaning(self, nearness: Nearness | None) -> "Library":
        """Return a library of the same reports that also asks what questions mean, when unsure.

        `nearness` is that of its passages, in their order; None for words alone. Asking it may
        take as long as its model does.
        """
        other = copy(self)
        other._find_with(nearness)  # noqa: SLF001 - of its own kind
        return other

    def with_faq(self, faq: Faq) -> "Library":
        """Return a library of the same reports that answers as the entries of `faq` say first.

        An entry of which a passage stands in no report any more is out of force.
        """
        other = copy(self)
        other._curated = Curated(faq, self.passages)  # noqa: SLF001 - of its own kind
        return other

    def lost(self, faq: Faq) -> tuple[Entry, ...]:
        """Return the entries of `faq` that these reports put out of force."""
        return Curated(faq, self.passages).lost

    @property
    def asks_a_model(self) -> bool:
        """Whether `ask` may wait for a model of meaning, rather than take a few milliseconds."""
        return self._nearness is not None

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Return the answer to what a resident typed; `history` is earlier turns, oldest first."""
        return self._answered(question, history)[1]

    def account(self, question: str, history: Sequence[Turn] = ()) -> Account:
        """Return how the answer comes about that `ask` gives, in several times as long."""
        watched, other = Watched(self._finder), copy(self)
        other._find_by(watched)  # noqa: SLF001 - of its own kind
        route, answer = other._answered(question, history)  # noqa: SLF001 - likewise
        read = self._understanding.read(question)
        parts = self._parts.of(read) if route is Route.SEARCH else []
        weighing = Weighing(self._index, self._scope, self._at)
        return Explaining(weighing, self._scope, self._confidence).account(
            read, history, route, parts=parts, steps=watched.steps, answer=answer
        )

    def _answered(self, question: str, history: Sequence[Turn]) -> tuple[Route, Answer]:
        """Return the answer to a question, and by which way it came."""
        if talk := recognise(question):
            answer = Answer(kind=Kind.SMALL_TALK, question=question, confidence=1.0)
            return Route.SMALL_TALK, replace(answer, small_talk=talk)
        read = self._understanding.read(question)
        if curated := self._curated.answer(read):
            return Route.FAQ, curated
        if not self.reports:
            return Route.SEARCH, self._finder.decide(read, [], 0.0)
        if speaker := asked_speaker(read, self._scope):
            return Route.SPEAKER, speaker
        if found := self._otherwise(read, history):
            return found
        return Route.SEARCH, self._dialogue.in_order(self._parts.answer(read), read, history)

    def _otherwise(self, read: Question, history: Sequence[Turn]) -> tuple[Route, Answer] | None:
        """Return the answer to what is not searched for like any question."""
        certain = self._certain(read)
        overview = () if certain else asked_overview(read, self._words, self._scope)
        complete = bool(certain or (overview and not read.wants))
        if answer := self._dialogue.go_on(read, history, complete=complete):
            return Route.FOLLOW_UP, answer
        if certain:
            return certain
        if not read.asks and (len(read.text) > LONGEST_STATEMENT or len(read.text) < SHORTEST):
            return Route.STATEMENT, self._finder.decide(read, [], 0.0)
        sections = self._dialogue.of_the_same_report(overview, read, history)
        whole = overview_of(read, sections, self._scope) if sections else None
        whole = whole or asked_admitted(read, self._words, self._scope)
        return (Route.OVERVIEW, whole) if whole else None

    def _certain(self, read: Question) -> tuple[Route, Answer] | None:
        """Return the answer to what its form shows, and nothing can make less certain."""
        if catalogue := asked_catalogue(read, self._words, self._scope):
            return Route.CATALOGUE, catalogue
        if stated := asked_stated(read, self._words, self._scope):
            return Route.OVERVIEW, stated
        if item := asked_item(read, self._understanding, self._words, self._scope):
            return Route.OVERVIEW, item
        likely = self._scope.reports(read.years, read.places)
        if fact := asked_fact(read, self._words, likely):
            return (Route.FACT if fact.fact else Route.SEARCH), fact
        return None

    def search(self, question: str, limit: int) -> tuple[Hit, ...]:
        """Return the `limit` passages nearest to `question`, the best first."""
        matches = self._index.search(Query(self._understanding.read(question)), limit)
        return tuple(make_hit(m.passage, m.quote_span, m.score) for m in matches)

    def hit(self, passage: Passage, quote_span: tuple[int, int]) -> Hit:
        """Return the hit for a quote inside `passage`, with its link."""
        return make_hit(passage, quote_span)

    def passage(self, id: str) -> Passage | None:  # noqa: A002 - the word of the domain
        """Return the passage of that id, or None when this edition has none."""
        return self._directory.passage(id)

    def section(self, id: str) -> Section | None:  # noqa: A002 - the word of the domain
        """Return the section of that id, or None when this edition has none."""
        return self._directory.section(id)


def _vocabulary(known: frozenset[str], mined: frozenset[str]) -> Vocabulary:
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
