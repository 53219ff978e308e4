"""/find: how an answer comes about, and binding it to the question for good."""

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot import texts
from bot.answering import Answering
from bot.buttons import BindPress
from bot.office import finding
from bot.office.curating import Curating
from bot.office.curators import Curates
from bot.office.replying import asked_after, show_under
from bot.office.speaking import answer, line, show
from bot.replies import reply
from bot.roles import Action
from knowledge.hits import make_hit
from knowledge.models import Hit


def setup() -> Router:
    """Return the router."""
    router = Router(name="find")
    command = Command("find", ignore_case=True)
    router.message.register(find, command, Curates(Action.FIND))
    router.callback_query.register(bind, BindPress.filter(), Curates(Action.FAQ_ADD))
    return router


async def find(message: Message, command: CommandObject, bot: Bot, curating: Curating) -> None:
    """Explain the answer to a question, with buttons that bind it to a passage."""
    question = (command.args or "").strip()
    if question:
        await show_under(bot, message, finding.find(curating, question))
    else:
        await reply(bot, message, line(texts.OFFICE_FIND_HOW).message)


async def bind(
    query: CallbackQuery, callback_data: BindPress, bot: Bot, curating: Curating
) -> None:
    """Bind the question that was looked up to the passage under which the button stands."""
    shown = query.message if isinstance(query.message, Message) else None
    question = asked_after(shown.reply_to_message) if shown else ""
    if shown is None or not question:
        await answer(bot, query, texts.OFFICE_FIND_GONE)
        return
    hit = _hit(callback_data, curating.answering)
    if hit is None:
        await answer(bot, query, texts.OFFICE_FIND_MOVED)
        return
    await answer(bot, query)
    await show(bot, shown, curating.bind([question], [hit]))


def _hit(press: BindPress, answering: Answering) -> Hit | None:
    """Return the passage that the button names, None where it is not served any more."""
    try:
        ref = press.action().ref
    except ValueError:  # no button of ours
        return None
    passage = answering.passage(ref.passage_id)
    if passage is None or not 0 <= ref.quote_span[0] <= ref.quote_span[1] <= len(passage.text):
        return None
    return make_hit(passage, ref.quote_span)
