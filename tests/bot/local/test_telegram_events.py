import asyncio
from collections.abc import AsyncIterator

import pytest
from support.residents import AUNT_CHEN, GROUP_ID, PICTURE, YOUNG_LI, group

from bot.local.journal import Journal
from bot.local.state import MESSAGES_KEPT
from bot.local.telegram import Refused, Telegram, Wire


@pytest.fixture
def telegram() -> Telegram:
    return group()


async def taken(events: AsyncIterator[Wire], count: int) -> list[Wire]:
    return [await anext(events) for _ in range(count)]


def test_a_snapshot_shows_people_chats_and_messages(telegram: Telegram) -> None:
    message = telegram.say(GROUP_ID, AUNT_CHEN, "你好")

    snapshot = telegram.snapshot()

    assert snapshot["bot"]["first_name"] == "小越"
    assert [person["first_name"] for person in snapshot["people"]] == ["陈姨", "小李"]
    assert snapshot["chats"][0] == {
        "id": GROUP_ID,
        "type": "supergroup",
        "title": "黄花岗街道居民群",
        "is_forum": False,
        "topics": [],
        "members": [AUNT_CHEN, YOUNG_LI, telegram.bot["id"]],
        "messages": [message],
    }
    assert snapshot["chats"][1]["type"] == "private"


async def test_events_go_on_where_the_snapshot_ends(telegram: Telegram) -> None:
    telegram.say(GROUP_ID, AUNT_CHEN, "一")
    events = telegram.events(telegram.snapshot()["cursor"])

    telegram.say(GROUP_ID, AUNT_CHEN, "二")

    event = await anext(events)
    assert (event["type"], event["chat_id"]) == ("message", GROUP_ID)
    assert event["message"]["text"] == "二"
    assert event["cursor"] == telegram.snapshot()["cursor"]


async def test_who_follows_is_woken_by_what_happens(telegram: Telegram) -> None:
    events = telegram.events(telegram.snapshot()["cursor"])

    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(taken(events, 2))
        await asyncio.sleep(0)
        telegram.say(GROUP_ID, AUNT_CHEN, "一")
        await asyncio.sleep(0)
        telegram.say(GROUP_ID, AUNT_CHEN, "二")

    assert [event["message"]["text"] for event in waiting.result()] == ["一", "二"]


@pytest.mark.parametrize("after", [0, 99])
async def test_who_missed_events_is_told_to_start_again(after: int) -> None:
    journal = Journal(size=2)
    for number in range(4):
        journal.add("typing", number)

    events = journal.follow(after)
    reset = await anext(events)
    journal.add("typing", 4)

    assert reset == {"cursor": 4, "type": "reset", "chat_id": None}
    assert (await anext(events))["chat_id"] == 4


async def test_a_new_member_is_an_event(telegram: Telegram) -> None:
    telegram.add_person(1003, "老王")
    events = telegram.events(telegram.snapshot()["cursor"])

    telegram.join(GROUP_ID, 1003)

    event = await anext(events)
    assert event["type"] == "chat"
    assert 1003 in event["chat"]["members"]


def test_old_messages_go_when_a_chat_has_too_many(telegram: Telegram) -> None:
    for number in range(MESSAGES_KEPT + 1):
        telegram.say(GROUP_ID, AUNT_CHEN, str(number))

    messages = telegram.snapshot()["chats"][0]["messages"]
    assert len(messages) == MESSAGES_KEPT
    assert messages[0]["text"] == "1"


@pytest.mark.parametrize(
    ("where", "text", "place", "reason"),
    [
        ((GROUP_ID, AUNT_CHEN), " ", {}, "message text is empty"),
        ((GROUP_ID, AUNT_CHEN), "a" * 4097, {}, "message is too long"),
        ((GROUP_ID, AUNT_CHEN), "a", {"reply_to": 9}, "message to be replied not found"),
        ((GROUP_ID, AUNT_CHEN), "a", {"thread_id": 9}, "message thread not found"),
        ((GROUP_ID, 5), "a", {}, "not a member"),
        ((AUNT_CHEN, YOUNG_LI), "a", {}, "not a member"),
        ((404, AUNT_CHEN), "a", {}, "chat not found"),
    ],
)
def test_people_are_refused_what_telegram_refuses(
    telegram: Telegram, where: tuple[int, int], text: str, place: Wire, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        telegram.say(*where, text, **place)


def test_people_cannot_do_what_telegram_does_not_know(telegram: Telegram) -> None:
    telegram.add_chat(-500, "group", title="小群", members=[AUNT_CHEN])
    telegram.migrate(-500, -1005, by=AUNT_CHEN)

    with pytest.raises(Refused, match="message caption is too long"):
        telegram.send_photo(GROUP_ID, AUNT_CHEN, PICTURE, "图" * 1025)
    with pytest.raises(Refused, match="message to edit not found"):
        telegram.edit(GROUP_ID, 9, AUNT_CHEN, "a")
    with pytest.raises(Refused, match="the chat is not a forum"):
        telegram.add_topic(GROUP_ID, AUNT_CHEN, "台风")
    with pytest.raises(Refused, match="only a group can become a supergroup"):
        telegram.migrate(GROUP_ID, -1006, by=AUNT_CHEN)
    with pytest.raises(Refused, match="was upgraded to a supergroup"):
        telegram.say(-500, AUNT_CHEN, "a")
