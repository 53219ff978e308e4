"""What is odd about a file of questions, told on stderr; it is answered all the same."""

from collections.abc import Sequence

from bot import texts
from bot.terminal import warn
from knowledge.evaluate import Asked, oddities

NAMED = 5  # ids that are named of those that are counted


def warn_of_oddities(questions: Sequence[Asked]) -> None:
    """Warn of ids that come more than once, and of follow-ups of questions that are not there."""
    odd = oddities(questions)
    _warn(texts.QUESTIONS_REPEATED, odd.repeated)
    _warn(texts.QUESTIONS_LONE, odd.lone)


def _warn(sentence: str, ids: Sequence[str]) -> None:
    if ids:
        named = texts.EVALUATE_GAP.join(" ".join(id_.split()) for id_ in ids[:NAMED])
        more = texts.EVALUATE_MORE * (len(ids) > NAMED)
        warn(sentence.format(count=len(ids), ids=named + more))
