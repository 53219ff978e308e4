"""Whether the bot may read or write in a chat."""

from typing import Final

from bot.local.params import Params
from bot.local.state import ADMINS, Chat, State
from bot.local.wire import Refused, bad_request

NAMES: Final = {
    "group": "group chat",
    "supergroup": "supergroup chat",
    "channel": "channel chat",
}


def chat_named(state: State, params: Params) -> Chat:
    """Return the chat that a call names; raise `Refused` where there is none."""
    name = params.text("chat_id")
    if not name:
        raise bad_request("chat_id is empty")
    return state.chat(params.integer("chat_id") if name.lstrip("-").isdecimal() else name)


def readable(state: State, params: Params) -> Chat:
    """Return the chat that a call names, if the bot is in it; raise `Refused`."""
    chat = chat_named(state, params)
    if chat.migrated_to is not None:
        raise Refused(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to},
        )
    status = chat.members.get(state.bot["id"], "left")
    if status == "kicked":
        raise Refused(403, f"Forbidden: {_kicked(chat)}")
    if status == "left":
        raise Refused(403, f"Forbidden: {_left(chat)}")
    return chat


def writable(state: State, params: Params) -> Chat:
    """Return the chat that a call names, if the bot may write there; raise `Refused`."""
    chat = readable(state, params)
    status = chat.members[state.bot["id"]]
    if chat.type == "channel" and status not in ADMINS:
        raise bad_request("need administrator rights in the channel chat")
    if status == "restricted":
        raise bad_request("not enough rights to send text messages to the chat")
    if chat.type == "private" and chat.id in state.deactivated:
        raise Refused(403, "Forbidden: user is deactivated")
    return chat


def _kicked(chat: Chat) -> str:
    if chat.type == "private":
        return "bot was blocked by the user"
    return f"bot was kicked from the {NAMES[chat.type]}"


def _left(chat: Chat) -> str:
    if chat.type == "private":
        return "bot can't initiate conversation with a user"
    return f"bot is not a member of the {NAMES[chat.type]}"
