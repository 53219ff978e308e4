"""Who is at work on the FAQ, and what a message of theirs is about."""

import re
from typing import Any, Final

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, User

from bot import texts
from bot.answering import Answering
from bot.desk import Desk
from bot.office.curating import Curating
from bot.office.operators import Operating
from bot.roles import Action

ENTRY: Final = r"(?P<entry>[0-9]{1,9})"  # the number of an entry

_PROMPT: Final = re.compile(
    re.escape(texts.OFFICE_FAQ_ASK).replace(re.escape("{id}"), ENTRY), re.DOTALL
)


class Curates(Filter):
    """Passes what an operator asks in private who may do so, and hands on the `curating`."""

    def __init__(self, action: Action) -> None:
        self._operating = Operating(action)

    async def __call__(
        self, event: Message | CallbackQuery, desk: Desk, answering: Answering
    ) -> bool | dict[str, Any]:
        """Return the operator at work for the handler, False for everybody else."""
        found = await self._operating(event, desk)
        if not isinstance(found, dict):
            return False
        return {"curating": Curating(desk=desk, answering=answering, **found)}


class AskedBack(Filter):
    """Passes a reply to the question for more wordings, and hands on of which `entry`."""

    async def __call__(self, message: Message, me: User) -> bool | dict[str, Any]:
        """Return the number of the entry for the handler, False for other messages."""
        prompt, text = message.reply_to_message, message.text or ""
        if prompt is None or prompt.from_user is None or prompt.from_user.id != me.id:
            return False
        asked = _PROMPT.fullmatch(prompt.text or "")
        is_reply = asked and text and not text.startswith("/")  # a command goes on elsewhere
        return {"entry": int(asked["entry"])} if asked and is_reply else False
