"""The dispatcher: every router, and the services that reach handlers by name."""

import asyncio
from collections.abc import Callable

from aiogram import Dispatcher
from aiogram.types import User

from bot.albums import Albums
from bot.chatbook import ChatBook
from bot.conversations import Conversations
from bot.middlewares import NoteChat
from bot.render import Voice
from bot.routers import errors, inline, membership, presses, questions, start
from knowledge import Library


def build_dispatcher(
    *,
    library: Library,
    book: ChatBook,
    voice: Voice,
    me: User,
    clock: Callable[[], float],
    tasks: asyncio.TaskGroup,
) -> Dispatcher:
    """Return the dispatcher, the same on Telegram and on the local page.

    `clock` gives seconds since the epoch; `tasks` owns what runs beside the handlers.
    """
    dispatcher = Dispatcher(
        disable_fsm=True,
        library=library,
        book=book,
        voice=voice,
        me=me,
        clock=clock,
        tasks=tasks,
        conversations=Conversations(clock),
        albums=Albums(),
    )
    dispatcher.update.outer_middleware(NoteChat(book))
    dispatcher.include_routers(
        errors.setup(),
        membership.setup(),
        start.setup(),
        questions.setup(),
        presses.setup(),
        inline.setup(),
    )
    return dispatcher
