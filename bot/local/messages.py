"""How a message comes to stand in a chat, whoever wrote it."""

from typing import Final

from bot.local.state import Chat, State
from bot.local.wire import Wire, bad_request

GENERAL_TOPIC: Final = 1


def deliver(
    state: State,
    chat: Chat,
    sender: Wire,
    fields: Wire,
    *,
    reply: Wire | None = None,
    thread_id: int | None = None,
) -> Wire:
    """Put a message into a chat, tell whoever watches, and return it."""
    author = {"sender_chat": chat.face()} if chat.type == "channel" else {"from": sender}
    message: Wire = {
        "message_id": state.message_id(chat),
        **author,
        "chat": chat.face(),
        "date": int(state.clock()),
        **_place(chat, thread_id, reply),
        **fields,
    }
    chat.keep(message)
    if sender["is_bot"]:
        chat.other_bot_spoke = sender["id"] != state.bot["id"]
    state.journal.add("message", chat.id, message=message)
    return message


def replace(state: State, chat: Chat, message: Wire) -> Wire:
    """Put the edited form of a message in its place and return it."""
    edited = message | {"edit_date": int(state.clock())}
    chat.keep(edited)
    state.journal.add("edit", chat.id, message=edited)
    return edited


def _place(chat: Chat, thread_id: int | None, reply: Wire | None) -> Wire:
    """Return where in a chat a message stands: its topic or thread, and what it answers."""
    if reply is None and thread_id is None:
        return {}
    if chat.is_forum:
        return _place_in_forum(chat, thread_id, reply)
    place: Wire = {"reply_to_message": quoted(reply)} if reply else {}
    if reply and chat.type == "supergroup":
        place["message_thread_id"] = reply.get("message_thread_id", reply["message_id"])
    return place


def _place_in_forum(chat: Chat, thread_id: int | None, reply: Wire | None) -> Wire:
    topic = thread_id
    if topic is None and reply and reply.get("is_topic_message"):
        topic = reply["message_thread_id"]
    # A message that answers nothing answers the one that opened its topic.
    answered = reply or chat.messages.get(topic or 0)
    place: Wire = {"message_thread_id": topic, "is_topic_message": True} if topic else {}
    return place | ({"reply_to_message": quoted(answered)} if answered else {})


def quoted(message: Wire) -> Wire:
    """Return a message as it stands inside the one that answers it: one level deep."""
    return {k: v for k, v in message.items() if k != "reply_to_message"}


def check_thread(chat: Chat, thread_id: int) -> None:
    """Raise `Refused` unless `thread_id` is a topic that a message can be sent to.

    The General topic is no thread: messages reach it by leaving the thread out.
    """
    if thread_id in chat.topics:
        return
    if thread_id in chat.messages and thread_id != GENERAL_TOPIC and chat.type == "supergroup":
        raise bad_request("message thread is not a forum topic thread")
    raise bad_request("message thread not found")
