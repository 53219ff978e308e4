"""How an answer came about, as data: how the question was read, what was found, what decided."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.answer import Ground, ground_of, lack_in
from knowledge.confidence import Confidence, Features, probability
from knowledge.models import Answer, Lack, Turn
from knowledge.scope import Scope
from knowledge.understand import Question
from knowledge.watching import Step
from knowledge.weighing import Found, Weighing


class Route(StrEnum):
    """By which way an answer came."""

    SMALL_TALK = "small_talk"  # no question at all
    FAQ = "faq"  # staff have bound it to passages
    FACT = "fact"  # asks for a field of the metadata
    SPEAKER = "speaker"  # asks who heads the government that gave a report
    CATALOGUE = "catalogue"  # asks which reports there are
    OVERVIEW = "overview"  # asks about a whole report, or a whole part of one
    FOLLOW_UP = "follow_up"  # goes on from what was asked before
    STATEMENT = "statement"  # long, and asks nothing
    PARTS = "parts"  # asks several things, each of which is searched for
    SEARCH = "search"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided on a question, or on one of several in a message, and why.

    `question` is what was searched for: of a follow-up, with what it goes on from. `chance`
    decided. It is what the features give, each of which adds its effect to the log of the odds,
    unless something else told more: a part of a message may be answered for certain.
    """

    question: Question
    found: tuple[Found, ...]
    features: Features | None
    effects: Mapping[str, float]
    by_meaning: bool  # a model of meaning was asked
    chance: float
    answer: Answer
    ground: Ground
    lack: Lack | None

    @property
    def estimate(self) -> float | None:
        """The chance that the features give, None where there are none."""
        return probability(self.effects) if self.features else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How a question was read, by which way it was answered, and what was decided on it.

    `parts` are the questions in the message, where there are several. Nothing is decided by
    passages on small talk, on facts and on overviews.
    """

    read: Question
    history: tuple[Turn, ...]
    route: Route
    parts: tuple[str, ...]
    decisions: tuple[Decision, ...]
    answer: Answer


class Explaining:
    """Tells how answers came about, over one knowledge base. Immutable, safe to share."""

    def __init__(self, weighing: Weighing, scope: Scope, confidence: Confidence) -> None:
        self._weighing = weighing
        self._scope = scope
        self._confidence = confidence

    def account(
        self,
        read: Question,
        history: Sequence[Turn],
        route: Route,
        *,
        parts: Sequence[Question],
        steps: Sequence[Step],
        answer: Answer,
    ) -> Account:
        """Return how `answer` came about.

        `steps` are all decisions on the way there, `parts` the questions that the message holds.
        """
        in_turn = _are_told_in_turn(parts, steps, read)
        route = Route.PARTS if in_turn else route
        return Account(
            read=read,
            history=tuple(history),
            route=route,
            parts=tuple(part.text for part in parts) if in_turn else (),
            decisions=tuple(map(self._decision, _telling(route, parts, steps, answer))),
            answer=answer,
        )

    def _decision(self, step: Step) -> Decision:
        best = step.matches[0] if step.matches else None
        lack = lack_in(step.read, best, self._scope) if best else None
        by_meaning = step.near is not None
        features = None
        if best:
            features = self._confidence.features(step.read, step.matches, step.near)
        return Decision(
            question=step.read,
            found=self._weighing.found(step),
            features=features,
            effects=self._effects(features, by_meaning=by_meaning),
            by_meaning=by_meaning,
            chance=step.chance,
            answer=step.answer,
            ground=ground_of(step.read, step.matches, lack, step.chance),
            lack=lack,
        )

    def _effects(self, features: Features | None, *, by_meaning: bool) -> dict[str, float]:
        return self._confidence.effects(features, by_meaning=by_meaning) if features else {}


def _are_told_in_turn(parts: Sequence[Question], steps: Sequence[Step], read: Question) -> bool:
    """Return whether the parts of a message were answered one by one.

    Where they led to nothing, the message as a whole was decided on after them.
    """
    return len(parts) > 1 and bool(steps) and steps[-1].read != read


def _telling(
    route: Route, parts: Sequence[Question], steps: Sequence[Step], answer: Answer
) -> list[Step]:
    """Return those of the decisions on the way that led to an answer."""
    if route is Route.PARTS:
        return _on_each(parts, steps)
    if route not in (Route.FOLLOW_UP, Route.STATEMENT, Route.SEARCH):
        return []
    return [step for step in reversed(steps) if _agree(step.answer, answer)][:1]


def _on_each(parts: Sequence[Question], steps: Sequence[Step]) -> list[Step]:
    """Return the last decision on each part; some may differ in what aspect they ask of alone."""
    told = list[Step]()
    for text, times in Counter(part.text for part in parts).items():
        last = {step.read.aspects: step for step in steps if step.read.text == text}
        told += [*last.values()][-times:]
    return told


def _agree(step: Answer, answer: Answer) -> bool:
    """Return whether `answer` is what was decided in a step, whatever was shown with it."""
    same = (step.kind, step.confidence) == (answer.kind, answer.confidence)
    shown = [{hit.passage for hit in each.hits} for each in (step, answer)]
    return same and (not any(shown) or bool(shown[0] & shown[1]))
