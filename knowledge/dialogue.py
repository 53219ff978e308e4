"""Follow-ups: questions that only make sense after the one before them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge import cues, lexicon, speech
from knowledge.coverage import pieces
from knowledge.finder import Finder
from knowledge.models import Answer, Kind, Passage, Section, Turn
from knowledge.own_words import DEED, OwnWords, own_words_of
from knowledge.readings import A_LITTLE, AKIN, Context, Reading, reading_of, text_of
from knowledge.tokens import Words
from knowledge.understand import Question, Understanding
from knowledge.wants import Want, wants_of

SHORTEST = 3  # characters told; a question that names a thing and says more is complete
SURE = 0.6  # chance from which a question that names nothing may be complete all the same
LIKELY, UNLIKELY = 0.9, 0.1  # chance that a follow-up is answered, by what the passage says

_WORD = re.compile(r"\w")
_WHERE = re.compile(r"哪里|哪儿")
_NAMES_A_YEAR = re.compile(r"\d{4}年?")
_FRAMES_ITSELF = re.compile(r"\d{4}年|[我你您咱]")


def turn_of(answer: Answer) -> Turn:
    """Return the turn that `answer` leaves behind in a conversation."""
    told = answer.kind in (Kind.DIRECT, Kind.CHOICE, Kind.RELATED) and answer.hits
    return Turn(answer.question, answer.hits[0].passage if told else None)


class Dialogue:
    """Reads questions with what was asked and shown before. Immutable, safe to share."""

    def __init__(self, understanding: Understanding, finder: Finder, words: Words) -> None:
        self._understanding = understanding
        self._finder = finder
        self._words = words
        speech.prepare()

    def go_on(
        self, read: Question, history: Sequence[Turn], *, complete: bool = False
    ) -> Answer | None:
        """Return the answer to `read` as a follow-up, None when it stands on its own.

        `complete` is whether it asks for a fact, or for a whole part of a report.
        """
        if not history or not _WORD.search(read.text):
            return None
        said = own_words_of(read, self._words)
        if _swaps(read, said):
            return self._swapped(read, history)
        if not _may_go_on(read, said, complete=complete):
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
        return _with_first(shown, answer) or answer

    def of_the_same_report(
        self, sections: tuple[Section, ...], read: Question, history: Sequence[Turn]
    ) -> tuple[Section, ...]:
        """Return, for the sections of an overview, those of the report that was spoken of.

        They are the same ones where the question names a place or a year, or that report has none.
        """
        shown = _shown(history)
        if not sections or shown is None or read.places or read.dated:
            return sections
        own = tuple(
            section
            for section in shown.report.sections
            if len(section.path) == 1 and lexicon.aspects_of(section.heading) & read.aspects
        )
        return own or sections

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
        """Return the answer to the question before, for another place or year."""
        before = self._subject(history)[-1:]
        if not before:
            return None
        full = replace(
            before[0],
            raw=read.raw,
            corrected=read.corrected,
            places=read.places or before[0].places,
            years=read.years or before[0].years,
        )
        return self._finder.answer(full)

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
        full = _completed(read, said, before[0])
        readings = self._readings(full, said, before, shown)
        best = max(readings, key=lambda reading: reading.worth(said), default=None)
        if best is None or (complete and said.aspects and not _is_akin(said, best)):
            return None
        if said.points_back and not said.lacks_a_thing(text_of(shown)):
            return self._answer(full, said, best)
        if not said.points_back and not best.is_tied(said):
            return None
        alone = self._finder.answer(read)
        if _leans(said, best, alone, shown):
            return self._answer(full, said, best)
        return _with_first(best.match.passage, alone) if said.points_back else None

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
        heading = self._understanding.read(shown.path[-1]).content if shown.path else ""
        earlier = "\n".join((*(question.content for question in before), heading))
        matches = self._finder.matches_in(shown.report, read, earlier)
        if all(match.passage != shown for match in matches):
            matches += self._finder.match(read, shown, earlier)
        subject = pieces(" ".join(question.content for question in before), self._words)
        context = Context(shown, subject)
        most = matches[0].score if matches else 0.0
        found = [reading_of(match, read, said, context, most=most) for match in matches]
        return [reading for reading in found if reading.may_be_meant(said)]

    def _answer(self, read: Question, said: OwnWords, best: Reading) -> Answer:
        answers = best.answers(read, said)
        match = replace(
            best.match,
            quote_span=best.choice.span,
            coverage=1.0,  # of what the two questions say together
            is_borrowed=False,
            told=read.wants if answers else frozenset(),
        )
        likely = answers or (bool(read.wants) and self._finder.tells(read, match))
        return self._finder.decide(read, [match], LIKELY if likely else UNLIKELY)


def _swaps(read: Question, said: OwnWords) -> bool:
    """Return whether a question only names another place or year for the one before it."""
    if said.words or said.counted or said.aspects or read.wants:
        return False
    return said.points_back and bool(read.places or _NAMES_A_YEAR.search(read.text))


def _may_go_on(read: Question, said: OwnWords, *, complete: bool) -> bool:
    """Return whether a question could go on from another, by its own words.

    One that asks for a fact or for a part of the whole report could, where it points back to
    a thing, or names nothing but the part.
    """
    if said.points_back:
        return not complete or bool(said.things or said.aspects)
    if complete and said.aspects:
        return said.is_bare
    return _says_little(read, said) and (said.is_bare or not complete)


def _says_little(read: Question, said: OwnWords) -> bool:
    if not read.asks or read.places or _FRAMES_ITSELF.search(read.text):
        return False
    return said.length <= (SHORTEST if said.things else cues.SHORT)


def _completed(read: Question, said: OwnWords, before: Question) -> Question:
    """Return a follow-up with what it leaves unsaid: the year, and that it asks for a place.

    Its own 明年 is the one after the report that was spoken of, whose plans are asked for. What
    is to be done next (怎么办) is no procedure.
    """
    years = frozenset[int]() if said.aspects else before.years
    years = read.years if read.dated else years
    place = {Want("place")} if _WHERE.search(read.text) else set[Want]()
    joint = wants_of(f"{before.content}{read.text}".replace(" ", ""), str.split)
    place |= {want for want in joint if want.kind == "person"}  # 首席数据官…叫什么名字?
    way = {Want("procedure")} if said.aspects else set[Want]()
    return replace(read, aspects=said.aspects, years=years, wants=(read.wants | place) - way)


def _leans(said: OwnWords, best: Reading, alone: Answer, shown: Passage) -> bool:
    """Return whether a question is meant as the follow-up that `best` answers.

    `alone` is the answer to it by itself.
    """
    if said.lacks_a_thing(best.text) and not said.has_pronoun:
        return False
    there = alone.hits[0].passage if alone.kind is Kind.DIRECT else None
    if said.points_back:
        return there is None or _is_nearer(said, best, there, shown)
    if said.missing(best.text) >= DEED and not best.choice.tells:
        return False
    if there is None or alone.confidence < SURE:
        return not said.lacks_a_thing(text_of(shown))
    if said.things:
        return best.is_shown and there != shown
    return best.is_shown or bool(said.aspects)


def _is_nearer(said: OwnWords, best: Reading, there: Passage, shown: Passage) -> bool:
    """Return whether `best` is nearer to what was spoken of than the passage found alone."""
    if there.report is not shown.report:
        return best.match.passage.report is shown.report
    return said.missing(text_of(there)) > said.missing(best.text)


def _with_first(passage: Passage, answer: Answer) -> Answer | None:
    """Return an answer of several passages with that one before the others."""
    hit = next((hit for hit in answer.hits if hit.passage == passage), None)
    return replace(answer, hits=tuple(dict.fromkeys((hit, *answer.hits)))) if hit else None


def _shown(history: Sequence[Turn]) -> Passage | None:
    """Return the passage that was shown last."""
    return next((turn.passage for turn in reversed(history) if turn.passage), None)


def _tells_a_problem(shown: Passage) -> bool:
    return bool(shown.path) and "problem" in lexicon.aspects_of(shown.path[0])


def _is_akin(said: OwnWords, best: Reading) -> bool:
    """Return whether a passage of the part asked about speaks of what was spoken of before."""
    return best.is_of(said.aspects) and best.kinship >= (A_LITTLE if said.points_back else AKIN)
