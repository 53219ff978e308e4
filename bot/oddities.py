"""What is odd about a file of questions, told on stderr; it is answered all the same."""

from collections.abc import Sequence

from bot import texts
from bot.terminal import warn
from knowledge.evaluate import Asked, Gold, oddities, strays
from knowledge.models import Report

NAMED = 5  # that are named of those that are counted
ROOM = 40  # characters for a name


def warn_of_oddities(questions: Sequence[Asked]) -> None:
    """Warn of ids that come more than once, and of follow-ups of questions that are not there."""
    odd = oddities(questions)
    _warn(texts.QUESTIONS_REPEATED, odd.repeated)
    _warn(texts.QUESTIONS_LONE, odd.lone)


def warn_of_strays(reports: Sequence[Report], questions: Sequence[Gold]) -> None:
    """Warn of right answers that are named and stand in none of the reports."""
    lacking = strays(reports, questions)
    _warn(
        texts.QUESTIONS_STRAY,
        [texts.QUESTION_NAMES.format(line=s.line, name=s.name) for s in lacking],
    )


def _warn(sentence: str, names: Sequence[str]) -> None:
    if names:
        named = texts.EVALUATE_GAP.join(map(_short, names[:NAMED]))
        more = texts.EVALUATE_MORE * (len(names) > NAMED)
        warn(sentence.format(count=len(names), names=named + more))


def _short(name: str) -> str:
    """Return a name in one line, cut where its room ends."""
    name = " ".join(name.split())
    return name if len(name) <= ROOM else name[:ROOM] + texts.CUT
