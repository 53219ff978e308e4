"""The life of chats, whatever happens in whatever order, against a dictionary."""

from asyncio import Runner
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete

from bot.storage.chats import Chat, ChatProfile, Chats, ChatState, ChatType, GoneReason
from bot.storage.database import Database
from bot.storage.tables import ChatRow

IDS = st.integers(-3, -1)
HEIRS = {-1: -101, -2: -102, -3: -103}  # the supergroup that each group may become
PROFILES = st.builds(
    ChatProfile,
    id=IDS | st.sampled_from(sorted(HEIRS.values())),
    type=st.sampled_from(ChatType),
    # Telegram's JSON holds neither NUL nor half a surrogate pair
    title=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
    username=st.none() | st.sampled_from(["donghu", "dongshan"]),
    is_forum=st.booleans(),
)
MINUTE = timedelta(minutes=1)


class Lifecycle(RuleBasedStateMachine):
    """Does the same to the table and to a dictionary; both must be equal after every step."""

    runner: Runner
    database: Database

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2024, 5, 1, tzinfo=UTC)
        self.chats = Chats(self.database, lambda: self.now)
        self.model: dict[int, Chat] = {}
        self.runner.run(self.clear())

    async def clear(self) -> None:
        async with self.database.writing() as connection:
            await connection.execute(delete(ChatRow))

    def put(self, chat: Chat) -> None:
        """Keep `chat`; it has changed now if anything but `last_seen_at` did."""
        old = self.model.get(chat.id)
        same = old is not None and replace(chat, last_seen_at=old.last_seen_at) == old
        self.model[chat.id] = chat if same else replace(chat, changed_at=self.now)

    def newcomer(self, profile: ChatProfile) -> Chat:
        return Chat(
            id=profile.id,
            type=profile.type,
            title=profile.title,
            username=profile.username,
            is_forum=profile.is_forum,
            state=ChatState.ACTIVE,
            gone_reason=None,
            migrated_to=None,
            joined_at=self.now,
            last_seen_at=self.now,
            changed_at=self.now,
        )

    @rule(seconds=st.sampled_from([1, 30, 60, 3600]))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(profile=PROFILES, times=st.integers(1, 2))
    def remember(self, profile: ChatProfile, times: int) -> None:
        for _ in range(times):
            chat = self.runner.run(self.chats.remember(profile))

        self.expect_remembered(profile)
        assert chat == self.model[profile.id]

    def expect_remembered(self, profile: ChatProfile) -> None:
        old = self.model.get(profile.id)
        seen = self.newcomer(profile)
        if old is None:
            self.put(seen)
        elif old.state is not ChatState.MIGRATED:
            seen = replace(seen, joined_at=old.joined_at, changed_at=old.changed_at)
            unchanged = replace(seen, last_seen_at=old.last_seen_at) == old
            if not unchanged or self.now - old.last_seen_at >= MINUTE:
                self.put(seen)

    @rule(chat_id=IDS, reason=st.sampled_from(GoneReason))
    def gone(self, chat_id: int, reason: GoneReason) -> None:
        chat = self.runner.run(self.chats.gone(chat_id, reason))

        old = self.model.get(chat_id)
        if old is not None and old.state is not ChatState.MIGRATED:
            self.put(replace(old, state=ChatState.GONE, gone_reason=reason))
        assert chat == self.model.get(chat_id)

    @rule(old_id=IDS)
    def migrate(self, old_id: int) -> None:
        new_id = HEIRS[old_id]

        heir = self.runner.run(self.chats.migrate(old_id, new_id))

        unknown = self.newcomer(ChatProfile(id=old_id, type=ChatType.GROUP))
        old = self.model.get(old_id, unknown)
        supergroup = ChatProfile(id=new_id, type=ChatType.SUPERGROUP, title=old.title)
        new = self.model.get(new_id, self.newcomer(supergroup))
        self.model[new_id] = replace(new, joined_at=min(new.joined_at, old.joined_at))
        state = ChatState.MIGRATED
        self.put(replace(old, state=state, gone_reason=None, migrated_to=new_id))
        assert heir == self.model[new_id]

    @invariant()
    def the_table_holds_what_the_dictionary_holds(self) -> None:
        expected = [self.model[chat_id] for chat_id in sorted(self.model)]

        assert self.runner.run(self.chats.all()) == expected


@pytest.fixture
def machine(database_url: str) -> Iterator[type[Lifecycle]]:
    with Runner() as runner:
        opening = Database.open(database_url)
        database = runner.run(opening.__aenter__())
        yield type("Lifecycle", (Lifecycle,), {"runner": runner, "database": database})
        runner.run(opening.__aexit__(None, None, None))


def test_the_chats_table_lives_as_a_dictionary_would(machine: type[Lifecycle]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
