"""/topics and /mute: what a chat gets of pushes. In a group its administrators decide."""

import logging
import re
from collections.abc import Callable
from typing import Final

from aiogram import Bot, Router
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Chat, Message, User

from bot import texts, wishing
from bot.actions import DoWish
from bot.buttons import WishPress
from bot.chatbook import ChatBook
from bot.desk import Desk
from bot.errors import first_line
from bot.filters import Spoken, is_private
from bot.message import Message as Sentence
from bot.office.speaking import UNCHANGED, answer
from bot.render import Voice
from bot.replies import content, reply
from bot.storage.errors import StorageError

SPAN: Final = re.compile(
    r"(?P<count>[0-9]{1,4})\s*(?P<unit>分钟?|小时|时|天|日|[mhd])?", re.IGNORECASE
)
SECONDS: Final = {"m": 60, "h": 3600, "d": 86400, "分": 60, "小": 3600, "时": 3600}
DAY: Final = 86400
DECIDES: Final = frozenset({ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR})

log = logging.getLogger(__name__)


def setup() -> Router:
    """Return the router."""
    router = Router(name="topics")
    router.message.filter(Spoken())
    router.message.register(show, Command("topics", ignore_case=True))
    router.message.register(mute, Command("mute", ignore_case=True))
    router.callback_query.register(press, WishPress.filter())
    return router


async def show(
    message: Message,
    *,
    bot: Bot,
    desk: Desk,
    book: ChatBook,
    voice: Voice,
    clock: Callable[[], float],
) -> None:
    """Show what the chat gets, to whoever decides."""
    if not await _decides(bot, desk, message):
        await reply(bot, message, Sentence(texts.TOPICS_ADMINS))
        return
    await book.remember(message.chat)
    try:
        page = wishing.page(await _chooser(desk, voice, message.chat, clock()))
    except StorageError as error:
        log.warning("the wishes of a chat cannot be read: %s", first_line(error))
        page = Sentence(texts.TOPICS_FAILED)
    await reply(bot, message, page)


async def mute(
    message: Message,
    *,
    command: CommandObject,
    bot: Bot,
    desk: Desk,
    book: ChatBook,
    clock: Callable[[], float],
) -> None:
    """Let the chat have nothing for a while."""
    if not await _decides(bot, desk, message):
        await reply(bot, message, Sentence(texts.TOPICS_ADMINS))
        return
    span = seconds(command.args or "")
    if span is None:
        await reply(bot, message, Sentence(texts.MUTE_HOW))
        return
    await book.remember(message.chat)
    sentence = texts.MUTE_ENDED
    if span:
        until = wishing.moment(clock() + span, desk.settings.timezone)
        sentence = texts.MUTE_DONE.format(until=until)
    try:
        await desk.wishes.mute(message.chat.id, span)
    except StorageError as error:
        log.warning("a chat is not muted: %s", first_line(error))
        sentence = texts.TOPICS_FAILED
    await reply(bot, message, Sentence(sentence))


async def press(
    query: CallbackQuery,
    *,
    callback_data: WishPress,
    bot: Bot,
    desk: Desk,
    book: ChatBook,
    voice: Voice,
    clock: Callable[[], float],
) -> None:
    """Change what the chat gets, and show it."""
    message = query.message
    if not isinstance(message, Message):
        await answer(bot, query, texts.BUTTON_GONE)
        return
    if not await _may(bot, desk, message.chat, query.from_user):
        await answer(bot, query, texts.TOPICS_ADMINS)
        return
    await book.remember(message.chat)
    try:
        await _choose(desk, message.chat, callback_data, voice)
        page = await _page(desk, message.chat, callback_data.do, voice, clock())
    except StorageError as error:
        log.warning("the wishes of a chat are not kept: %s", first_line(error))
        await answer(bot, query, texts.TOPICS_FAILED)
        return
    await answer(bot, query)
    try:
        await bot.edit_message_text(
            chat_id=message.chat.id, message_id=message.message_id, **content(page)
        )
    except TelegramBadRequest as error:
        if UNCHANGED not in error.message:
            raise


def seconds(typed: str) -> float | None:
    """Return how long /mute is for, None for what cannot be read: 2h, 30m, 3天, 0."""
    found = SPAN.fullmatch(typed.strip())
    if found is None or (found["unit"] is None and int(found["count"])):
        return None
    unit = (found["unit"] or "m")[0].lower()
    return float(int(found["count"]) * SECONDS.get(unit, DAY))


async def _choose(desk: Desk, chat: Chat, press: WishPress, voice: Voice) -> None:
    match press.do:
        case DoWish.SWITCH:
            chooser = await _chooser(desk, voice, chat, 0.0)
            for topic in chooser.topics:
                if topic.id == press.value:
                    on = not wishing.has(chooser, topic)
                    await desk.wishes.subscribe(chat.id, topic.id, on=on)
        case DoWish.OFF | DoWish.ON:
            await desk.wishes.turn(chat.id, off=press.do is DoWish.OFF)
        case DoWish.UNMUTE:
            await desk.wishes.mute(chat.id, 0.0)
        case DoWish.QUIET:
            if press.value < len(wishing.CHOICES):
                await desk.wishes.rest(chat.id, wishing.CHOICES[press.value])


async def _page(desk: Desk, chat: Chat, do: DoWish, voice: Voice, now: float) -> Sentence:
    if do is DoWish.QUIETS:
        return wishing.page_of_quiets(await desk.wishes.of(chat.id))
    return wishing.page(await _chooser(desk, voice, chat, now))


async def _chooser(desk: Desk, voice: Voice, chat: Chat, now: float) -> wishing.Chooser:
    return wishing.Chooser(
        name=voice.name,
        is_group=chat.id < 0,
        wish=await desk.wishes.of(chat.id),
        topics=await desk.topics.all(),
        timezone=desk.settings.timezone,
        now=now,
    )


async def _decides(bot: Bot, desk: Desk, message: Message) -> bool:
    """Return whether who wrote decides for the chat: who stays anonymous is an administrator."""
    if is_private(message):
        return True
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat.id
    return message.from_user is not None and await _may(bot, desk, message.chat, message.from_user)


async def _may(bot: Bot, desk: Desk, chat: Chat, user: User) -> bool:
    if chat.id > 0:
        return True
    try:
        if await desk.staff.role_of(user.id) is not None:
            return True
        member = await bot.get_chat_member(chat.id, user.id)
    except (AiogramError, StorageError) as error:
        log.info("chat %d does not say who decides: %s", chat.id, first_line(error))
        return False
    return member.status in DECIDES
