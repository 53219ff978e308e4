"""Documents of any supported form → `Report`. One module per form."""

import re
from dataclasses import replace
from pathlib import Path

from knowledge.errors import Refusal, ReportError
from knowledge.models import Metadata, Report
from knowledge.readers.content import Content
from knowledge.readers.page import read_page
from knowledge.readers.plain import decode
from knowledge.readers.record import read_record
from knowledge.segment import cut

LARGEST_FILE = 50 * 1024 * 1024  # bytes
LONGEST_TEXT = 1_000_000  # characters; some two thousand pages
_MOST_BYTES = {".txt": 4, ".md": 4, ".json": 8}  # that a character takes, at the most
SUFFIXES = (".txt", ".md", ".json")

_YEAR = re.compile(r"((?:19|20)\d\d)\s*年")


def read_report(source: str | Path | bytes, name: str = "", *, url: str = "") -> Report:
    """Return the report in a file, or in bytes with the `name` of the file they came from.

    The report's id is the name without its suffix; `url` is the page it is published on.
    Raises ReportError, naming file, place and reason, for what cannot be read honestly.
    """
    name = name or ("report.txt" if isinstance(source, bytes) else Path(source).name)
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise ReportError(name, Refusal.FORMAT, data={"suffix": suffix})
    data = _bytes(source, name)
    if len(data) > LONGEST_TEXT * _MOST_BYTES.get(suffix, LARGEST_FILE):
        raise ReportError(name, Refusal.TOO_LONG, data={"limit": LONGEST_TEXT})
    text = decode(data, name)
    content = read_record(text, name) if suffix == ".json" else Content(text=text, url=url)
    return _report(content, name)


def _bytes(source: str | Path | bytes, name: str) -> bytes:
    if isinstance(source, bytes):
        size, data = len(source), source
    else:
        try:
            size = Path(source).stat().st_size
            data = Path(source).read_bytes() if size <= LARGEST_FILE else b""
        except OSError as error:
            reason = error.strerror or str(error)
            raise ReportError(name, Refusal.MISSING, data={"reason": reason}) from None
    if size > LARGEST_FILE:
        raise ReportError(name, Refusal.TOO_LARGE, data={"bytes": size, "limit": LARGEST_FILE})
    return data


def _report(content: Content, name: str) -> Report:
    text = content.text
    if len(text) > LONGEST_TEXT:
        raise ReportError(name, Refusal.TOO_LONG, data={"limit": LONGEST_TEXT})
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


__all__ = ["LARGEST_FILE", "SUFFIXES", "read_report", "year_of"]
