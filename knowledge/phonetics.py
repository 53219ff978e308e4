"""Text → toneless pinyin, so that wrong characters with the same sound still match."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from pypinyin import Style
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.seg import mmseg
from pypinyin.style import convert

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
    commonest = ((code, PINYIN_DICT[code].partition(",")[0]) for code in sorted(PINYIN_DICT))
    return {code: _toneless(syllable) for code, syllable in commonest}


@cache
def _toneless(syllable: str) -> str:
    plain: str = convert(syllable, Style.NORMAL, strict=True)
    return plain


@lru_cache(maxsize=_REMEMBERED)
def _spoken(run: str) -> tuple[str, ...]:
    """Return what `lazy_pinyin` does, in a fifth of the time: thousands of words are read at once.

    Characters without a sound stand for themselves: as many syllables as characters.
    """
    if len(run) == 1:
        return one_by_one(run)
    return tuple(syllable for piece in mmseg.seg.cut(run) for syllable in _of_piece(piece))


def _of_piece(piece: str) -> Sequence[str]:
    """Return the syllables of a phrase as it is read, else of characters one by one."""
    if phrase := PHRASES_DICT.get(piece):
        return [_toneless(readings[0]) for readings in phrase]
    return one_by_one(piece)


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
