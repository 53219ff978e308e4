"""Hit testing: how well a library answers a file of questions whose answers are known."""

from collections.abc import Iterator, Sequence

from knowledge.evaluate.comparing import Change, Comparison, Verdict, compare
from knowledge.evaluate.conversations import ask_all
from knowledge.evaluate.judging import Outcome, Said, judge, said_of
from knowledge.evaluate.oddities import Oddities, oddities
from knowledge.evaluate.questions import Asked, Expect, Gold, Mode, read_asked, read_questions
from knowledge.evaluate.records import Record, read_earlier, record
from knowledge.evaluate.reliability import Reliability
from knowledge.evaluate.scores import Scores, by_style, expected, summarise
from knowledge.evaluate.strays import Stray, strays
from knowledge.library import Library

__all__ = [
    "Asked",
    "Change",
    "Comparison",
    "Expect",
    "Gold",
    "Mode",
    "Oddities",
    "Outcome",
    "Record",
    "Reliability",
    "Said",
    "Scores",
    "Stray",
    "Verdict",
    "ask_all",
    "by_style",
    "compare",
    "evaluate",
    "expected",
    "judged",
    "oddities",
    "read_asked",
    "read_earlier",
    "read_questions",
    "record",
    "strays",
    "summarise",
]


def evaluate(library: Library, questions: Sequence[Gold], said: Said = said_of) -> list[Outcome]:
    """Return what became of every question; `said` gives the text of the reply to an answer."""
    return list(judged(library, questions, said))


def judged(library: Library, questions: Sequence[Gold], said: Said = said_of) -> Iterator[Outcome]:
    """Yield what became of every question, as soon as it is answered."""
    for gold, answer, ms in ask_all(library, questions):
        yield judge(library.reports, gold, answer, ms, said)
