"""Files become an edition that nobody is answered from yet: from the chat, or from the folder."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Final

from aiogram import Bot
from aiogram.types import Message

from bot import texts
from bot.apart import ApartError, Step, apart
from bot.desk import Desk
from bot.downloads import download
from bot.folder import read_folder
from bot.handed import Read, read_handed
from bot.message import shorten
from bot.office.operators import Operator
from bot.office.page import Page
from bot.office.previews import preview
from bot.office.speaking import Tell, line
from bot.preparing import Prepared, differing, prepare
from bot.roles import Action
from bot.sheets.lines import flat

NOTE: Final = 200  # UTF-16 units of a caption that are kept as the edition's note


async def handed_in(
    desk: Desk, bot: Bot, operator: Operator, messages: Sequence[Message], tell: Tell
) -> Page:
    """Return the preview of the edition that the documents of these messages make.

    `tell` is told how far the work is. Raises what `prepare` raises, and ApartError.
    """
    documents = [message.document for message in messages if message.document]
    handed, lost = await download(bot, documents, _telling(tell, texts.OFFICE_DOWNLOADING))
    read = Read()
    if handed:
        step = _telling(tell, texts.OFFICE_READING)
        async with _noting_failure(desk, operator, Action.UPLOAD):
            read = await apart(read_handed, handed, step=step)
    read = replace(read, refused=(*lost, *read.refused))
    captions = (flat(message.caption) for message in messages if message.caption)
    note = shorten(" ".join(captions), NOTE) or texts.OFFICE_NOTE_UPLOADED
    tell(texts.OFFICE_COMPARING)
    made = await prepare(desk, read, actor=operator.actor, action=Action.UPLOAD, note=note)
    return await _previewed(desk, made)


async def reloaded(desk: Desk, operator: Operator, tell: Tell) -> Page:
    """Return the preview of the edition that the folder of reports makes, likewise."""
    folder = desk.settings.reports_dir
    if folder is None:
        await desk.audit.note(operator.actor, Action.RELOAD)
        return line(texts.OFFICE_NO_REPORTS_DIR)
    async with _noting_failure(desk, operator, Action.RELOAD):
        read = await apart(read_folder, folder, step=_telling(tell, texts.OFFICE_READING))
    note = texts.OFFICE_NOTE_RELOADED
    tell(texts.OFFICE_COMPARING)
    made = await prepare(desk, read, actor=operator.actor, action=Action.RELOAD, note=note)
    return await _previewed(desk, made)


@asynccontextmanager
async def _noting_failure(desk: Desk, operator: Operator, action: Action) -> AsyncIterator[None]:
    """Write down what an operator began, also where nothing comes of it."""
    try:
        yield
    except ApartError:
        await desk.audit.note(operator.actor, action)
        raise


async def _previewed(desk: Desk, prepared: Prepared) -> Page:
    edition = prepared.edition
    differs = await differing(desk, edition.number) if edition else None
    return await asyncio.to_thread(preview, prepared, differs)


def _telling(tell: Tell, sentence: str) -> Step:
    return lambda number, total: tell(sentence.format(number=number, total=total))
