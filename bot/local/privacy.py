"""Which messages of a chat a bot sees: https://core.telegram.org/bots/features#privacy-mode."""

from typing import Final

from bot.local.state import ADMINS, PRESENT, Chat, State
from bot.local.wire import Wire

CONTENT: Final = frozenset(
    {"text", "photo", "document", "sticker", "voice", "audio", "video", "video_note", "animation"}
    | {"location", "contact", "poll", "dice", "venue", "story"},
)


def bot_sees(state: State, chat: Chat, message: Wire) -> bool:
    """Return whether the message reaches the bot as an update."""
    status = chat.members.get(state.bot["id"], "left")
    if status not in PRESENT or message.get("from", {}).get("is_bot"):
        return False
    if chat.type in {"private", "channel"} or not CONTENT & message.keys():
        return True
    if state.bot["can_read_all_group_messages"] or status in ADMINS:
        return True
    return _is_for_bot(state, chat, message)


def _is_for_bot(state: State, chat: Chat, message: Wire) -> bool:
    me = state.bot["id"]
    replied = message.get("reply_to_message", {}).get("from", {}).get("id")
    via = message.get("via_bot", {}).get("id")
    return me in {replied, via} or _is_called(state.bot["username"], chat, message)


def _is_called(username: str, chat: Chat, message: Wire) -> bool:
    name = f"@{username}".lower()
    for kind, word in marked_words(message):
        if kind == "mention" and word == name:
            return True
        if kind == "bot_command" and word.endswith(name):
            return True
        if kind == "bot_command" and "@" not in word and not chat.other_bot_spoke:
            return True
    return False


def marked_words(message: Wire) -> list[tuple[str, str]]:
    """Return kind and lower-case text of every entity of a message."""
    text = message.get("text") or message.get("caption") or ""
    raw = text.encode("utf-16-le")
    entities = message.get("entities") or message.get("caption_entities") or []
    return [
        (
            entity["type"],
            raw[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])]
            .decode("utf-16-le")
            .lower(),
        )
        for entity in entities
    ]
