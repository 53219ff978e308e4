"""Which sentence of a passage answers a question that goes on from another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.coverage import STANDS, stands_in
from knowledge.models import Passage
from knowledge.normalize import normalize
from knowledge.own_words import LITTLE, OwnWords
from knowledge.sentences import sentence_spans
from knowledge.telling import clauses_of, told
from knowledge.understand import Question
from knowledge.wants import Want

# What speaks for a sentence
OWN = 1.5  # the question's own words, by their weight
TELLS = 1.0  # it tells what is wanted
COUNTS = 0.5  # it counts what is to be counted
SUBJECT = 0.4  # it holds all words of the question before
HEADING = -0.5  # it is the heading that opens its paragraph

_WHICH_ONES = re.compile(r"哪(?:些|几[个家种类项条所])([一-鿿]{2,4})")
_LIST = re.compile(r"、.*等")
_FIGURE = "[0-9一二两三四五六七八九十百千万亿]"
_FIGURES = {"number", "people", "households"}  # kinds of wants that a figure tells
_ENDS = "。!?！？"


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence of a passage: its span there, and how it answers.

    `tells` is whether it tells all that is wanted, `holds` the weight of the question's own
    words that it holds.
    """

    span: tuple[int, int]
    worth: float
    tells: bool
    holds: float


def choose(passage: Passage, question: Question, said: OwnWords, before: Sequence[str]) -> Choice:
    """Return the sentence of `passage` that answers best; `before` are words said before."""
    choices = _choices(passage, question, said, before)
    return max(choices, key=lambda choice: choice.worth)


def _choices(
    passage: Passage, question: Question, said: OwnWords, before: Sequence[str]
) -> Iterator[Choice]:
    heading = passage.path[-1] if passage.path else ""
    for start, end in sentence_spans(passage.text):
        printed = passage.text[start:end].rstrip()
        text = normalize(printed)
        tells = _tells(question, said, text, before)
        holds = sum(weight * stands_in(word, text) for word, weight in said.words)
        worth = OWN * holds + TELLS * tells + COUNTS * _counts(said.counted, text)
        worth += SUBJECT * sum(stands_in(word, text) for word in before) / max(len(before), 1)
        worth += HEADING * (bool(heading) and printed.rstrip(_ENDS) == heading)
        yield Choice((start, start + len(printed)), worth, tells, holds)


def _tells(question: Question, said: OwnWords, text: str, before: Sequence[str]) -> bool:
    """Return whether a sentence tells all that is wanted.

    A figure is told by what it counts. Anything else is told where the question's own words
    are spoken of, as far as the sentence holds them, else what was spoken of before.
    """
    if not question.wants:
        return False
    if said.counted and (not said.is_measured or _counts(said.counted, text)):
        rest = frozenset(want for want in question.wants if want.kind not in _FIGURES)
        return _counts(said.counted, text) and _tells_in(text, question, rest)
    weighty = [word for word, weight in said.words if weight > LITTLE]
    if weighty and not any(stands_in(word, text) for word in weighty):
        return False
    own = [word for word, _ in said.words if stands_in(word, text)]
    spoken_of = own or before
    near = [
        c
        for clause in clauses_of(text)
        for c in (clause.split("、") if _LIST.search(clause) else [clause])
        if not spoken_of or any(stands_in(w, c) >= STANDS for w in spoken_of)
    ]
    return _tells_in(",".join(near), question, question.wants)


def only_counts(asked: str, text: str) -> bool:
    """Return whether a sentence says how many there are, where it is asked which (哪些主题).

    A list that ends in the noun names them: 黄花岗街道、洪桥街道.
    """
    found = _WHICH_ONES.search(asked)
    nouns = [found[1][:length] for length in range(len(found[1]), 1, -1)] if found else []
    noun = next((noun for noun in nouns if noun in text), "")
    counted = re.search(rf"[0-9][^,。;、]{{0,12}}{noun}", text)
    return bool(noun and counted) and not re.search(rf"、[^,。;、]{{2,12}}{noun}", text)


def _tells_in(text: str, question: Question, wants: frozenset[Want]) -> bool:
    return told(wants, question.text, text, ()) == wants


def _counts(nouns: Sequence[str], text: str) -> bool:
    """Return whether a figure stands beside one of `nouns`, or several of them are named."""
    some = "|".join(map(re.escape, nouns))
    before = rf"(?:{_FIGURE}[^,。;]{{0,12}}?|(?:{some})、[^,。;]{{0,8}})(?:{some})"
    behind = rf"(?:{some})[^,。;]{{0,4}}[0-9]"
    return bool(nouns) and bool(re.search(f"{before}|{behind}", text))
