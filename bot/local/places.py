"""How people and chats come to be, and how people come and go."""

from collections.abc import Iterable
from typing import Any

from bot.local.members import set_status
from bot.local.people import People
from bot.local.state import Chat, ChatType
from bot.local.wire import Wire, bad_request

TOPIC_COLOUR = 0x6FB9F0


class Places(People):
    """The people's side of setting up and changing chats."""

    def add_person(
        self,
        id: int,  # noqa: A002 - the Bot API's own name
        first_name: str,
        *,
        username: str | None = None,
        is_bot: bool = False,
        language_code: str = "zh-hans",
    ) -> Wire:
        """Make somebody known and return the User."""
        person: Wire = {"id": id, "is_bot": is_bot, "first_name": first_name}
        if username:
            person["username"] = username
        if not is_bot:
            person["language_code"] = language_code
        self._state.people[id] = person
        return person

    def add_chat(
        self,
        id: int,  # noqa: A002 - the Bot API's own name
        type: ChatType,  # noqa: A002 - likewise
        *,
        title: str = "",
        members: Iterable[int] = (),
        username: str = "",
        is_forum: bool = False,
        with_bot: bool = True,
    ) -> Wire:
        """Open a chat, the bot in it unless told otherwise, and return the Chat.

        A private chat has the id of the person who writes to the bot. The first member of
        another chat owns it. No update is queued.
        """
        chat = Chat(id, type, title, username, is_forum)
        if type == "private":
            chat.title = self._state.user(id)["first_name"]
            members = [id]
        chat.members = dict.fromkeys(members, "member")
        if chat.members and type != "private":
            chat.members[next(iter(chat.members))] = "creator"
        if with_bot:
            chat.members[self._state.bot["id"]] = (
                "administrator" if type == "channel" else "member"
            )
        self._state.chats[id] = chat
        self._announce(chat)
        return chat.face()

    def add_topic(self, chat_id: int, user_id: int, name: str) -> int:
        """Open a topic of a forum and return its thread id."""
        chat = self._entered(chat_id, user_id)
        if not chat.is_forum:
            raise bad_request("the chat is not a forum")
        opened = {"name": name, "icon_color": TOPIC_COLOUR}
        thread_id = chat.last_message_id + 1
        chat.topics[thread_id] = name
        self._deliver(
            chat,
            self._state.user(user_id),
            {
                "message_thread_id": thread_id,
                "is_topic_message": True,
                "forum_topic_created": opened,
            },
        )
        self._announce(chat)
        return thread_id

    def join(self, chat_id: int, user_id: int, *, by: int | None = None) -> Wire:
        """Let somebody in and return the service message."""
        chat = self._state.chat(chat_id)
        actor = user_id if by is None else by
        set_status(self._state, chat, user_id, "member", by=actor)
        return self._serve(chat, actor, new_chat_members=[self._state.user(user_id)])

    def leave(self, chat_id: int, user_id: int) -> Wire:
        """Let somebody go and return the service message."""
        chat = self._entered(chat_id, user_id)
        message = self._serve(chat, user_id, left_chat_member=self._state.user(user_id))
        set_status(self._state, chat, user_id, "left", by=user_id)
        return message

    def add_bot(self, chat_id: int, *, by: int) -> Wire:
        """Put the bot into a chat and return the service message."""
        return self.join(chat_id, self._state.bot["id"], by=by)

    def remove_bot(self, chat_id: int, *, by: int) -> None:
        """Throw the bot out of a chat."""
        self.set_status(chat_id, self._state.bot["id"], "kicked", by=by)

    def block(self, user_id: int) -> None:
        """Let somebody block the bot."""
        self.set_status(user_id, self._state.bot["id"], "kicked", by=user_id)

    def unblock(self, user_id: int) -> None:
        """Let somebody talk to the bot again."""
        self.set_status(user_id, self._state.bot["id"], "member", by=user_id)

    def deactivate(self, user_id: int) -> None:
        """Delete somebody's account; nothing tells the bot."""
        self._state.deactivated.add(user_id)

    def set_status(self, chat_id: int, user_id: int, status: str, *, by: int) -> None:
        """Give somebody a status: administrator, member, restricted, left or kicked."""
        set_status(self._state, self._state.chat(chat_id), user_id, status, by=by)

    def migrate(self, chat_id: int, new_id: int, *, by: int) -> Wire:
        """Make a group a supergroup with a new id and return the new Chat."""
        old = self._entered(chat_id, by)
        if old.type != "group":
            raise bad_request("only a group can become a supergroup")
        new = Chat(new_id, "supergroup", old.title, members=dict(old.members))
        self._state.chats[new_id] = new
        bot_id = self._state.bot["id"]
        if status := new.members.pop(bot_id, None):  # Telegram tells the bot of it as of a join
            set_status(self._state, new, bot_id, status, by=by)
        self._serve(old, by, migrate_to_chat_id=new_id)
        old.migrated_to = new_id
        self._serve(new, by, migrate_from_chat_id=chat_id)
        self._announce(new)
        return new.face()

    def _serve(self, chat: Chat, user_id: int, **fields: Any) -> Wire:
        return self._deliver(chat, self._state.user(user_id), fields)

    def _announce(self, chat: Chat) -> None:
        self._state.journal.add("chat", chat.id, chat=chat.view() | {"messages": []})
