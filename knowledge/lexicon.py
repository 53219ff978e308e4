"""The word lists that ship as data: each file names its source in its first lines."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from knowledge.models import SmallTalk
from knowledge.normalize import normalize, simplified

_ONLY_CANTONESE = frozenset(simplified("嘅咗喺冇唔哋嗰乜睇搵啲咩佢嚟畀俾攞㗎喎咁噉嘢") + "嗰𠮶")
_UNMISTAKABLE = {"几多"}  # though Mandarin uses both characters
_LONGEST_CANTONESE = 5  # words of one entry
_DOCUMENT = "document"  # the row of facts.tsv that names no field
_FOLDER = files("knowledge") / "data" / "lexicon"


def _lines(name: str) -> Iterator[str]:
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _either(words: set[str] | Mapping[str, str]) -> re.Pattern[str]:
    """Return a pattern that finds any of `words`, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


@cache
def function_words() -> frozenset[str]:
    """Return the words that say nothing of a question's subject."""
    return frozenset(normalize(word) for word in _lines("function_words.txt"))


@cache
def _cantonese() -> Mapping[str, str]:
    rows = (line.partition("\t") for line in _lines("cantonese.tsv"))
    return {simplified(written).lower(): standard for written, _, standard in rows}


@cache
def _telling_cantonese() -> re.Pattern[str]:
    """Return a pattern of the words with a character that Mandarin does not use."""
    return _either({w for w in _cantonese() if set(w) & _ONLY_CANTONESE or w in _UNMISTAKABLE})


def mandarin(text: str, cut: Callable[[str], list[str]]) -> str:
    """Return simplified `text` with words of written Cantonese put into standard ones.

    What Mandarin could write too is read so where it is whole words: 重点做 is no 点做. Single
    characters are, where something else is certainly Cantonese.
    """
    known, telling = _cantonese(), _telling_cantonese()
    words = cut(telling.sub(lambda found: known[found.group()], text))
    least = 1 if telling.search(text) else 2
    read, at = list[str](), 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST_CANTONESE), at, -1)
        pieces = ((e, "".join(words[at:e])) for e in ends)
        end = next((e for e, piece in pieces if len(piece) >= least and piece in known), None)
        read.append(known["".join(words[at:end])] if end else words[at])
        at = end or at + 1
    return "".join(read)


@cache
def aspects() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Return (aspect, pattern for questions, pattern for headings) of a yearly report."""
    rows = (line.split("\t") for line in _lines("aspects.tsv"))
    return tuple((name, _either(set(q.split())), _either(set(h.split()))) for name, q, h in rows)


@cache
def english_words() -> frozenset[str]:
    """Return the English words that would read as pinyin."""
    return frozenset(word for line in _lines("english_words.txt") for word in line.split())


@cache
def general_words() -> frozenset[str]:
    """Return the words that fit every report."""
    return frozenset(_lines("general_words.txt"))


@cache
def _alike() -> Mapping[str, tuple[str, ...]]:
    rows = (line.split("\t") for name in ("everyday.tsv", "english.tsv") for line in _lines(name))
    found: dict[str, tuple[str, ...]] = {}
    for everyday, official in rows:
        for word in everyday.split():
            found[word] = (*found.get(word, ()), *official.split())
    return found


def alike(word: str) -> tuple[str, ...]:
    """Return the words of a report that an everyday or English `word` may stand for."""
    singular = word[:-1] if word.isascii() and word.endswith("s") else word
    return _alike().get(word) or _alike().get(singular, ())


@cache
def facts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (field of the metadata, pattern of the questions that ask for it)."""
    rows = (line.split("\t") for line in _lines("facts.tsv"))
    return tuple((field, re.compile(pattern)) for field, pattern in rows if field != _DOCUMENT)


@cache
def asks() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return what a question may want to be told: (pattern in it, tell-tale of an answer)."""
    rows = (line.split("\t") for line in _lines("asks.tsv"))
    return {want: (re.compile(asked), re.compile(told)) for want, asked, told in rows}


@cache
def document_words() -> re.Pattern[str]:
    """Return a pattern of the words by which people speak of a document."""
    rows = (line.split("\t") for line in _lines("facts.tsv"))
    return re.compile(next(pattern for field, pattern in rows if field == _DOCUMENT))


@dataclass(frozen=True, slots=True)
class TalkLists:
    """`whole` messages, words `inside` short ones; `names` and `extras` are left out first."""

    whole: dict[str, SmallTalk]
    inside: tuple[tuple[str, SmallTalk], ...]
    names: re.Pattern[str]
    extras: re.Pattern[str]


@cache
def small_talk() -> TalkLists:
    """Return the lists that small talk is recognised by."""
    rows = {
        kind: words.split() for kind, words in (r.split("\t") for r in _lines("small_talk.tsv"))
    }
    names, particles = set(rows.pop("name")), set(rows.pop("particle"))
    kinds = [(word, SmallTalk(kind)) for kind, words in rows.items() for word in words]
    return TalkLists(
        whole={word.lstrip("*"): kind for word, kind in kinds},
        inside=tuple((word[1:], kind) for word, kind in kinds if word.startswith("*")),
        names=_either(names),
        extras=re.compile(
            f"^(?:{_either(names).pattern})|(?:{_either(names | particles).pattern})+$"
        ),
    )
