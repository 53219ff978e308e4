"""The commands that explain the bot: /start, /help, /about."""

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import Message

from bot import render, texts
from bot.filters import Spoken
from bot.render import Voice
from bot.replies import reply
from knowledge import Library


def setup() -> Router:
    """Return the router."""
    router = Router(name="start")
    router.message.filter(Spoken())
    router.message.register(start, Command("start", ignore_case=True))
    router.message.register(show_help, Command("help", ignore_case=True))
    router.message.register(about, Command("about", ignore_case=True))
    return router


async def start(message: Message, bot: Bot, voice: Voice) -> None:
    """Greet."""
    await reply(bot, message, voice.message(texts.START))


async def show_help(message: Message, bot: Bot, voice: Voice) -> None:
    """Say how to ask."""
    await reply(bot, message, voice.message(texts.HELP))


async def about(message: Message, bot: Bot, voice: Voice, library: Library) -> None:
    """Say what the bot is and what it answers from."""
    await reply(bot, message, render.about(library.reports, voice))
