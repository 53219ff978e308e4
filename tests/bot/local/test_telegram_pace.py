from typing import Any

import pytest
from support.residents import AUNT_CHEN, GROUP_ID, Clock, group, refusal_of

from bot.local.pace import BULK_RATE, GROUP_RATE, PRIVATE_RATE
from bot.local.telegram import Limits, Telegram


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def send(telegram: Telegram, chat_id: Any, times: int) -> None:
    for _ in range(times):
        await telegram.call("sendMessage", {"chat_id": chat_id, "text": "好"})


async def test_a_group_takes_twenty_messages_a_minute(clock: Clock) -> None:
    telegram = group(limits=Limits(group=GROUP_RATE), clock=clock)

    await send(telegram, GROUP_ID, 20)
    clock.turn(30.5)
    refused = await refusal_of(telegram, "sendMessage", chat_id=GROUP_ID, text="好")
    clock.turn(30)

    assert refused == (429, "Too Many Requests: retry after 30", {"retry_after": 30})
    await send(telegram, GROUP_ID, 20)


async def test_a_private_chat_takes_one_message_a_second(clock: Clock) -> None:
    telegram = group(limits=Limits(private=PRIVATE_RATE), clock=clock)

    await send(telegram, AUNT_CHEN, 1)
    refused = await refusal_of(telegram, "sendMessage", chat_id=AUNT_CHEN, text="好")
    await send(telegram, GROUP_ID, 2)

    assert refused == (429, "Too Many Requests: retry after 1", {"retry_after": 1})


async def test_all_chats_together_take_thirty_messages_a_second(clock: Clock) -> None:
    telegram = group(limits=Limits(overall=BULK_RATE), clock=clock)

    await send(telegram, GROUP_ID, 15)
    await send(telegram, AUNT_CHEN, 15)

    assert (await refusal_of(telegram, "sendMessage", chat_id=GROUP_ID, text="好"))[0] == 429


async def test_a_refused_message_does_not_count(clock: Clock) -> None:
    telegram = group(limits=Limits(private=PRIVATE_RATE), clock=clock)

    await refusal_of(telegram, "sendMessage", chat_id=AUNT_CHEN, text="")

    await send(telegram, AUNT_CHEN, 1)


async def test_without_limits_nothing_is_too_fast(clock: Clock) -> None:
    await send(group(clock=clock), AUNT_CHEN, 100)
