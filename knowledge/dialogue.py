"""Follow-ups: when a question only makes sense after the one before it."""

import re
from collections.abc import Sequence

from knowledge.models import Answer, Kind, Turn
from knowledge.understand import Question

SHORT = 6  # characters of content; a question that says more stands on its own

_GOES_ON = re.compile(
    r"^(?:那(?!啥|个|些|里|边)|那个呢|其中|它|他们|这方面|这个|还有|还|另外|然后|接着|在哪|是谁|谁|哪)"
    r"|呢[?？!！。\s]*$|其中|这方面|这些|上面|刚才"
)
_WORD = re.compile(r"\w")
_BLANK = re.compile(r"[\W_]+")


def goes_on(question: Question, history: Sequence[Turn]) -> bool:
    """Return whether `question` is to be read with the last turn of `history`.

    It is when it points back in words, or says next to nothing by itself.
    """
    if not history:
        return False
    said = _BLANK.sub("", question.content)
    if not said:
        return question.asks and bool(_WORD.search(question.text))
    return len(said) <= SHORT and bool(_GOES_ON.search(question.text))


def turn_of(answer: Answer) -> Turn:
    """Return the turn that `answer` leaves behind in a conversation."""
    told = answer.kind in (Kind.DIRECT, Kind.RELATED) and answer.hits
    return Turn(answer.question, answer.hits[0].passage if told else None)
