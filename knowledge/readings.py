"""Passages weighed as answers to a question that leaves something to the one before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge import cues
from knowledge.coverage import Piece, stands_in
from knowledge.models import Passage
from knowledge.normalize import normalize
from knowledge.own_words import DEED, LITTLE, OwnWords
from knowledge.search import Match
from knowledge.sentence_choice import Choice, choose, only_counts
from knowledge.understand import Question

# What speaks for a passage
MISSING = -1.5  # the words of the question that it lacks, by their weight
TOLD = 0.7  # it tells what is wanted
COUNTED = 0.6  # it counts the very thing that is to be counted
ASPECT = 1.5  # it is of the part of the report that is asked about
SHOWN = 0.25  # it was shown just before
KIN = 0.6  # it holds all words of the question before
NEAR = 0.4  # its score beside the best, searched for with the question before

AKIN, A_LITTLE = 0.5, 0.2  # kinship from which a passage surely, or perhaps, is of the same matter
CLOSE = 0.5  # nearness from which it may be
IN_TITLE = 0.3  # what a word of the report's title counts beside others


@dataclass(frozen=True, slots=True)
class Context:
    """What a question goes on from: the passage shown, and the words that were asked with."""

    shown: Passage
    subject: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage that may answer; `text` holds the headings above it, too.

    `nearness` is its score beside the best, `kinship` the share of what was spoken of before
    that it holds, both from 0 to 1.
    """

    match: Match
    text: str
    nearness: float
    kinship: float
    choice: Choice
    is_shown: bool

    def is_of(self, aspects: frozenset[str]) -> bool:
        """Return whether it is of a part of the report that `aspects` name."""
        return bool(self.match.aspects & aspects)

    def is_tied(self, said: OwnWords) -> bool:
        """Return whether anything ties the passage to what was before."""
        return self.is_shown or self.kinship >= AKIN or self.is_of(said.aspects)

    def may_be_meant(self, said: OwnWords) -> bool:
        """Return whether anything ties the passage to that, or to the question."""
        if said.has_pronoun:  # it stands for what was spoken of before
            return self.is_shown or self.kinship >= A_LITTLE
        holds_all = self.choice.holds > LITTLE and not said.missing(self.text)
        return self.is_tied(said) or bool(said.things) or holds_all

    def worth(self, said: OwnWords) -> float:
        """Return what speaks for it, beside others."""
        near = self.is_shown or self.choice.holds > 0 or self.nearness >= CLOSE
        counts = self.choice.tells and bool(said.counted) and not said.is_measured
        return (
            MISSING * said.missing(self.text)
            + TOLD * (self.choice.tells and near)
            + COUNTED * counts
            + ASPECT * self.is_of(said.aspects)
            + SHOWN * self.is_shown
            + KIN * (0.0 if said.things else self.kinship)
            + NEAR * self.nearness
        )

    def answers(self, question: Question, said: OwnWords) -> bool:
        """Return whether it says what is asked, not only what it is asked of."""
        if cues.asks_what_no_passage_tells(question):
            return False
        if said.lacks_a_thing(self.text) and not said.counted:
            return False
        quote = self.match.passage.text[slice(*self.choice.span)]
        if only_counts(question.text, normalize(quote)):
            return False
        if question.wants:
            return self.choice.tells
        if said.aspects:
            return self.is_of(said.aspects) and (self.kinship >= A_LITTLE or self.choice.holds > 0)
        return said.missing(self.text) < DEED


def reading_of(
    match: Match, question: Question, said: OwnWords, context: Context, *, most: float
) -> Reading:
    """Return how a passage that was found reads; `most` is the score of the nearest."""
    passage, text = match.passage, text_of(match.passage)
    return Reading(
        match=match,
        text=text,
        nearness=match.score / most,
        kinship=_share(context.subject, text, normalize(passage.report.title)),
        choice=choose(passage, question, said, [piece.text for piece in context.subject]),
        is_shown=passage == context.shown,
    )


def text_of(passage: Passage) -> str:
    """Return a passage and the headings above it, normalised."""
    return normalize("\n".join((*passage.path, passage.text)))


def _share(subject: Sequence[Piece], text: str, title: str) -> float:
    """Return the share of the words spoken of before that stands in `text`."""
    weights = [piece.weight * (IN_TITLE if piece.text in title else 1) for piece in subject]
    held = [w * stands_in(piece.text, text) for w, piece in zip(weights, subject, strict=True)]
    return sum(held) / sum(weights) if subject else 0.0
