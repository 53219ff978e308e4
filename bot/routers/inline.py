"""Inline mode: `@bot question` in any chat offers passages to send."""

import logging

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from bot import render, texts
from bot.actions import Notes
from bot.answering import Answering
from bot.buttons import keyboard
from bot.layout import place
from bot.message import shorten
from bot.render import Voice
from bot.replies import content
from knowledge.models import Hit

OFFERED = 5  # passages
CACHE_SECONDS = 300  # that Telegram may answer the same query for us; the same for everyone
TITLE_LIMIT = 60  # UTF-16 units that a client shows
START_PARAMETER = "inline"  # comes back with /start when the hint is pressed

log = logging.getLogger(__name__)


def setup() -> Router:
    """Return the router."""
    router = Router(name="inline")
    router.inline_query.register(offer)
    return router


async def offer(query: InlineQuery, bot: Bot, answering: Answering, voice: Voice) -> None:
    """Offer the top hits; a hint where nothing was typed or found.

    By words alone: a query comes with every letter that is typed, and a model of meaning would
    be asked about each of them, half words that nobody sent, for a list that is chosen from.
    """
    question = query.query.strip()
    hits = await answering.search(question, OFFERED) if question else ()
    hint = texts.INLINE_NOTHING if question else texts.INLINE_HINT
    try:
        await bot.answer_inline_query(
            query.id,
            results=[_article(hit, voice) for hit in hits],
            cache_time=CACHE_SECONDS,
            is_personal=False,
            button=None if hits else _hint(hint),
        )
    except TelegramBadRequest as error:  # the client no longer waits
        log.info("inline query %s: %s", query.id, error.message)


def _hint(text: str) -> InlineQueryResultsButton:
    return InlineQueryResultsButton(text=text, start_parameter=START_PARAMETER)


def _article(hit: Hit, voice: Voice) -> InlineQueryResultArticle:
    message = render.passage([hit], voice, Notes())
    parameters = content(message)
    del parameters["reply_markup"]  # it belongs to the result, not to its text
    return InlineQueryResultArticle(
        id=hit.passage.id,
        title=shorten(hit.quote.strip(), TITLE_LIMIT),
        description=place(hit.passage),
        input_message_content=InputTextMessageContent(
            message_text=parameters.pop("text"), **parameters
        ),
        reply_markup=keyboard(message.rows),
    )
