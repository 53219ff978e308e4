"""/push: writing what is to be pushed, and approving it."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery
from aiogram.types import Message as Received

from bot import texts
from bot.actions import DoItem
from bot.answering import Answering
from bot.buttons import ItemPress, QuotePress
from bot.desk import Desk
from bot.downloads import DOCUMENT_BYTES
from bot.errors import Bar, PushError
from bot.explain import EXPLAINED, explain
from bot.message import Message, escape, shorten
from bot.office.composing import Composing
from bot.office.operators import Operating, Operator
from bot.office.prompts import Prompted, prompt
from bot.office.replying import ask_back
from bot.office.rights import ON_ITEM
from bot.office.speaking import ALERT, answer, edit, explained, or_noted, paged, show
from bot.office.watching import watch
from bot.pushes.calling import send
from bot.pushes.content import Attached, FileKind, is_nothing
from bot.roles import Action
from bot.storage.items import Timing

# what a press does that only leads to another page
_PAGES: Final[dict[DoItem, Callable[[Composing, ItemPress], Awaitable[Message]]]] = {
    DoItem.NEW: lambda at_work, press: at_work.draft(press.item),
    DoItem.SHOW: lambda at_work, press: at_work.show(press.item),
    DoItem.NO_FILE: lambda at_work, press: at_work.attach(press.item, None),
    DoItem.NOW: lambda at_work, press: at_work.time(press.item, Timing.NOW),
    DoItem.ASK: lambda at_work, press: at_work.ask(press.item, press.version),
    DoItem.RETURN: lambda at_work, press: at_work.send_back(press.item, press.version),
    DoItem.TAKE_BACK: lambda at_work, press: at_work.take_back(press.item, press.version),
    DoItem.WITHDRAW: lambda at_work, press: at_work.doom(press.item),
    DoItem.WITHDRAW_SURELY: lambda at_work, press: at_work.withdraw(press.item, press.version),
}


def setup() -> Router:
    """Return the router. It comes before the one that takes documents for reports."""
    router = Router(name="push")
    writes = Operating(Action.PUSH)
    router.message.register(fill, Prompted(), writes)
    router.message.register(begin, Command("push", ignore_case=True), writes)
    pressed = router.callback_query.register
    for do, action in ON_ITEM.items():
        handler = _HANDLERS.get(do, turn)
        pressed(handler, ItemPress.filter(F.do == do), Operating(action))
    pressed(quote, QuotePress.filter(), writes)
    return router


# --- what is written


async def begin(message: Received, bot: Bot, desk: Desk, operator: Operator) -> None:
    """Ask for which topic."""
    await show(bot, message, paged(Composing(desk=desk, operator=operator).begin()))


async def fill(
    message: Received,
    *,
    bot: Bot,
    desk: Desk,
    operator: Operator,
    answering: Answering,
    do: DoItem,
    item: int,
) -> None:
    """Put into an item what was asked for."""
    composing = Composing(desk=desk, operator=operator)
    await show(bot, message, paged(_filled(composing, answering, message, do, item)))


async def _filled(
    composing: Composing, answering: Answering, message: Received, do: DoItem, item: int
) -> Message:
    typed = (message.text or message.caption or "").strip()
    simple = {
        DoItem.TITLE: composing.title,
        DoItem.TEXT: composing.text,
        DoItem.LINK: composing.link,
    }
    if do in simple:
        return await simple[do](item, typed)
    if do is DoItem.FILE:
        return await composing.attach(item, _attached(message))
    if do is DoItem.QUOTE:
        return await composing.find(answering, item, typed)
    timing = Timing.AT if do is DoItem.AT else Timing.DAY
    return await composing.time(item, Timing.QUEUE if is_nothing(typed) else timing, typed)


def _attached(message: Received) -> Attached:
    if message.photo:
        return Attached(kind=FileKind.PHOTO, name="", file_id=message.photo[-1].file_id)
    document = message.document
    if document is None or (document.file_size or 0) > DOCUMENT_BYTES:
        raise PushError(Bar.BAD_FILE)
    name = document.file_name or ""
    return Attached(kind=FileKind.DOCUMENT, name=name, file_id=document.file_id)


# --- what is pressed


async def turn(
    query: CallbackQuery, callback_data: ItemPress, bot: Bot, desk: Desk, operator: Operator
) -> None:
    """Do what a button says, and show the item as it is then."""
    await answer(bot, query)
    composing, do = Composing(desk=desk, operator=operator), callback_data.do
    work = _PAGES[do](composing, callback_data)
    if do is not DoItem.NEW:  # there is an item yet
        work = or_noted(work, partial(composing.show, callback_data.item))
    await _put(bot, query, work)


async def ask(
    query: CallbackQuery, callback_data: ItemPress, bot: Bot, operator: Operator
) -> None:
    """Ask for a part of an item."""
    await answer(bot, query)
    asked = escape(prompt(callback_data.do, callback_data.item))
    await ask_back(bot, operator.id, Message(asked), texts.PUSH_HINTS[callback_data.do])


async def preview(
    query: CallbackQuery, callback_data: ItemPress, bot: Bot, desk: Desk, operator: Operator
) -> None:
    """Show an item as groups will see it."""
    await _post(query, bot, Composing(desk=desk, operator=operator), callback_data.item)


async def test(
    query: CallbackQuery, callback_data: ItemPress, bot: Bot, desk: Desk, operator: Operator
) -> None:
    """Show an item to the staff group as other groups will see it."""
    composing = Composing(desk=desk, operator=operator)
    await _post(query, bot, composing, callback_data.item, to_staff=True)


async def approve(
    query: CallbackQuery, callback_data: ItemPress, bot: Bot, desk: Desk, operator: Operator
) -> None:
    """Approve an item; what goes out at once is shown as it goes."""
    await answer(bot, query)
    composing = Composing(desk=desk, operator=operator)
    pushes = list[int]()

    async def work() -> Message:
        message, made = await composing.approve(callback_data.item, callback_data.version)
        pushes.extend(made)
        return message

    await _put(bot, query, or_noted(work(), partial(composing.show, callback_data.item)))
    if pushes and isinstance(query.message, Received):
        await watch(desk, pushes[0], query.message.chat.id, query.message.message_id)


async def quote(
    query: CallbackQuery,
    *,
    callback_data: QuotePress,
    bot: Bot,
    desk: Desk,
    operator: Operator,
    answering: Answering,
) -> None:
    """Let an item quote what was found."""
    await answer(bot, query)
    composing = Composing(desk=desk, operator=operator)
    on = callback_data.action()
    work = composing.quote(answering, on.item, on.version, on.ref.passage_id)
    await _put(bot, query, or_noted(work, partial(composing.show, on.item)))


async def _post(
    query: CallbackQuery, bot: Bot, composing: Composing, item: int, *, to_staff: bool = False
) -> None:
    staff = composing.desk.settings.staff_chat
    try:
        post = await composing.preview(item)
        if to_staff and staff is None:
            raise PushError(Bar.NO_STAFF_CHAT)
    except EXPLAINED as error:
        await answer(bot, query, shorten(explain(error), ALERT))
        return
    chat = staff if to_staff and staff is not None else composing.operator.id
    await send(bot, chat, post)
    await answer(bot, query, texts.PUSH_TESTED if to_staff else "")


async def _put(bot: Bot, query: CallbackQuery, work: Awaitable[Message]) -> None:
    await edit(bot, query, await explained(paged(work)))


_HANDLERS: Final[dict[DoItem, Callable[..., Awaitable[None]]]] = {
    **dict.fromkeys(
        (DoItem.TEXT, DoItem.QUOTE, DoItem.TITLE, DoItem.LINK, DoItem.FILE, DoItem.AT), ask
    ),
    DoItem.QUEUE: ask,
    DoItem.PREVIEW: preview,
    DoItem.TEST: test,
    DoItem.APPROVE: approve,
}
