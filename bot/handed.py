"""Reading files that were handed in, in a process apart: none stops the others."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.apart import Step
from bot.explain import explain
from knowledge.errors import ReportError
from knowledge.readers import read_source
from knowledge.store import Filed

LONGEST_NAME: Final = 120  # characters

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs"})  # controls, marks of direction, halves
_SLASH: Final = re.compile(r"[/\\]")

Handed = tuple[str, bytes]  # a file as it was handed in: its name, its content


@dataclass(frozen=True, slots=True)
class Read:
    """The reports that were read, and a sentence for each file that was not.

    `present` are the ids of all files of a folder; None where files came by themselves.
    """

    filed: tuple[Filed, ...] = ()
    refused: tuple[str, ...] = ()
    present: frozenset[str] | None = None

    @classmethod
    def of(cls, read: Sequence[Filed | str]) -> "Read":
        """Return the reports and the sentences, in the order of the files."""
        filed = tuple(each for each in read if isinstance(each, Filed))
        return cls(filed, tuple(each for each in read if isinstance(each, str)))


def clean(name: str) -> str:
    """Return a file's name as it can be shown and kept, without what nobody sees.

    It leads to no folder, and where it is too long keeps its suffix.
    """
    words = " ".join(_SLASH.split(name)[-1].split())
    seen = "".join(c for c in words if unicodedata.category(c) not in _UNSEEN)
    suffix = Path(seen).suffix
    if len(seen) <= LONGEST_NAME or len(suffix) >= LONGEST_NAME:
        return seen[:LONGEST_NAME]
    return seen[: LONGEST_NAME - len(suffix)] + suffix


def read_handed(handed: Sequence[Handed], step: Step) -> Read:
    """Return what was read from files; `step` is told how many of how many."""
    read = list[Filed | str]()
    for number, (name, content) in enumerate(handed, 1):
        step(number, len(handed))
        read.append(read_one(content, name))
    return Read.of(read)


def read_one(source: bytes | Path, name: str) -> Filed | str:
    """Return the report in a file of that name, or the sentence that says why it has none."""
    try:
        content = read_source(source, name) if isinstance(source, Path) else source
        return Filed.of(content, name)
    except ReportError as error:
        return explain(error)
