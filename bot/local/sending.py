"""The bot's methods that put messages into chats."""

from collections.abc import Sequence
from typing import Any, Final

from bot.local.access import readable, writable
from bot.local.entities import read_caption, read_text
from bot.local.files import (
    ALBUM,
    DOCUMENT_BYTES,
    check_size,
    describe,
    document,
    picture_size,
)
from bot.local.keyboards import inline_keyboard
from bot.local.marks import units
from bot.local.messages import GENERAL_TOPIC, check_thread, deliver
from bot.local.params import Params, whole
from bot.local.state import Chat, State
from bot.local.wire import Upload, Wire, bad_request

ACTIONS: Final = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"}
    | {"upload_document", "choose_sticker", "find_location", "record_video_note"}
    | {"upload_video_note"},
)


def send_message(state: State, params: Params) -> Wire:
    """Carry out sendMessage."""
    return _send(state, params, read_text(params) | link_preview(params))


def send_photo(state: State, params: Params) -> Wire:
    """Carry out sendPhoto: an upload or the id of a file that is still kept."""
    return _send(state, params, _photo(state, params, "photo"))


def send_document(state: State, params: Params) -> Wire:
    """Carry out sendDocument: an upload or the id of a file that is still kept."""
    return _send(state, params, _document(state, params, "document"))


def send_media_group(state: State, params: Params) -> list[Wire]:
    """Carry out sendMediaGroup of photos or of documents: all of them are sent, or none."""
    items = params.array("media", "InputMedia")
    if len(items) not in ALBUM:
        raise bad_request("group send failed: an album holds 2-10 items")
    if len({_type(item) for item in items}) > 1:
        raise bad_request("documents can't be mixed with other media types")
    album = {"media_group_id": str(state.number())}
    fields = [MEDIA[_type(item)](state, params.inside(item), "media") | album for item in items]
    return _send_together(state, params, fields)


def send_chat_action(state: State, params: Params) -> bool:
    """Carry out sendChatAction; it alone takes the General topic by its number."""
    chat = writable(state, params)
    action = params.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    thread_id = params.integer("message_thread_id")
    if thread_id and not (chat.is_forum and thread_id == GENERAL_TOPIC):
        check_thread(chat, thread_id)
    state.journal.add("typing", chat.id, action=action, thread_id=thread_id or None)
    return True


def delete_message(state: State, params: Params) -> bool:
    """Carry out deleteMessage: its own messages, others where it may."""
    chat = readable(state, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    mine = message.get("from", {}).get("id") == state.bot["id"]
    if not mine and chat.type != "private" and state.bot["id"] not in chat.admins():
        raise bad_request("message can't be deleted")
    del chat.messages[message["message_id"]]
    state.journal.add("delete", chat.id, message_id=message["message_id"])
    return True


def link_preview(params: Params) -> Wire:
    """Return the field of a message that says how links in it are shown."""
    options = params.mapping("link_preview_options", "LinkPreviewOptions")
    if not options and params.flag("disable_web_page_preview"):
        options = {"is_disabled": True}
    return {"link_preview_options": options} if options else {}


def _send(state: State, params: Params, fields: Wire) -> Wire:
    return _send_together(state, params, [fields])[0]


def _send_together(state: State, params: Params, several: Sequence[Wire]) -> list[Wire]:
    markup = inline_keyboard(params.mapping("reply_markup", "reply keyboard markup"))
    chat = writable(state, params)
    reply = _reply(chat, params)
    thread_id = params.integer("message_thread_id") or None
    if thread_id:
        check_thread(chat, thread_id)
    extra = (_quote(reply, params) if reply else {}) | ({"reply_markup": markup} if markup else {})
    state.pace.take(chat.id, private=chat.type == "private")
    return [
        deliver(state, chat, state.me, fields | extra, reply=reply, thread_id=thread_id)
        for fields in several
    ]


def _reply(chat: Chat, params: Params) -> Wire | None:
    wanted = params.mapping("reply_parameters", "reply parameters")
    message_id = whole(wanted.get("message_id")) or params.integer("reply_to_message_id")
    if not message_id:
        return None
    if str(wanted.get("chat_id", chat.id)) not in {str(chat.id), f"@{chat.username}"}:
        raise bad_request("message to be replied not found")  # no other chat can be quoted here
    reply = chat.messages.get(message_id)
    lenient = wanted.get("allow_sending_without_reply")
    if reply is None and not (lenient or params.flag("allow_sending_without_reply")):
        raise bad_request("message to be replied not found")
    return reply


def _quote(reply: Wire, params: Params) -> Wire:
    """Return the field of a message that tells which words of another it answers."""
    quote = params.mapping("reply_parameters", "reply parameters").get("quote")
    if not quote:
        return {}
    text = reply.get("text") or reply.get("caption") or ""
    before, found, _ = text.partition(str(quote))
    if not found:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {"quote": {"text": found, "position": units(before), "is_manual": True}}


def _photo(state: State, params: Params, name: str) -> Wire:
    file_id, upload = _file(state, params, name)
    width, height = picture_size(upload)
    size = describe(file_id, upload) | {"width": width, "height": height}
    return {"photo": [size], **read_caption(params)}


def _document(state: State, params: Params, name: str) -> Wire:
    file_id, _ = _file(state, params, name)
    return {"document": document(state.files, file_id), **read_caption(params)}


MEDIA: Final = {"photo": _photo, "document": _document}


def _type(item: Any) -> str:
    """Return of what kind an item of an album is; raise `Refused` for what cannot be sent."""
    kind = item.get("type") if isinstance(item, dict) else None
    if kind not in MEDIA:
        raise bad_request("can't parse InputMedia: unsupported type specified")
    return str(kind)


def _file(state: State, params: Params, name: str) -> tuple[str, Upload]:
    file_id = params.text(name)
    if upload := params.upload(name):
        check_size(upload, DOCUMENT_BYTES)
        file_id = state.files.put(upload)
    if not file_id:
        raise bad_request(f"there is no {name} in the request")
    if kept := state.files.get(file_id):
        return file_id, kept
    raise bad_request("wrong file identifier/HTTP URL specified")
