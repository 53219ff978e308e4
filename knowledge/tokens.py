"""Text → terms to search by. The only module that imports jieba."""

import logging
import math
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from threading import Lock

import jieba

# runs of Han characters; runs of Latin letters; numbers with their decimal point
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff〇]+")
_OTHER_RUN = re.compile(r"[a-z]+|\d+(?:\.\d+)*")
_RUN = re.compile(rf"(?P<han>{_HAN.pattern})|{_OTHER_RUN.pattern}")
_NAME_START = 2  # characters by which names are looked up; every name has more

_REMEMBERED = 512  # short texts whose words are kept: a question is cut several times
_LONGEST_REMEMBERED = 64  # characters

_LOADING = Lock()

jieba.setLogLevel(logging.WARNING)


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each run of characters that belong together in normalised `text`, and if it is Han."""
    for found in _RUN.finditer(text):
        yield found.group(), found["han"] is not None


def other_runs(text: str) -> list[str]:
    """Return the runs of normalised `text` that are letters or numbers."""
    return _OTHER_RUN.findall(text)


def is_han(text: str) -> bool:
    """Return whether normalised `text` is one run of Han characters."""
    return _HAN.fullmatch(text) is not None


def grams(text: str) -> list[str]:
    """Return the terms of normalised `text`: Han characters one by one and in twos, else runs.

    Twos do not cross punctuation.
    """
    terms: list[str] = []
    for run, han in runs(text):
        if han:
            terms.extend(run)
            terms.extend(run[i : i + 2] for i in range(len(run) - 1))
        else:
            terms.append(run)
    return terms


def _jieba() -> jieba.Tokenizer:
    with _LOADING:  # `cache` alone lets threads that come first load one each
        return _loaded()


@cache
def _loaded() -> jieba.Tokenizer:
    """Return the one tokenizer of the process: its dictionary takes half a second and 97 MB.

    It is read here, as `initialize` would unmarshal a file that anybody may have put into the
    shared temporary folder.
    """
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


def is_word(text: str) -> bool:
    """Return whether the general dictionary knows `text` as a word."""
    return bool(_jieba().FREQ.get(text))


def rarity(word: str) -> float:
    """Return how much a word says, in nats: minus the log of its share of jieba's counts."""
    tokenizer = _jieba()
    return math.log(tokenizer.total / (tokenizer.FREQ.get(word) or 1))


def inside(word: str) -> list[str]:
    """Return the words of two and three characters that the general dictionary sees in `word`."""
    known = _jieba().FREQ
    pieces = (word[i : i + n] for n in (2, 3) if n < len(word) for i in range(len(word) - n + 1))
    return [piece for piece in pieces if known.get(piece)]


class Words:
    """Cuts text into words, with the names of one knowledge base as its user dictionary.

    jieba's own user dictionary changes how the words around an entry are cut, and belongs to
    one tokenizer; so names are taken out first, the longest first, and jieba cuts what is
    between them. Immutable, safe to share.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        by_start: dict[str, list[str]] = {}
        for name in sorted(names, key=len, reverse=True):
            by_start.setdefault(name[:_NAME_START], []).append(name)
        self._names = by_start
        self._remembered = lru_cache(_REMEMBERED)(self._words)

    def cut(self, text: str) -> list[str]:
        """Return the words of normalised `text` in order; with what is between, they tile it."""
        if len(text) > _LONGEST_REMEMBERED:
            return [*self._words(text)]
        return [*self._remembered(text)]

    def _words(self, text: str) -> tuple[str, ...]:
        words: list[str] = []
        for piece, is_name in self._pieces(text):
            words.extend([piece] if is_name else _jieba().cut(piece, HMM=False))
        return tuple(words)

    def _pieces(self, text: str) -> Iterator[tuple[str, bool]]:
        done = at = 0
        while at < len(text):
            candidates = self._names.get(text[at : at + _NAME_START], ())
            name = next((n for n in candidates if text.startswith(n, at)), None)
            if name is None:
                at += 1
                continue
            if done < at:
                yield text[done:at], False
            yield name, True
            done = at = at + len(name)
        if done < len(text):
            yield text[done:], False
