"""Hit testing: how well a library answers a file of questions whose answers are known.

An answerable question is right when the answer is DIRECT, CHOICE or OVERVIEW and its first hit
is a gold (or acceptable) passage; one that no report answers is right when nothing is claimed.
"""

import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from knowledge.dialogue import turn_of
from knowledge.errors import Refusal, ReportError
from knowledge.library import Library
from knowledge.models import Answer, Hit, Kind, Passage, Turn

CLAIMS = frozenset({Kind.DIRECT, Kind.CHOICE, Kind.OVERVIEW})
_SEGMENT_ID = re.compile(r"s(\d{1,6})")
FIRST_FEW = 3  # hits among which all passages of a question with several must be


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A question and what is known of its answer; the fields of a line of a question file."""

    id: str
    question: str
    style: str = ""
    expect: str = "answer"
    gold_segment_ids: tuple[str, ...] = ()
    acceptable_segment_ids: tuple[str, ...] = ()
    gold_mode: str = "any"
    gold_section: str = ""
    answer_span: str = ""
    followup_of: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question. `span` is None where there is no span to quote."""

    gold: Gold
    answer: Answer
    right: bool
    among_first: bool
    span: bool | None
    ms: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares (0 to 1) over a set of outcomes; None where no question of the set counts."""

    questions: int
    right: float
    hit_at_1: float | None
    hit_at_3: float | None
    span_in_quote: float | None
    direct: float
    false_claims: float | None
    kinds: Mapping[str, int] = field(default_factory=dict)


def read_questions(path: Path) -> list[Gold]:
    """Return the questions of a JSON Lines file; raises ReportError naming the line."""
    questions = []
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(str(path), Refusal.MISSING, data={"reason": str(error)}) from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                questions.append(_gold(json.loads(line)))
            except (ValueError, TypeError, RecursionError) as error:
                raise ReportError(
                    str(path), Refusal.FORMAT, line=number, data={"reason": str(error)}
                ) from None
    return questions


def _gold(fields: Any) -> Gold:
    if not isinstance(fields, dict):
        raise TypeError(type(fields).__name__)
    known = {name: fields[name] for name in Gold.__slots__ if fields.get(name) is not None}
    for name in ("gold_segment_ids", "acceptable_segment_ids"):
        known[name] = tuple(known.get(name, ()))
    return Gold(**known)


class Asked(Protocol):
    """A question of a file; `followup_of` is the id of the one before it, "" for none."""

    @property
    def id(self) -> str:
        """By which others follow it."""

    @property
    def question(self) -> str:
        """What was typed."""

    @property
    def followup_of(self) -> str:
        """The id of the question before it."""


AskedT = TypeVar("AskedT", bound=Asked)


def ask_all(
    library: Library, questions: Sequence[AskedT]
) -> Iterator[tuple[AskedT, Answer, float]]:
    """Yield each question with its answer and the milliseconds it took.

    A follow-up is asked with the turns it follows as history, wherever in the file they stand.
    """
    by_id = {asked.id: asked for asked in questions}
    turns: dict[str, Turn] = {}
    for asked in questions:
        history: tuple[Turn, ...] = ()
        for earlier in _before(asked, by_id):
            known = turns.get(earlier.id) or turn_of(library.ask(earlier.question, history))
            history = (*history, known)
        started = time.perf_counter()
        answer = library.ask(asked.question, history)
        yield asked, answer, (time.perf_counter() - started) * 1000
        turns[asked.id] = turn_of(answer)


def _before(asked: AskedT, by_id: Mapping[str, AskedT]) -> list[AskedT]:
    """Return what a question follows, oldest first; a ring is followed once round."""
    chain: dict[str, AskedT] = {}
    earlier = by_id.get(asked.followup_of)
    while earlier is not None and earlier.id != asked.id and earlier.id not in chain:
        chain[earlier.id] = earlier
        earlier = by_id.get(earlier.followup_of)
    return list(reversed(chain.values()))


def evaluate(library: Library, questions: Sequence[Gold]) -> list[Outcome]:
    """Return what became of every question; `sNN` is passage NN of the library's first report."""
    return [_judge(library, gold, answer, ms) for gold, answer, ms in ask_all(library, questions)]


def _judge(library: Library, gold: Gold, answer: Answer, ms: float) -> Outcome:
    claims = answer.kind in CLAIMS
    right, among_first, span = False, False, None
    match gold.expect:
        case "smalltalk":
            right = answer.kind is Kind.SMALL_TALK
        case "no_answer" | "safe":
            right = not claims
        case "answer_meta":
            right = answer.fact is not None and gold.answer_span in _fact(answer)
        case _:
            right = claims and _is_hit(library, gold, answer)
            among_first = claims and any(
                _is_gold(library, gold, h) for h in answer.hits[:FIRST_FEW]
            )
            right = right or (gold.expect == "answer_safe" and not claims)
            if gold.answer_span:
                span = bool(answer.hits) and gold.answer_span in answer.hits[0].quote
    return Outcome(gold, answer, right, among_first or right, span, ms)


def _fact(answer: Answer) -> str:
    report, name = answer.fact or (None, "")
    return str(getattr(report.metadata, name)) if report else ""


def _is_hit(library: Library, gold: Gold, answer: Answer) -> bool:
    if gold.gold_mode == "all":
        shown = [hit.passage for hit in answer.hits[:FIRST_FEW]]
        return all(_passage(library, id_) in shown for id_ in gold.gold_segment_ids)
    if answer.kind is Kind.OVERVIEW and gold.gold_section:
        return all(gold.gold_section in hit.passage.path for hit in answer.hits)
    return bool(answer.hits) and _is_gold(library, gold, answer.hits[0])


def _is_gold(library: Library, gold: Gold, hit: Hit) -> bool:
    ids = gold.gold_segment_ids + gold.acceptable_segment_ids
    return any(_passage(library, id_) == hit.passage for id_ in ids)


def _passage(library: Library, segment_id: str) -> Passage | None:
    found = _SEGMENT_ID.fullmatch(segment_id)
    passages = library.reports[0].passages if library.reports else ()
    return passages[int(found[1])] if found and int(found[1]) < len(passages) else None


def summarise(outcomes: Iterable[Outcome]) -> Scores:
    """Return the shares over `outcomes`."""
    every = list(outcomes)
    asked = [o for o in every if o.gold.expect == "answer"]
    unanswerable = [o for o in every if o.gold.expect in ("no_answer", "safe")]
    kinds: dict[str, int] = {}
    for outcome in every:
        kinds[outcome.answer.kind] = kinds.get(outcome.answer.kind, 0) + 1
    return Scores(
        questions=len(every),
        right=_share(o.right for o in every) or 0.0,
        hit_at_1=_share(o.right for o in asked),
        hit_at_3=_share(o.among_first for o in asked),
        span_in_quote=_share(bool(o.span) for o in asked if o.span is not None),
        direct=_share(o.answer.kind is Kind.DIRECT for o in every) or 0.0,
        false_claims=_share(o.answer.kind in CLAIMS for o in unanswerable),
        kinds=kinds,
    )


def _share(flags: Iterable[bool]) -> float | None:
    values = list(flags)
    return round(sum(values) / len(values), 4) if values else None
