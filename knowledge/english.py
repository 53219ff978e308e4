"""English words → the Chinese words that they may stand for, from a dictionary read backwards."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from knowledge.word_lists import lines

LONGEST_PHRASE = 6  # words
LATER = 0.15  # how much less each further word of an entry counts than the likeliest

# endings of a form → of the plainer one: policies, buses, groups, applied, stopped, piloting
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ing", ""))
_CUTTING = {"ed", "ing"}  # these may have cost an e (deleted) or doubled a letter (stopped)
_SHORTEST = 3  # letters that stay when an ending goes
_AMERICAN = (("isation", "ization"), ("ise", "ize"), ("our", "or"), ("tre", "ter"))
_SEVERAL = re.compile(r"[a-z]+(?:[ -][a-z]+)+")
_BETWEEN = re.compile(r"[ -]")


def chinese(word: str) -> tuple[tuple[str, float], ...]:
    """Return the Chinese words that an English word may stand for, each with its weight (0 to 1].

    `word` is in small letters. The likeliest come first; those of the form that was typed
    before those of a plainer one (published, then publish). Empty for an unknown word.
    """
    weights: dict[str, float] = {}
    for form in _forms(word):
        for place, found in enumerate(_entry(form)):
            weights.setdefault(found, 1 / (1 + LATER * place))
    return tuple(weights.items())


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """Return what phrases that mean one thing stand for, each written as one word."""
    rows = (line.split("\t") for line in lines("english_phrases.tsv"))
    return {
        phrase.replace("_", ""): tuple(meant.split())
        for known, meant in rows
        for phrase in known.split()
    }


def joined(text: str) -> str:
    """Return normalised `text` with the phrases in it as one word: sub-districts, subdistricts."""
    return _SEVERAL.sub(lambda found: _joined(found.group()), text)


def _joined(run: str) -> str:
    words, said, at = _BETWEEN.split(run), list[str](), 0
    while at < len(words):
        ends = range(min(len(words), at + LONGEST_PHRASE), at, -1)
        end = next((end for end in ends if _is_phrase("".join(words[at:end]))), at + 1)
        said.append("".join(words[at:end]))
        at = end
    return " ".join(said)


def _is_phrase(word: str) -> bool:
    return word in phrases() or word.removesuffix("s") in phrases()


@cache
def _lines() -> tuple[str, ...]:
    """Return the lines of the dictionary in order: 4 MB that stay from the first question on."""
    table = files("knowledge") / "data" / "english" / "words.tsv"
    lines = table.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


def _entry(form: str) -> list[str]:
    lines, start = _lines(), f"{form}\t"
    at = bisect_left(lines, start)
    found = at < len(lines) and lines[at].startswith(start)
    return lines[at].removeprefix(start).split() if found else []


def _forms(word: str) -> Iterator[str]:
    """Yield a word, then what it may be a form of, each also as Americans spell it."""
    for form in (word, *_plainer(word)):
        yield form
        for ending, american in _AMERICAN:
            if form.endswith(ending):
                yield form.removesuffix(ending) + american


def _plainer(word: str) -> Iterator[str]:
    for ending, plain in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST:
            continue
        yield stem + plain
        if ending in _CUTTING:
            yield f"{stem}e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
