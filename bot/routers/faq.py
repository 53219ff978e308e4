"""/faq: what staff have bound to passages of reports."""

from collections.abc import Awaitable

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot import texts
from bot.actions import Book, DoEntry
from bot.buttons import BookPress, EntryPress
from bot.conversations import Conversations
from bot.message import Message as Sentence
from bot.office.curating import Curating
from bot.office.curators import ENTRY, AskedBack, Curates
from bot.office.page import Page
from bot.office.replied import Replied
from bot.office.replying import ask_back
from bot.office.rights import IN_BOOK, ON_ENTRY
from bot.office.speaking import answer, edit, explained, line, show
from bot.replies import reply
from bot.roles import Action


def setup() -> Router:
    """Return the router."""
    router = Router(name="faq")
    _listen(router)
    _watch(router)
    return router


def _listen(router: Router) -> None:
    """Register what is written."""
    faq = Command("faq", ignore_case=True)
    of_one = Command("faq", ignore_case=True, magic=F.args.regexp(ENTRY, mode="fullmatch"))
    of_all = Command("faq", ignore_case=True, magic=~F.args)
    router.message.register(widen, AskedBack(), Curates(Action.FAQ_REWORD))
    router.message.register(show_one, of_one, Curates(Action.FAQ))
    router.message.register(bind, faq, F.reply_to_message, Curates(Action.FAQ_ADD))
    router.message.register(browse, of_all, Curates(Action.FAQ))
    router.message.register(say_how, faq, Curates(Action.FAQ))


def _watch(router: Router) -> None:
    """Register what is pressed."""
    pressed = router.callback_query.register
    pressed(turn_page, BookPress.filter(F.book == Book.FAQ), Curates(IN_BOOK[Book.FAQ]))
    for do, handler in (
        (DoEntry.SHOW, press_show),
        (DoEntry.WORD, press_word),
        (DoEntry.DROP, press_drop),
        (DoEntry.DELETE, press_delete),
        (DoEntry.DELETE_SURELY, press_delete_surely),
    ):
        pressed(handler, EntryPress.filter(F.do == do), Curates(ON_ENTRY[do]))


# --- what is written


async def browse(message: Message, bot: Bot, curating: Curating) -> None:
    """Show the first page of all entries."""
    await show(bot, message, curating.browse())


async def show_one(message: Message, command: CommandObject, bot: Bot, curating: Curating) -> None:
    """Show an entry by its number."""
    await show(bot, message, curating.show(int(command.args or "")))


async def say_how(message: Message, bot: Bot, curating: Curating) -> None:
    """Say how the command is used."""
    await reply(bot, message, line(texts.OFFICE_FAQ_HOW).message)


async def bind(
    message: Message,
    command: CommandObject,
    bot: Bot,
    curating: Curating,
    conversations: Conversations,
) -> None:
    """Bind what the answer shows that is replied to."""
    if message.reply_to_message is not None:
        replied = Replied(message.reply_to_message, _lines(command.args or ""))
        await show(bot, message, replied.bind(curating, conversations))


async def widen(message: Message, bot: Bot, curating: Curating, entry: int) -> None:
    """Add the wordings that were asked for."""
    await show(bot, message, curating.widen(entry, _lines(message.text or "")))


def _lines(written: str) -> tuple[str, ...]:
    """Return the wordings; a command that slipped in among them is none."""
    lines = filter(None, map(str.strip, written.splitlines()))
    return tuple(line for line in lines if not line.startswith("/"))


# --- what is pressed


async def turn_page(
    query: CallbackQuery, callback_data: BookPress, bot: Bot, curating: Curating
) -> None:
    """Show another page of the list."""
    await _put(bot, query, curating.browse(callback_data.at))


async def press_show(
    query: CallbackQuery, callback_data: EntryPress, bot: Bot, curating: Curating
) -> None:
    """Show an entry."""
    await _put(bot, query, curating.show(callback_data.entry))


async def press_word(
    query: CallbackQuery, callback_data: EntryPress, bot: Bot, curating: Curating
) -> None:
    """Ask for more wordings of an entry."""
    await answer(bot, query)
    prompt = Sentence(texts.OFFICE_FAQ_ASK.format(id=callback_data.entry))
    await ask_back(bot, query.from_user.id, prompt, texts.OFFICE_FAQ_HINT)


async def press_drop(
    query: CallbackQuery, callback_data: EntryPress, bot: Bot, curating: Curating
) -> None:
    """Take a wording from an entry."""
    await _put(bot, query, curating.drop(callback_data.action()))


async def press_delete(
    query: CallbackQuery, callback_data: EntryPress, bot: Bot, curating: Curating
) -> None:
    """Ask whether an entry is surely to be deleted."""
    await _put(bot, query, curating.doom(callback_data.action()))


async def press_delete_surely(
    query: CallbackQuery, callback_data: EntryPress, bot: Bot, curating: Curating
) -> None:
    """Delete an entry."""
    await _put(bot, query, curating.delete(callback_data.action()))


async def _put(bot: Bot, query: CallbackQuery, work: Awaitable[Page]) -> None:
    """End the wait of the button, and put the page that comes of it in place of the message."""
    await answer(bot, query)
    await edit(bot, query, await explained(work))
