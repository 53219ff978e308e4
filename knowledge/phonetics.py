"""Text → toneless pinyin, so that wrong characters with the same sound still match."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from pypinyin import lazy_pinyin
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


def sounded(text: str) -> str:
    """Return `text` with one character for all that sound the same, tones aside.

    As long as `text`; a character with several readings is taken in its commonest.
    """
    return text.translate(_one_for_each_sound())


def heard(text: str) -> str:
    """Return `text` with one character for all that many speakers say alike; as long as it."""
    return text.translate(_one_for_all_alike())


@cache
def _one_for_all_alike() -> Mapping[int, int]:
    first: dict[str, int] = {}
    return {code: first.setdefault(_fold(sound), code) for code, sound in _readings().items()}


@cache
def _one_for_each_sound() -> Mapping[int, int]:
    first: dict[str, int] = {}
    return {code: first.setdefault(sound, code) for code, sound in _readings().items()}


@cache
def _readings() -> Mapping[int, str]:
    """Return the commonest reading of each character, toneless."""
    characters = [chr(code) for code in sorted(PINYIN_DICT)]
    return dict(zip(map(ord, characters), lazy_pinyin(characters), strict=True))


@lru_cache(maxsize=_REMEMBERED)
def _spoken(run: str) -> tuple[str, ...]:
    if len(run) == 1:
        return one_by_one(run)
    # Characters without a sound stand for themselves, one by one: as many syllables as characters.
    return tuple(lazy_pinyin(run, errors=list))  # type: ignore[arg-type]  # documented, untyped


def one_by_one(text: str) -> tuple[str, ...]:
    """Return the commonest reading of each character of `text`; itself where it has none."""
    readings = _readings()
    return tuple(readings.get(ord(character), character) for character in text)


def folded(spoken: Iterable[str]) -> tuple[str, ...]:
    """Return syllables with the sounds made one that many speakers do not tell apart."""
    return tuple(_fold(syllable) for syllable in spoken)


@cache
def _fold(syllable: str) -> str:
    plain = _NASAL.sub(r"\1", _INITIAL.sub(r"\1", syllable))
    return "l" + plain[1:] if plain.startswith("n") and len(plain) > 1 else plain


@cache
def _all_syllables() -> frozenset[str]:
    found = {s for s in _readings().values() if s.isascii() and s.isalpha()}
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
