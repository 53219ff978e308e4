"""Questions that the office asks back about an item, known again by their words."""

import re
from typing import Any, Final

from aiogram.filters import Filter
from aiogram.types import Message, User

from bot import texts
from bot.actions import DoItem

_NUMBER: Final = r"(?P<item>[0-9]{1,9})"
_PROMPTS: Final = {
    DoItem(do): re.compile(re.escape(text).replace(re.escape("{id}"), _NUMBER), re.DOTALL)
    for do, text in texts.PUSH_PROMPTS.items()
}


def prompt(do: DoItem, item: int) -> str:
    """Return the question, as plain text."""
    return texts.PUSH_PROMPTS[do].format(id=item)


class Prompted(Filter):
    """Passes a reply to such a question, and hands on which `do` of which `item` it answers."""

    async def __call__(self, message: Message, me: User) -> bool | dict[str, Any]:
        """Return what the reply is about, False for other messages."""
        asked = message.reply_to_message
        if asked is None or asked.from_user is None or asked.from_user.id != me.id:
            return False
        if (message.text or "").startswith("/"):  # a command goes on elsewhere
            return False
        for do, pattern in _PROMPTS.items():
            if found := pattern.fullmatch(asked.text or ""):
                return {"do": do, "item": int(found["item"])}
        return False
