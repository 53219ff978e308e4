"""Documents that come out of the chat, as far as Telegram lets bots have them."""

import asyncio
import logging
from collections.abc import Sequence
from io import BytesIO
from typing import Final

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import Document
from aiohttp import ClientError

from bot import texts
from bot.apart import Step
from bot.handed import Handed, clean

MEGABYTE: Final = 1024 * 1024
DOCUMENT_BYTES: Final = 20 * MEGABYTE  # https://core.telegram.org/bots/api#getfile
PARCEL_BYTES: Final = 64 * MEGABYTE  # of what is sent together
SECONDS: Final = 120  # for one document

# what comes of a connection that breaks, of a file that is gone, of a server's own files
_FAILURES = (AiogramError, ClientError, TimeoutError, OSError, KeyError)

log = logging.getLogger(__name__)


async def download(
    bot: Bot, documents: Sequence[Document], step: Step
) -> tuple[list[Handed], list[str]]:
    """Return the files with their names, and a sentence for each that could not be had.

    `step` is told which of how many comes now.
    """
    handed, refused, room = list[Handed](), list[str](), PARCEL_BYTES
    for number, document in enumerate(documents, 1):
        step(number, len(documents))
        got = await _download(bot, document, room)
        if isinstance(got, str):
            refused.append(got)
        else:
            room -= len(got)
            handed.append((name_of(document), got))
    return handed, refused


def name_of(document: Document) -> str:
    """Return the name of a document as it can be shown and kept."""
    return clean(document.file_name or "") or texts.OFFICE_UNNAMED


async def _download(bot: Bot, document: Document, room: int) -> bytes | str:
    """Return what a document holds, or why that cannot be had."""
    name, size = name_of(document), document.file_size or 0
    if size > DOCUMENT_BYTES:
        limit = DOCUMENT_BYTES // MEGABYTE
        return texts.OFFICE_TOO_LARGE.format(file=name, limit=limit)
    if size > room:
        return texts.OFFICE_TOO_MUCH.format(file=name, limit=PARCEL_BYTES // MEGABYTE)
    content = BytesIO()
    try:
        async with asyncio.timeout(SECONDS):
            await bot.download(document, content, timeout=SECONDS)
    except _FAILURES as error:
        # no more than its name: what it says may hold an address, which holds the token
        log.warning("document %s: %s", document.file_unique_id, type(error).__name__)
        return texts.OFFICE_NOT_DOWNLOADED.format(file=name)
    return content.getvalue()
