"""Office files that cannot be read honestly: old ones, encrypted ones, archives that inflate."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePath

from knowledge.errors import Refusal, ReportError

OLD_SUFFIXES = (".doc", ".dot", ".wps", ".wpt", ".xls", ".et", ".ppt", ".dps")
LARGEST_ARCHIVE = 500 * 1024 * 1024  # bytes, as the archive says of all that is in it
LARGEST_PART = 32 * 1024 * 1024  # bytes, of a part that is read
MOST_ENTRIES = 10_000  # of an archive; one with more is not opened

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")  # how files of the old formats begin
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_DIRECTORY_ENTRY = 128  # bytes; a name begins with its entry
_ARCHIVE_ENTRY = b"PK\x01\x02"
_PASSWORD_BITS = 0x41  # of an entry's flags: encrypted, strongly encrypted
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the only ones a package may use
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    zlib.error,
)


class UnreadableError(Exception):
    """What is wrong with a file; its reader, which knows the name, makes a ReportError of it."""

    def __init__(self, code: Refusal, data: Mapping[str, str | int] | None = None) -> None:
        self.code = code
        self.data = dict(data or {})
        super().__init__(code)


def refuse_office(data: bytes, name: str) -> None:
    """Raise ReportError (ENCRYPTED or OLD_FORMAT) for an office file that there is no reader for.

    Its bytes tell, whatever the name; else the suffix does, since what hides behind it,
    RTF or a page, has to be saved anew as well.
    """
    compound = data.startswith(_COMPOUND)
    if compound and _holds_package(data):
        raise ReportError(name, Refusal.ENCRYPTED)
    suffix = PurePath(name).suffix.lower()
    if compound or suffix in OLD_SUFFIXES:
        raise ReportError(name, Refusal.OLD_FORMAT, data={"suffix": suffix})


def _holds_package(data: bytes) -> bool:
    """Tell if a directory entry of the file is the package that a password locks."""
    found = data.find(_ENCRYPTED_PACKAGE)
    while found >= 0 and found % _DIRECTORY_ENTRY:
        found = data.find(_ENCRYPTED_PACKAGE, found + 1)
    return found >= 0


class Archive:
    """A ZIP archive that is read part by part, none further than `LARGEST_PART`."""

    def __init__(self, data: bytes) -> None:
        """Raise UnreadableError for what is no archive, or too much of one."""
        if (entries := data.count(_ARCHIVE_ENTRY)) > MOST_ENTRIES:
            raise UnreadableError(Refusal.INFLATES, {"entries": entries, "limit": MOST_ENTRIES})
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN:
            raise UnreadableError(Refusal.DAMAGED) from None
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        size = sum(entry.file_size for entry in self._entries.values())
        if size > LARGEST_ARCHIVE:
            raise UnreadableError(Refusal.INFLATES, {"bytes": size, "limit": LARGEST_ARCHIVE})

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def read(self, part: str) -> bytes:
        """Return a part's bytes; raise UnreadableError if it is missing, broken or too large."""
        if (entry := self._entries.get(part)) is None:
            raise UnreadableError(Refusal.DAMAGED, {"part": part})
        if entry.flag_bits & _PASSWORD_BITS:
            raise UnreadableError(Refusal.ENCRYPTED)
        if entry.compress_type not in _METHODS:
            raise UnreadableError(Refusal.DAMAGED, {"part": part})
        if entry.file_size > LARGEST_PART:
            raise UnreadableError(Refusal.INFLATES, {"part": part, "limit": LARGEST_PART})
        return self._inflated(entry)

    def _inflated(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            with self._zip.open(entry) as file:
                # the size an entry declares may be a lie: no more than that is inflated
                return file.read(entry.file_size + 1)
        except _BROKEN:
            raise UnreadableError(Refusal.DAMAGED, {"part": entry.filename}) from None
