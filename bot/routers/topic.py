"""/topic: what operators do with topics."""

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot import roles, texts
from bot.desk import Desk
from bot.errors import DeniedError
from bot.office.operators import Operating, Operator
from bot.office.page import Page
from bot.office.speaking import show
from bot.office.topic_book import TopicBook
from bot.roles import Action


def setup() -> Router:
    """Return the router."""
    router = Router(name="topic")
    command = Command("topic", ignore_case=True)
    router.message.register(work, command, Operating(Action.TOPICS))
    return router


async def work(
    message: Message, *, command: CommandObject, bot: Bot, desk: Desk, operator: Operator
) -> None:
    """List the topics, or change one."""
    await show(bot, message, _page(TopicBook(desk=desk, operator=operator), command.args or ""))


async def _page(book: TopicBook, typed: str) -> Page:
    words = typed.split()
    order = texts.TOPIC_WORDS.get(words[0]) if words else None
    if order is None:
        return Page(await book.list())
    action = Action.TOPIC_ADD if order == "add" else Action.TOPIC_CHANGE
    if not roles.may(book.operator.role, action):
        raise DeniedError(action)
    return Page(await book.change(order, words[1:]))
