"""Who is in a chat, as the Bot API tells it, and the bot's methods that ask for it."""

from typing import Any, Final

from bot.local.access import chat_named, readable
from bot.local.params import Params
from bot.local.state import ADMINS, PRESENT, Chat, State
from bot.local.wire import Wire, bad_request

RIGHTS: Final = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
PERMISSIONS: Final = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
DETAILS: Final[dict[str, dict[str, Any]]] = {
    "creator": {"is_anonymous": False},
    "administrator": {
        "can_be_edited": False,
        "is_anonymous": False,
        **dict.fromkeys(RIGHTS, True),
    },
    "restricted": {"is_member": True, "until_date": 0, **dict.fromkeys(PERMISSIONS, False)},
    "kicked": {"until_date": 0},
}


def member(state: State, chat: Chat, user_id: int) -> Wire:
    """Return the ChatMember of a user, who may have left or never been there."""
    status = chat.members.get(user_id, "left")
    return {"status": status, "user": state.user(user_id), **DETAILS.get(status, {})}


def get_chat(state: State, params: Params) -> Wire:
    """Carry out getChat."""
    chat = readable(state, params)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return chat.face() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }


def get_chat_member(state: State, params: Params) -> Wire:
    """Carry out getChatMember."""
    return member(state, readable(state, params), params.integer("user_id"))


def get_chat_member_count(state: State, params: Params) -> int:
    """Carry out getChatMemberCount."""
    return len(readable(state, params).present())


def get_chat_administrators(state: State, params: Params) -> list[Wire]:
    """Carry out getChatAdministrators; other bots are left out."""
    chat = readable(state, params)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    people = (member(state, chat, user_id) for user_id in chat.admins())
    return [m for m in people if not m["user"]["is_bot"] or m["user"]["id"] == state.bot["id"]]


def leave_chat(state: State, params: Params) -> bool:
    """Carry out leaveChat."""
    chat = chat_named(state, params)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    readable(state, params)
    set_status(state, chat, state.bot["id"], "left", by=state.bot["id"])
    return True


def set_status(state: State, chat: Chat, user_id: int, status: str, *, by: int) -> None:
    """Change somebody's status and tell the bot, if it is itself or runs the chat."""
    before = member(state, chat, user_id)
    chat.members[user_id] = status
    after = member(state, chat, user_id)
    change = {
        "chat": chat.face(),
        "from": state.user(by),
        "date": int(state.clock()),
        "old_chat_member": before,
        "new_chat_member": after,
    }
    bot_id = state.bot["id"]
    if user_id == bot_id:
        state.updates.put("my_chat_member", change)
    elif chat.members.get(bot_id) in ADMINS:
        state.updates.put("chat_member", change)
    state.journal.add("chat", chat.id, chat=chat.view() | {"messages": []})


def is_present(chat: Chat, user_id: int) -> bool:
    """Return whether the user is in the chat."""
    return chat.members.get(user_id) in PRESENT
