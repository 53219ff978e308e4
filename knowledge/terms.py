"""Texts → the numbers of their terms, a thousand texts at a time.

A character has its code point for a number and two characters have both; runs of letters or
digits are numbered as they come.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.tokens import other_runs

_BITS = 21  # of a code point
_OTHER = 1 << 2 * _BITS + 1  # above every number of two characters
_HAN = ((0x3007, 0x3008), (0x3400, 0xA000), (0x20000, 0x40000))  # as in tokens.runs
_BETWEEN = "\n"
_PAIR = 2

Numbered = tuple[NDArray[np.int64], NDArray[np.int64]]


class Terms:
    """The numbers of terms. It learns runs from the texts of one index, then stays as it is."""

    def __init__(self) -> None:
        self._runs: dict[str, int] = {}

    def number(self, term: str) -> int:
        """Return the number of a term of `tokens.grams`; no text holds it if that is unknown."""
        known = self._runs.get(term)
        return known or (two(term) if len(term) <= _PAIR else 0)

    def learn(self, texts: Sequence[str]) -> Numbered:
        """Return the terms of normalised `texts`, and of each, in which text it stands."""
        keys, whose = _characters(texts)
        runs = [
            (self._learnt(run), at) for at, text in enumerate(texts) for run in other_runs(text)
        ]
        others = np.array(runs, np.int64).reshape(-1, 2)
        return np.concatenate((keys, others[:, 0])), np.concatenate((whose, others[:, 1]))

    def _learnt(self, run: str) -> int:
        return self._runs.setdefault(run, _OTHER + len(self._runs))


def is_pair(term: str) -> bool:
    """Return whether a term is two characters side by side, not a run of letters or digits."""
    return len(term) == _PAIR and not term.isascii()


def two(characters: str) -> int:
    """Return the number of one character or of two."""
    number = 0
    for character in characters:
        number = number << _BITS | ord(character)
    return number


def pairs(texts: Sequence[str]) -> Numbered:
    """Return the numbers of two Han characters side by side, and in which text they stand."""
    codes, whose, han = _coded(texts)
    together = np.flatnonzero(han[:-1] & han[1:])
    return codes[together] << _BITS | codes[together + 1], whose[together]


def _characters(texts: Sequence[str]) -> Numbered:
    """Return the numbers of Han characters, one by one and in twos."""
    codes, whose, han = _coded(texts)
    alone, together = np.flatnonzero(han), np.flatnonzero(han[:-1] & han[1:])
    couples = codes[together] << _BITS | codes[together + 1]
    return np.concatenate((codes[alone], couples)), np.concatenate((whose[alone], whose[together]))


def _coded(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool]]:
    """Return the code points of `texts`, whose each is, and whether it is a Han character."""
    joined = _BETWEEN.join((*texts, "")).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, np.uint32).astype(np.int64)
    whose = np.repeat(np.arange(len(texts)), [len(text) + len(_BETWEEN) for text in texts])
    han = np.zeros(len(codes), np.bool)
    for first, end in _HAN:
        han |= (codes >= first) & (codes < end)
    return codes, whose, han
