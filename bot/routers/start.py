"""The commands that explain the bot: /start, /help, /about."""

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import Message

from bot import render, texts
from bot.answering import Answering
from bot.filters import Spoken, is_private
from bot.message import Message as Sent
from bot.office import menus
from bot.office.operators import Operator, Staffed
from bot.render import Voice
from bot.replies import reply


def setup() -> Router:
    """Return the router."""
    router = Router(name="start")
    router.message.filter(Spoken())
    in_private = F.chat.type == ChatType.PRIVATE
    router.message.register(start, in_private, Command("start", ignore_case=True))
    wants_help = Command("help", ignore_case=True)
    router.message.register(show_operator_help, wants_help, Staffed())
    router.message.register(show_help, wants_help)
    router.message.register(about, Command("about", ignore_case=True))
    return router


async def start(message: Message, bot: Bot, voice: Voice) -> None:
    """Greet."""
    await reply(bot, message, voice.message(texts.START))


async def show_help(message: Message, bot: Bot, voice: Voice) -> None:
    """Say how to ask."""
    sentence = texts.HELP if is_private(message) else texts.HELP_IN_GROUP
    await reply(bot, message, voice.message(sentence))


async def show_operator_help(message: Message, bot: Bot, voice: Voice, operator: Operator) -> None:
    """Say how to ask, and what else the operator can do."""
    guide = f"{voice.says(texts.HELP)}\n\n{menus.guide(operator.role)}"
    await reply(bot, message, Sent(guide))


async def about(message: Message, bot: Bot, voice: Voice, answering: Answering) -> None:
    """Say what the bot is and what it answers from."""
    await reply(bot, message, render.about(answering.reports, voice))
