"""Documents of any supported form → `Report`. One module, or a few, per form."""

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from knowledge.errors import Refusal, ReportError
from knowledge.models import Metadata, Report
from knowledge.readers.content import LONGEST_TEXT, Content
from knowledge.readers.page import read_page
from knowledge.segment import cut

LARGEST_FILE = 50 * 1024 * 1024  # bytes
_MOST_BYTES = {".txt": 4, ".md": 4, ".json": 8}  # that a character takes, at the most

# The function that reads each form. Most read with a library of their own, which is
# imported for the first such document and not with the program.
_READERS = {
    ".txt": "text:read_text",
    ".md": "text:read_marked",
    ".json": "record:read_record",
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".docx": "word:read_word",
    ".pdf": "pdf:read_pdf",
}
SUFFIXES = tuple(_READERS)

_YEAR = re.compile(r"((?:19|20)\d\d)\s*年")
_READING_AID = re.compile(  # a syllable with its tone behind a character: 据(jù)
    r"[\u3400-\u9fff]\s?[(（]\s?[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\s?[)）]", re.IGNORECASE
)
_MOST_READING_AIDS = 3  # a name that is hard to read has one in the original, too


def read_report(source: str | Path | bytes, name: str = "", *, url: str = "") -> Report:
    """Return the report in a file, or in bytes with the `name` of the file they came from.

    The report's id is the name without its suffix; `url` is the page it is published on.
    Raises ReportError, naming file, place and reason, for what cannot be read honestly.
    """
    name = name or ("report.txt" if isinstance(source, bytes) else Path(source).name)
    data = source if isinstance(source, bytes) else read_source(source, name)
    _check_size(len(data), name)
    content = _reader(data, name)(data, name)
    if len(content.text) > LONGEST_TEXT:
        raise ReportError(name, Refusal.TOO_LONG, data={"limit": LONGEST_TEXT})
    if len(_READING_AID.findall(content.text)) > _MOST_READING_AIDS:
        raise ReportError(name, Refusal.ANNOTATED)
    return _report(replace(content, url=url or content.url), name)


def read_source(path: str | Path, name: str = "") -> bytes:
    """Return the bytes of a document's file, spoken of by `name`. Raises ReportError."""
    name = name or Path(path).name
    try:
        _check_size(Path(path).stat().st_size, name)
        return Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReportError(name, Refusal.MISSING, data={"reason": reason}) from None


def _check_size(size: int, name: str) -> None:
    if size > LARGEST_FILE:
        raise ReportError(name, Refusal.TOO_LARGE, data={"bytes": size, "limit": LARGEST_FILE})


def _reader(data: bytes, name: str) -> Callable[[bytes, str], Content]:
    """Return what reads the document; raises ReportError where nothing can."""
    suffix = Path(name).suffix.lower()
    _function("office:refuse_office")(data, name)
    if suffix not in _READERS:
        raise ReportError(name, Refusal.FORMAT, data={"suffix": suffix})
    if len(data) > LONGEST_TEXT * _MOST_BYTES.get(suffix, LARGEST_FILE):
        raise ReportError(name, Refusal.TOO_LONG, data={"limit": LONGEST_TEXT})
    return _function(_READERS[suffix])


def _function(place: str) -> Callable[[bytes, str], Content]:
    module, name = place.split(":")
    return getattr(import_module(f"knowledge.readers.{module}"), name)  # type: ignore[no-any-return]


def _report(content: Content, name: str) -> Report:
    """Return the report that `content` is, cut into passages."""
    text = content.text
    page = read_page(text, content.title)
    metadata = replace(
        page.metadata,
        name=content.title or page.metadata.name,
        publisher=page.metadata.publisher or content.agency,
    )
    start, end = page.body
    while start < end and text[start].isspace():
        start += 1
    end = start + len(text[start:end].rstrip())
    outline = cut(text, (start, end), content.marked)
    if not outline.segments:
        raise ReportError(name, Refusal.EMPTY)
    year = content.year or year_of(metadata)
    return Report(Path(name).stem, text, metadata, outline, year, content.url)


def year_of(metadata: Metadata) -> int | None:
    """Return the year a report speaks of: the one its name gives, else that of its date."""
    if found := _YEAR.search(metadata.name):
        return int(found[1])
    published = metadata.written_date or metadata.publish_date
    return int(published[:4]) if published else None


__all__ = ["LARGEST_FILE", "LONGEST_TEXT", "SUFFIXES", "read_report", "read_source", "year_of"]
