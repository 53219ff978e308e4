"""The Bot API's methods by name."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from bot.local import about, editing, members, queries, sending
from bot.local.params import Params
from bot.local.state import State

Method = Callable[[State, Params], Any | Awaitable[Any]]

METHODS: Final[dict[str, Method]] = {
    method.__name__.replace("_", ""): method
    for method in (
        about.delete_my_commands,
        about.delete_webhook,
        about.get_file,
        about.get_me,
        about.get_my_commands,
        about.get_my_description,
        about.get_my_short_description,
        about.get_updates,
        about.get_webhook_info,
        about.set_my_commands,
        about.set_my_description,
        about.set_my_short_description,
        editing.edit_message_caption,
        editing.edit_message_reply_markup,
        editing.edit_message_text,
        members.get_chat,
        members.get_chat_administrators,
        members.get_chat_member,
        members.get_chat_member_count,
        members.leave_chat,
        queries.answer_callback_query,
        queries.answer_inline_query,
        sending.delete_message,
        sending.send_chat_action,
        sending.send_document,
        sending.send_media_group,
        sending.send_message,
        sending.send_photo,
    )
}
