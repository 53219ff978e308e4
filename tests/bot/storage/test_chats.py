from asyncio import TaskGroup, timeout
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError, StatementError

from bot.storage.chats import (
    Chat,
    ChatProfile,
    Chats,
    ChatState,
    ChatType,
    GoneReason,
)
from bot.storage.database import Database
from bot.storage.tables import ChatRow

NOON = datetime(2024, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)
SECOND = timedelta(seconds=1)
GROUP = ChatProfile(id=-4001, type=ChatType.GROUP, title="黄花岗街道居民群")
SUPERGROUP = ChatProfile(
    id=-1002003004005,
    type=ChatType.SUPERGROUP,
    title="黄花岗街道居民群",
    username="huanghuagang",
    is_forum=True,
)


@dataclass
class Clock:
    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def chats(database: Database, clock: Clock) -> Chats:
    return Chats(database, clock)


async def test_a_new_chat_is_kept_as_told(chats: Chats) -> None:
    remembered = await chats.remember(SUPERGROUP)

    assert remembered == Chat(
        id=-1002003004005,
        type=ChatType.SUPERGROUP,
        title="黄花岗街道居民群",
        username="huanghuagang",
        is_forum=True,
        state=ChatState.ACTIVE,
        gone_reason=None,
        migrated_to=None,
        joined_at=NOON,
        last_seen_at=NOON,
        changed_at=NOON,
    )
    assert await chats.get(-1002003004005) == remembered


async def test_an_unknown_chat_is_none(chats: Chats) -> None:
    assert await chats.get(-1) is None


async def test_a_chat_seen_again_within_a_minute_is_not_written(
    chats: Chats, clock: Clock
) -> None:
    first = await chats.remember(GROUP)

    clock.now = NOON + 59 * SECOND

    assert await chats.remember(GROUP) == first


async def test_a_busy_group_is_remembered_while_another_holds_its_row(
    chats: Chats, database: Database
) -> None:
    known = await chats.remember(GROUP)

    async with timeout(5), database.writing() as connection:
        await connection.execute(update(ChatRow).values(title="…"))
        again = await chats.remember(GROUP)

    assert again == known


async def test_a_chat_seen_after_a_minute_is_noted_as_seen_and_as_nothing_else(
    chats: Chats, clock: Clock
) -> None:
    first = await chats.remember(GROUP)

    clock.now = NOON + 60 * SECOND

    assert await chats.remember(GROUP) == replace(first, last_seen_at=NOON + 60 * SECOND)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "东山街居民群"},
        {"username": "dongshan"},
        {"username": None},
        {"is_forum": False},
        {"type": ChatType.CHANNEL},
    ],
)
async def test_a_change_is_written_at_once(
    chats: Chats, clock: Clock, change: dict[str, Any]
) -> None:
    first = await chats.remember(SUPERGROUP)

    clock.now = NOON + SECOND
    changed = await chats.remember(replace(SUPERGROUP, **change))

    assert changed == replace(first, **change, last_seen_at=clock.now, changed_at=clock.now)


async def test_a_chat_that_is_gone_is_kept_with_the_reason(chats: Chats, clock: Clock) -> None:
    first = await chats.remember(GROUP)

    clock.now = NOON + SECOND
    gone = await chats.gone(GROUP.id, GoneReason.REMOVED)

    assert gone == replace(
        first, state=ChatState.GONE, gone_reason=GoneReason.REMOVED, changed_at=clock.now
    )
    assert await chats.get(GROUP.id) == gone


async def test_a_chat_that_goes_twice_changed_once(chats: Chats, clock: Clock) -> None:
    await chats.remember(GROUP)
    first = await chats.gone(GROUP.id, GoneReason.REMOVED)

    clock.now = NOON + SECOND

    assert await chats.gone(GROUP.id, GoneReason.REMOVED) == first


async def test_an_unknown_chat_cannot_go(chats: Chats) -> None:
    assert await chats.gone(-1, GoneReason.LEFT) is None


async def test_a_chat_seen_again_after_it_was_gone_is_active(chats: Chats, clock: Clock) -> None:
    first = await chats.remember(GROUP)
    await chats.gone(GROUP.id, GoneReason.REMOVED)

    clock.now = NOON + SECOND

    assert await chats.remember(GROUP) == replace(
        first, last_seen_at=clock.now, changed_at=clock.now
    )


async def test_a_group_that_migrates_lives_on_as_a_supergroup(chats: Chats, clock: Clock) -> None:
    first = await chats.remember(GROUP)

    clock.now = NOON + SECOND
    heir = await chats.migrate(GROUP.id, SUPERGROUP.id)

    assert heir == Chat(
        id=SUPERGROUP.id,
        type=ChatType.SUPERGROUP,
        title="黄花岗街道居民群",
        state=ChatState.ACTIVE,
        gone_reason=None,
        migrated_to=None,
        joined_at=NOON,
        last_seen_at=clock.now,
        changed_at=clock.now,
    )
    assert await chats.get(GROUP.id) == replace(
        first, state=ChatState.MIGRATED, migrated_to=SUPERGROUP.id, changed_at=clock.now
    )


async def test_a_migration_told_again_changes_nothing(chats: Chats, clock: Clock) -> None:
    await chats.remember(GROUP)
    await chats.migrate(GROUP.id, SUPERGROUP.id)
    before = await chats.all()

    clock.now = NOON + SECOND
    await chats.migrate(GROUP.id, SUPERGROUP.id)

    assert await chats.all() == before


async def test_a_migration_comes_out_the_same_in_every_order(chats: Chats) -> None:
    for number, order in enumerate(permutations(["old", "new", "migrate", "migrate"]), start=1):
        old = replace(GROUP, id=-number)
        new = replace(SUPERGROUP, id=-1000 - number)

        for event in order:
            match event:
                case "old":
                    await chats.remember(old)
                case "new":
                    await chats.remember(new)
                case _:
                    await chats.migrate(old.id, new.id)

        left, heir = await chats.get(old.id), await chats.get(new.id)
        assert left is not None
        assert heir is not None
        assert (left.state, left.migrated_to) == (ChatState.MIGRATED, new.id)
        assert heir.state is ChatState.ACTIVE
        assert (heir.title, heir.username) == (SUPERGROUP.title, SUPERGROUP.username)


async def test_a_supergroup_known_first_keeps_what_it_said_and_takes_the_earlier_joining(
    chats: Chats, clock: Clock
) -> None:
    await chats.remember(GROUP)
    clock.now = NOON + SECOND
    known = await chats.remember(replace(SUPERGROUP, title="新群"))

    clock.now = NOON + 2 * SECOND
    heir = await chats.migrate(GROUP.id, SUPERGROUP.id)

    assert heir == replace(known, joined_at=NOON)


async def test_a_migration_told_late_does_not_bring_a_supergroup_back(chats: Chats) -> None:
    await chats.migrate(GROUP.id, SUPERGROUP.id)
    await chats.gone(SUPERGROUP.id, GoneReason.REMOVED)

    heir = await chats.migrate(GROUP.id, SUPERGROUP.id)

    assert heir.state is ChatState.GONE


async def test_a_group_thought_gone_can_turn_out_to_have_migrated(chats: Chats) -> None:
    await chats.remember(GROUP)
    await chats.gone(GROUP.id, GoneReason.NOT_FOUND)

    await chats.migrate(GROUP.id, SUPERGROUP.id)

    old = await chats.get(GROUP.id)
    assert old is not None
    assert (old.state, old.gone_reason) == (ChatState.MIGRATED, None)


async def test_a_group_that_migrated_stays_so(chats: Chats) -> None:
    await chats.remember(GROUP)
    await chats.migrate(GROUP.id, SUPERGROUP.id)
    old = await chats.get(GROUP.id)

    seen = await chats.remember(replace(GROUP, title="…"))
    gone = await chats.gone(GROUP.id, GoneReason.REMOVED)

    assert seen == old
    assert gone == old


async def test_all_lists_the_chats_of_a_state_by_id(chats: Chats) -> None:
    for number in (3, -2, 1):
        await chats.remember(ChatProfile(id=number, type=ChatType.PRIVATE))
    await chats.gone(1, GoneReason.BLOCKED)

    assert [chat.id for chat in await chats.all()] == [-2, 1, 3]
    assert [chat.id for chat in await chats.all(ChatState.ACTIVE)] == [-2, 3]
    assert [chat.id for chat in await chats.all(ChatState.GONE)] == [1]
    assert await chats.all(ChatState.MIGRATED) == []


async def test_only_the_chat_that_another_moved_to_is_its_heir(chats: Chats) -> None:
    await chats.migrate(GROUP.id, SUPERGROUP.id)

    assert await chats.is_heir(SUPERGROUP.id)
    assert not await chats.is_heir(GROUP.id)
    assert not await chats.is_heir(-77)


async def test_calls_at_the_same_time_agree(chats: Chats) -> None:
    async with TaskGroup() as group:
        for _ in range(10):
            group.create_task(chats.remember(GROUP))
            group.create_task(chats.migrate(GROUP.id, SUPERGROUP.id))
            group.create_task(chats.remember(SUPERGROUP))

    assert [(chat.id, chat.state, chat.migrated_to) for chat in await chats.all()] == [
        (SUPERGROUP.id, ChatState.ACTIVE, None),
        (GROUP.id, ChatState.MIGRATED, SUPERGROUP.id),
    ]


async def test_moments_come_back_in_utc_whatever_their_zone(chats: Chats, clock: Clock) -> None:
    clock.now = NOON.astimezone(timezone(timedelta(hours=8)))

    chat = await chats.remember(GROUP)

    assert chat.joined_at.isoformat() == "2024-05-01T12:00:00.123456+00:00"


async def test_without_a_clock_of_its_own_it_goes_by_the_time_of_day(database: Database) -> None:
    before = datetime.now(UTC)

    chat = await Chats(database).remember(GROUP)

    assert before <= chat.joined_at <= datetime.now(UTC)


async def test_a_clock_without_a_zone_is_refused(chats: Chats, clock: Clock) -> None:
    clock.now = NOON.replace(tzinfo=None)

    with pytest.raises(StatementError, match="naive"):
        await chats.remember(GROUP)


@pytest.mark.parametrize(
    "broken",
    [
        {"state": ChatState.GONE},
        {"state": ChatState.MIGRATED},
        {"gone_reason": GoneReason.LEFT},
        {"migrated_to": GROUP.id},
        {"state": ChatState.MIGRATED, "migrated_to": -1},
    ],
)
async def test_the_table_itself_refuses_a_state_without_what_belongs_to_it(
    chats: Chats, database: Database, broken: dict[str, str | int]
) -> None:
    await chats.remember(GROUP)

    async def write() -> None:
        async with database.writing() as connection:
            await connection.execute(update(ChatRow).values(broken))

    with pytest.raises(IntegrityError):
        await write()


async def test_the_table_itself_refuses_a_type_that_telegram_does_not_have(
    chats: Chats, database: Database
) -> None:
    await chats.remember(GROUP)

    async def write() -> None:
        async with database.writing() as connection:
            await connection.exec_driver_sql("UPDATE chats SET type = 'club'")

    with pytest.raises(IntegrityError):
        await write()
    async with database.reading() as connection:
        assert (await connection.scalars(select(ChatRow.type))).all() == [ChatType.GROUP]
