"""The files of an edition, as they were handed in."""

import io
import zipfile
from collections.abc import Sequence
from typing import Final

from bot import texts
from bot.office.page import File, Page
from bot.office.speaking import ALBUM, line
from knowledge.store import Held

MB: Final = 1_000_000
# what a bot may send: https://core.telegram.org/bots/api#senddocument
LIMIT_MB: Final = 50


def page(number: int, sources: Sequence[tuple[Held, bytes]]) -> Page:
    """Return the files one by one, as an archive where they are many; a sentence if too large.

    It takes a while where they are large.
    """
    files = [File(held.file, content) for held, content in sources]
    if len(files) > ALBUM:
        files = [File(texts.OFFICE_SOURCES_FILE.format(number=number), _archive(files))]
    if any(len(file.content) > LIMIT_MB * MB for file in files):
        return too_large(number)
    told = texts.OFFICE_SOURCES.format(number=number, count=len(sources))
    return Page(line(told).message, tuple(files))


def too_large(number: int) -> Page:
    """Return the sentence for files that Telegram does not take."""
    return line(texts.OFFICE_SOURCES_TOO_LARGE.format(number=number, limit=LIMIT_MB))


def _archive(files: Sequence[File]) -> bytes:
    """Return a zip of the files. No edition has two of one name: a report's id comes of it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(file.name, file.content)
    return written.getvalue()
