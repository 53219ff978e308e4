"""What can go wrong in the library.

KnowledgeError
└── ReportError    a document that cannot be read honestly: `name`, `line`, `code`, `data`

An error carries a code and its data. The sentence that a person reads is made elsewhere,
from these; `str(error)` is the plain form for a log.
"""

from collections.abc import Mapping
from enum import StrEnum


class Refusal(StrEnum):
    """Why a document was not taken."""

    MISSING = "missing"  # no such file, or not readable
    EMPTY = "empty"  # nothing is left after the page chrome is dropped
    ENCODING = "encoding"  # in none of the encodings we know
    FORMAT = "format"  # a kind of file there is no reader for
    TOO_LARGE = "too_large"  # over the size limit


class KnowledgeError(Exception):
    """Root of every error this package raises on purpose."""


class ReportError(KnowledgeError):
    """A document was refused: which one, where, and why."""

    def __init__(
        self,
        name: str,
        code: Refusal,
        *,
        line: int | None = None,
        data: Mapping[str, str | int] | None = None,
    ) -> None:
        self.name = name
        self.code = code
        self.line = line
        self.data: Mapping[str, str | int] = dict(data or {})
        super().__init__(name, code)

    def __str__(self) -> str:
        name = " ".join(self.name.split())  # a file's name may hold line breaks
        place = name if self.line is None else f"{name}:{self.line}"
        detail = "".join(f" {key}={value}" for key, value in self.data.items())
        return f"{place}: {self.code}{detail}"
