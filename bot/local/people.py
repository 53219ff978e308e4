"""What people do in Telegram: they write, press buttons, come and go."""

from collections.abc import Sequence
from typing import Any

from bot.local.entities import CAPTION_MAX, TEXT_MAX, content
from bot.local.files import (
    ALBUM,
    DOCUMENT_BYTES,
    check_size,
    describe,
    document,
    picture_size,
)
from bot.local.marks import Marked, cleaned, units
from bot.local.members import is_present
from bot.local.messages import deliver, replace
from bot.local.privacy import bot_sees
from bot.local.state import QUERIES_KEPT, Chat, State, bound
from bot.local.wire import Refused, Upload, Wire, bad_request


class People:
    """The people's side. Every method returns Telegram's wire form and queues the update."""

    def __init__(self, state: State) -> None:
        self._state = state

    def say(
        self,
        chat_id: int,
        user_id: int,
        text: str,
        *,
        reply_to: int | None = None,
        thread_id: int | None = None,
    ) -> Wire:
        """Write a text; raise `Refused` when it is empty, too long or cannot stand there."""
        fields = content(Marked(cleaned(text)))
        if not fields:
            raise bad_request("message text is empty")
        if units(fields["text"]) > TEXT_MAX:
            raise bad_request("message is too long")
        return self.post(chat_id, user_id, reply_to=reply_to, thread_id=thread_id, **fields)

    def send_photo(
        self, chat_id: int, user_id: int, photo: Upload, caption: str = "", **place: Any
    ) -> Wire:
        """Send a picture; `place` is `reply_to` and `thread_id`, as in `say`."""
        width, height = picture_size(photo)
        size = describe(self._state.files.put(photo), photo) | {"width": width, "height": height}
        return self.post(chat_id, user_id, caption=caption, photo=[size], **place)

    def send_documents(
        self, chat_id: int, user_id: int, files: Sequence[Upload], caption: str = "", **place: Any
    ) -> list[Wire]:
        """Send files, several as an album, with the caption under the last; all or none."""
        if len(files) != 1 and len(files) not in ALBUM:
            raise bad_request(f"{ALBUM[-1]} files at most can be sent together")
        _captioned(caption)
        self._entered(chat_id, user_id)
        for upload in files:
            check_size(upload, DOCUMENT_BYTES)
        together = len(files) > 1
        album: Wire = {"media_group_id": str(self._state.number())} if together else {}
        kept = self._state.files
        documents = [document(kept, kept.put(upload)) for upload in files]
        captions = [""] * (len(files) - 1) + [caption]
        return [
            self.post(chat_id, user_id, caption=said, document=each, **album, **place)
            for each, said in zip(documents, captions, strict=True)
        ]

    def send_sticker(self, chat_id: int, user_id: int, emoji: str, **place: Any) -> Wire:
        """Send a sticker that stands for `emoji`; nobody can download it."""
        sticker = {
            "file_id": f"sticker-{self._state.number()}",
            "file_unique_id": "sticker",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": emoji,
        }
        return self.post(chat_id, user_id, sticker=sticker, **place)

    def send_voice(self, chat_id: int, user_id: int, seconds: int, **place: Any) -> Wire:
        """Send a voice message; nobody can download it."""
        voice = {
            "file_id": f"voice-{self._state.number()}",
            "file_unique_id": "voice",
            "duration": seconds,
            "mime_type": "audio/ogg",
        }
        return self.post(chat_id, user_id, voice=voice, **place)

    def post(
        self,
        chat_id: int,
        user_id: int,
        *,
        reply_to: int | None = None,
        thread_id: int | None = None,
        caption: str = "",
        **fields: Any,
    ) -> Wire:
        """Put any message into a chat: `fields` are those of the Bot API's Message."""
        chat = self._entered(chat_id, user_id)
        if thread_id is not None and thread_id not in chat.topics:
            raise bad_request("message thread not found")
        if reply_to is not None and reply_to not in chat.messages:
            raise bad_request("message to be replied not found")
        return self._deliver(
            chat,
            self._state.user(user_id),
            {**fields, **_captioned(caption)},
            reply=chat.messages[reply_to] if reply_to is not None else None,
            thread_id=thread_id,
        )

    def edit(self, chat_id: int, message_id: int, user_id: int, text: str) -> Wire:
        """Write a message of one's own anew."""
        chat = self._entered(chat_id, user_id)
        message = chat.messages.get(message_id)
        if message is None or message.get("from", {}).get("id") != user_id:
            raise bad_request("message to edit not found")
        rest = {k: v for k, v in message.items() if k not in {"text", "entities"}}
        edited = replace(self._state, chat, rest | content(Marked(cleaned(text))))
        if bot_sees(self._state, chat, edited):
            self._state.updates.put("edited_message", edited)
        return edited

    def press(self, chat_id: int, message_id: int, user_id: int, data: str) -> str:
        """Press a button under a message and return the callback query's id."""
        chat = self._state.chat(chat_id)
        message = chat.messages.get(message_id)
        if message is None:
            raise bad_request("MESSAGE_ID_INVALID")
        place = (chat_id, message_id)
        inline = next((k for k, v in self._state.inline.items() if v == place), None)
        return self._ask(
            "callback_query",
            user_id,
            chat_instance=str(chat_id),
            data=data,
            **({"inline_message_id": inline} if inline else {"message": message}),
        )

    def inline(self, user_id: int, query: str, chat_type: str = "sender") -> str:
        """Type `@bot query` somewhere and return the inline query's id."""
        if not self._state.bot["supports_inline_queries"]:
            raise bad_request("BOT_INLINE_DISABLED")
        return self._ask("inline_query", user_id, query=query, offset="", chat_type=chat_type)

    def choose(self, query_id: str, result_id: str, user_id: int, chat_id: int) -> Wire:
        """Send one of the results that the bot offered for an inline query."""
        offered = self._state.results.get(query_id, [])
        result = next((r for r in offered if r["id"] == result_id), None)
        if result is None:
            raise bad_request("RESULT_ID_INVALID")
        chat = self._entered(chat_id, user_id)
        fields = {**result["message"], "via_bot": self._state.me}
        message = self._deliver(chat, self._state.user(user_id), fields)
        if "reply_markup" in message:
            inline_id = f"inline-{self._state.number()}"
            self._state.inline[inline_id] = (chat_id, message["message_id"])
            bound(self._state.inline, QUERIES_KEPT)
        return message

    def _ask(self, kind: str, user_id: int, **fields: Any) -> str:
        query_id = str(self._state.number())
        self._state.pending[query_id] = (self._state.clock(), user_id)
        bound(self._state.pending, QUERIES_KEPT)
        self._state.updates.put(
            kind, {"id": query_id, "from": self._state.user(user_id), **fields}
        )
        return query_id

    def _entered(self, chat_id: int, user_id: int) -> Chat:
        """Return a chat that the user is in and that is still alive; raise `Refused`."""
        chat = self._state.chat(chat_id)
        if not is_present(chat, user_id):
            raise Refused(403, "Forbidden: user is not a member of the chat")
        if chat.migrated_to is not None:
            raise bad_request("group chat was upgraded to a supergroup chat")
        return chat

    def _deliver(self, chat: Chat, sender: Wire, fields: Wire, **place: Any) -> Wire:
        message = deliver(self._state, chat, sender, fields, **place)
        if bot_sees(self._state, chat, message):
            kind = "channel_post" if chat.type == "channel" else "message"
            self._state.updates.put(kind, message)
        return message


def _captioned(caption: str) -> Wire:
    """Return the fields of a message for a caption; raise `Refused` when it is too long."""
    written = content(Marked(cleaned(caption)), "caption", "caption_entities")
    if units(written.get("caption", "")) > CAPTION_MAX:
        raise bad_request("message caption is too long")
    return written
