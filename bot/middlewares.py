"""What happens around every update."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Chat, TelegramObject, Update

from bot.chatbook import ChatBook


class NoteChat(BaseMiddleware):
    """Notes the chat that a message or a press comes from."""

    def __init__(self, book: ChatBook) -> None:
        self._book = book

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Note first, so that an answer's failure speaks the last word on the chat."""
        chat = _chat(event) if isinstance(event, Update) else None
        if chat is not None:
            await self._book.remember(chat)
        return await handler(event, data)


def _chat(update: Update) -> Chat | None:
    if update.message is not None:
        return update.message.chat
    if update.callback_query is not None and update.callback_query.message is not None:
        return update.callback_query.message.chat
    return None
