"""The chats that the bot knows: where it is, where it was, where they moved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, and_, bindparam, case, exists, not_, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from bot.storage.states import GoneReason
from bot.storage.tables import ChatRow, ChatState, ChatType
from bot.storage.wishes import bequeath

__all__ = ["SEEN_EVERY", "Chat", "ChatProfile", "ChatState", "ChatType", "Chats", "GoneReason"]

SEEN_EVERY: Final = timedelta(minutes=1)  # a busy group writes its `last_seen_at` no more often


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatProfile:
    """What Telegram says of a chat with each of its messages."""

    id: int
    type: ChatType
    title: str = ""
    username: str | None = None
    is_forum: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat(ChatProfile):
    """A chat as stored; times are aware, in UTC.

    `gone_reason` is set exactly when the state is GONE, `migrated_to` when it is MIGRATED.
    `joined_at` is when the bot first knew the chat, under this id or the one it had before;
    `changed_at` is when anything but `last_seen_at` last changed.
    """

    state: ChatState
    gone_reason: GoneReason | None
    migrated_to: int | None
    joined_at: datetime
    last_seen_at: datetime
    changed_at: datetime


# the columns that Telegram fills
_SAID = (ChatRow.type, ChatRow.title, ChatRow.username, ChatRow.is_forum)
# conditions on the stored row, with what `_parameters` says of the chat as it is seen now; made
# once, because `remember` asks with every message
_DIFFERS = or_(
    ChatRow.state != ChatState.ACTIVE,
    *(column.is_distinct_from(bindparam(f"seen_{column.key}")) for column in _SAID),
)
_STALE = and_(
    ChatRow.state != ChatState.MIGRATED,
    or_(_DIFFERS, ChatRow.last_seen_at <= bindparam("long_ago")),
)
_FRESH = select(ChatRow).where(ChatRow.id == bindparam("seen_id"), not_(_STALE))


def _now() -> datetime:
    return datetime.now(UTC)


class Chats:
    """The chats table. Every method is right under concurrent calls from several processes.

    All of them raise `StorageError` when the database fails. `clock` gives aware datetimes.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._clock = clock

    async def remember(self, profile: ChatProfile) -> Chat:
        """Note that the chat was seen just now, and return it as it is stored then.

        A chat that was gone is active again; one that has migrated stays so. Writes only when
        something has changed or the last note is older than `SEEN_EVERY`.
        """
        now = self._clock()
        seen = _parameters(profile, now)
        async with self._database.reading() as connection:
            fresh = (await connection.execute(_FRESH, seen)).one_or_none()
        return _chat(fresh) if fresh else await self._upsert(profile, now, seen)

    async def gone(self, chat_id: int, reason: GoneReason) -> Chat | None:
        """Note that nothing arrives in the chat any more; return it, None for an unknown one.

        A chat that has migrated stays so.
        """
        statement = (
            update(ChatRow)
            .where(
                ChatRow.id == chat_id,
                ChatRow.state != ChatState.MIGRATED,
                ChatRow.gone_reason.is_distinct_from(reason),
            )
            .values(state=ChatState.GONE, gone_reason=reason, changed_at=self._clock())
        )
        async with self._database.writing() as connection:
            await connection.execute(statement)
            return await _find(connection, chat_id)

    async def migrate(self, old_id: int, new_id: int) -> Chat:
        """Note that a group lives on as the supergroup `new_id`; return the supergroup.

        Either chat may be unknown or known by now: whatever comes first, this or `remember`,
        and however often, the outcome is the same. A new supergroup takes over the title, and what
        the group has chosen of pushes.
        """
        now = self._clock()
        async with self._database.writing() as connection:
            old = await _find(connection, old_id)
            await self._add_heir(connection, new_id, old, now)
            await self._retire(connection, old_id, new_id, now)
            await bequeath(connection, old_id, new_id)
            return await _get(connection, new_id)

    async def get(self, chat_id: int) -> Chat | None:
        """Return the chat, None for an unknown one."""
        async with self._database.reading() as connection:
            return await _find(connection, chat_id)

    async def all(self, state: ChatState | None = None) -> list[Chat]:
        """Return every chat (in that state), in the order of their ids."""
        query = select(ChatRow).order_by(ChatRow.id)
        if state is not None:
            query = query.where(ChatRow.state == state)
        async with self._database.reading() as connection:
            return [_chat(row) for row in await connection.execute(query)]

    async def is_heir(self, chat_id: int) -> bool:
        """Return whether another chat is known to live on as this one."""
        query = select(exists().where(ChatRow.migrated_to == chat_id))
        async with self._database.reading() as connection:
            return bool(await connection.scalar(query))

    async def _upsert(self, profile: ChatProfile, now: datetime, seen: dict[str, Any]) -> Chat:
        changes = {
            **_said(profile),
            "state": ChatState.ACTIVE,
            "gone_reason": null(),
            "last_seen_at": now,
            "changed_at": case((_DIFFERS, now), else_=ChatRow.changed_at),
        }
        statement = self._database.insert(ChatRow).values(_newcomer(profile, now))
        upsert = statement.on_conflict_do_update(
            index_elements=[ChatRow.id],
            set_=changes,
            where=_STALE,  # another process may have written since we looked
        )
        async with self._database.writing() as connection:
            await connection.execute(upsert, seen)
            return await _get(connection, profile.id)

    async def _add_heir(
        self, connection: AsyncConnection, chat_id: int, old: Chat | None, now: datetime
    ) -> None:
        title, joined_at = (old.title, old.joined_at) if old else ("", now)
        heir = ChatProfile(id=chat_id, type=ChatType.SUPERGROUP, title=title)
        statement = self._database.insert(ChatRow).values(
            {**_newcomer(heir, now), "joined_at": joined_at}
        )
        await connection.execute(
            statement.on_conflict_do_update(
                index_elements=[ChatRow.id],
                set_={"joined_at": joined_at},
                where=ChatRow.joined_at > joined_at,
            )
        )

    async def _retire(
        self, connection: AsyncConnection, chat_id: int, heir_id: int, now: datetime
    ) -> None:
        old = ChatProfile(id=chat_id, type=ChatType.GROUP)
        migrated = {"state": ChatState.MIGRATED, "migrated_to": heir_id, "changed_at": now}
        statement = self._database.insert(ChatRow).values({**_newcomer(old, now), **migrated})
        await connection.execute(
            statement.on_conflict_do_update(
                index_elements=[ChatRow.id],
                set_={**migrated, "gone_reason": null()},
                where=ChatRow.migrated_to.is_distinct_from(heir_id),
            )
        )


def _newcomer(profile: ChatProfile, now: datetime) -> dict[str, Any]:
    times = dict.fromkeys(("joined_at", "last_seen_at", "changed_at"), now)
    return {"id": profile.id, **_said(profile), "state": ChatState.ACTIVE, **times}


def _said(profile: ChatProfile) -> dict[str, Any]:
    return {column.key: getattr(profile, column.key) for column in _SAID}


def _parameters(profile: ChatProfile, now: datetime) -> dict[str, Any]:
    said = {f"seen_{name}": value for name, value in _said(profile).items()}
    return {"seen_id": profile.id, "long_ago": now - SEEN_EVERY, **said}


async def _find(connection: AsyncConnection, chat_id: int) -> Chat | None:
    row = (await connection.execute(select(ChatRow).where(ChatRow.id == chat_id))).one_or_none()
    return _chat(row) if row else None


async def _get(connection: AsyncConnection, chat_id: int) -> Chat:
    return _chat((await connection.execute(select(ChatRow).where(ChatRow.id == chat_id))).one())


def _chat(row: Row[Any]) -> Chat:
    return Chat(**row._mapping)  # noqa: SLF001 - the public name of a row's dictionary
