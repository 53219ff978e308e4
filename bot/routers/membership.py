"""Where the bot comes and goes."""

import asyncio

from aiogram import Bot, F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.filters import (
    IS_MEMBER,
    JOIN_TRANSITION,
    LEAVE_TRANSITION,
    ChatMemberUpdatedFilter,
)
from aiogram.types import ChatMemberUpdated, Message

from bot import texts
from bot.chatbook import ChatBook
from bot.moment import Moment, later
from bot.render import Voice
from bot.replies import content
from bot.storage.chats import GoneReason

GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}


def setup() -> Router:
    """Return the router."""
    router = Router(name="membership")
    joined, left = (ChatMemberUpdatedFilter(t) for t in (JOIN_TRANSITION, LEAVE_TRANSITION))
    router.my_chat_member.register(greet, joined, F.chat.type.in_(GROUPS))
    router.my_chat_member.register(note_left, left)
    router.my_chat_member.register(note_present, ChatMemberUpdatedFilter(IS_MEMBER))
    router.message.register(note_successor, F.migrate_to_chat_id)
    router.message.register(note_predecessor, F.migrate_from_chat_id)
    return router


async def greet(
    event: ChatMemberUpdated,
    *,
    bot: Bot,
    book: ChatBook,
    voice: Voice,
    moment: Moment,
    tasks: asyncio.TaskGroup,
) -> None:
    """Introduce the bot to the group it was just added to.

    Telegram tells of a join also where a group that knows the bot became a supergroup, before
    or after it tells of the change itself.
    """
    await book.remember(event.chat)

    async def introduce() -> None:
        if not await book.is_heir(event.chat.id):
            await bot.send_message(event.chat.id, **content(voice.message(texts.WELCOME)))

    later(tasks, moment, introduce)


async def note_left(event: ChatMemberUpdated, book: ChatBook) -> None:
    """Note why the bot no longer reaches the chat."""
    await book.gone(event.chat.id, _reason(event))


async def note_present(event: ChatMemberUpdated, book: ChatBook) -> None:
    """Note a chat that was joined or unblocked, or where the bot's rights changed."""
    await book.remember(event.chat)


async def note_successor(message: Message, book: ChatBook) -> None:
    """Note where a group went that became a supergroup, as told in the old one."""
    if message.migrate_to_chat_id is not None:
        await book.migrate(message.chat.id, message.migrate_to_chat_id)


async def note_predecessor(message: Message, book: ChatBook) -> None:
    """Note the same, as told in the new one."""
    if message.migrate_from_chat_id is not None:
        await book.migrate(message.migrate_from_chat_id, message.chat.id)


def _reason(event: ChatMemberUpdated) -> GoneReason:
    if event.chat.type == ChatType.PRIVATE:
        return GoneReason.BLOCKED
    by_itself = event.new_chat_member.status == ChatMemberStatus.LEFT
    by_itself = by_itself and event.from_user.id == event.new_chat_member.user.id
    return GoneReason.LEFT if by_itself else GoneReason.REMOVED
