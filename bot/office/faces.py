"""People by what an operator knows them by: their names, where they have written to the bot."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot import roles, texts
from bot.auditing import known_as
from bot.message import escape, shorten
from bot.storage.chats import Chats, ChatState

NAME_LIMIT: Final = 32  # UTF-16 units


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody in Telegram; without a name where nobody of that id has written to the bot."""

    id: int
    name: str = ""
    is_reachable: bool = False  # by a message in private

    @property
    def called(self) -> str:
        """The name, as markup; the id of whom no name is known."""
        if not self.name:
            return texts.OFFICE_PERSON_UNNAMED.format(id=self.id)
        return escape(shorten(" ".join(self.name.split()), NAME_LIMIT))

    @property
    def shown(self) -> str:
        """The name and the id, which can be copied, as markup."""
        if not self.name:
            return self.called
        return texts.OFFICE_PERSON.format(name=self.called, id=self.id)


async def face(chats: Chats, user_id: int) -> Face:
    """Return somebody's face. Raises StorageError."""
    chat = await chats.get(user_id)  # a private chat has the id of the person
    if chat is None:
        return Face(user_id)
    return Face(user_id, chat.title.strip(), chat.state is ChatState.ACTIVE)


async def named(chats: Chats, actors: Iterable[str]) -> dict[str, str]:
    """Return by actor how those are called who have written to the bot, as markup.

    Whoever works on the machine itself is left out. Raises StorageError.
    """
    known = await faces(chats, (int(actor) for actor in actors if actor.isdecimal()))
    return {roles.actor(face.id): face.called for face in known.values() if face.name}


async def called(chats: Chats, actor: str) -> str:
    """Return how somebody is called, as markup, whether a name is known or not.

    Raises StorageError.
    """
    return (await named(chats, [actor])).get(actor) or escape(known_as(actor))


async def plainly_named(chats: Chats, actors: Iterable[str]) -> dict[str, str]:
    """Return the same in plain text, with the id: a log has to say who exactly it was."""
    known = await faces(chats, (int(actor) for actor in actors if actor.isdecimal()))
    people = (face for face in known.values() if face.name)
    return {
        roles.actor(face.id): texts.AUDIT_PERSON.format(
            name=shorten(" ".join(face.name.split()), NAME_LIMIT), id=face.id
        )
        for face in people
    }


async def faces(chats: Chats, user_ids: Iterable[int]) -> dict[int, Face]:
    """Return the faces of several people. Raises StorageError."""
    return {user_id: await face(chats, user_id) for user_id in sorted(set(user_ids))}
