"""/pushes: how far they are, and what can be done with them."""

from collections.abc import Awaitable
from functools import partial

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.actions import DoPush
from bot.buttons import PushPress
from bot.desk import Desk
from bot.message import Message as Sentence
from bot.office.operators import Operating, Operator
from bot.office.page import Page
from bot.office.rights import ON_PUSH
from bot.office.speaking import answer, edit, explained, or_noted, paged, send_files, show
from bot.office.steering import Steering
from bot.office.watching import watch
from bot.roles import Action


def setup() -> Router:
    """Return the router."""
    router = Router(name="pushes")
    command = Command("pushes", ignore_case=True)
    router.message.register(show_list, command, Operating(Action.PUSHES))
    for do, action in ON_PUSH.items():
        handler = report if do is DoPush.REPORT else press
        router.callback_query.register(handler, PushPress.filter(F.do == do), Operating(action))
    return router


async def show_list(message: Message, bot: Bot, desk: Desk, operator: Operator) -> None:
    """Show the latest pushes."""
    await show(bot, message, paged(Steering(desk=desk, operator=operator).list()))


async def press(
    query: CallbackQuery, callback_data: PushPress, bot: Bot, desk: Desk, operator: Operator
) -> None:
    """Do what a button says; the message then shows how far the push is, and goes on doing so."""
    await answer(bot, query)
    steering = Steering(desk=desk, operator=operator)
    do, push = callback_data.do, callback_data.push
    message = query.message if isinstance(query.message, Message) else None
    if message is not None and _asks(do):  # what was asked must not be written over
        await desk.watches.drop(message.chat.id, message.message_id)
    await edit(bot, query, await explained(paged(_work(steering, do, push))))
    if message is not None and not _asks(do):
        await watch(desk, push, message.chat.id, message.message_id)


async def report(
    query: CallbackQuery, callback_data: PushPress, bot: Bot, desk: Desk, operator: Operator
) -> None:
    """Send the account of a push, with every delivery and a chart."""
    await answer(bot, query)
    page = await explained(Steering(desk=desk, operator=operator).report(callback_data.push))
    await edit(bot, query, Page(page.message))
    await send_files(bot, operator.id, page.files)


def _asks(do: DoPush) -> bool:
    return do in (DoPush.CANCEL, DoPush.RECALL, DoPush.LIST)


def _work(steering: Steering, do: DoPush, push: int) -> Awaitable[Sentence]:
    if do is DoPush.LIST:
        return steering.list()
    if do is DoPush.SHOW:
        return steering.show(push)
    work = steering.doubt(push, do) if _asks(do) else steering.do(push, do)
    return or_noted(work, partial(steering.show, push))
