"""Presses on buttons: they edit the message the button stands under."""

import logging
from dataclasses import replace

from aiogram import Bot, Router
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
)
from aiogram.types import CallbackQuery
from aiogram.types import Message as Received

from bot import render, texts
from bot.actions import Notes, ShowPassage
from bot.answering import Answering
from bot.buttons import PassagePress, SectionPress
from bot.conversations import Conversations
from bot.errors import first_line
from bot.message import Message
from bot.office.speaking import UNCHANGED
from bot.render import Voice
from bot.replies import content
from knowledge import lexicon
from knowledge.hits import make_hit
from knowledge.models import Hit, Passage
from knowledge.normalize import normalize

log = logging.getLogger(__name__)


def setup() -> Router:
    """Return the router."""
    router = Router(name="presses")
    router.callback_query.register(show_passage, PassagePress.filter())
    router.callback_query.register(show_section, SectionPress.filter())
    router.callback_query.register(refuse)
    return router


async def show_passage(
    query: CallbackQuery,
    *,
    callback_data: PassagePress,
    bot: Bot,
    answering: Answering,
    voice: Voice,
    conversations: Conversations,
) -> None:
    """Show the passage, the whole of it or an excerpt; what is asked next goes on from it."""
    try:
        action = callback_data.action()
    except ValueError:
        await refuse(query, bot)
        return
    hits = _hits(action, answering)
    if not hits:
        await refuse(query, bot)
        return
    notes = _notes(action, hits)
    _turn(query, conversations, hits[action.at].passage)
    message = render.passage(hits, voice, notes, at=action.at, whole=action.whole)
    await _show(query, bot, message)


async def show_section(
    query: CallbackQuery,
    *,
    callback_data: SectionPress,
    bot: Bot,
    answering: Answering,
    voice: Voice,
    conversations: Conversations,
) -> None:
    """Show the section's parts, or its passage when it has no parts, as `show_passage` does."""
    section = answering.section(callback_data.section_id)
    if section is None:
        await refuse(query, bot)
        return
    if len(section.passages) > 1 or section.parts:
        await _show(query, bot, render.section(section))
        return
    hit = make_hit(section.passages[0], render.QUOTELESS)
    _turn(query, conversations, hit.passage)
    await _show(query, bot, render.passage([hit], voice))


async def refuse(query: CallbackQuery, bot: Bot) -> None:
    """Say that the button leads nowhere any more."""
    await _answer(query, bot, texts.BUTTON_GONE)


def _turn(query: CallbackQuery, conversations: Conversations, passage: Passage) -> None:
    """Let what is asked next go on from the passage that was opened."""
    if query.message is not None:
        conversations.turn_to((query.message.chat.id, query.message.message_id), passage)


def _hits(action: ShowPassage, answering: Answering) -> list[Hit]:
    """Return what the press refers to; nothing when any of it is not in this edition."""
    hits = []
    for ref in action.refs:
        passage = answering.passage(ref.passage_id)
        if passage is None or not 0 <= ref.quote_span[0] <= ref.quote_span[1] <= len(passage.text):
            return []
        hits.append(make_hit(passage, ref.quote_span))
    return hits


def _notes(action: ShowPassage, hits: list[Hit]) -> Notes:
    """Return the notes to show. A client of somebody's own may send terms of its own invention."""
    if not action.notes.understood:
        return action.notes
    published = [normalize(report.text) for report in {hit.passage.report for hit in hits}]
    known = lexicon.function_words()
    terms = (
        term
        for term in action.notes.understood.split("、")
        if term in known or any(term in text for text in published)
    )
    return replace(action.notes, understood="、".join(terms))


async def _show(query: CallbackQuery, bot: Bot, message: Message) -> None:
    try:
        sentence = "" if await _edit(query, bot, message) else texts.BUTTON_GONE
    except ClientDecodeError:  # it was edited: only what Telegram says of it is not understood
        sentence = ""
    except TelegramAPIError as error:
        log.info("press %s: %s", query.id, first_line(error))
        sentence = _excuse(error)
    await _answer(query, bot, sentence)


def _excuse(error: TelegramAPIError) -> str:
    """Return what to tell about an edit that was refused, "" where nothing is amiss."""
    if UNCHANGED in error.message:
        return ""
    for_good = isinstance(error, TelegramBadRequest | TelegramForbiddenError)
    return texts.BUTTON_GONE if for_good else texts.PRESS_FAILED


async def _edit(query: CallbackQuery, bot: Bot, message: Message) -> bool:
    """Return whether there was a message to edit. Raises aiogram's TelegramAPIError."""
    if query.inline_message_id is not None:
        await bot.edit_message_text(inline_message_id=query.inline_message_id, **content(message))
    elif isinstance(query.message, Received):
        chat_id, message_id = query.message.chat.id, query.message.message_id
        await bot.edit_message_text(chat_id=chat_id, message_id=message_id, **content(message))
    else:  # too old: Telegram no longer says what stood there
        return False
    return True


async def _answer(query: CallbackQuery, bot: Bot, text: str) -> None:
    try:
        await bot.answer_callback_query(query.id, text=text or None, show_alert=bool(text))
    except AiogramError as error:  # as a rule the client no longer waits
        log.info("press %s: %s", query.id, first_line(error))
