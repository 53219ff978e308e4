"""Looking up how an answer comes about."""

from bot import texts
from bot.errors import LostError
from bot.office import finds
from bot.office.curating import Curating
from bot.office.page import Page
from bot.office.speaking import line
from bot.roles import Action
from knowledge.explaining import Account, Route
from knowledge.faq import Entry, Faq


async def find(curating: Curating, question: str) -> Page:
    """Return the page that explains the answer to a question."""
    desk = curating.desk
    await desk.audit.note(curating.operator.actor, Action.FIND)
    try:
        account = await curating.answering.account(question)
    except LostError:
        return line(texts.OFFICE_FAILED)
    bound = _bound(account, await desk.faq.entries()) if account.route is Route.FAQ else None
    return finds.explanation(account, bound)


def _bound(account: Account, entries: list[Entry]) -> Entry | None:
    """Return the entry that answered.

    Only those with the very quotes that were shown are asked: to read all wordings takes long.
    """
    quotes = [hit.quote for hit in account.answer.hits]
    faq = Faq(entry for entry in entries if [each.quote for each in entry.passages] == quotes)
    return faq.find(account.read.raw) or faq.find(account.read.text)
