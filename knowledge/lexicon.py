"""The word lists that ship as data: each file names its source in its first lines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from knowledge import english
from knowledge.normalize import normalize, simplified
from knowledge.phonetics import syllables
from knowledge.tokens import inside, is_han

_SHORTHAND = re.compile(r"<(\w+)>")
# rows of small_talk.tsv: looked for inside a message; forgiven when written wrongly
_INSIDE = ("insult", "distress", "alarm", "plea", "here", "asks", "about")
_BY_SOUND = ("greeting", "thanks", "farewell")
_ASKING_WORD = re.compile(r"什么|多少|[几哪谁怎咋啥吗]|如何|为何|为啥")
_SHARED = "*"  # marks a word of cantonese.tsv that Mandarin knows, too
_DOCUMENT, _POINTING, _ASKING = "document", "pointing", "asking"  # rows of facts.tsv: no fields
_PAIR = 2  # characters
_FOLDER = files("knowledge") / "data" / "lexicon"


def _lines(name: str) -> Iterator[str]:
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _either(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of `words`, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def _written_out(name: str) -> dict[str, list[str]]:
    """Return the rows of a table of patterns by their name, with <x> replaced by the row =x.

    Several rows of one name are one.
    """
    shorthand, rows = dict[str, str](), dict[str, list[str]]()
    for line in _lines(name):
        row, *columns = line.split("\t")
        written = [_SHORTHAND.sub(lambda found: f"(?:{shorthand[found[1]]})", c) for c in columns]
        if row.startswith("="):
            shorthand[row[1:]] = written[0]
        else:
            rows[row] = [*rows.get(row, []), *written]
    return rows


@cache
def function_words() -> frozenset[str]:
    """Return the words that say nothing of a question's subject."""
    return frozenset(normalize(word) for word in _lines("function_words.txt"))


@cache
def cantonese() -> Mapping[str, str]:
    """Return words of written Cantonese, simplified, and the standard ones they stand for.

    Those of Taiwan, Hong Kong and Macau are among them.
    """
    lines = (line for name in ("regional.tsv", "cantonese.tsv") for line in _lines(name))
    rows = (line.lstrip(_SHARED).partition("\t") for line in lines)
    return {simplified(written).lower(): standard for written, _, standard in rows}


@cache
def shared_with_mandarin() -> frozenset[str]:
    """Return those of the words of `cantonese` that Mandarin uses, too, in other meanings."""
    shared = (line for line in _lines("cantonese.tsv") if line.startswith(_SHARED))
    marked = {simplified(line[1:].partition("\t")[0]).lower() for line in shared}
    return frozenset(marked | {word for word in cantonese() if len(word) == 1})


@cache
def aspects() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Return (aspect, pattern for questions, pattern for headings) of a yearly report."""
    rows = (line.split("\t") for line in _lines("aspects.tsv"))
    return tuple(
        (name, re.compile("|".join(sorted(q.split(), key=len, reverse=True))), _either(h.split()))
        for name, q, h in rows
    )


def aspects_of(heading: str) -> frozenset[str]:
    """Return what the part of a report under `heading` is about."""
    return frozenset(name for name, _, pattern in aspects() if pattern.search(heading))


@cache
def english_words() -> frozenset[str]:
    """Return the English words that would read as pinyin."""
    return frozenset(word for line in _lines("english_words.txt") for word in line.split())


@cache
def general_words() -> frozenset[str]:
    """Return the words that fit every report."""
    return frozenset(_lines("general_words.txt"))


@cache
def broad_words() -> frozenset[str]:
    """Return the words by which people ask about a whole report; those that fit each, too."""
    return general_words() | function_words() | frozenset(_lines("broad_words.txt"))


@cache
def _alike() -> Mapping[str, tuple[str, ...]]:
    rows = (
        line.split("\t")
        for name in ("everyday.tsv", "thesaurus.tsv", "english.tsv")
        for line in _lines(name)
    )
    found: dict[str, tuple[str, ...]] = {}
    for everyday, official in rows:
        for word in everyday.split():
            found[word] = (*found.get(word, ()), *official.split())
    return found


@cache
def orders() -> re.Pattern[str]:
    """Return a pattern of orders to the program itself."""
    return re.compile("|".join(f"(?:{line})" for line in _lines("orders.txt")))


@cache
def phrases() -> frozenset[str]:
    """Return the everyday words of more than two characters, some of which no dictionary has.

    Those that ask, or name a part of a report, are cut like any question: 有什么成果, 最大的短板.
    """
    long = (word for word in _alike() if len(word) > _PAIR and is_han(word))
    asking = [_ASKING_WORD, *(asked for _, asked, _ in aspects())]
    return frozenset(word for word in long if not any(asks.search(word) for asks in asking))


def alike(word: str) -> tuple[str, ...]:
    """Return the words of a report that an everyday or English `word` may stand for.

    For a phrase, also those of the words in it: 公司搬来 says 公司, too.
    """
    if not word.isascii():
        said = (word, *(inside(word) if word in phrases() else ()))
        return tuple(dict.fromkeys(known for w in said for known in _alike().get(w, ())))
    own = _alike().get(word) or _alike().get(word.removesuffix("s"), ())
    return tuple(dict.fromkeys((*own, *(chinese for chinese, _ in english.chinese(word)))))


@cache
def _fact_rows() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    rows = _written_out("facts.tsv")
    return {name: tuple(map(re.compile, columns)) for name, columns in rows.items()}


@cache
def facts() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Return (field of the metadata, pattern of its names, of other ways to ask for it)."""
    words = (_DOCUMENT, _POINTING, _ASKING)
    rows = (row for row in _fact_rows().items() if row[0] not in words)
    return tuple((field, names, ways) for field, (names, ways) in rows)


@cache
def follow_ups() -> Mapping[str, frozenset[str]]:
    """Return words by which follow-ups are told from questions that are complete, by kind."""
    rows = (line.split("\t") for line in _lines("follow_ups.tsv"))
    return {kind: frozenset(words.split()) for kind, words in rows}


@cache
def asks() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return what a question may want to be told: (pattern in it, tell-tale of an answer)."""
    rows = (line.split("\t") for line in _lines("asks.tsv"))
    return {want: (re.compile(asked), re.compile(told)) for want, asked, told in rows}


def document_words() -> re.Pattern[str]:
    """Return a pattern of the words by which people speak of a document."""
    return _fact_rows()[_DOCUMENT][0]


def pointing_words() -> re.Pattern[str]:
    """Return a pattern of the words by which they point at one: this, above."""
    return _fact_rows()[_POINTING][0]


def asking_words() -> re.Pattern[str]:
    """Return a pattern of the words that go with asking for a field of the metadata."""
    return _fact_rows()[_ASKING][0]


def places() -> Iterator[tuple[str, str, str]]:
    """Yield (code, official name, short name or "") of the administrative divisions of China."""
    for line in _lines("places.tsv"):
        code, name, *short = line.split("\t")
        yield code, name, "".join(short)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What small talk is made of: `words` and `patterns` that a message consists of, by kind.

    `letters` are the words in Latin letters, as they sound; `characters` all that parts are
    written with. The other patterns are looked for inside a message.
    """

    words: Mapping[str, str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    letters: Mapping[str, str]
    characters: frozenset[str]
    insult: re.Pattern[str]
    distress: re.Pattern[str]
    alarm: re.Pattern[str]
    plea: re.Pattern[str]
    here: re.Pattern[str]
    asks: re.Pattern[str]
    about: re.Pattern[str]


@cache
def small_talk() -> Talk:
    """Return what small talk is recognised by."""
    table = _written_out("small_talk.tsv")
    rows = {name: " ".join(columns).split() for name, columns in table.items()}
    inside = {name: re.compile("|".join(rows.pop(name))) for name in _INSIDE}
    parts = [(kind, part) for kind, row in rows.items() for part in row]
    sounds = {
        "".join(syllables(part)[0]): kind
        for kind, part in parts
        if kind in _BY_SOUND and is_han(part) and len(part) > 1
    }
    return Talk(
        words={part: kind for kind, part in reversed(parts) if part.isalnum()},
        patterns=tuple((kind, re.compile(p)) for kind, p in parts if not p.isalnum()),
        letters=sounds,
        characters=frozenset("".join(part for _, part in parts)),
        **inside,
    )
