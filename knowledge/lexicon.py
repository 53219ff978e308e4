"""The word lists that ship as data: each file names its source in its first lines."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from knowledge.models import SmallTalk
from knowledge.normalize import normalize, simplified

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
def _cantonese() -> tuple[re.Pattern[str], dict[str, str]]:
    words = {}
    for line in _lines("cantonese.tsv"):
        written, _, standard = line.partition("\t")
        words[written] = words[simplified(written)] = standard
    return _either(words), words


def mandarin(text: str) -> str:
    """Return `text` with words of written Cantonese put into standard words."""
    pattern, words = _cantonese()
    return pattern.sub(lambda found: words[found.group()], text)


@cache
def aspects() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Return (aspect, pattern for questions, pattern for headings) of a yearly report."""
    rows = (line.split("\t") for line in _lines("aspects.tsv"))
    return tuple((name, _either(set(q.split())), _either(set(h.split()))) for name, q, h in rows)


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
