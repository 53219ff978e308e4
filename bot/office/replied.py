"""/faq as a reply to an answer: what it binds, and to which wordings."""

from dataclasses import dataclass

from aiogram.types import Message

from bot import texts
from bot.conversations import Conversations
from bot.message import Message as Sentence
from bot.office.citing import cited, found
from bot.office.curating import Curating
from bot.office.page import Page
from bot.office.speaking import line


@dataclass(frozen=True, slots=True)
class Replied:
    """An answer that was replied to, and the wordings that were written with the reply."""

    answer: Message
    wordings: tuple[str, ...]

    async def bind(self, curating: Curating, conversations: Conversations) -> Page:
        """Bind the passages of the answer, and return the page of the entry or why there is none.

        Where no wordings are written, what was asked is the wording, as long as it is remembered.
        """
        text, entities = self.answer.text or "", self.answer.entities or []
        pieces = cited(text, entities)
        if not pieces:
            return line(texts.OFFICE_FAQ_NO_PASSAGE)
        hits = found(pieces, curating.answering.reports)
        if not hits:
            return line(texts.OFFICE_FAQ_NOT_SERVED)
        wordings = self.wordings or self._asked(conversations)
        if not wordings:
            return Page(Sentence(texts.OFFICE_FAQ_NO_WORDING))
        return await curating.bind(wordings, hits)

    def _asked(self, conversations: Conversations) -> tuple[str, ...]:
        """Return the question that was answered, where it opened a conversation.

        One that may go on from another is no wording: 那服务了多少人? can be asked of anything.
        """
        turns = conversations.until((self.answer.chat.id, self.answer.message_id))
        return (turns[0].question,) if len(turns) == 1 else ()
