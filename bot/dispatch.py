"""The dispatcher: every router, and the services that reach handlers by name."""

import asyncio
from collections.abc import Awaitable, Callable

from aiogram import Bot, Dispatcher
from aiogram.types import User

from bot.albums import Albums
from bot.answering import Answering
from bot.chatbook import ChatBook
from bot.conversations import Conversations
from bot.desk import Desk
from bot.middlewares import NoteChat
from bot.moment import Moment, moment
from bot.parcels import Parcels
from bot.recording import Recorder
from bot.render import Voice
from bot.retrying import Retrying
from bot.routers import (
    editions,
    errors,
    faq,
    find,
    inline,
    membership,
    people,
    presses,
    push,
    pushes,
    questions,
    refusals,
    start,
    topic,
    topics,
    uploads,
)
from bot.storage.chats import Chats


async def attach(
    bot: Bot,
    *,
    answering: Answering,
    chats: Chats,
    desk: Desk,
    clock: Callable[[], float],
    tasks: asyncio.TaskGroup,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    moment: Moment = moment,
) -> Dispatcher:
    """Return the dispatcher for `bot`, whose calls are from now on carried through what passes.

    `clock` gives seconds since the epoch; `tasks` owns what runs beside the handlers. Raises
    AiogramError when Telegram does not say who the bot is.
    """
    book = ChatBook(chats, clock, tasks)
    bot.session.middleware(Retrying(book, sleep))
    me, settings = await bot.me(), desk.settings
    return build_dispatcher(
        answering=answering,
        book=book,
        voice=Voice(settings.bot_name, me.username or "", settings.hotline),
        desk=desk,
        me=me,
        clock=clock,
        tasks=tasks,
        moment=moment,
    )


def build_dispatcher(
    *,
    answering: Answering,
    book: ChatBook,
    desk: Desk,
    voice: Voice,
    me: User,
    clock: Callable[[], float],
    tasks: asyncio.TaskGroup,
    moment: Moment = moment,
) -> Dispatcher:
    """Return the dispatcher, the same on Telegram and on the local page."""
    dispatcher = Dispatcher(
        disable_fsm=True,
        answering=answering,
        book=book,
        desk=desk,
        voice=voice,
        me=me,
        clock=clock,
        tasks=tasks,
        moment=moment,
        conversations=Conversations(clock),
        recorder=Recorder(desk.asked, answering, tasks),
        albums=Albums(),
        parcels=Parcels(),
    )
    dispatcher.update.outer_middleware(NoteChat(book))
    dispatcher.include_routers(
        errors.setup(),
        membership.setup(),
        push.setup(),  # before the documents that are reports
        uploads.setup(),
        pushes.setup(),
        topic.setup(),
        editions.setup(),
        find.setup(),
        faq.setup(),
        people.setup(),
        refusals.setup(),
        start.setup(),
        topics.setup(),
        questions.setup(),
        presses.setup(),
        inline.setup(),
    )
    return dispatcher
