"""The same calls through both fronts: in process and over HTTP."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from pydantic import BaseModel
from support.fronts import Front, inside, wire
from support.residents import AUNT_CHEN, GROUP_ID, PICTURE, Clock, group, until_polled, updates

from bot.local.pace import PRIVATE_RATE
from bot.local.session import LocalSession
from bot.local.telegram import LOCAL_TOKEN, Limits, Telegram

BASIC = -500
MOVED = -501
KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="展开", callback_data="more")]],
)
BOTH = pytest.mark.parametrize("front", [inside, wire])
Deed = Callable[[Bot], Awaitable[Any]]


class Dance(TelegramMethod[bool]):
    """A method that the Bot API does not have."""

    __returning__ = bool
    __api_method__ = "dance"


def scene() -> Telegram:
    telegram = group(clock=Clock(), limits=Limits(private=PRIVATE_RATE))
    telegram.add_chat(BASIC, "group", title="小群", members=[AUNT_CHEN])
    telegram.remove_bot(BASIC, by=AUNT_CHEN)
    telegram.add_chat(MOVED, "group", title="旧群", members=[AUNT_CHEN])
    telegram.migrate(MOVED, -1005, by=AUNT_CHEN)
    telegram.say(GROUP_ID, AUNT_CHEN, "@xiaoyue_bot 你好 😀")
    telegram.inline(AUNT_CHEN, "居民")
    return telegram


def plain(value: Any) -> Any:
    """Return aiogram's objects as what they hold: they also remember their bot."""
    if isinstance(value, BaseModel):
        return value.model_dump()
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


async def write(bot: Bot) -> Any:
    return await bot.send_message(
        GROUP_ID,
        "<b>越秀</b>😀 http://www.yuexiu.gov.cn/",
        parse_mode="HTML",
        reply_markup=KEYBOARD,
        reply_parameters=ReplyParameters(message_id=1),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )


async def write_and_edit(bot: Bot) -> Any:
    message = await bot.send_message(GROUP_ID, "短", reply_markup=KEYBOARD)
    return await message.edit_text("<i>长</i>", parse_mode="HTML")


async def send_and_fetch(bot: Bot) -> Any:
    document = BufferedInputFile("报告".encode(), "报告.txt")
    message = await bot.send_document(GROUP_ID, document, caption="报告")
    assert message.document
    stream = await bot.download(message.document.file_id)
    assert stream
    return message, stream.read()


async def offer(bot: Bot) -> Any:
    content = InputTextMessageContent(message_text="答")
    article = InlineQueryResultArticle(id="1", title="题", input_message_content=content)
    query = next(u.inline_query for u in await bot.get_updates() if u.inline_query)
    return await query.answer([article], cache_time=0)


async def name_commands(bot: Bot) -> Any:
    scope = BotCommandScopeAllGroupChats()
    await bot.set_my_commands([BotCommand(command="ask", description="问")], scope)
    return await bot.get_my_commands(scope)


RESULTS: dict[str, Deed] = {
    "me": lambda bot: bot.get_me(),
    "updates": lambda bot: bot.get_updates(limit=5, timeout=0),
    "message": write,
    "edit": write_and_edit,
    "photo": lambda bot: bot.send_photo(GROUP_ID, BufferedInputFile(PICTURE.data, "图.png")),
    "document": send_and_fetch,
    "typing": lambda bot: bot.send_chat_action(GROUP_ID, "typing"),
    "inline": offer,
    "commands": name_commands,
    "member": lambda bot: bot.get_chat_member(GROUP_ID, AUNT_CHEN),
    "administrators": lambda bot: bot.get_chat_administrators(GROUP_ID),
    "chat": lambda bot: bot.get_chat(GROUP_ID),
    "webhook": lambda bot: bot.delete_webhook(drop_pending_updates=True),
}


@pytest.mark.parametrize("name", RESULTS)
async def test_both_fronts_give_the_same_result(name: str) -> None:
    results = []
    for front in (inside, wire):
        async with front(scene(), LOCAL_TOKEN) as bot:
            results.append(plain(await RESULTS[name](bot)))

    assert results[0] == results[1]
    assert results[0] not in (None, [])


async def write_too_fast(bot: Bot) -> None:
    await bot.send_message(AUNT_CHEN, "一")
    await bot.send_message(AUNT_CHEN, "二")


async def change_nothing(bot: Bot) -> None:
    message = await bot.send_message(GROUP_ID, "短")
    await message.edit_text("短")


ERRORS: dict[str, tuple[type[TelegramAPIError], Deed]] = {
    "empty": (TelegramBadRequest, lambda bot: bot.send_message(GROUP_ID, "")),
    "long": (TelegramBadRequest, lambda bot: bot.send_message(GROUP_ID, "a" * 4097)),
    "markup": (TelegramBadRequest, lambda bot: bot.send_message(GROUP_ID, "<", parse_mode="html")),
    "unchanged": (TelegramBadRequest, change_nothing),
    "unknown chat": (TelegramBadRequest, lambda bot: bot.send_message(1, "a")),
    "old query": (TelegramBadRequest, lambda bot: bot.answer_callback_query("x")),
    "kicked": (TelegramForbiddenError, lambda bot: bot.send_message(BASIC, "a")),
    "moved": (TelegramMigrateToChat, lambda bot: bot.send_message(MOVED, "a")),
    "too fast": (TelegramRetryAfter, write_too_fast),
    "no method": (TelegramNotFound, lambda bot: bot(Dance())),
}


@pytest.mark.parametrize("name", ERRORS)
async def test_both_fronts_raise_the_same_error(name: str) -> None:
    kind, deed = ERRORS[name]
    errors = []
    for front in (inside, wire):
        async with front(scene(), LOCAL_TOKEN) as bot:
            with pytest.raises(kind) as caught:
                await deed(bot)
            errors.append((type(caught.value), str(caught.value)))

    assert errors[0] == errors[1]


@BOTH
async def test_a_wrong_token_is_refused(front: Front) -> None:
    async with front(scene(), "1000001:other") as bot:
        with pytest.raises(TelegramUnauthorizedError, match="Unauthorized"):
            await bot.get_me()


@BOTH
async def test_the_moved_groups_new_id_and_the_wait_are_told(front: Front) -> None:
    async with front(scene(), LOCAL_TOKEN) as bot:
        with pytest.raises(TelegramMigrateToChat) as moved:
            await bot.send_message(MOVED, "a")
        with pytest.raises(TelegramRetryAfter) as early:
            await write_too_fast(bot)

    assert moved.value.migrate_to_chat_id == -1005
    assert early.value.retry_after == 1


@BOTH
async def test_a_long_poll_brings_what_is_said_meanwhile(front: Front) -> None:
    telegram = group()
    async with front(telegram, LOCAL_TOKEN) as bot, asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(bot.get_updates(timeout=50))
        await until_polled(telegram)
        telegram.say(AUNT_CHEN, AUNT_CHEN, "你好")

    (update,) = poll.result()
    assert update.message
    assert update.message.text == "你好"


@BOTH
async def test_a_dispatcher_polls_and_answers(front: Front) -> None:
    telegram, dispatcher = group(), Dispatcher()

    @dispatcher.message()
    async def answer(message: Message) -> None:
        await message.reply(f"{message.text}?")
        await dispatcher.stop_polling()

    telegram.say(AUNT_CHEN, AUNT_CHEN, "你好")
    async with front(telegram, LOCAL_TOKEN) as bot:
        await dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)

    asked, answered = telegram.snapshot()["chats"][1]["messages"]
    assert answered["text"] == "你好?"
    assert answered["reply_to_message"] == asked


@BOTH
async def test_a_second_poll_ends_the_first(front: Front) -> None:
    telegram = group()

    async def second() -> Any:
        await until_polled(telegram)
        return await bot.get_updates(timeout=0)

    async with front(telegram, LOCAL_TOKEN) as bot:
        ended, answered = await asyncio.gather(
            bot.get_updates(timeout=50), second(), return_exceptions=True
        )

    assert isinstance(ended, TelegramConflictError)
    assert answered == []


@BOTH
async def test_a_call_that_takes_too_long_is_a_network_error(front: Front) -> None:
    async with front(group(), LOCAL_TOKEN) as bot:
        with pytest.raises(TelegramNetworkError, match="Request timeout error"):
            await bot.get_updates(timeout=50, request_timeout=0.01)  # type: ignore[arg-type]


async def test_the_local_session_lets_others_work() -> None:
    telegram = group()
    telegram.say(AUNT_CHEN, AUNT_CHEN, "一")
    order = []

    async def poll() -> None:
        async with Bot(LOCAL_TOKEN, LocalSession(telegram)) as bot:
            order.append("asked")
            await bot.get_updates()
            order.append("answered")

    async def work() -> None:
        order.append("worked")

    await asyncio.gather(poll(), work())

    assert order == ["asked", "worked", "answered"]


async def test_updates_are_the_same_for_a_bot_that_calls_directly() -> None:
    telegram = scene()
    async with inside(telegram, LOCAL_TOKEN) as bot:
        ids = [update.update_id for update in await bot.get_updates()]

    assert ids == [update["update_id"] for update in await updates(telegram)]
