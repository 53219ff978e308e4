"""Asking the questions of a file as the conversations they are parts of."""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from knowledge.dialogue import turn_of
from knowledge.evaluate.questions import Asked
from knowledge.library import Library
from knowledge.models import Answer, Turn

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
