from typing import Any

import pytest
from support.residents import AUNT_CHEN, GROUP_ID, group, refusal_of

from bot.local.telegram import Telegram, Wire

FORUM = -1002


@pytest.fixture
def telegram() -> Telegram:
    return group()


@pytest.fixture
def forum(telegram: Telegram) -> Telegram:
    telegram.add_chat(FORUM, "supergroup", title="论坛", members=[AUNT_CHEN], is_forum=True)
    return telegram


async def send(
    telegram: Telegram, text: str = "好", chat_id: Any = GROUP_ID, **params: Any
) -> Wire:
    return await telegram.call("sendMessage", {"chat_id": chat_id, "text": text, **params})


async def test_a_sent_message_has_telegrams_wire_form(telegram: Telegram) -> None:
    asked = telegram.say(GROUP_ID, AUNT_CHEN, "/ask 你好")

    sent = await send(
        telegram, " <b>好</b> ", parse_mode="HTML", reply_parameters={"message_id": 1}
    )

    assert sent == {
        "message_id": 2,
        "from": {
            "id": 1000001,
            "is_bot": True,
            "first_name": "小越",
            "username": "xiaoyue_bot",
        },
        "chat": {"id": GROUP_ID, "type": "supergroup", "title": "黄花岗街道居民群"},
        "date": sent["date"],
        "reply_to_message": asked,
        "message_thread_id": 1,
        "text": "好",
        "entities": [{"type": "bold", "offset": 0, "length": 1}],
    }


async def test_a_method_is_called_in_any_case(telegram: Telegram) -> None:
    message = await telegram.call("SENDMESSAGE", {"chat_id": GROUP_ID, "text": "好"})

    assert message["text"] == "好"


async def test_parameters_come_as_strings_or_as_json(telegram: Telegram) -> None:
    keyboard = '{"inline_keyboard": [[{"text": "看", "callback_data": "a"}]]}'

    message = await send(telegram, "123", chat_id=str(GROUP_ID), reply_markup=keyboard)

    assert message["text"] == "123"
    assert message["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "a"


async def test_an_unknown_method_is_not_found(telegram: Telegram) -> None:
    assert await refusal_of(telegram, "sendJoke") == (404, "Not Found", {})


async def test_entities_may_stand_beside_the_text(telegram: Telegram) -> None:
    bold = {"type": "bold", "offset": 2, "length": 1}

    message = await send(telegram, "😀越", entities=[bold])

    assert message["entities"] == [bold]


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        ({"type": "bold", "offset": 0, "length": 9}, "entity beyond the end of the text"),
        (
            {"type": "bold", "offset": 1, "length": 2},
            "entity begins in a middle of a UTF-16 symbol at byte offset 1",
        ),
        (
            {"type": "bold", "offset": 0, "length": 1},
            "entity ends in a middle of a UTF-16 symbol at byte offset 1",
        ),
    ],
)
async def test_entities_outside_the_text_are_refused(
    telegram: Telegram, entity: Wire, reason: str
) -> None:
    refused = await refusal_of(
        telegram, "sendMessage", chat_id=GROUP_ID, text="😀越", entities=[entity]
    )

    assert refused == (400, f"Bad Request: {reason}", {})


@pytest.mark.parametrize("text", ["", "  \n ", "<b></b>", "<i> </i>"])
async def test_an_empty_text_is_refused(telegram: Telegram, text: str) -> None:
    refused = await refusal_of(
        telegram, "sendMessage", chat_id=GROUP_ID, text=text, parse_mode="HTML"
    )

    assert refused == (400, "Bad Request: message text is empty", {})


async def test_length_counts_utf16_units_after_markup(telegram: Telegram) -> None:
    longest = await send(telegram, f"<b>{'😀' * 2048}</b>", parse_mode="HTML")
    refused = await refusal_of(telegram, "sendMessage", chat_id=GROUP_ID, text="😀" * 2048 + "a")

    assert len(longest["text"]) == 2048
    assert refused == (400, "Bad Request: message is too long", {})


async def test_broken_markup_and_other_markup_are_refused(telegram: Telegram) -> None:
    broken = await refusal_of(
        telegram, "sendMessage", chat_id=GROUP_ID, text="<b>好", parse_mode="HTML"
    )
    other = await refusal_of(
        telegram, "sendMessage", chat_id=GROUP_ID, text="*好*", parse_mode="MarkdownV2"
    )

    assert broken[1] == (
        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""
    )
    assert other[1] == "Bad Request: unsupported parse_mode"


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "a", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "越" * 21 + "ab"}, "BUTTON_DATA_INVALID"),
        (
            {"text": "a", "url": "http://x y.cn"},
            "inline keyboard button URL 'http://x y.cn' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "a", "url": "http://localhost/"},
            "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "a", "url": "javascript://a.cn"},
            "inline keyboard button URL 'javascript://a.cn' is invalid: Unsupported URL protocol",
        ),
        (
            {"text": "a"},
            (
                "can't parse inline keyboard button: "
                "Text buttons are unallowed in the inline keyboard"
            ),
        ),
        (
            {"text": " ", "callback_data": "a"},
            "can't parse inline keyboard button: Button text must be non-empty",
        ),
        (
            {"callback_data": "a"},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
    ],
)
async def test_wrong_buttons_are_refused(telegram: Telegram, button: Wire, reason: str) -> None:
    refused = await refusal_of(
        telegram,
        "sendMessage",
        chat_id=GROUP_ID,
        text="好",
        reply_markup={"inline_keyboard": [[button]]},
    )

    assert refused == (400, f"Bad Request: {reason}", {})


@pytest.mark.parametrize("url", ["http://a.cn/b?c#d", "HTTPS://a.cn", "a.cn", "tg://user?id=1"])
async def test_web_and_telegram_addresses_are_taken(telegram: Telegram, url: str) -> None:
    keyboard = {"inline_keyboard": [[{"text": "看", "url": url}]]}

    message = await send(telegram, reply_markup=keyboard)

    assert message["reply_markup"] == keyboard


async def test_callback_data_may_have_64_bytes(telegram: Telegram) -> None:
    keyboard = {"inline_keyboard": [[{"text": "看", "callback_data": "越" * 21 + "a"}]]}

    message = await send(telegram, reply_markup=keyboard)

    assert message["reply_markup"] == keyboard


@pytest.mark.parametrize(("rows", "columns"), [(13, 8), (1, 9)])
async def test_a_keyboard_has_at_most_a_hundred_buttons_and_eight_in_a_row(
    telegram: Telegram, rows: int, columns: int
) -> None:
    keyboard = [[{"text": "a", "callback_data": "a"}] * columns] * rows

    refused = await refusal_of(
        telegram,
        "sendMessage",
        chat_id=GROUP_ID,
        text="好",
        reply_markup={"inline_keyboard": keyboard},
    )

    assert refused == (400, "Bad Request: reply markup is too long", {})


async def test_broken_json_is_refused(telegram: Telegram) -> None:
    refused = await refusal_of(
        telegram, "sendMessage", chat_id=GROUP_ID, text="好", reply_markup="{"
    )

    assert refused[1] == "Bad Request: can't parse reply keyboard markup JSON object"


async def test_a_reply_to_nothing_is_refused_unless_allowed(telegram: Telegram) -> None:
    refused = await refusal_of(
        telegram, "sendMessage", chat_id=GROUP_ID, text="好", reply_parameters={"message_id": 9}
    )
    lenient = await send(
        telegram, reply_parameters={"message_id": 9, "allow_sending_without_reply": True}
    )

    assert refused == (400, "Bad Request: message to be replied not found", {})
    assert "reply_to_message" not in lenient


async def test_a_reply_may_quote_words_of_the_other_message(telegram: Telegram) -> None:
    telegram.say(GROUP_ID, AUNT_CHEN, "😀服务了多少居民")
    place = {"message_id": 1, "quote": "多少"}

    message = await send(telegram, reply_parameters=place)
    refused = await refusal_of(
        telegram,
        "sendMessage",
        chat_id=GROUP_ID,
        text="好",
        reply_parameters=place | {"quote": "没有"},
    )

    assert message["quote"] == {"text": "多少", "position": 5, "is_manual": True}
    assert refused[1] == "Bad Request: QUOTE_TEXT_INVALID"


async def test_a_reply_is_told_one_level_deep(telegram: Telegram) -> None:
    telegram.say(GROUP_ID, AUNT_CHEN, "一")
    telegram.say(GROUP_ID, AUNT_CHEN, "二", reply_to=1)

    third = await send(telegram, reply_parameters={"message_id": 2})

    assert third["reply_to_message"]["text"] == "二"
    assert "reply_to_message" not in third["reply_to_message"]
    assert third["message_thread_id"] == 1


async def test_in_a_forum_a_topic_is_named_by_its_thread(forum: Telegram) -> None:
    topic = forum.add_topic(FORUM, AUNT_CHEN, "台风")

    message = await send(forum, chat_id=FORUM, message_thread_id=topic)

    assert message["message_thread_id"] == topic
    assert message["is_topic_message"] is True
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "台风"


async def test_a_reply_without_thread_stays_in_the_topic(forum: Telegram) -> None:
    topic = forum.add_topic(FORUM, AUNT_CHEN, "台风")
    asked = forum.say(FORUM, AUNT_CHEN, "/ask 几级", thread_id=topic)

    answer = await send(forum, chat_id=FORUM, reply_parameters={"message_id": asked["message_id"]})

    assert answer["message_thread_id"] == topic
    assert answer["reply_to_message"]["text"] == "/ask 几级"


@pytest.mark.parametrize("thread_id", [1, 99])
async def test_the_general_topic_and_unknown_threads_are_refused(
    forum: Telegram, thread_id: int
) -> None:
    forum.say(FORUM, AUNT_CHEN, "大家好")

    refused = await refusal_of(
        forum, "sendMessage", chat_id=FORUM, text="好", message_thread_id=thread_id
    )

    assert refused == (400, "Bad Request: message thread not found", {})


async def test_a_thread_of_replies_is_no_topic(telegram: Telegram) -> None:
    for text in ("一", "二"):
        telegram.say(GROUP_ID, AUNT_CHEN, text)

    refused = await refusal_of(
        telegram, "sendMessage", chat_id=GROUP_ID, text="好", message_thread_id=2
    )

    assert refused[1] == "Bad Request: message thread is not a forum topic thread"


async def test_typing_is_shown_also_in_the_general_topic(forum: Telegram) -> None:
    cursor = forum.snapshot()["cursor"]

    await forum.call("sendChatAction", {"chat_id": GROUP_ID, "action": "typing"})
    await forum.call(
        "sendChatAction", {"chat_id": FORUM, "action": "typing", "message_thread_id": 1}
    )

    events = forum.events(cursor)
    first, second = [await anext(events) for _ in range(2)]
    assert (first["type"], first["chat_id"], first["action"]) == ("typing", GROUP_ID, "typing")
    assert second["thread_id"] == 1


async def test_an_unknown_action_is_refused(telegram: Telegram) -> None:
    refused = await refusal_of(telegram, "sendChatAction", chat_id=GROUP_ID, action="dancing")

    assert refused[1] == "Bad Request: wrong parameter action in request"


@pytest.mark.parametrize(
    ("chat_id", "reason"),
    [("", "chat_id is empty"), (404, "chat not found"), ("@nobody", "chat not found")],
)
async def test_a_chat_nobody_knows_is_refused(
    telegram: Telegram, chat_id: Any, reason: str
) -> None:
    refused = await refusal_of(telegram, "sendMessage", chat_id=chat_id, text="好")

    assert refused == (400, f"Bad Request: {reason}", {})


async def test_a_channel_is_named_and_written_to_by_its_administrators(telegram: Telegram) -> None:
    telegram.add_chat(-1003, "channel", title="频道", username="yuexiu_news")

    post = await send(telegram, chat_id="@Yuexiu_News")
    telegram.set_status(-1003, telegram.bot["id"], "member", by=AUNT_CHEN)
    refused = await refusal_of(telegram, "sendMessage", chat_id=-1003, text="好")

    assert post["sender_chat"]["title"] == "频道"
    assert "from" not in post
    assert refused[1] == "Bad Request: need administrator rights in the channel chat"


async def test_message_ids_count_up_in_each_supergroup(forum: Telegram) -> None:
    here = [(await send(forum))["message_id"] for _ in range(2)]
    there = (await send(forum, chat_id=FORUM))["message_id"]

    assert (here, there) == ([1, 2], 1)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ([1], "object expected as reply markup"),
        (
            {"inline_keyboard": "a"},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be of type Array',
        ),
        ({"inline_keyboard": [["a"]]}, "can't parse inline keyboard button: Expected an Object"),
    ],
)
async def test_a_keyboard_of_another_shape_is_refused(
    telegram: Telegram, markup: Any, reason: str
) -> None:
    query_id = telegram.inline(AUNT_CHEN, "居民")
    content = {"message_text": "答"}
    article = {"type": "article", "id": "1", "title": "题", "input_message_content": content}

    refused = await refusal_of(
        telegram,
        "answerInlineQuery",
        inline_query_id=query_id,
        results=[article | {"reply_markup": markup}],
    )

    assert refused == (400, f"Bad Request: {reason}", {})


@pytest.mark.parametrize(
    "markup", [{"inline_keyboard": []}, {"inline_keyboard": [[]]}, {"remove_keyboard": True}]
)
async def test_a_keyboard_without_buttons_is_none(telegram: Telegram, markup: Wire) -> None:
    assert "reply_markup" not in await send(telegram, reply_markup=markup)


async def test_previews_of_links_can_be_switched_off(telegram: Telegram) -> None:
    message = await send(telegram, disable_web_page_preview=True)

    assert message["link_preview_options"] == {"is_disabled": True}


async def test_messages_of_another_chat_cannot_be_answered(telegram: Telegram) -> None:
    asked = telegram.say(AUNT_CHEN, AUNT_CHEN, "你好")

    refused = await refusal_of(
        telegram,
        "sendMessage",
        chat_id=GROUP_ID,
        text="好",
        reply_parameters={"message_id": asked["message_id"], "chat_id": AUNT_CHEN},
    )

    assert refused[1] == "Bad Request: message to be replied not found"


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"reply_parameters": "[]"}, "reply parameters must be an object"),
        ({"entities": "{}"}, "expected an Array of MessageEntity"),
        (
            {"entities": ["bold"]},
            "can't parse entities: can't parse MessageEntity: Expected an Object",
        ),
    ],
)
async def test_json_of_another_shape_is_refused(
    telegram: Telegram, params: Wire, reason: str
) -> None:
    refused = await refusal_of(telegram, "sendMessage", chat_id=GROUP_ID, text="好", **params)

    assert refused[1] == f"Bad Request: {reason}"


async def test_quotes_stand_outside_of_styles(telegram: Telegram) -> None:
    html = "<b><blockquote><i>好</i></blockquote></b>"

    message = await send(telegram, html, parse_mode="HTML")

    assert [e["type"] for e in message["entities"]] == ["blockquote", "bold", "italic"]


@pytest.mark.parametrize(
    "params",
    [
        {"text": "\ud83d"},
        {"text": "好", "reply_markup": '{"inline_keyboard": [[{"text": "\\ud83d"}]]}'},
    ],
)
async def test_half_a_character_is_refused(telegram: Telegram, params: Wire) -> None:
    refused = await refusal_of(telegram, "sendMessage", chat_id=GROUP_ID, **params)

    assert refused == (400, "Bad Request: strings must be encoded in UTF-8", {})
