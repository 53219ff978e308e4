"""Whether a question goes on from the one before it, or stands by itself."""

from knowledge import ellipsis
from knowledge.models import Answer, Kind, Passage
from knowledge.own_words import DEED, OwnWords
from knowledge.readings import A_LITTLE, AKIN, Reading, text_of
from knowledge.understand import Question

SURE = 0.6  # chance from which a question that names nothing may be complete all the same
NAME = 4  # characters that stand together in a question from which they may be a name
NEAREST = 0.9  # nearness from which a passage is the nearest by far, or next to it


def leans(read: Question, said: OwnWords, best: Reading, alone: Answer, shown: Passage) -> bool:
    """Return whether a question is meant as the follow-up that `best` answers.

    `alone` is the answer to it by itself.
    """
    if said.lacks_a_thing(best.text) and not said.has_pronoun:
        return False
    there = alone.hits[0].passage if alone.kind is Kind.DIRECT else None
    if said.points_back:
        return there is None or _is_nearer(said, best, there, shown)
    if _lacks_a_deed(read, said, best):
        return False
    if there is None or alone.confidence < SURE:
        return not said.lacks_a_thing(text_of(shown))
    if said.things:
        return best.is_shown and there != shown
    names_it = _is_named(read, text_of(there)) and not _is_named(read, best.text)
    return not names_it and (best.is_shown or bool(said.aspects))


def _lacks_a_deed(read: Question, said: OwnWords, best: Reading) -> bool:
    """Return whether a question says more than `best` holds, and than what it wants to be told."""
    if best.choice.tells or ellipsis.only_wants(read, said):
        return False
    return said.missing(best.text) >= DEED


def _is_named(read: Question, text: str) -> bool:
    """Return whether normalised `text` holds a name that a question says, as it says it."""
    return any(len(run) >= NAME and run in text for run in read.content.split())


def is_as_sure(alone: Answer, answer: Answer) -> bool:
    """Return whether a question by itself is answered as surely, or else by no passage."""
    if alone.kind is not Kind.DIRECT or answer.kind is Kind.RELATED:
        return False
    same = [hit.passage for hit in alone.hits[:1]] == [hit.passage for hit in answer.hits[:1]]
    return not answer.hits or (same and alone.confidence >= answer.confidence)


def _is_nearer(said: OwnWords, best: Reading, there: Passage, shown: Passage) -> bool:
    """Return whether `best` is nearer to what was spoken of than the passage found alone."""
    if there.report is not shown.report:
        return best.match.passage.report is shown.report
    return said.missing(text_of(there)) > said.missing(best.text)


def is_the_part(said: OwnWords, best: Reading) -> bool:
    """Return whether a passage of the part asked about speaks of what was spoken of before.

    Of the whole part is asked where that passage was shown already.
    """
    if best.is_shown and not said.points_back:
        return False
    if not best.is_of(said.aspects) or best.kinship < A_LITTLE:
        return False
    return said.points_back or best.kinship >= AKIN or best.nearness >= NEAREST
