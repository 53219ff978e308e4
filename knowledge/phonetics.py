"""Text → toneless pinyin, so that wrong characters with the same sound still match."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PINYIN_DICT

from knowledge.tokens import runs

# Pairs that southern speakers do not tell apart: zh/z, ch/c, sh/s, n/l, ng/n.
_INITIAL = re.compile(r"^([zcs])h")
_NASAL = re.compile(r"([aei]n)g$")
# Syllables of interjections only; with them every English word would spell something.
_INTERJECTIONS = {"n", "m", "ng", "hm", "hng", "o", "e", "ei"}
_REMEMBERED = 8192  # runs whose syllables are kept; a question asks for each several times
_LONGEST_SYLLABLE = 6  # letters: zhuang


def syllables(text: str) -> list[list[str]]:
    """Return the toneless syllables of each run of Han characters in normalised `text`."""
    return [list(_spoken(run)) for run, han in runs(text) if han]


@lru_cache(maxsize=_REMEMBERED)
def _spoken(run: str) -> tuple[str, ...]:
    # Characters without a sound stand for themselves, one by one: as many syllables as characters.
    return tuple(lazy_pinyin(run, errors=list))  # type: ignore[arg-type]  # documented, untyped


def sound_grams(spoken: Iterable[list[str]]) -> list[str]:
    """Return the syllables in twos, none across two runs."""
    return [f"{a} {b}" for run in spoken for a, b in pairwise(run)]


def folded(spoken: Iterable[str]) -> tuple[str, ...]:
    """Return syllables with the sounds made one that many speakers do not tell apart."""
    return tuple(_fold(syllable) for syllable in spoken)


@cache
def _fold(syllable: str) -> str:
    plain = _NASAL.sub(r"\1", _INITIAL.sub(r"\1", syllable))
    return "l" + plain[1:] if plain.startswith("n") and len(plain) > 1 else plain


@cache
def _all_syllables() -> frozenset[str]:
    spoken = (lazy_pinyin(chr(code), style=Style.NORMAL) for code in PINYIN_DICT)
    found = {s for (s,) in spoken if s.isascii() and s.isalpha()}
    return frozenset(found - _INTERJECTIONS)


def spelled(letters: str) -> tuple[str, ...] | None:
    """Return the syllables that `letters` spell, the longest first, or None if they spell none."""
    known = _all_syllables()
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(letters) + 1):
        found = None
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            before, piece = best[start], letters[start:end]
            if before is not None and piece in known and (not found or len(before) < len(found)):
                found = (*before, piece)
        best.append(found)
    return best[-1] or None
