"""Deliveries in whatever order workers claim, send, hang, die and come back."""

from asyncio import Runner
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete, select, update
from support.posts import Post, topic

from bot.pushes.lifecycle import (
    Broken,
    Flooded,
    Migrated,
    Outcome,
    Refused,
    Sent,
    after,
)
from bot.pushes.outbox import LEASE_SECONDS, Claim, Settled
from bot.pushes.tending import DEAD_SECONDS
from bot.storage.database import Database
from bot.storage.push_tables import (
    ChatPaceRow,
    DeliveryRow,
    NoticeRow,
    PaceRow,
    PushRow,
    WorkerRow,
)
from bot.storage.states import DeliveryState, PushState

CHATS = 6
WORKERS = st.integers(0, 2)
MOVED = 1_000  # the id of a group that moved has its number beyond this
MIGRATED = Migrated(0)
OUTCOMES = st.one_of(
    st.builds(Sent, st.integers(1, 1000)),
    st.builds(Sent, st.integers(1, 1000)),
    st.just(Flooded(3.0)),
    st.just(Broken("502")),
    st.just(Refused("403")),
    st.just(MIGRATED),
)
Key = tuple[int, int]


class Deliveries(RuleBasedStateMachine):
    """Counts what arrives in each chat, beside the tables."""

    runner: Runner
    post: Post

    def __init__(self) -> None:
        super().__init__()
        self.names = ["0", "1", "2"]
        self.held: list[list[Claim]] = [[], [], []]
        self.calls: list[list[tuple[Claim, Outcome]]] = [[], [], []]
        self.arrived = Counter[Key]()
        self.pushes = 0
        self.runner.run(self.clear())

    async def clear(self) -> None:
        async with self.post.database.writing() as connection:
            for table in (NoticeRow, DeliveryRow, PushRow, ChatPaceRow, WorkerRow):
                await connection.execute(delete(table))
            await connection.execute(update(PaceRow).values(free_at=0.0, shut_until=0.0))

    @rule()
    def push(self) -> None:
        self.pushes += 1
        self.runner.run(self.post.push(float(self.pushes)))

    @rule(worker=WORKERS, most=st.integers(1, CHATS))
    def claim(self, worker: int, most: int) -> None:
        outbox = self.post.worker(self.names[worker])
        self.runner.run(self.post.tend(self.names[worker]))
        self.held[worker] += self.runner.run(outbox.claim(most))

    @rule(worker=WORKERS, outcomes=st.lists(OUTCOMES, min_size=CHATS, max_size=CHATS))
    def send(self, worker: int, outcomes: list[Outcome]) -> None:
        held, self.held[worker] = self.held[worker], []
        marked = self.runner.run(self.post.worker(self.names[worker]).mark(held))
        for claim, drawn in zip(marked, outcomes, strict=False):
            outcome = Migrated(claim.chat_id - MOVED) if drawn == MIGRATED else drawn
            self.calls[worker].append((claim, outcome))
            self.arrived[claim.push_id, claim.chat_id] += isinstance(outcome, Sent)
        self.told(worker, [(claim, Broken("")) for claim in marked[len(outcomes) :]])

    @rule(worker=WORKERS, count=st.integers(1, CHATS))
    def settle(self, worker: int, count: int) -> None:
        calls = self.calls[worker]
        self.calls[worker] = calls[count:]
        self.told(worker, calls[:count])

    def told(self, worker: int, calls: list[tuple[Claim, Outcome]]) -> None:
        settled = [
            Settled(claim, after(outcome, claim.tries + 1, 0.5), isinstance(outcome, Flooded))
            for claim, outcome in calls
        ]
        self.runner.run(self.post.worker(self.names[worker]).settle(settled))

    @rule(worker=WORKERS, is_marked=st.booleans())
    def give_back(self, worker: int, is_marked: bool) -> None:
        """Claim, mark perhaps, and call for none: the answer to the marking never came."""
        held, self.held[worker] = self.held[worker], []
        outbox = self.post.worker(self.names[worker])
        if is_marked:
            self.runner.run(outbox.mark(held))
        self.runner.run(outbox.give_back(held))

    @rule(worker=WORKERS)
    def hang(self, worker: int) -> None:
        """Let everybody take a worker for dead; it may still speak."""
        seen = WorkerRow.seen - DEAD_SECONDS - 1
        self.runner.run(self.post.change(WorkerRow, WorkerRow.id == self.names[worker], seen=seen))
        self.runner.run(self.post.tend("another"))

    @rule(worker=WORKERS)
    def die(self, worker: int) -> None:
        self.hang(worker)
        self.names[worker] += "'"
        self.held[worker], self.calls[worker] = [], []

    @rule()
    def wait(self) -> None:
        """Let leases, pauses and the paces of groups pass."""
        self.runner.run(self.passed(100.0))

    async def passed(self, seconds: float) -> None:
        before = DeliveryRow.not_before - seconds
        await self.post.change(DeliveryRow, not_before=before)
        await self.post.change(ChatPaceRow, free_at=ChatPaceRow.free_at - seconds)
        await self.post.change(PaceRow, shut_until=PaceRow.shut_until - seconds)

    @rule(state=st.sampled_from([PushState.PAUSED, PushState.RUNNING]))
    def pause(self, state: PushState) -> None:
        under_way = PushRow.state.in_((PushState.PAUSED, PushState.RUNNING))
        self.runner.run(self.post.change(PushRow, under_way, state=state))

    @invariant()
    def nothing_is_lost_and_nothing_comes_twice(self) -> None:
        rows = self.runner.run(self.rows())
        assert len(rows) == self.pushes * CHATS
        assert all(count <= 1 for count in self.arrived.values())
        for key, state in rows.items():
            if state is DeliveryState.DELIVERED:
                assert self.arrived[key] == 1
            if state in (DeliveryState.WAITING, DeliveryState.FAILED):
                assert self.arrived[key] == 0

    async def rows(self) -> dict[Key, DeliveryState]:
        query = select(DeliveryRow.push_id, DeliveryRow.chat_id, DeliveryRow.state)
        async with self.post.database.reading() as connection:
            return {(row[0], row[1]): row[2] for row in await connection.execute(query)}

    def teardown(self) -> None:
        """See everything through: no delivery is left without an end."""
        for worker, name in enumerate(self.names):
            self.runner.run(self.post.tend(name))
            self.settle(worker, CHATS * 100)
        self.pause(PushState.RUNNING)
        self.runner.run(self.drained())
        rows = self.runner.run(self.rows())
        assert not set(rows.values()) & {DeliveryState.WAITING, DeliveryState.SENDING}
        self.nothing_is_lost_and_nothing_comes_twice()

    async def drained(self) -> None:
        outbox = self.post.worker("the last")
        for _ in range(self.pushes * 2):
            await self.passed(LEASE_SECONDS + 100)
            await self.post.tend("the last")
            marked = await outbox.mark(await outbox.claim(1000))
            self.arrived.update((claim.push_id, claim.chat_id) for claim in marked)
            await outbox.settle([Settled(claim, after(Sent(1), 1, 0.0)) for claim in marked])


@pytest.fixture
def machine(database_url: str) -> Iterator[type[Deliveries]]:
    with Runner() as runner:
        opening = Database.open(database_url)
        database = runner.run(opening.__aenter__())
        opened = runner.run(topic(database))
        runner.run(opened.groups(CHATS))
        yield type("Machine", (Deliveries,), {"runner": runner, "post": opened})
        runner.run(opening.__aexit__(None, None, None))


def test_deliveries_are_accounted_for(machine: type[Deliveries]) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=15,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
