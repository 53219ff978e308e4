"""Questions about a part of a report that has parts of its own, by its heading."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from knowledge import lexicon
from knowledge.contents import MOST_REPORTS, Contents, telling_words
from knowledge.models import Section
from knowledge.tokens import Words, grams
from knowledge.understand import Question

COVERED = 0.8  # share of a question's pairs of characters that a heading must hold


def headed_part(
    question: Question, words: Words, reports: Sequence[Contents]
) -> tuple[Section, ...]:
    """Return the section whose heading says what is asked, where no clause says as much."""
    asked = _pairs(question, words)
    if not asked:
        return ()
    found = [
        (share, section)
        for report in reports
        for share, section in _covering(report, asked, question)
    ]
    best = max((share for share, _ in found), default=0.0)
    return tuple(section for share, section in found if share == best)[:MOST_REPORTS]


def _pairs(question: Question, words: Words) -> set[str]:
    """Return the pairs of characters of a question's telling words, and where two of them meet."""
    telling = list(telling_words(words.cut(question.content)))
    pairs = {pair for word in telling for pair in grams(word) if len(pair) > 1}
    met = (a[-1] + b[0] for a, b in pairwise(telling) if min(len(a), len(b)) > 1)
    return pairs | {pair for pair in met if pair in question.content}


def _covering(
    contents: Contents, asked: AbstractSet[str], question: Question
) -> Iterator[tuple[float, Section]]:
    if _share(asked, contents.headings) < COVERED:
        return
    told = max((_share(asked, clause) for clause in contents.clauses), default=0.0)
    for heading, section in contents.parents:
        share = _share(asked, heading)
        top = lexicon.aspects_of(section.path[0])
        fits = not top or not question.aspects or top & question.aspects
        if fits and share >= COVERED and share > told:
            yield share, section


def _share(asked: AbstractSet[str], text: str) -> float:
    return sum(pair in text for pair in asked) / len(asked)
