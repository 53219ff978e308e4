"""Follow-ups: questions that only make sense after the one before them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from knowledge import cues, ellipsis, items, leaning, lexicon, speech
from knowledge.coverage import Span, coverage, pieces
from knowledge.finder import Finder
from knowledge.models import Answer, Kind, Passage, Report, Section, Turn
from knowledge.normalize import normalize
from knowledge.of_figures import OfFigures
from knowledge.own_words import OwnWords, own_words_of
from knowledge.readings import Context, Reading, reading_of, text_of
from knowledge.search import Match
from knowledge.tokens import Words
from knowledge.understand import Question, Understanding

CLOSE = 0.9  # share of the best score from which another passage may as well be meant
LEADS = 0.5  # share of what was asked from which it led to the passage shown
MOST_TURNS = 3  # before a question, with which it is read

_WORD = re.compile(r"\w")


def turn_of(answer: Answer) -> Turn:
    """Return the turn that `answer` leaves behind in a conversation."""
    told = answer.kind in (Kind.DIRECT, Kind.CHOICE, Kind.RELATED) and answer.hits
    passage = answer.hits[0].passage if told else None
    return Turn(answer.question, passage, items.offered_by(answer))


class Dialogue:
    """Reads questions with what was asked and shown before. Immutable, safe to share."""

    def __init__(self, understanding: Understanding, finder: Finder, words: Words) -> None:
        self._understanding = understanding
        self._finder = finder
        self._words = words
        self._of_figures = OfFigures(understanding, finder)
        speech.prepare()

    def go_on(
        self, read: Question, history: Sequence[Turn], *, complete: bool = False
    ) -> Answer | None:
        """Return the answer to `read` as a follow-up, None when it stands on its own.

        `complete` is whether it asks for a fact, or for a whole part of a report.
        """
        if found := self._of_what_is_shown(read, history):
            return found
        if not history or not _WORD.search(read.text):
            return None
        said = own_words_of(read, self._words)
        if ellipsis.swaps(read, said):
            return self._swapped(read, history)
        if not ellipsis.may_go_on(read, said, complete=complete):
            return None
        if shown := _shown(history):
            return self._after(shown, read, said, history, complete=complete)
        return None if complete else self._joined(read, history)

    def go_on_within(self, part: Question, history: Sequence[Turn]) -> Answer | None:
        """Return the answer to a part of a message, likewise, after the parts before it."""
        if not history:
            return None
        if shown := _shown(history):
            said = own_words_of(part, self._words)
            if said.aspects:
                said = said.beyond(history[-1].question)  # 普法的不足和明年的安排
            return self._after(shown, part, said, history)
        return self._joined(part, history)

    def in_order(self, answer: Answer, read: Question, history: Sequence[Turn]) -> Answer:
        """Return several close readings with the passage just shown first, if it is of them."""
        shown = _shown(history)
        if shown is None or answer.kind is not Kind.CHOICE:
            return answer
        said = own_words_of(read, self._words)
        if not said.things or said.lacks_a_thing(text_of(shown)):
            return answer
        close = any(
            hit.passage == shown and hit.score >= CLOSE * answer.hits[0].score
            for hit in answer.hits
        )
        return (_with_first(shown, answer) or answer) if close else answer

    def of_the_same_report(
        self, sections: tuple[Section, ...], read: Question, history: Sequence[Turn]
    ) -> tuple[Section, ...]:
        """Return, for the sections of an overview, those of the report that was spoken of.

        They are the same ones where they are of that report, where the question names a place or
        a year, or that report has none.
        """
        shown = _shown(history)
        if not sections or shown is None or read.places or read.dated:
            return sections
        own = [section for section in sections if section.report is shown.report]
        return tuple(own or _of_aspects(shown.report, read.aspects)) or sections

    def _of_what_is_shown(self, read: Question, history: Sequence[Turn]) -> Answer | None:
        """Return the answer to a question for an item of a list.

        Or for what is asked of a figure alone: its year, what was aimed at, how it changed.
        """
        offered = _offered(history)
        if place := self._only_place(read, offered):
            return items.opened(offered, place, read) or self._finder.decide(read, [], 0.0)
        if shown := _shown(history):
            said, before = own_words_of(read, self._words), self._subject(history)[-1]
            return self._of_figures.answer(read, said, before, shown)
        return None

    def _only_place(self, read: Question, offered: Sequence[items.Item]) -> items.Place | None:
        """Return the place in a list that a question names, if nothing but that or the list."""
        place = items.place_in(read.text)
        if place is None:
            return None
        besides = own_words_of(self._understanding.part(read, place.rest), self._words)
        known = lexicon.follow_ups()["open"] | lexicon.follow_ups()["side"]
        names = any(word not in known for word, _ in besides.words)
        return None if names or besides.aspects - items.aspects_of(offered) else place

    def _joined(self, read: Question, history: Sequence[Turn]) -> Answer | None:
        """Return the answer to a question and the unanswered one before it, taken together."""
        before = self._understanding.read(history[-1].question)
        joined = replace(
            read,
            content=f"{before.content} {read.content}",
            years=read.years or before.years,
            places=read.places or before.places,
        )
        answer = self._finder.answer(joined) if before.content else None
        return answer if answer and answer.kind is Kind.DIRECT else None

    def _swapped(self, read: Question, history: Sequence[Turn]) -> Answer | None:
        """Return the answer to the question before, for another place or year.

        What other places and years were asked about since then holds on: 北京…? 上海呢? 去年呢?
        """
        told = self._subject(history)
        if not told:
            return None
        *since, first = told
        full = reduce(ellipsis.swapped, [*reversed(since), read], first)
        return self._finder.answer(replace(full, raw=read.raw, corrected=read.corrected))

    def _after(
        self,
        shown: Passage,
        read: Question,
        said: OwnWords,
        history: Sequence[Turn],
        *,
        complete: bool = False,
    ) -> Answer | None:
        """Return the answer to a question after that passage, None when it stands alone."""
        if cues.asks_for_a_remedy(read) and _tells_a_problem(shown):
            said = replace(said, aspects=said.aspects | {"plan"})
        before = self._subject(history)
        full = ellipsis.completed(read, said, before)
        best = self._best(full, said, before, shown)
        if best is None or (complete and said.aspects and not leaning.is_the_part(said, best)):
            return None
        if said.points_back and not said.lacks_a_thing(text_of(shown)):
            return self._answer(full, said, best, self._talk(shown, said, history))
        if not said.points_back and not best.is_tied(said):
            return None
        alone = self._finder.answer(read)
        if leaning.leans(read, said, best, alone, shown):
            answer = self._answer(full, said, best, self._talk(shown, said, history))
            return None if leaning.is_as_sure(alone, answer) else answer
        return _with_first(best.match.passage, alone) if said.points_back else None

    def _best(
        self, read: Question, said: OwnWords, before: Sequence[Question], shown: Passage
    ) -> Reading | None:
        """Return the passage that is most likely meant, None where nothing ties any to this."""
        readings = self._readings(read, said, before, shown)
        if ellipsis.only_wants(read, said) and not any(r.choice.tells for r in readings):
            readings = [r for r in readings if r.is_shown]  # nothing to find another by
        return max(readings, key=lambda reading: reading.worth(said), default=None)

    def _subject(self, history: Sequence[Turn]) -> list[Question]:
        """Return the questions that tell what the talk is about, the last first."""
        told = list[Question]()
        for turn in reversed(history):
            if turn.passage or told:
                told.append(self._understanding.read(turn.question))
            if told and own_words_of(told[-1], self._words).things:
                break
        return told

    def _readings(
        self, read: Question, said: OwnWords, before: Sequence[Question], shown: Passage
    ) -> list[Reading]:
        """Return the passages that may be meant, found with the questions before."""
        earlier = "\n".join((*(question.content for question in before), self._heading(shown)))
        matches = self._finder.matches_in(shown.report, read, earlier)
        if all(match.passage != shown for match in matches):
            matches += self._finder.match(read, shown, earlier)
        subject = pieces(" ".join(question.content for question in before), self._words)
        context = Context(shown, subject)
        most = matches[0].score if matches else 0.0
        found = [reading_of(match, read, said, context, most=most) for match in matches]
        return [reading for reading in found if reading.may_be_meant(said)]

    def _talk(self, shown: Passage, said: OwnWords, history: Sequence[Turn]) -> list[str]:
        """Return what a question may be read with: what was asked for `shown`, or its heading.

        The heading counts where another part of the report is asked about, and where `shown` was
        opened from a list, for which nothing was asked that it holds.
        """
        spoken = [turn for turn in history if turn.passage == shown][-MOST_TURNS:]
        asked = " ".join(self._understanding.read(turn.question).content for turn in spoken)
        held = coverage(pieces(asked, self._words), Span(text_of(shown))) or 0.0
        return [asked] if held >= LEADS and not said.aspects else [asked, self._heading(shown)]

    def _heading(self, shown: Passage) -> str:
        return self._understanding.read(shown.path[-1]).content if shown.path else ""

    def _answer(
        self, read: Question, said: OwnWords, best: Reading, talk: Sequence[str]
    ) -> Answer:
        """Return the answer that `best` gives to `read`, by itself or with what was said before.

        Of these, that counts which says most surely that it answers.
        """
        ways = [ellipsis.joined(read, said, earlier) for earlier in talk]
        ways += [read] if said.things else []
        weighed = [self._weighed(way, said, best) for way in ways]
        answer = self._finder.decide(*max(weighed, key=lambda found: found[-1]))
        return answer if answer.kind is Kind.CHOICE else replace(answer, hits=answer.hits[:1])

    def _weighed(
        self, read: Question, said: OwnWords, best: Reading
    ) -> tuple[Question, list[Match], float]:
        """Return `read` with what was found, `best` first, and the chance that this answers."""
        passage = best.match.passage
        if not (read.wants or best.answers(read, said)):
            read = replace(read, wants=ellipsis.MORE)
        found = self._finder.matches_in(passage.report, read, "")
        same = [match for match in found if match.passage == passage]
        same = same or self._finder.match(read, passage, "") or [best.match]
        others = [match for match in found if match.passage != passage and _is_of_it(match, read)]
        first = self._as_answer(same[0], read, said, best)
        matches = [first, *others]
        return read, matches, self._finder.chance(read, matches)

    def _as_answer(self, match: Match, read: Question, said: OwnWords, best: Reading) -> Match:
        """Return a match of the passage that `best` reads, which answers as that does."""
        passage = match.passage
        quote = Span.of("\n".join((*passage.path, passage.text[slice(*best.choice.span)])))
        answers = best.answers(read, said)
        return replace(
            match,
            quote_span=best.choice.span,
            quoted=coverage(match.asked, quote, normalize(passage.report.title)) or 0.0,
            is_borrowed=False,  # it is held against both questions
            told=read.wants if answers else frozenset(),
        )


def _is_of_it(match: Match, read: Question) -> bool:
    """Return whether a passage is of the part of a report that is asked about, if one is."""
    return not read.aspects or bool(match.aspects & read.aspects)


def _of_aspects(report: Report, aspects: frozenset[str]) -> list[Section]:
    """Return the chief sections of a report that `aspects` name."""
    chief = (section for section in report.sections if len(section.path) == 1)
    return [section for section in chief if lexicon.aspects_of(section.heading) & aspects]


def _with_first(passage: Passage, answer: Answer) -> Answer | None:
    """Return an answer of several passages with that one before the others."""
    hit = next((hit for hit in answer.hits if hit.passage == passage), None)
    return replace(answer, hits=tuple(dict.fromkeys((hit, *answer.hits)))) if hit else None


def _shown(history: Sequence[Turn]) -> Passage | None:
    """Return the passage that was shown last."""
    return next((turn.passage for turn in reversed(history) if turn.passage), None)


def _offered(history: Sequence[Turn]) -> tuple[items.Item, ...]:
    """Return what was offered last, if nothing but that was shown since."""
    since = set[Passage]()
    for turn in reversed(history):
        if turn.offered:
            return turn.offered if since <= items.passages_of(turn.offered) else ()
        since |= {turn.passage} if turn.passage else set()
    return ()


def _tells_a_problem(shown: Passage) -> bool:
    return bool(shown.path) and "problem" in lexicon.aspects_of(shown.path[0])
