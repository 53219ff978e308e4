"""What happens around every update."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Message, TelegramObject, Update

from bot.chatbook import ChatBook


class NoteChat(BaseMiddleware):
    """Notes the chat that a message comes from: a press is no sign that we may still write."""

    def __init__(self, book: ChatBook) -> None:
        self._book = book

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Note first, so that an answer's failure speaks the last word on the chat."""
        if isinstance(event, Update) and event.message and not _says_goodbye(event.message):
            await self._book.remember(event.message.chat)
        return await handler(event, data)


def _says_goodbye(message: Message) -> bool:
    """Return whether it is the notice that the bot itself has left."""
    left, bot = message.left_chat_member, message.bot
    return left is not None and bot is not None and left.id == bot.id
