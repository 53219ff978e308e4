from typing import Any

import pytest
from support.residents import AUNT_CHEN, GROUP_ID, YOUNG_LI, Clock, group, refusal_of, updates

from bot.local.telegram import Refused, Telegram, Wire

TOO_OLD = (
    400,
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
    {},
)
KEYBOARD = {"inline_keyboard": [[{"text": "展开", "callback_data": "more"}]]}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def telegram(clock: Clock) -> Telegram:
    return group(clock=clock)


@pytest.fixture
async def pressed(telegram: Telegram) -> str:
    message = await telegram.call(
        "sendMessage", {"chat_id": GROUP_ID, "text": "短", "reply_markup": KEYBOARD}
    )
    return telegram.press(GROUP_ID, message["message_id"], YOUNG_LI, "more")


def article(**changes: Any) -> Wire:
    content = {"message_text": "<b>答</b>", "parse_mode": "HTML"}
    return {
        "type": "article",
        "id": "1",
        "title": "题",
        "input_message_content": content,
    } | changes


async def test_a_press_is_told_with_its_message(telegram: Telegram, pressed: str) -> None:
    (update,) = await updates(telegram)

    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (pressed, "more", YOUNG_LI)
    assert query["message"]["text"] == "短"


async def test_an_answer_reaches_who_pressed(telegram: Telegram, pressed: str) -> None:
    cursor = telegram.snapshot()["cursor"]

    done = await telegram.call(
        "answerCallbackQuery", {"callback_query_id": pressed, "text": "好", "show_alert": True}
    )

    event = await anext(telegram.events(cursor))
    assert done is True
    assert event["type"] == "callback_answer"
    assert (event["user_id"], event["text"], event["show_alert"]) == (YOUNG_LI, "好", True)


async def test_a_press_is_answered_once(telegram: Telegram, pressed: str) -> None:
    await telegram.call("answerCallbackQuery", {"callback_query_id": pressed})

    assert await refusal_of(telegram, "answerCallbackQuery", callback_query_id=pressed) == TOO_OLD


async def test_an_answer_that_comes_late_is_refused(
    telegram: Telegram, pressed: str, clock: Clock
) -> None:
    clock.turn(16)

    assert await refusal_of(telegram, "answerCallbackQuery", callback_query_id=pressed) == TOO_OLD


async def test_a_long_answer_is_refused_and_may_be_tried_again(
    telegram: Telegram, pressed: str
) -> None:
    refused = await refusal_of(
        telegram, "answerCallbackQuery", callback_query_id=pressed, text="好" * 201
    )

    assert refused == (400, "Bad Request: MESSAGE_TOO_LONG", {})
    assert await telegram.call("answerCallbackQuery", {"callback_query_id": pressed}) is True


async def test_a_button_of_a_message_that_is_gone_cannot_be_pressed(telegram: Telegram) -> None:
    with pytest.raises(Refused, match="MESSAGE_ID_INVALID"):
        telegram.press(GROUP_ID, 99, AUNT_CHEN, "more")


async def test_an_inline_query_is_told_and_answered(telegram: Telegram) -> None:
    query_id = telegram.inline(AUNT_CHEN, "居民", chat_type="group")
    (update,) = await updates(telegram)
    cursor = telegram.snapshot()["cursor"]

    await telegram.call("answerInlineQuery", {"inline_query_id": query_id, "results": [article()]})

    event = await anext(telegram.events(cursor))
    assert update["inline_query"] == {
        "id": query_id,
        "from": {
            "id": AUNT_CHEN,
            "is_bot": False,
            "first_name": "陈姨",
            "language_code": "zh-hans",
        },
        "query": "居民",
        "offset": "",
        "chat_type": "group",
    }
    assert event["type"] == "inline_answer"
    assert [result["title"] for result in event["results"]] == ["题"]


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        ([article(id=str(n)) for n in range(51)], "RESULTS_TOO_MUCH"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article(id="")], "RESULT_ID_INVALID"),
        ([article(id="越" * 22)], "RESULT_ID_INVALID"),
        ([{"id": "1"}], "can't parse inline query result: Can't find field \"type\""),
        ([article(title="")], "can't parse inline query result: Can't find field \"title\""),
        (
            [article(input_message_content=None)],
            "can't parse inline query result: Message content is not specified",
        ),
        ([article(input_message_content={"message_text": ""})], "message text is empty"),
        (
            [article(reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": ""}]]})],
            "BUTTON_DATA_INVALID",
        ),
    ],
)
async def test_results_that_could_not_be_sent_are_refused(
    telegram: Telegram, results: list[Wire], reason: str
) -> None:
    query_id = telegram.inline(AUNT_CHEN, "居民")

    refused = await refusal_of(
        telegram, "answerInlineQuery", inline_query_id=query_id, results=results
    )

    assert refused == (400, f"Bad Request: {reason}", {})


async def test_an_inline_answer_that_comes_late_is_refused(
    telegram: Telegram, clock: Clock
) -> None:
    query_id = telegram.inline(AUNT_CHEN, "居民")
    clock.turn(16)

    refused = await refusal_of(telegram, "answerInlineQuery", inline_query_id=query_id, results=[])

    assert refused == TOO_OLD


async def test_a_chosen_result_is_sent_by_its_chooser_and_can_be_edited(
    telegram: Telegram,
) -> None:
    query_id = telegram.inline(AUNT_CHEN, "居民")
    await telegram.call(
        "answerInlineQuery",
        {"inline_query_id": query_id, "results": [article(reply_markup=KEYBOARD)]},
    )
    await updates(telegram)

    message = telegram.choose(query_id, "1", AUNT_CHEN, GROUP_ID)
    telegram.press(GROUP_ID, message["message_id"], YOUNG_LI, "more")

    told, pressed = await updates(telegram)
    inline_id = pressed["callback_query"]["inline_message_id"]
    edited = await telegram.call("editMessageText", {"inline_message_id": inline_id, "text": "长"})
    assert told["message"]["via_bot"]["username"] == "xiaoyue_bot"
    assert (message["text"], message["from"]["id"]) == ("答", AUNT_CHEN)
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    assert "message" not in pressed["callback_query"]
    assert edited is True
    assert telegram.snapshot()["chats"][0]["messages"][0]["text"] == "长"


async def test_results_and_messages_that_do_not_exist_are_refused(telegram: Telegram) -> None:
    unknown = await refusal_of(telegram, "editMessageText", inline_message_id="x", text="a")

    with pytest.raises(Refused, match="RESULT_ID_INVALID"):
        telegram.choose("5", "1", AUNT_CHEN, GROUP_ID)
    assert unknown == (400, "Bad Request: MESSAGE_ID_INVALID", {})


def test_inline_queries_can_be_switched_off() -> None:
    telegram = group(supports_inline_queries=False)

    with pytest.raises(Refused, match="BOT_INLINE_DISABLED"):
        telegram.inline(AUNT_CHEN, "居民")
