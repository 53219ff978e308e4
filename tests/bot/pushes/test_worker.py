"""Workers against a Bot API server over real HTTP, through what goes wrong on the way."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from support.bot_api import BAD_GATEWAY, KICKED, BotApi, Faults, script, seeded, slow, too_many
from support.fronts import bot_at
from support.posts import Post
from support.waiting import until

from bot.local.telegram import Telegram
from bot.message import Message
from bot.pushes.calling import Post as Letter
from bot.pushes.calling import call
from bot.pushes.lifecycle import Outcome
from bot.pushes.outbox import Claim
from bot.pushes.worker import Worker
from bot.storage.states import DeliveryState

ENOUGH_SECONDS = 30
SAID = Letter(Message("今晚有台风，请关好门窗。"))
MEMBER = 1001


@pytest.fixture
def telegram() -> Telegram:
    made = Telegram(name="小越", can_read_all_group_messages=True)
    made.add_person(MEMBER, "陈姨")
    return made


@asynccontextmanager
async def working(
    post: Post, telegram: Telegram, faults: Faults = lambda _: None, *, workers: int = 1
) -> AsyncIterator[BotApi]:
    """Run workers against a server with those faults until the block ends."""
    async with (
        asyncio.timeout(ENOUGH_SECONDS),
        BotApi(telegram, faults) as api,
        bot_at(api, telegram.token) as bot,
        asyncio.TaskGroup() as tasks,
    ):

        async def send(claim: Claim) -> Outcome:
            return await call(bot, claim.target, SAID)

        running = [
            tasks.create_task(Worker(post.outbox(str(number), rate=post.rate), send, tasks).run())
            for number in range(workers)
        ]
        yield api
        for task in running:
            task.cancel()


async def groups(post: Post, telegram: Telegram, count: int) -> list[int]:
    ids = await post.groups(count)
    for id_ in ids:
        telegram.add_chat(id_, "group", title=f"群{-id_}", members=(MEMBER,))
    return ids


async def settled(post: Post, push: int, total: int) -> dict[DeliveryState, int]:
    """Wait until nothing of a push is under way, and return how many ended how."""
    under_way = {DeliveryState.WAITING, DeliveryState.SENDING}

    async def is_over() -> bool:
        return not under_way & (await post.states(push)).keys()

    await until(is_over)
    states = await post.states(push)
    assert sum(states.values()) == total
    return states


def arrived(api: BotApi) -> Counter[int]:
    sent = (params for method, params in api.calls if method == "sendmessage")
    return Counter(int(params["chat_id"]) for params in sent)


@pytest.mark.parametrize("workers", [1, 3])
async def test_every_group_gets_the_push_once(
    post: Post, telegram: Telegram, workers: int
) -> None:
    ids = await groups(post, telegram, 60)
    push = await post.push()

    async with working(post, telegram, workers=workers) as api:
        states = await settled(post, push, 60)

    assert states == {DeliveryState.DELIVERED: 60}
    assert arrived(api) == Counter(ids)


async def test_a_429_costs_its_pause_and_no_delivery(post: Post, telegram: Telegram) -> None:
    await groups(post, telegram, 20)
    push = await post.push()

    async with working(post, telegram, script("sendMessage", [None] * 5 + [too_many(1)])) as api:
        states = await settled(post, push, 20)

    assert states == {DeliveryState.DELIVERED: 20}
    assert arrived(api).total() == 21


async def test_who_has_thrown_the_bot_out_fails_with_the_reason(
    post: Post, telegram: Telegram
) -> None:
    await groups(post, telegram, 5)
    push = await post.push()

    async with working(post, telegram, script("sendMessage", [KICKED])):
        states = await settled(post, push, 5)

    assert states == {DeliveryState.DELIVERED: 4, DeliveryState.FAILED: 1}
    assert await post.reasons(push) == {"Forbidden: bot was kicked from the group chat": 1}


async def test_a_group_that_became_a_supergroup_gets_it_there(
    post: Post, telegram: Telegram
) -> None:
    (old,) = await groups(post, telegram, 1)
    push = await post.push()
    telegram.migrate(old, -1_001_000_000_077, by=MEMBER)

    async with working(post, telegram) as api:
        states = await settled(post, push, 1)

    assert states == {DeliveryState.DELIVERED: 1}
    assert arrived(api) == Counter([old, -1_001_000_000_077])


async def test_an_answer_that_nobody_can_read_leaves_it_unknown(
    post: Post, telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    await groups(post, telegram, 2)
    push = await post.push()
    answers = iter([{"message_id": "几"}])
    carry_out = telegram.call

    async def garbled(method: str, *arguments: Any) -> Any:
        result = await carry_out(method, *arguments)
        return next(answers, result) if method == "sendmessage" else result

    monkeypatch.setattr(telegram, "call", garbled)
    async with working(post, telegram) as api:
        states = await settled(post, push, 2)

    assert states == {DeliveryState.DELIVERED: 1, DeliveryState.UNKNOWN: 1}
    assert arrived(api).total() == 2


async def test_a_worker_that_is_stopped_sees_its_calls_through(
    post: Post, telegram: Telegram
) -> None:
    await groups(post, telegram, 4)
    push = await post.push()

    async with working(post, telegram, lambda _: slow(0.5)) as api:

        async def has_called() -> bool:
            return len(api.calls) == 4

        await until(has_called)

    assert await post.states(push) == {DeliveryState.DELIVERED: 4}


async def test_trouble_that_passes_is_waited_out(post: Post, telegram: Telegram) -> None:
    await groups(post, telegram, 10)
    push = await post.push()
    faults = seeded(7, {BAD_GATEWAY: 0.2, slow(0.1): 0.2})

    async with working(post, telegram, faults):
        states = await settled(post, push, 10)

    assert states == {DeliveryState.DELIVERED: 10}
