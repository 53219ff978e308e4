import asyncio

import pytest
from support.residents import AUNT_CHEN, GROUP_ID, Clock, group, updates

from bot.local.telegram import Refused, Telegram, Wire

DAY = 24 * 60 * 60


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def telegram(clock: Clock) -> Telegram:
    return group(clock=clock)


def speak(telegram: Telegram, *texts: str) -> None:
    for text in texts:
        telegram.say(AUNT_CHEN, AUNT_CHEN, text)


def texts(waiting: list[Wire]) -> list[str]:
    return [update["message"]["text"] for update in waiting]


async def test_updates_stay_until_an_offset_confirms_them(telegram: Telegram) -> None:
    speak(telegram, "一", "二")

    first = await telegram.call("getUpdates", {})
    same = await telegram.call("getUpdates", {"offset": first[0]["update_id"]})
    rest = await telegram.call("getUpdates", {"offset": first[1]["update_id"]})

    assert texts(first) == texts(same) == ["一", "二"]
    assert texts(rest) == ["二"]
    assert first[1]["update_id"] == first[0]["update_id"] + 1


async def test_a_limit_cuts_the_batch(telegram: Telegram) -> None:
    speak(telegram, *map(str, range(120)))

    assert texts(await telegram.call("getUpdates", {"limit": 2})) == ["0", "1"]
    assert len(await telegram.call("getUpdates", {})) == 100


async def test_a_negative_offset_keeps_only_the_last(telegram: Telegram) -> None:
    speak(telegram, "一", "二", "三")

    assert texts(await telegram.call("getUpdates", {"offset": -1})) == ["三"]
    assert texts(await telegram.call("getUpdates", {})) == ["三"]


async def test_a_long_poll_ends_with_the_first_update(telegram: Telegram) -> None:
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(telegram.call("getUpdates", {"timeout": 50}))
        await asyncio.sleep(0)
        speak(telegram, "你好")

    assert texts(poll.result()) == ["你好"]


async def test_a_second_poll_ends_the_first_with_a_conflict(telegram: Telegram) -> None:
    async def superseded() -> Refused:
        with pytest.raises(Refused) as caught:
            await telegram.call("getUpdates", {"timeout": 50})
        return caught.value

    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(superseded())
        await asyncio.sleep(0)
        assert await telegram.call("getUpdates", {}) == []

    assert first.result().code == 409
    assert first.result().description.startswith("Conflict: terminated by other getUpdates")


async def test_only_allowed_kinds_are_queued_from_then_on(telegram: Telegram) -> None:
    await telegram.call("getUpdates", {"allowed_updates": '["inline_query"]'})

    speak(telegram, "你好")
    telegram.inline(AUNT_CHEN, "居民")

    (update,) = await updates(telegram)
    assert update["inline_query"]["query"] == "居民"


async def test_an_empty_list_of_kinds_means_the_usual_ones(telegram: Telegram) -> None:
    telegram.set_status(GROUP_ID, telegram.bot["id"], "administrator", by=AUNT_CHEN)
    await updates(telegram, allowed_updates=["inline_query"])
    await updates(telegram, allowed_updates=[])

    telegram.set_status(GROUP_ID, 1002, "restricted", by=AUNT_CHEN)
    speak(telegram, "你好")

    assert texts(await updates(telegram)) == ["你好"]


async def test_after_a_day_updates_are_forgotten(telegram: Telegram, clock: Clock) -> None:
    speak(telegram, "昨天")
    clock.turn(DAY + 1)
    speak(telegram, "今天")

    assert texts(await updates(telegram)) == ["今天"]


async def test_updates_that_wait_are_counted_and_can_be_dropped(telegram: Telegram) -> None:
    speak(telegram, "一", "二")

    before = await telegram.call("getWebhookInfo", {})
    await telegram.call("deleteWebhook", {"drop_pending_updates": True})
    after = await telegram.call("getWebhookInfo", {})

    assert (before["pending_update_count"], after["pending_update_count"]) == (2, 0)
    assert before["url"] == ""


async def test_the_kinds_that_were_asked_for_are_told(telegram: Telegram) -> None:
    await updates(telegram, allowed_updates=["message", "inline_query"])

    info = await telegram.call("getWebhookInfo", {})

    assert info["allowed_updates"] == ["inline_query", "message"]


async def test_without_drop_the_updates_stay(telegram: Telegram) -> None:
    speak(telegram, "一")

    await telegram.call("deleteWebhook", {})

    assert texts(await updates(telegram)) == ["一"]
