"""The files of words that ship as data, as lines, as tables and as patterns."""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files

_SHORTHAND = re.compile(r"<(\w+)>")
_FOLDER = files("knowledge") / "data" / "lexicon"


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a file that are neither empty nor a comment."""
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def either(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of `words`, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds what any of `patterns` does, but for those that are empty."""
    return re.compile("|".join(filter(None, patterns)))


def written_out(name: str) -> dict[str, list[str]]:
    """Return the rows of a table of patterns by their name, with <x> replaced by the row =x.

    Several rows of one name are one.
    """
    shorthand, rows = dict[str, str](), dict[str, list[str]]()
    for line in lines(name):
        row, *columns = line.split("\t")
        written = [_SHORTHAND.sub(lambda found: f"(?:{shorthand[found[1]]})", c) for c in columns]
        if row.startswith("="):
            shorthand[row[1:]] = written[0]
        else:
            rows[row] = [*rows.get(row, []), *written]
    return rows
