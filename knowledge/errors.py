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
    FORMAT = "format"  # a kind of file there is no reader for
    OLD_FORMAT = "old_format"  # .doc, .wps: a word processor has to save it anew
    DAMAGED = "damaged"  # not, or no longer, what its name says it is
    ENCRYPTED = "encrypted"  # opens only with a password
    ENCODING = "encoding"  # in none of the encodings we know
    SCANNED = "scanned"  # pictures of pages, without text
    ANNOTATED = "annotated"  # reading aids stand between the words: 根据(jù)
    EMPTY = "empty"  # nothing is left after the page chrome is dropped
    TOO_LARGE = "too_large"  # over the limit of bytes, `limit`
    TOO_LONG = "too_long"  # over the limit of characters, `limit`
    INFLATES = "inflates"  # unpacks to more than the limit of bytes, `limit`
    TOO_COMPLEX = "too_complex"  # reading it takes more time or memory than one file may take


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
