"""What a question is about: all that it says, besides what it asks for."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from knowledge import lexicon
from knowledge.coverage import joined, said_once
from knowledge.tokens import inside, is_han, is_word
from knowledge.wants import SERVICES

REMEMBERED = 64  # questions whose asking words are kept: all sentences are held against them
SHORTEST_PHRASE = 4  # characters: of two words at least
PAPERS = ("证", "卡", "照", "费", "金", "票")  # there are many, told apart by the word before
_HEADS = {*PAPERS, *"房车表站店馆校院所"}  # these make one thing with the word before: 老人证


def subject_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return what a question is about, word by word; `words` tile its text."""
    text = "".join(words)
    asking = {at for start, end in _asking(text) for at in range(start, end)}
    edges = pairwise(accumulate(map(len, words), initial=0))
    said = ["".join(text[at] for at in range(*edge) if at not in asking) for edge in edges]
    about = (part for word in _compounds(said) for part in _parts(word))
    return tuple(word for word in about if len(word) > 1)


@lru_cache(REMEMBERED)
def asking_of(text: str) -> str:
    """Return the words of a question by which it asks for what has to do with any service.

    They are no part of what it asks about: 投诉电话是多少.
    """
    return " ".join(text[start:end] for start, end in _asking(text))


def _asking(text: str) -> list[tuple[int, int]]:
    patterns = (lexicon.asks()[kind][0] for kind in SERVICES)
    return [found.span() for pattern in patterns for found in pattern.finditer(text)]


def _parts(word: str) -> list[str]:
    """Return the words in a phrase that the lexicon holds as one: 企业搬走; else the word."""
    is_phrase = len(word) >= SHORTEST_PHRASE and word in lexicon.phrases() and not is_word(word)
    return (inside(word) if is_phrase else []) or [word]


def _compounds(words: Sequence[str]) -> Iterator[str]:
    """Yield those of `words` that say something, and what heads a word as one with it."""
    before = ""
    for word in joined([word if _says(word) else "" for word in said_once(words)]):
        if before and word in _HEADS:
            yield before + word
            before = ""
            continue
        yield before
        before = word
    yield before


def _says(word: str) -> bool:
    if not is_han(word) or lexicon.question_words().search(word):
        return False
    return word not in lexicon.general_words() and word not in lexicon.function_words()
