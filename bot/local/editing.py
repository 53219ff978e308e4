"""The bot's methods that change messages which stand already."""

from bot.local.access import readable
from bot.local.entities import read_caption, read_text
from bot.local.keyboards import inline_keyboard
from bot.local.messages import replace
from bot.local.params import Params
from bot.local.sending import link_preview
from bot.local.state import Chat, State
from bot.local.wire import Wire, bad_request

TEXT = ("text", "entities", "link_preview_options", "reply_markup")
CAPTION = ("caption", "caption_entities", "reply_markup")
UNCHANGED = (
    "message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)


def edit_message_text(state: State, params: Params) -> Wire | bool:
    """Carry out editMessageText; a keyboard that is not given again goes."""
    fields = read_text(params) | link_preview(params) | _keyboard(params)
    return _edit(state, params, TEXT, fields, "text")


def edit_message_caption(state: State, params: Params) -> Wire | bool:
    """Carry out editMessageCaption."""
    return _edit(state, params, CAPTION, read_caption(params) | _keyboard(params), "caption")


def edit_message_reply_markup(state: State, params: Params) -> Wire | bool:
    """Carry out editMessageReplyMarkup."""
    return _edit(state, params, ("reply_markup",), _keyboard(params), "")


def _keyboard(params: Params) -> Wire:
    markup = inline_keyboard(params.mapping("reply_markup", "reply keyboard markup"))
    return {"reply_markup": markup} if markup else {}


def _edit(
    state: State, params: Params, names: tuple[str, ...], fields: Wire, needed: str
) -> Wire | bool:
    """Change the named fields; return the message, True for one that was sent inline."""
    chat, message = _target(state, params)
    if needed == "text" and "text" not in message:
        raise bad_request("there is no text in the message to edit")
    if needed == "caption" and not {"photo", "document"} & message.keys():
        raise bad_request("there is no caption in the message to edit")
    if {k: message[k] for k in names if k in message} == fields:
        raise bad_request(UNCHANGED)
    rest = {k: v for k, v in message.items() if k not in names}
    edited = replace(state, chat, rest | fields)
    return True if params.text("inline_message_id") else edited


def _target(state: State, params: Params) -> tuple[Chat, Wire]:
    if inline_id := params.text("inline_message_id"):
        return _inline_target(state, inline_id)
    chat = readable(state, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    author = message.get("from") or message["sender_chat"]
    if author["id"] not in {state.bot["id"], chat.id}:
        raise bad_request("message can't be edited")
    return chat, message


def _inline_target(state: State, inline_id: str) -> tuple[Chat, Wire]:
    chat_id, message_id = state.inline.get(inline_id, (0, 0))
    chat = state.chats.get(chat_id)
    message = chat.messages.get(message_id) if chat else None
    if chat is None or message is None:
        raise bad_request("MESSAGE_ID_INVALID")
    return chat, message
