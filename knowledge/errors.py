"""What can go wrong in the library.

KnowledgeError
├── EditionError       editions cannot be changed so: `code`, `data`
├── EmbeddingError     a model of meaning gives no vectors: `code`, `data`
├── FaqError           an entry of the FAQ cannot be kept so: `code`, `data`
└── FileError          a file that cannot be used: `name`, `line`, `code`, `data`
    ├── DataError      a file that belongs to the program itself
    ├── ReportError    a document that cannot be read honestly
    └── QuestionError  a file of questions, or of what became of them

An error carries a code and its data. The sentence that a person reads is made elsewhere,
from these; `str(error)` is the plain form for a log.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar


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


class Fault(StrEnum):
    """Why a file of questions, or of what became of them, was not taken."""

    MISSING = "missing"  # no such file, or not readable
    FOLDER = "folder"  # a folder, not a file
    TOO_LARGE = "too_large"  # over the limit of megabytes, `limit`
    ENCODING = "encoding"  # not UTF-8
    EMPTY = "empty"  # there is no question in it
    QUESTION = "question"  # a line is no question
    GOLD = "gold"  # what a line says of the answer cannot be understood: `field`
    NO_GOLD = "no_gold"  # a line says that there is an answer, and not which
    RESULTS = "results"  # not what an earlier hit test printed
    OTHERS = "others"  # what an earlier hit test printed, of other questions


class Damage(StrEnum):
    """Why a file that belongs to the program cannot be used."""

    MISSING = "missing"  # not there, or not readable
    GARBLED = "garbled"  # holds something else than it should
    INCOMPLETE = "incomplete"  # lacks something, or holds more: `part`


class Setback(StrEnum):
    """Why a model of meaning gives no vectors."""

    NOT_INSTALLED = "not_installed"  # the extra is not there, or not for this machine
    UNREACHABLE = "unreachable"  # no connection, or no answer in time
    REFUSED = "refused"  # an HTTP status other than 200: `status`
    GARBLED = "garbled"  # not the vectors that were asked for


class Hindrance(StrEnum):
    """Why the editions of the knowledge base stay as they are."""

    NO_EDITION = "no_edition"  # there is none of that `number`
    NO_REPORT = "no_report"  # the newest edition holds none of that `id`
    ID_TAKEN = "id_taken"  # the newest edition holds a report of that `id` already
    TWICE = "twice"  # two files, `first` and `second`, are to be added at once as one `id`
    UNCHANGED = "unchanged"  # the newest edition holds the very same, and nothing else
    NOTHING_LEFT = "nothing_left"  # an edition of no report would answer nothing
    NOTHING_BEFORE = "nothing_before"  # no edition was current before this one
    IS_CURRENT = "is_current"  # that one, `number`, is current already
    WAS_CURRENT = "was_current"  # a rollback may return to that one, `number`
    DISCARDED = "discarded"  # that one, `number`, was discarded
    SWITCHED = "switched"  # somebody else has switched meanwhile


class Objection(StrEnum):
    """Why an entry of the FAQ is not kept so."""

    NO_ENTRY = "no_entry"  # there is none of that `id`, or it is retired
    NO_WORDING = "no_wording"  # nothing that a resident could ask
    TOO_MANY_WORDINGS = "too_many_wordings"  # over the limit, `limit`
    TOO_LONG = "too_long"  # a wording is over the limit of characters, `limit`
    NO_PASSAGE = "no_passage"  # it is bound to nothing
    TOO_MANY_PASSAGES = "too_many_passages"  # over the limit, `limit`
    TAKEN = "taken"  # another entry, `id`, answers that `wording` already
    CHANGED = "changed"  # somebody else has changed entries since they were seen


class KnowledgeError(Exception):
    """Root of every error this package raises on purpose."""


CodeT = TypeVar("CodeT", bound=StrEnum)


class CodedError(KnowledgeError, Generic[CodeT]):
    """Something that has a code, and particulars."""

    def __init__(self, code: CodeT, **data: str | int) -> None:
        self.code = code
        self.data = data
        super().__init__(code)

    def __str__(self) -> str:
        return " ".join((self.code, *(f"{key}={value}" for key, value in self.data.items())))


class EmbeddingError(CodedError[Setback]):
    """A model of meaning gave no vectors. Nothing in it tells where the model is, or the key."""


class EditionError(CodedError[Hindrance]):
    """The editions stay as they are: why."""


class FaqError(CodedError[Objection]):
    """The entries of the FAQ stay as they are: why."""


class FileError(KnowledgeError, Generic[CodeT]):
    """A file was refused: which one, where, and why."""

    def __init__(
        self,
        name: str,
        code: CodeT,
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


class DataError(FileError[Damage]):
    """A file of the program itself cannot be used: it has to be installed anew."""


class ReportError(FileError[Refusal]):
    """A document was refused."""


class QuestionError(FileError[Fault]):
    """A file of questions, or of what became of them, was refused."""
