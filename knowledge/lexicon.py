"""The word lists that ship as data: each file names its source in its first lines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from knowledge import english
from knowledge.normalize import normalize, simplified
from knowledge.tokens import inside, is_han
from knowledge.word_lists import any_of, either, lines, written_out

_SHARED = "*"  # marks a word of cantonese.tsv that Mandarin knows, too
_DOCUMENT, _KIND, _POINTING, _ASKING = "document", "kind", "pointing", "asking"
_NO_FIELDS = (_DOCUMENT, _KIND, _POINTING, _ASKING)  # rows of facts.tsv
_PAIR = 2  # characters
_SAME = ("everyday.tsv", "abbreviations.tsv", "quantities.tsv")  # mean the very same
_LIKELY = ("thesaurus.tsv", "spoken.tsv", "explained.tsv", "english.tsv")  # may be meant
_PARTICLES = ("的", "了")


@cache
def function_words() -> frozenset[str]:
    """Return the words that say nothing of a question's subject."""
    return frozenset(normalize(word) for word in lines("function_words.txt"))


@cache
def cantonese() -> Mapping[str, str]:
    """Return words of written Cantonese, simplified, and the standard ones they stand for.

    Those of Taiwan, Hong Kong and Macau are among them.
    """
    every = (line for name in ("regional.tsv", "cantonese.tsv") for line in lines(name))
    rows = (line.lstrip(_SHARED).partition("\t") for line in every)
    return {simplified(written).lower(): standard for written, _, standard in rows}


@cache
def shared_with_mandarin() -> frozenset[str]:
    """Return those of the words of `cantonese` that Mandarin uses, too, in other meanings."""
    shared = (line for line in lines("cantonese.tsv") if line.startswith(_SHARED))
    marked = {simplified(line[1:].partition("\t")[0]).lower() for line in shared}
    return frozenset(marked | {word for word in cantonese() if len(word) == 1})


@cache
def aspects() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Return (aspect, pattern for questions, pattern for headings) of a yearly report."""
    rows = (line.split("\t") for line in lines("aspects.tsv"))
    return tuple(
        (name, re.compile("|".join(sorted(q.split(), key=len, reverse=True))), either(h.split()))
        for name, q, h in rows
    )


def aspects_of(heading: str) -> frozenset[str]:
    """Return what the part of a report under `heading` is about."""
    return frozenset(name for name, _, pattern in aspects() if pattern.search(heading))


@cache
def english_words() -> frozenset[str]:
    """Return the English words that would read as pinyin."""
    return frozenset(word for line in lines("english_words.txt") for word in line.split())


@cache
def general_words() -> frozenset[str]:
    """Return the words that fit every report."""
    return frozenset(lines("general_words.txt"))


@cache
def broad_words() -> frozenset[str]:
    """Return the words by which people ask about a whole report; those that fit each, too."""
    return general_words() | function_words() | frozenset(lines("broad_words.txt"))


def _meanings(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for everyday, official in (line.split("\t") for name in names for line in lines(name)):
        for word in everyday.split():
            found[word] = (*found.get(word, ()), *official.split())
    return found


@cache
def _same() -> Mapping[str, tuple[str, ...]]:
    return _meanings(_SAME)


def same(word: str) -> tuple[str, ...]:
    """Return the words of a report that mean just what an everyday `word` does."""
    return _same().get(word, ())


@cache
def _alike() -> Mapping[str, tuple[str, ...]]:
    found = _meanings((*_SAME, *_LIKELY))
    for phrase, meant in english.phrases().items():
        found[phrase] = (*meant, *found.get(phrase, ()))
    return found


@cache
def quantities() -> tuple[frozenset[str], ...]:
    """Return the names of each quantity of statistics, its abbreviations among them."""
    return tuple(frozenset(line.split()) for line in lines("quantities.tsv"))


@cache
def _names_of_quantities() -> frozenset[str]:
    return frozenset().union(*quantities())


def is_quantity(word: str) -> bool:
    """Return whether a word names a quantity of statistics."""
    return word in _names_of_quantities()


@cache
def abbreviations() -> Mapping[str, str]:
    """Return what abbreviations stand for, the commonest name of each.

    What reports write stands for itself, but where no tokenizer keeps it whole: pm2.5.
    """
    files = ("abbreviations.tsv", "quantities.tsv")
    rows = (line.split("\t") for name in files for line in lines(name))
    pairs = [(short.split(), full.split()) for short, full in rows]
    written = {name: name for _, full in pairs for name in full if is_han(name)}
    return {name: full[0] for short, full in pairs for name in short} | written


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """How people ask which reports there are, and the words of which such questions consist.

    One of them names `own`, unless a place or a year, and nothing that somebody `needs`.
    """

    asks: re.Pattern[str]
    own: re.Pattern[str]
    needs: re.Pattern[str]
    words: frozenset[str]


@cache
def catalogue() -> Catalogue:
    """Return what a question about the reports themselves is recognised by."""
    rows = written_out("catalogue.tsv")
    return Catalogue(
        asks=re.compile(rows["asks"][0]),
        own=re.compile(rows["own"][0]),
        needs=re.compile(rows["needs"][0]),
        words=function_words() | frozenset(rows["words"][0].split()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A sentence by which a report tells of itself: how it is asked for, and what tells it.

    Besides the subject of the report, such a question consists of `words`.
    """

    asked: re.Pattern[str]
    words: frozenset[str]
    told: re.Pattern[str]


@cache
def stated() -> Mapping[str, Stated]:
    """Return the kinds of sentences by which a report tells of itself."""
    return {
        kind: Stated(asked=re.compile(asked), words=frozenset(of.split()), told=re.compile(told))
        for kind, (asked, of, told) in written_out("stated.tsv").items()
    }


@cache
def orders() -> re.Pattern[str]:
    """Return a pattern of orders to the program itself."""
    return re.compile("|".join(f"(?:{line})" for line in lines("orders.txt")))


@cache
def phrases() -> frozenset[str]:
    """Return the everyday words of more than two characters, some of which no dictionary has.

    Those that ask, or name a part of a report, are cut like any question: 有什么成果, 最大的短板;
    so are those whose end is part of what is asked: 是谁负责的.
    """
    long = (w for w in _alike() if len(w) > _PAIR and is_han(w) and not w.endswith(_PARTICLES))
    asking = [question_words(), *(asked for _, asked, _ in aspects())]
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
def _said_for() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for everyday, words in _alike().items():
        for official in words:
            found[official] = (*found.get(official, ()), everyday)
    return found


def said_for(word: str) -> tuple[str, ...]:
    """Return the everyday words that a `word` of reports may stand for: 企业 for 市场主体."""
    return _said_for().get(word, ())


@cache
def _fact_rows() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    rows = written_out("facts.tsv")
    return {name: tuple(map(re.compile, columns)) for name, columns in rows.items()}


@cache
def facts() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Return (field of the metadata, pattern of its names, of other ways to ask for it)."""
    rows = (row for row in _fact_rows().items() if row[0] not in _NO_FIELDS)
    return tuple((field, names, ways) for field, (names, ways) in rows)


@cache
def follow_ups() -> Mapping[str, frozenset[str]]:
    """Return words by which follow-ups are told from questions that are complete, by kind."""
    rows = (line.split("\t") for line in lines("follow_ups.tsv"))
    return {kind: frozenset(words.split()) for kind, words in rows}


@cache
def cues() -> Mapping[str, re.Pattern[str]]:
    """Return patterns by which questions show that they go on from another, by kind."""
    return {cue: any_of(patterns) for cue, patterns in written_out("cues.tsv").items()}


@cache
def question_words() -> re.Pattern[str]:
    """Return a pattern of the words that ask: what, how many, who."""
    return any_of(written_out("interrogatives.tsv")["word"])


@cache
def question_forms() -> re.Pattern[str]:
    """Return a pattern of what makes a text a question: those words, or how it is built."""
    rows = written_out("interrogatives.tsv")
    return any_of([*rows["word"], *rows["form"]])


@cache
def asking_for_all() -> re.Pattern[str]:
    """Return a pattern of the words that ask for all of something: which ones, each."""
    return any_of(written_out("interrogatives.tsv")["all"])


@cache
def asks() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return what a question may want to be told: (pattern in it, tell-tale of an answer)."""
    rows = written_out("asks.tsv").items()
    return {want: (any_of(columns[::2]), any_of(columns[1::2])) for want, columns in rows}


def document_words() -> re.Pattern[str]:
    """Return a pattern of the words by which people speak of a document."""
    return _fact_rows()[_DOCUMENT][0]


def document_kinds() -> re.Pattern[str]:
    """Return a pattern of those of them that say of what kind it is, as its title does."""
    return _fact_rows()[_KIND][0]


def pointing_words() -> re.Pattern[str]:
    """Return a pattern of the words by which they point at one: this, above."""
    return _fact_rows()[_POINTING][0]


def asking_words() -> re.Pattern[str]:
    """Return a pattern of the words that go with asking for a field of the metadata."""
    return _fact_rows()[_ASKING][0]


def places() -> Iterator[tuple[str, str, str]]:
    """Yield (code, official name, short name or "") of the administrative divisions of China."""
    for line in lines("places.tsv"):
        code, name, *short = line.split("\t")
        yield code, name, "".join(short)


def countries() -> Iterator[str]:
    """Yield the names of other countries."""
    for line in lines("countries.txt"):
        yield from line.split()


def places_other_names() -> Mapping[str, str]:
    """Return the short name of a place by each other name that it has: 粤 and 南粤 for 广东."""
    rows = (line.split("\t") for line in lines("places_other_names.tsv"))
    return {other: name for name, others in rows for other in others.split()}
