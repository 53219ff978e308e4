"""What the Telegram in memory knows: people, chats, messages and members."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from bot.local.files import Files
from bot.local.journal import Journal
from bot.local.pace import Limits, Pace
from bot.local.updates import Updates
from bot.local.wire import Wire, bad_request

ChatType = Literal["private", "group", "supergroup", "channel"]

MESSAGES_KEPT: Final = 1_000  # in one chat
QUERIES_KEPT: Final = 1_000
PRESENT: Final = frozenset({"creator", "administrator", "member", "restricted"})
ADMINS: Final = frozenset({"creator", "administrator"})


@dataclass
class Chat:
    """One conversation; `members` maps a user's id to a status of the Bot API."""

    id: int
    type: ChatType
    title: str
    username: str = ""
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Wire] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    migrated_to: int | None = None
    other_bot_spoke: bool = False  # after ours did
    last_message_id: int = 0

    def face(self) -> Wire:
        """Return the Chat object of the Bot API."""
        name = "first_name" if self.type == "private" else "title"
        face: Wire = {"id": self.id, "type": self.type, name: self.title}
        if self.username:
            face["username"] = self.username
        return face | ({"is_forum": True} if self.is_forum else {})

    def view(self) -> Wire:
        """Return what the page shows of the chat."""
        return {
            "id": self.id,
            "type": self.type,
            "title": self.title,
            "is_forum": self.is_forum,
            "topics": [{"id": id_, "name": name} for id_, name in self.topics.items()],
            "members": self.present(),
            "messages": list(self.messages.values()),
        }

    def present(self) -> list[int]:
        """Return the ids of who is in the chat."""
        return [user for user, status in self.members.items() if status in PRESENT]

    def keep(self, message: Wire) -> None:
        """Store a message, new or edited; the oldest goes when there are too many."""
        self.messages[message["message_id"]] = message
        bound(self.messages, MESSAGES_KEPT)

    def admins(self) -> Iterable[int]:
        """Return the ids of who runs the chat."""
        return [user for user, status in self.members.items() if status in ADMINS]


def bound(kept: dict[Any, Any], size: int) -> None:
    """Let the oldest entries go until at most `size` are left."""
    while len(kept) > size:
        kept.pop(next(iter(kept)))


class State:
    """The whole state. Messages are replaced when they change, never changed in place."""

    def __init__(self, bot: Wire, clock: Callable[[], float], limits: Limits) -> None:
        self.bot = bot
        self.clock = clock
        self.journal = Journal()
        self.updates = Updates(clock)
        self.pace = Pace(limits, clock)
        self.files = Files()
        self.people: dict[int, Wire] = {}
        self.chats: dict[int, Chat] = {}
        self.pending: dict[str, tuple[float, int]] = {}  # query id: when asked, by whom
        self.results: dict[str, list[Wire]] = {}  # inline query id: what the bot offered
        self.deactivated: set[int] = set()
        self.inline: dict[str, tuple[int, int]] = {}  # inline message id: chat, message
        self.about: dict[Any, Any] = {}  # commands and descriptions
        self._count = 0

    @property
    def me(self) -> Wire:
        """The bot's User as it stands in messages."""
        return {k: self.bot[k] for k in ("id", "is_bot", "first_name", "username")}

    def user(self, user_id: int) -> Wire:
        """Return a User; raise `Refused` for an id nobody has."""
        if user_id == self.bot["id"]:
            return self.me
        if user_id not in self.people:
            raise bad_request("user not found")
        return self.people[user_id]

    def chat(self, chat_id: int | str) -> Chat:
        """Return a chat by id or @username; raise `Refused` where there is none."""
        if isinstance(chat_id, int):
            found = self.chats.get(chat_id)
        else:
            names = {c.username.lower(): c for c in self.chats.values() if c.username}
            found = names.get(chat_id.removeprefix("@").lower())
        if found is None:
            raise bad_request("chat not found")
        return found

    def number(self) -> int:
        """Return a number that was not used before."""
        self._count += 1
        return self._count

    def message_id(self, chat: Chat) -> int:
        """Return the next id: a supergroup counts for itself, other chats share one row."""
        if chat.type in {"supergroup", "channel"}:
            chat.last_message_id += 1
            return chat.last_message_id
        return self.number()
