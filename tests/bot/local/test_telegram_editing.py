import pytest
from support.residents import AUNT_CHEN, GROUP_ID, PICTURE, group, refusal_of

from bot.local.telegram import Telegram, Wire

KEYBOARD = {"inline_keyboard": [[{"text": "展开", "callback_data": "more"}]]}


@pytest.fixture
def telegram() -> Telegram:
    return group()


@pytest.fixture
async def sent(telegram: Telegram) -> Wire:
    message = await telegram.call(
        "sendMessage", {"chat_id": GROUP_ID, "text": "短", "reply_markup": KEYBOARD}
    )
    return {"chat_id": GROUP_ID, "message_id": message["message_id"]}


async def test_an_edit_replaces_text_and_keyboard(telegram: Telegram, sent: Wire) -> None:
    cursor = telegram.snapshot()["cursor"]

    edited = await telegram.call("editMessageText", {**sent, "text": "长"})

    event = await anext(telegram.events(cursor))
    assert edited["text"] == "长"
    assert edited["edit_date"] >= edited["date"]
    assert "reply_markup" not in edited
    assert (event["type"], event["message"]) == ("edit", edited)


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("editMessageText", {"text": "短", "reply_markup": KEYBOARD}),
        ("editMessageText", {"text": " 短 ", "reply_markup": KEYBOARD}),
        ("editMessageReplyMarkup", {"reply_markup": KEYBOARD}),
    ],
)
async def test_an_edit_that_changes_nothing_is_refused(
    telegram: Telegram, sent: Wire, method: str, params: Wire
) -> None:
    refused = await refusal_of(telegram, method, **sent, **params)

    assert refused == (
        400,
        (
            "Bad Request: message is not modified: specified new message content and reply "
            "markup are exactly the same as a current content and reply markup of the message"
        ),
        {},
    )


async def test_the_keyboard_alone_may_change(telegram: Telegram, sent: Wire) -> None:
    edited = await telegram.call("editMessageReplyMarkup", sent)

    assert edited["text"] == "短"
    assert "reply_markup" not in edited


async def test_the_same_text_with_other_marks_is_a_change(telegram: Telegram, sent: Wire) -> None:
    edited = await telegram.call(
        "editMessageText", {**sent, "text": "<b>短</b>", "parse_mode": "HTML"}
    )

    assert edited["entities"] == [{"type": "bold", "offset": 0, "length": 1}]


async def test_only_messages_of_its_own_can_be_edited(telegram: Telegram) -> None:
    asked = telegram.say(GROUP_ID, AUNT_CHEN, "你好")

    gone = await refusal_of(telegram, "editMessageText", chat_id=GROUP_ID, message_id=9, text="a")
    others = await refusal_of(
        telegram, "editMessageText", chat_id=GROUP_ID, message_id=asked["message_id"], text="a"
    )

    assert gone == (400, "Bad Request: message to edit not found", {})
    assert others == (400, "Bad Request: message can't be edited", {})


async def test_captions_and_texts_are_edited_by_their_own_methods(
    telegram: Telegram, sent: Wire
) -> None:
    file_id = telegram.send_photo(GROUP_ID, AUNT_CHEN, PICTURE)["photo"][0]["file_id"]
    photo = await telegram.call("sendPhoto", {"chat_id": GROUP_ID, "photo": file_id})
    place = {"chat_id": GROUP_ID, "message_id": photo["message_id"]}

    edited = await telegram.call("editMessageCaption", {**place, "caption": "图"})
    no_text = await refusal_of(telegram, "editMessageText", **place, text="a")
    no_caption = await refusal_of(telegram, "editMessageCaption", **sent, caption="a")

    assert edited["caption"] == "图"
    assert no_text[1] == "Bad Request: there is no text in the message to edit"
    assert no_caption[1] == "Bad Request: there is no caption in the message to edit"


async def test_its_own_message_can_be_deleted_once(telegram: Telegram, sent: Wire) -> None:
    cursor = telegram.snapshot()["cursor"]

    deleted = await telegram.call("deleteMessage", sent)
    again = await refusal_of(telegram, "deleteMessage", **sent)

    event = await anext(telegram.events(cursor))
    assert deleted is True
    assert (event["type"], event["message_id"]) == ("delete", sent["message_id"])
    assert again == (400, "Bad Request: message to delete not found", {})


async def test_others_messages_can_be_deleted_by_administrators_only(telegram: Telegram) -> None:
    asked = telegram.say(GROUP_ID, AUNT_CHEN, "你好")
    place = {"chat_id": GROUP_ID, "message_id": asked["message_id"]}

    refused = await refusal_of(telegram, "deleteMessage", **place)
    telegram.set_status(GROUP_ID, telegram.bot["id"], "administrator", by=AUNT_CHEN)
    deleted = await telegram.call("deleteMessage", place)

    assert refused == (400, "Bad Request: message can't be deleted", {})
    assert deleted is True


async def test_people_edit_their_own_messages(telegram: Telegram) -> None:
    asked = telegram.say(AUNT_CHEN, AUNT_CHEN, "你号")

    edited = telegram.edit(AUNT_CHEN, asked["message_id"], AUNT_CHEN, "你好")

    waiting = await telegram.call("getUpdates", {})
    assert edited["text"] == "你好"
    assert [list(update)[1] for update in waiting] == ["message", "edited_message"]
