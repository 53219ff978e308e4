"""The bot over real HTTP, through everything that goes wrong on the way."""

import asyncio
import logging

import pytest
from aiogram.exceptions import TelegramUnauthorizedError
from support.bot_api import (
    BAD_GATEWAY,
    DROP_AFTER,
    DROP_BEFORE,
    GARBLED_PAGE,
    GATEWAY_JSON,
    KICKED,
    Fault,
    script,
    seeded,
    slow,
    too_many,
)
from support.town import AUNT, GROUP, LI, OTHER_GROUP, buttons
from support.wired import OpenWired, Wired

from bot import texts
from bot.local.wire import Refused

ASKED = "小越，艾小越机器人进了多少个居民微信群?"
ANSWER = "约3113个居民微信群"
CONFLICT = Fault(refused=Refused(409, "Conflict: terminated by other getUpdates request"))
REVOKED = Fault(refused=Refused(401, "Unauthorized"))


async def test_a_question_is_answered(wired: OpenWired) -> None:
    async with wired() as w, w.running():
        w.telegram.say(GROUP, AUNT, ASKED)
        await w.answered(GROUP)

        assert ANSWER in w.spoken(GROUP)[-1]["text"]


async def test_what_was_asked_while_it_was_away_is_answered(wired: OpenWired) -> None:
    async with wired() as w:
        w.telegram.say(AUNT, AUNT, ASKED)

        async with w.running():
            await w.answered(AUNT)

        assert ANSWER in w.spoken(AUNT)[-1]["text"]


async def test_a_429_on_an_answer_is_obeyed_and_the_answer_sent_after(wired: OpenWired) -> None:
    async with wired(script("sendMessage", [too_many(7)])) as w, w.running():
        w.telegram.say(GROUP, AUNT, ASKED)
        await w.answered(GROUP)
        await w.handled()

        assert len(w.spoken(GROUP)) == 1
        assert w.clock.slept == [7]


@pytest.mark.parametrize("waits", [[121], [70, 70], [450, 450]])
async def test_however_long_telegram_asks_to_wait_the_answer_is_sent_after(
    wired: OpenWired, waits: list[int]
) -> None:
    async with wired(script("sendMessage", map(too_many, waits))) as w, w.running():
        w.telegram.say(GROUP, AUNT, ASKED)
        await w.answered(GROUP)

        assert w.clock.slept == waits


async def test_what_telegram_puts_off_for_too_long_is_dropped_and_logged(
    wired: OpenWired, caplog: pytest.LogCaptureFixture
) -> None:
    async with wired(script("sendMessage", [too_many(600), too_many(301)])) as w, w.running():
        w.telegram.say(GROUP, AUNT, ASKED)
        await w.handled()

        assert w.spoken(GROUP) == []
    assert "Flood control exceeded" in caplog.records[-1].getMessage()


async def test_a_connection_that_is_down_for_a_while_costs_no_answer(
    wired: OpenWired,
) -> None:
    async with wired() as w:
        began = w.clock.now
        w.api.faults = lambda name: (
            DROP_BEFORE if name == "sendmessage" and w.clock.now < began + 90 else None
        )
        async with w.running():
            w.telegram.say(GROUP, AUNT, ASKED)
            await w.answered(GROUP)
            await w.handled()

        assert len(w.spoken(GROUP)) == 1
        assert max(w.clock.slept) <= 18


@pytest.mark.parametrize("method", ["sendChatAction", "getUpdates"])
@pytest.mark.parametrize("fault", [GARBLED_PAGE, GATEWAY_JSON], ids=["garbled", "json"])
async def test_a_page_of_a_gateway_on_any_call_stops_nothing(
    wired: OpenWired, method: str, fault: Fault
) -> None:
    async with wired(script(method, [fault])) as w, w.running():
        w.telegram.say(AUNT, AUNT, ASKED)
        await w.answered(AUNT)
        await w.handled()

        assert len(w.spoken(AUNT)) == 1


async def test_a_gateways_page_does_not_make_the_bot_forget_what_is_under_way(
    wired: OpenWired,
) -> None:
    through = asyncio.Event()
    async with wired(script("sendMessage", [Fault(until=through)])) as w, w.running():
        w.telegram.say(AUNT, AUNT, ASKED)
        await w.called("sendMessage")
        w.api.calls.clear()
        w.api.faults = script("getUpdates", [GATEWAY_JSON, GATEWAY_JSON])
        await w.called("getUpdates", times=3)
        through.set()
        await w.answered(AUNT)
        await w.handled()

        assert len(w.spoken(AUNT)) == 1
        assert [round(seconds) for seconds in w.clock.slept] == [1, 2]  # not at once


async def test_an_answer_that_takes_long_is_confirmed_so_that_others_are_heard(
    wired: OpenWired,
) -> None:
    through = asyncio.Event()
    held = script("sendMessage", [Fault(until=through)])
    async with wired(held) as w, w.running(hold_seconds=0.05):
        w.telegram.say(GROUP, AUNT, ASKED)
        await w.called("sendMessage")
        await w.handled()
        assert w.spoken(GROUP) == []

        through.set()
        await w.answered(GROUP)


async def test_stopping_does_not_wait_for_ever(wired: OpenWired) -> None:
    async with wired(script("sendMessage", [slow(60)])) as w:
        async with w.running(stop_seconds=0.05) as polling:
            w.telegram.say(GROUP, AUNT, ASKED)
            await w.called("sendMessage")
            polling.stop()

        assert await w.pending() == 1


@pytest.mark.parametrize(
    "fault",
    [BAD_GATEWAY, DROP_BEFORE, GARBLED_PAGE, GATEWAY_JSON],
    ids=["502", "dropped", "garbled", "json"],
)
async def test_an_answer_that_did_not_arrive_is_sent_again_once(
    wired: OpenWired, fault: Fault
) -> None:
    async with wired(script("sendMessage", [fault, fault])) as w, w.running():
        w.telegram.say(GROUP, AUNT, ASKED)
        await w.answered(GROUP)
        await w.handled()

        assert len(w.spoken(GROUP)) == 1


async def test_an_answer_whose_fate_is_unknown_is_sent_again(wired: OpenWired) -> None:
    async with wired(script("sendMessage", [DROP_AFTER])) as w, w.running():
        w.telegram.say(GROUP, AUNT, ASKED)
        await w.answered(GROUP, times=2)
        await w.handled()

        assert len(w.spoken(GROUP)) == 2


@pytest.mark.parametrize(
    "fault",
    [BAD_GATEWAY, DROP_BEFORE, DROP_AFTER, too_many(3), CONFLICT],
    ids=["502", "dropped before", "dropped after", "429", "409"],
)
async def test_updates_that_could_not_be_fetched_come_again(
    wired: OpenWired, fault: Fault
) -> None:
    async with wired(script("getUpdates", [fault, None, fault, fault])) as w:
        w.telegram.say(GROUP, AUNT, ASKED)
        w.telegram.say(AUNT, AUNT, ASKED)

        async with w.running():
            await w.answered(GROUP, AUNT)
            w.telegram.say(LI, LI, ASKED)
            await w.answered(LI)
            await w.handled()

        assert [len(w.spoken(chat)) for chat in (GROUP, AUNT, LI)] == [1, 1, 1]


async def test_a_press_that_cannot_be_shown_now_is_told_so(wired: OpenWired) -> None:
    async with (
        wired(lambda name: BAD_GATEWAY if name == "editmessagetext" else None) as w,
        w.running(),
    ):
        w.telegram.say(AUNT, AUNT, ASKED)
        await w.answered(AUNT)
        answer = w.spoken(AUNT)[-1]
        data = next(b["callback_data"] for b in buttons(answer) if b["text"] == "展开全文")

        w.telegram.press(AUNT, answer["message_id"], AUNT, data)
        await w.handled()

        told = [params["text"] for name, params in w.api.calls if name == "answercallbackquery"]
        assert told == [texts.PRESS_FAILED]


async def test_an_apology_that_does_not_arrive_is_logged_in_one_line(
    wired: OpenWired, caplog: pytest.LogCaptureFixture
) -> None:
    refused = Fault(refused=Refused(400, "Bad Request: message text is wrong"))
    async with wired(script("sendMessage", [refused, refused])) as w, w.running():
        w.telegram.say(AUNT, AUNT, ASKED)
        await w.handled()

        assert w.spoken(AUNT) == []
    assert [r.exc_info for r in caplog.records] == [None, None]
    assert "no apology" in caplog.records[-1].getMessage()


async def test_another_program_with_the_same_token_is_named_in_one_line(
    wired: OpenWired, caplog: pytest.LogCaptureFixture
) -> None:
    async with wired(script("getUpdates", [CONFLICT, CONFLICT])) as w, w.running():
        w.telegram.say(AUNT, AUNT, ASKED)
        await w.answered(AUNT)

    lines = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    assert lines == [texts.LOG_CONFLICT]


async def test_a_chat_that_refuses_the_bot_is_noted_and_the_others_are_served(
    wired: OpenWired,
) -> None:
    async with wired(script("sendMessage", [KICKED])) as w, w.running():
        w.telegram.say(OTHER_GROUP, AUNT, ASKED)
        await w.handled()
        w.telegram.say(GROUP, AUNT, ASKED)
        await w.answered(GROUP)

        gone = await w.chats.get(OTHER_GROUP)
        assert gone is not None
        assert (gone.state, gone.gone_reason) == ("gone", "removed")
        assert w.spoken(OTHER_GROUP) == []


async def test_one_slow_chat_does_not_hold_up_the_others(wired: OpenWired) -> None:
    through = asyncio.Event()
    async with wired(script("sendMessage", [Fault(until=through)])) as w, w.running():
        w.telegram.say(GROUP, AUNT, ASKED)
        await w.called("sendMessage")
        w.telegram.say(AUNT, AUNT, ASKED)
        await w.answered(AUNT)
        assert w.spoken(GROUP) == []

        through.set()
        await w.answered(GROUP)


async def test_what_is_said_in_one_chat_is_answered_in_order(wired: OpenWired) -> None:
    async with wired(script("sendMessage", [BAD_GATEWAY, slow(0.1)])) as w, w.running():
        asked = [w.telegram.say(AUNT, AUNT, ASKED) for _ in range(2)]
        asked += [w.telegram.say(AUNT, AUNT, "那服务了多少人?")]
        await w.answered(AUNT, times=3)

        answers = [m["text"] for m in w.spoken(AUNT)]
        assert len(asked) == len(answers)
        assert "超31.7万居民群众" in answers[-1]


async def die_while_answering(w: Wired) -> None:
    async with w.running():
        await w.called("sendMessage")
        raise RuntimeError("power cut")


async def test_a_question_under_way_when_the_bot_dies_is_answered_by_the_next_one(
    wired: OpenWired,
) -> None:
    async with wired(script("sendMessage", [slow(60)])) as w:
        w.telegram.say(GROUP, AUNT, ASKED)
        with pytest.raises(ExceptionGroup):
            await die_while_answering(w)
        assert w.spoken(GROUP) == []

        async with w.running():
            await w.answered(GROUP)

        assert ANSWER in w.spoken(GROUP)[-1]["text"]


async def test_stopping_finishes_what_is_under_way_and_confirms_it(wired: OpenWired) -> None:
    through = asyncio.Event()
    async with wired(script("sendMessage", [Fault(until=through)])) as w:
        async with w.running() as polling:
            w.telegram.say(GROUP, AUNT, ASKED)
            await w.called("sendMessage")
            polling.stop()
            through.set()

        assert len(w.spoken(GROUP)) == 1
        assert await w.pending() == 0


async def test_an_update_that_cannot_be_read_does_not_stop_the_others(
    wired: OpenWired, caplog: pytest.LogCaptureFixture
) -> None:
    async with wired() as w, w.running():
        w.telegram.post(AUNT, AUNT, dice="my number is 440104")
        w.telegram.say(AUNT, AUNT, ASKED)
        await w.answered(AUNT)
        await w.handled()

    (line,) = [r.getMessage() for r in caplog.records if "is not understood" in r.getMessage()]
    assert line.endswith(": message.dice: model_type")


async def run_until_it_ends(w: Wired) -> None:
    async with w.running():
        await asyncio.Event().wait()


async def test_a_token_that_is_revoked_ends_the_polling(wired: OpenWired) -> None:
    async with wired(lambda name: REVOKED if name == "getupdates" else None) as w:
        with pytest.raises(ExceptionGroup) as caught:
            await run_until_it_ends(w)

        assert caught.group_contains(TelegramUnauthorizedError)


async def test_through_any_weather_every_question_is_answered(wired: OpenWired) -> None:
    weather = {BAD_GATEWAY: 0.1, DROP_BEFORE: 0.1, DROP_AFTER: 0.05, too_many(2): 0.1}
    faults = seeded(20240122, weather)
    calm = {"getme"}  # asked once, before the questions
    async with wired(lambda name: None if name in calm else faults(name)) as w, w.running():
        said = [
            w.telegram.say(chat, AUNT, ASKED)
            for _ in range(8)
            for chat in (GROUP, AUNT, OTHER_GROUP)
        ]
        await w.handled()

        answered = {
            (m["chat"]["id"], m["reply_to_message"]["message_id"])
            for chat in (GROUP, OTHER_GROUP)
            for m in w.spoken(chat)
        }
        groups = {(m["chat"]["id"], m["message_id"]) for m in said if m["chat"]["id"] != AUNT}
        assert answered == groups
        assert len(w.spoken(AUNT)) >= 8
