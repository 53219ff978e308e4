"""The deliveries on both databases, as several workers share them."""

import asyncio
from itertools import pairwise

from sqlalchemy import select
from support.posts import NEVER_QUIET, Hand, Post

from bot.pushes.freezing import freeze
from bot.pushes.lifecycle import Again, Ended
from bot.pushes.outbox import LEASE_SECONDS, Claim, Outbox, Settled
from bot.pushes.tending import DEAD_SECONDS
from bot.storage.chats import ChatProfile, Chats, ChatType, GoneReason
from bot.storage.push_tables import (
    ChatPaceRow,
    ChatPushRow,
    DeliveryRow,
    PushRow,
    SubscriptionRow,
    WorkerRow,
)
from bot.storage.pushes import Pushes
from bot.storage.seconds import seconds_now
from bot.storage.states import DeliveryState, PushState

DELIVERED = Ended(DeliveryState.DELIVERED, 7)


async def sent(worker: Outbox, most: int = 100) -> list[Claim]:
    """Claim, mark and deliver what can be, and return it."""
    claimed = await worker.claim(most)
    marked = await worker.mark(claimed)
    await worker.settle([Settled(claim, DELIVERED) for claim in marked])
    return marked


async def test_a_push_goes_to_who_has_its_topic_and_to_nobody_else(post: Post) -> None:
    default, off, gone, without = await post.groups(4)
    chats = Chats(post.database)
    subscriber, resident = 11, 12
    for person in (subscriber, resident):
        await chats.remember(ChatProfile(id=person, type=ChatType.PRIVATE, title="街坊"))
    await chats.gone(gone, GoneReason.REMOVED)
    await post.change(ChatPushRow, ChatPushRow.chat_id == off, is_off=True)
    await post.put(SubscriptionRow, chat_id=without, topic_id=post.topic, is_on=False)
    await post.put(SubscriptionRow, chat_id=subscriber, topic_id=post.topic, is_on=True)
    await post.put(ChatPushRow, chat_id=subscriber, **NEVER_QUIET)

    push = await post.push()
    marked = await sent(post.worker())

    assert {claim.chat_id for claim in marked} == {default, subscriber}
    assert (await post.row(PushRow, PushRow.id == push)).total == 2
    async with post.database.writing() as connection:
        assert await freeze(connection, push) is None  # its chats are frozen


async def test_every_delivery_is_sent_once_and_the_push_is_done(post: Post) -> None:
    ids = await post.groups(25)
    push = await post.push()
    first, second = post.worker("一"), post.worker("二")
    for name in ("一", "二"):
        await post.tend(name)

    claims = [claim for worker in (first, second, first) for claim in await sent(worker, 10)]
    await post.tend("一")

    assert sorted(claim.chat_id for claim in claims) == sorted(ids)
    assert await post.states(push) == {DeliveryState.DELIVERED: 25}
    assert (await post.row(PushRow, PushRow.id == push)).state is PushState.DONE


async def test_slots_keep_the_rate_over_all_workers(post: Post) -> None:
    await post.groups(20)
    await post.push()

    slots = list[float]()
    for name in ("一", "二", "三"):
        slots += [claim.slot for claim in await post.worker(name, rate=10.0).claim(100)]

    # no more than the horizon holds, whoever asks
    assert slots == sorted(slots)
    assert all(b - a >= 0.099 for a, b in pairwise(slots))
    assert 1 <= len(slots) <= 5


async def test_a_claim_that_nobody_marks_comes_back_after_its_lease(post: Post) -> None:
    (chat,) = await post.groups(1)
    await post.push()
    dead, alive = post.worker("一"), post.worker("二")
    (claim,) = await dead.claim(10)

    assert await alive.claim(10) == []
    await _pass(post, LEASE_SECONDS + 1)

    (again,) = await sent(alive)
    assert again.chat_id == chat
    assert await dead.mark([claim]) == []  # it is somebody else's by now


async def test_what_was_marked_and_never_called_for_goes_back_uncounted(post: Post) -> None:
    (chat,) = await post.groups(1)
    push = await post.push()
    worker, other = post.worker("一"), post.worker("二")
    async with worker.outbox.turn() as turn:
        claims = await turn.claim(10, mark=1.0)
        assert await turn.mark(claims) == claims
    assert await post.states(push) == {DeliveryState.SENDING: 1}

    await worker.give_back(claims)
    await _pass(post, 5)

    (again,) = await sent(other)
    assert (again.chat_id, again.tries) == (chat, 0)


async def test_what_a_dead_worker_was_sending_is_unknown_and_its_word_still_counts(
    post: Post,
) -> None:
    await post.groups(2)
    push = await post.push()
    dead, alive = post.worker("一"), post.worker("二")
    await post.tend("一")
    first, _ = await dead.mark(await dead.claim(10))
    await post.tend("二")
    assert await post.states(push) == {DeliveryState.SENDING: 2}

    await post.change(WorkerRow, WorkerRow.id == "一", seen=WorkerRow.seen - DEAD_SECONDS - 1)
    await post.tend("二")
    unknown = await post.states(push)
    await dead.settle([Settled(first, DELIVERED)])

    assert unknown == {DeliveryState.UNKNOWN: 2}
    assert await post.states(push) == {DeliveryState.DELIVERED: 1, DeliveryState.UNKNOWN: 1}
    assert await alive.claim(10) == []  # an operator decides


async def test_a_late_word_that_it_was_not_sent_opens_a_push_again_that_was_done(
    post: Post,
) -> None:
    await post.groups(1)
    push = await post.push()
    slow, other = post.worker("一"), post.worker("二")
    await post.tend("一")
    (claim,) = await slow.mark(await slow.claim(1))
    await post.change(WorkerRow, WorkerRow.id == "一", seen=WorkerRow.seen - DEAD_SECONDS - 1)
    await post.tend("二")
    assert (await post.row(PushRow, PushRow.id == push)).state is PushState.DONE

    await slow.settle([Settled(claim, Again(1.0, counts=True))])
    await post.tend("二")
    await _pass(post, 5)
    await sent(other)
    await post.tend("二")

    assert await post.states(push) == {DeliveryState.DELIVERED: 1}
    assert (await post.row(PushRow, PushRow.id == push)).state is PushState.DONE


async def test_after_a_429_nobody_claims_or_marks_and_the_count_is_right(post: Post) -> None:
    await post.groups(3)
    push = await post.push()
    worker, other = post.worker("一"), post.worker("二")
    flooded, held = await worker.claim(2)
    assert await worker.mark([flooded]) == [flooded]

    await worker.settle([Settled(flooded, Again(30.0, counts=False), floods=True)])

    assert await worker.mark([held]) == []
    assert await other.claim(10) == []
    row = await post.row(DeliveryRow, DeliveryRow.chat_id == flooded.chat_id)
    assert (row.state, row.attempts, row.worker) == (DeliveryState.WAITING, 0, "")
    assert await post.states(push) == {DeliveryState.WAITING: 3}


async def test_a_group_that_moved_is_delivered_to_under_its_new_id(post: Post) -> None:
    (chat,) = await post.groups(1)
    await post.push()
    worker = post.worker()
    (claim,) = await worker.mark(await worker.claim(1))
    await worker.settle([Settled(claim, Again(0.0, counts=False, target=-1005))])
    await _pass(post, 5)

    (again,) = await sent(worker)

    assert (again.chat_id, again.target, again.tries) == (chat, -1005, 0)


async def test_a_group_that_moved_to_one_that_gets_the_push_as_well_gets_it_once(
    post: Post,
) -> None:
    old, new = await post.groups(2)
    push = await post.push()
    worker = post.worker()
    claims = await worker.mark(await worker.claim(2))
    moved = {
        old: Again(0.0, counts=False, target=new),
        new: DELIVERED,
    }
    await worker.settle([Settled(claim, moved[claim.chat_id]) for claim in claims])
    await _pass(post, 5)

    assert await sent(worker) == []
    assert await post.states(push) == {DeliveryState.DELIVERED: 1, DeliveryState.SKIPPED: 1}
    assert await post.reasons(push) == {"moved": 1}


async def test_a_group_gets_one_message_in_three_seconds(post: Post) -> None:
    await post.groups(1)
    await post.push(1.0)
    await post.push(2.0)
    worker = post.worker()

    assert len(await sent(worker)) == 1
    assert await sent(worker) == []
    await _pass(post, 3.1)
    assert len(await sent(worker)) == 1


async def test_a_push_is_cancelled_while_workers_take_turns_at_it(post: Post) -> None:
    await post.groups(60)
    push = await post.push()
    await post.tend("一")
    workers = [post.worker(name) for name in "一二"]

    begun = asyncio.Event()

    async def send(worker: Hand) -> list[Claim]:
        claims = list[Claim]()
        while some := await sent(worker, 1):
            claims += some
            begun.set()
        return claims

    async with asyncio.TaskGroup() as tasks:
        sending = [tasks.create_task(send(worker)) for worker in workers]
        await begun.wait()
        await Pushes(post.database).cancel(push, nothing)

    arrived = [claim.chat_id for task in sending for claim in task.result()]
    states = await post.states(push)
    assert len(arrived) == len(set(arrived)) == states.get(DeliveryState.DELIVERED, 0)
    assert states[DeliveryState.CANCELLED] == 60 - len(arrived)


async def nothing(_: object) -> None:
    """Note nothing."""


async def test_what_is_urgent_goes_first_and_a_paused_push_not_at_all(post: Post) -> None:
    await post.groups(4)
    slow, urgent = await post.push(1.0), await post.push(2.0, is_urgent=True)
    worker = post.worker()
    claims = await worker.claim(2)
    await post.change(PushRow, PushRow.id == urgent, state=PushState.PAUSED)

    assert {claim.push_id for claim in claims} == {urgent}
    assert await worker.mark(claims) == []
    assert {claim.push_id for claim in await worker.claim(2)} <= {slow}


async def test_who_does_not_want_it_any_more_is_skipped_with_the_reason(post: Post) -> None:
    off, gone, without = await post.groups(3)
    push = await post.push()
    await post.change(ChatPushRow, ChatPushRow.chat_id == off, is_off=True)
    await Chats(post.database).gone(gone, GoneReason.REMOVED)
    await post.put(SubscriptionRow, chat_id=without, topic_id=post.topic, is_on=False)

    assert await post.worker().claim(10) == []

    async with post.database.reading() as connection:
        query = select(DeliveryRow.chat_id, DeliveryRow.reason)
        reasons = {row.chat_id: row.reason for row in await connection.execute(query)}
    assert reasons == {off: "off", gone: "gone", without: "unsubscribed"}
    assert await post.states(push) == {DeliveryState.SKIPPED: 3}


async def test_a_push_that_expires_skips_who_still_waits(post: Post) -> None:
    await post.groups(3)
    push = await post.push()
    worker = post.worker()
    await post.tend("一")
    await sent(worker, 1)

    await post.change(PushRow, PushRow.id == push, expires_at=seconds_now() - 1)
    await post.tend("一")
    await post.tend("一")

    assert await post.states(push) == {DeliveryState.DELIVERED: 1, DeliveryState.SKIPPED: 2}
    assert (await post.row(PushRow, PushRow.id == push)).state is PushState.DONE


async def test_answers_to_residents_are_paid_by_pushes(post: Post) -> None:
    await post.groups(5)
    await post.push()
    worker = post.worker(rate=10.0)

    await worker.outbox.spend(30)

    assert await worker.claim(5) == []


async def _pass(post: Post, seconds: float) -> None:
    """Let time pass, for what waits."""
    await post.change(DeliveryRow, not_before=DeliveryRow.not_before - seconds)
    await post.change(ChatPaceRow, free_at=ChatPaceRow.free_at - seconds)
