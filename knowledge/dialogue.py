"""Follow-ups: when a question only makes sense after the one before it."""

import re

from knowledge.models import Answer, Kind, Turn
from knowledge.understand import Question

SHORT = 6  # characters of content; a question that points back and says more is complete
SHORTEST = 3  # characters of content; a question that says less may go on from the one before

_POINTS_BACK = re.compile(
    r"^那(?!啥|个|些|里|边|时|年|天)|^其中(?!秋)|^(?:它|他们|她们|该)|^还有(?=呢|吗|什么|哪)|这方面|刚才|上面"
)
_WORD = re.compile(r"\w")
_BLANK = re.compile(r"[\W_]+")


def may_go_on(question: Question, *, complete: bool = False) -> bool:
    """Return whether `question` could be read with the one before it.

    It could when it points back in words, or says next to nothing by itself; not so when it
    is `complete`, as it asks for a whole part of a report.
    """
    said = len(_BLANK.sub("", question.content))
    if said <= SHORT and _POINTS_BACK.search(question.text):
        return True
    return (
        said <= SHORTEST and not complete and question.asks and bool(_WORD.search(question.text))
    )


def goes_on(question: Question, alone: Answer, together: Answer, last: Turn) -> bool:
    """Return whether the answer `together` with the last turn is meant, not the one `alone`.

    A complete question is never bent: where it is answered alone, history only decides for
    the passage that was just shown, when that answers as well.
    """
    if alone.kind is not Kind.DIRECT or not question.content:
        return True
    same = bool(together.hits) and together.hits[0].passage == last.passage
    return same and (together.kind is Kind.DIRECT or bool(_POINTS_BACK.search(question.text)))


def turn_of(answer: Answer) -> Turn:
    """Return the turn that `answer` leaves behind in a conversation."""
    told = answer.kind in (Kind.DIRECT, Kind.RELATED) and answer.hits
    return Turn(answer.question, answer.hits[0].passage if told else None)
