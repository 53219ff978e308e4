import pytest
from support.residents import AUNT_CHEN, GROUP_ID, YOUNG_LI, group, updates

from bot.local.telegram import Telegram


@pytest.fixture
def telegram() -> Telegram:
    return group()


async def heard(telegram: Telegram) -> list[str | None]:
    messages = [update["message"] for update in await updates(telegram)]
    return [message.get("text") or message.get("caption") for message in messages]


@pytest.mark.parametrize(
    "text",
    ["@xiaoyue_bot 你好", "@XiaoYue_Bot 你好", "/ask 你好", "/ask@xiaoyue_bot 你好"],
)
async def test_in_a_group_the_bot_hears_what_is_meant_for_it(
    telegram: Telegram, text: str
) -> None:
    telegram.say(GROUP_ID, AUNT_CHEN, text)

    assert await heard(telegram) == [text]


@pytest.mark.parametrize(
    "text",
    ["小越，你好", "你好", "@someone_else 你好", "/ask@other_bot 你好", "@xiaoyue_bot你好"],
)
async def test_in_a_group_the_bot_hears_nothing_else(telegram: Telegram, text: str) -> None:
    telegram.say(GROUP_ID, AUNT_CHEN, text)

    assert await heard(telegram) == []


async def test_the_bot_hears_replies_to_its_messages_only(telegram: Telegram) -> None:
    await telegram.call("sendMessage", {"chat_id": GROUP_ID, "text": "在"})
    other = telegram.say(GROUP_ID, AUNT_CHEN, "你好")

    telegram.say(GROUP_ID, YOUNG_LI, "问陈姨", reply_to=other["message_id"])
    telegram.say(GROUP_ID, YOUNG_LI, "问小越", reply_to=1)

    assert await heard(telegram) == ["问小越"]


async def test_a_caption_counts_like_a_text(telegram: Telegram) -> None:
    telegram.post(GROUP_ID, AUNT_CHEN, photo=[], caption="@xiaoyue_bot 这是什么")
    telegram.post(GROUP_ID, AUNT_CHEN, photo=[], caption="好看吗")

    assert await heard(telegram) == ["@xiaoyue_bot 这是什么"]


async def test_with_privacy_off_the_bot_hears_everything() -> None:
    telegram = group(can_read_all_group_messages=True)

    telegram.say(GROUP_ID, AUNT_CHEN, "小越，你好")

    assert await heard(telegram) == ["小越，你好"]


async def test_an_administrator_hears_everything(telegram: Telegram) -> None:
    telegram.set_status(GROUP_ID, telegram.bot["id"], "administrator", by=AUNT_CHEN)
    await updates(telegram)

    telegram.say(GROUP_ID, AUNT_CHEN, "小越，你好")

    assert await heard(telegram) == ["小越，你好"]


async def test_in_private_the_bot_hears_everything(telegram: Telegram) -> None:
    telegram.say(AUNT_CHEN, AUNT_CHEN, "你好")
    telegram.send_sticker(AUNT_CHEN, AUNT_CHEN, "👍")
    telegram.send_voice(AUNT_CHEN, AUNT_CHEN, 3)

    assert await heard(telegram) == ["你好", None, None]


async def test_the_bot_never_hears_other_bots(telegram: Telegram) -> None:
    telegram.add_person(7, "别的机器人", username="other_bot", is_bot=True)
    telegram.set_status(GROUP_ID, 7, "member", by=AUNT_CHEN)

    telegram.say(GROUP_ID, 7, "@xiaoyue_bot 你好")

    assert await heard(telegram) == []


async def test_a_command_for_nobody_is_for_the_bot_that_spoke_last(telegram: Telegram) -> None:
    telegram.add_person(7, "别的机器人", username="other_bot", is_bot=True)
    telegram.set_status(GROUP_ID, 7, "member", by=AUNT_CHEN)
    telegram.say(GROUP_ID, 7, "在")

    telegram.say(GROUP_ID, AUNT_CHEN, "/help 一")
    await telegram.call("sendMessage", {"chat_id": GROUP_ID, "text": "在"})
    telegram.say(GROUP_ID, AUNT_CHEN, "/help 二")

    assert await heard(telegram) == ["/help 二"]


async def test_a_bot_that_left_hears_nothing(telegram: Telegram) -> None:
    telegram.remove_bot(GROUP_ID, by=AUNT_CHEN)
    await updates(telegram)

    telegram.say(GROUP_ID, AUNT_CHEN, "/ask 你好")

    assert await heard(telegram) == []


async def test_posts_of_a_channel_are_updates_of_their_own(telegram: Telegram) -> None:
    telegram.add_chat(-1003, "channel", title="频道", members=[AUNT_CHEN])

    telegram.say(-1003, AUNT_CHEN, "通知")

    (update,) = await updates(telegram)
    assert update["channel_post"]["sender_chat"]["title"] == "频道"
