"""A row for each way of speaking in a group, and whether the bot takes it as spoken to."""

from typing import Any

import pytest
from aiogram.types import Message, User
from support.town import AUNT, FORUM, GROUP, LI, OTHER_BOT, START, OpenTown, Town

from bot import texts
from bot.filters import STALE_AFTER, called

ME = User(id=42, is_bot=True, first_name="小越", username="xiaoyue_bot")
ASKED = "越秀智库是什么?"


def message(text: str, chat_type: str = "supergroup", /, **fields: Any) -> Message:
    sender = {"id": 1, "is_bot": False, "first_name": "陈姨"}
    wire = {
        "message_id": 7,
        "date": int(START),
        "chat": {"id": -5, "type": chat_type, "title": "群"},
        "from": sender,
        "text": text,
    }
    return Message.model_validate(wire | fields)


def mention(text: str, piece: str, **fields: Any) -> dict[str, Any]:
    offset = len(text[: text.index(piece)].encode("utf-16-le")) // 2
    return {"type": "mention", "offset": offset, "length": len(piece), **fields}


OURS = {
    "message_id": 3,
    "date": int(START),
    "chat": {"id": -5, "type": "supergroup", "title": "群"},
    "from": {"id": 42, "is_bot": True, "first_name": "小越", "username": "xiaoyue_bot"},
    "text": "……",
}
THEIRS = OURS | {"from": {"id": 2, "is_bot": False, "first_name": "小李"}}
TOPIC_OPENED = OURS | {
    "text": None,
    "forum_topic_created": {"name": "办事", "icon_color": 7322096},
}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("小越，越秀智库是什么?", ASKED),
        ("小越,越秀智库是什么?", ASKED),
        ("小越：越秀智库是什么?", ASKED),
        ("小越: 越秀智库是什么?", ASKED),
        ("小越 越秀智库是什么?", ASKED),
        ("小越\n越秀智库是什么?", ASKED),
        ("小越！越秀智库是什么?", ASKED),
        ("小越、越秀智库是什么?", ASKED),
        ("小越～越秀智库是什么?", ASKED),
        ("  小越，越秀智库是什么?", ASKED),
        ("\u200b小越，越秀智库是什么?", ASKED),
        ("@小越 越秀智库是什么?", ASKED),
        ("小越“越秀智库”是什么", "“越秀智库”是什么"),
        ("小越，“越秀智库”是什么", "“越秀智库”是什么"),
        ("小越", ""),
        ("小越?", ""),
        ("小越啊，越秀智库是什么?", ASKED),
        ("小越同志 越秀智库是什么?", ASKED),
        ("小越请问越秀智库是什么?", "请问越秀智库是什么?"),
        ("小越你好", "你好"),
        ("小越在吗?", "在吗?"),
        ("小越小越你在吗", "你在吗"),
        ("小越小越，越秀智库是什么?", ASKED),
        ("小越小越区在哪里", None),
        ("@xiaoyue_bot越秀智库是什么?", ASKED),
        ("/ask 越秀智库是什么?", ASKED),
        ("/ASK 越秀智库是什么?", ASKED),
        ("/ask@xiaoyue_bot 越秀智库是什么?", ASKED),
        ("/ask@XiaoYue_Bot 越秀智库是什么?", ASKED),
        ("/ask越秀智库是什么?", ASKED),
        ("/ask", ""),
        ("/ask@other_bot 越秀智库是什么?", None),
        ("/asking 越秀智库是什么?", None),
        ("/weather 广州", None),
        ("艾小越服务了多少居民?", None),
        ("小越区在哪里", None),
        ("小越同志们在哪里", None),
        ("小越啊呀山在哪里", None),
        ("我问过小越，越秀智库是什么?", None),
        ("越秀智库是什么?", None),
        ("@xiaoyue_bot2 越秀智库是什么?", None),
        ("小跃，越秀智库是什么?", None),
    ],
)
def test_words_at_the_start_of_a_group_message_call_the_bot(
    text: str, question: str | None
) -> None:
    assert called(message(text), ME, "小越") == question


@pytest.mark.parametrize(
    ("text", "name", "question"),
    [
        ("艾小越，越秀智库是什么?", "艾小越", ASKED),
        ("艾小越服务了多少居民?", "艾小越", None),
        ("小越，越秀智库是什么?", "艾小越", None),
        ("Yue, 越秀智库是什么?", "yue", ASKED),
        ("Yuexiu 智库是什么?", "yue", None),
        ("c++ 越秀智库是什么?", "C++", ASKED),
    ],
)
def test_the_name_that_was_set_is_the_one_it_hears(
    text: str, name: str, question: str | None
) -> None:
    assert called(message(text), ME, name) == question


@pytest.mark.parametrize(
    ("text", "piece", "question"),
    [
        ("@xiaoyue_bot 越秀智库是什么?", "@xiaoyue_bot", ASKED),
        ("@XIAOYUE_BOT 越秀智库是什么?", "@XIAOYUE_BOT", ASKED),
        ("越秀智库是什么? @xiaoyue_bot", "@xiaoyue_bot", ASKED),
        ("😀👍 @xiaoyue_bot 越秀智库是什么?", "@xiaoyue_bot", f"😀👍  {ASKED}"),
        ("@xiaoyue_bot，小越，越秀智库是什么?", "@xiaoyue_bot", ASKED),
        ("@xiaoyue_bot", "@xiaoyue_bot", ""),
        ("@young_li 越秀智库是什么?", "@young_li", None),
    ],
)
def test_a_mention_of_its_username_calls_the_bot(
    text: str, piece: str, question: str | None
) -> None:
    mentioned = message(text, entities=[mention(text, piece)])

    assert called(mentioned, ME, "小越") == question


def test_a_mention_by_name_calls_the_bot_that_it_means() -> None:
    text = "机器人 越秀智库是什么?"
    entity = {"type": "text_mention", "offset": 0, "length": 3}
    ours = message(text, entities=[entity | {"user": OURS["from"]}])
    theirs = message(text, entities=[entity | {"user": THEIRS["from"]}])

    assert called(ours, ME, "小越") == ASKED
    assert called(theirs, ME, "小越") is None


@pytest.mark.parametrize(
    ("fields", "question"),
    [
        ({"reply_to_message": OURS}, ASKED),
        ({"reply_to_message": THEIRS}, None),
        ({"reply_to_message": TOPIC_OPENED, "is_topic_message": True}, None),
    ],
)
def test_a_reply_calls_whom_it_replies_to(fields: dict[str, Any], question: str | None) -> None:
    assert called(message(ASKED, **fields), ME, "小越") == question


def test_a_reply_to_the_bot_that_mentions_only_somebody_else_is_for_them() -> None:
    text = "@young_li 你看看"
    reply = message(text, entities=[mention(text, "@young_li")], reply_to_message=OURS)

    assert called(reply, ME, "小越") is None


def test_a_call_by_name_in_a_reply_to_somebody_else_is_for_the_bot() -> None:
    reply = message(f"小越，{ASKED}", reply_to_message=THEIRS)

    assert called(reply, ME, "小越") == ASKED


def test_a_caption_counts_as_the_text() -> None:
    text = f"@xiaoyue_bot {ASKED}"
    picture = message(
        "", text=None, caption=text, caption_entities=[mention(text, "@xiaoyue_bot")]
    )

    assert called(picture, ME, "小越") == ASKED


@pytest.mark.parametrize("text", [ASKED, f"小越，{ASKED}", f"/ask {ASKED}"])
def test_in_private_everything_is_a_question(text: str) -> None:
    assert called(message(text, "private"), ME, "小越") == ASKED


@pytest.mark.parametrize("text", ["。。。", "小越", "，"])
def test_in_private_words_without_a_question_call_it_without_one(text: str) -> None:
    assert called(message(text, "private"), ME, "小越") == ""


async def test_it_answers_as_a_reply(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, f"小越，{ASKED}")

        asked, answered = t.messages(GROUP)[-2:]
        assert answered["reply_to_message"]["message_id"] == asked["message_id"]


async def test_in_private_it_answers_without_quoting(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(AUNT, AUNT, ASKED)

        assert "reply_to_message" not in t.spoken(AUNT)[-1]


async def test_in_a_topic_it_answers_there(town: OpenTown) -> None:
    async with town() as t:
        topic = t.telegram.add_topic(FORUM, AUNT, "办事")

        await t.hears(FORUM, AUNT, f"小越，{ASKED}", thread_id=topic)

        assert t.spoken(FORUM)[-1]["message_thread_id"] == topic
        assert t.spoken(FORUM)[-1]["is_topic_message"] is True


async def test_in_the_general_topic_it_leaves_the_thread_out(town: OpenTown) -> None:
    async with town() as t:
        answer = await t.hears(FORUM, AUNT, f"小越，{ASKED}")

        assert answer is not None
        assert "is_topic_message" not in t.spoken(FORUM)[-1]


async def test_what_is_written_in_a_topic_is_no_reply_to_who_opened_it(town: OpenTown) -> None:
    async with town() as t:
        topic = t.telegram.add_topic(FORUM, AUNT, "办事")

        assert await t.hears(FORUM, LI, ASKED, thread_id=topic) is None


async def test_with_privacy_mode_on_mentions_commands_and_replies_still_reach_it(
    town: OpenTown,
) -> None:
    async with town(hears_all=False) as t:
        assert await t.hears(GROUP, AUNT, f"小越，{ASKED}") is None
        assert await t.hears(GROUP, AUNT, f"@xiaoyue_bot {ASKED}") is not None
        assert await t.hears(GROUP, AUNT, f"/ask {ASKED}") is not None
        answer = t.spoken(GROUP)[-1]["message_id"]
        assert await t.hears(GROUP, AUNT, ASKED, reply_to=answer) is not None


SILENCE: list[tuple[str, dict[str, Any]]] = [
    ("another bot", {"from": {"id": OTHER_BOT, "is_bot": True, "first_name": "天气"}}),
    ("an inline result of ours", {"via_bot": OURS["from"]}),
    (
        "an inline result of another bot",
        {"via_bot": {"id": 9, "is_bot": True, "first_name": "图"}},
    ),
    (
        "a channel's post that came by itself",
        {
            "from": {"id": 777000, "is_bot": False, "first_name": "Telegram"},
            "sender_chat": {"id": -9, "type": "channel", "title": "频道"},
            "is_automatic_forward": True,
        },
    ),
    ("a late message", {"date": int(START) - STALE_AFTER - 1}),
]


@pytest.mark.parametrize("fields", [pytest.param(fields, id=name) for name, fields in SILENCE])
async def test_it_keeps_silent_for_what_no_person_asks_now(
    town: OpenTown, fields: dict[str, Any]
) -> None:
    async with town() as t:
        await feed(t, message(f"小越，{ASKED}", **fields))

        assert t.spoken(GROUP) == []


@pytest.mark.parametrize(
    "notice",
    [
        {"pinned_message": OURS | {"chat": {"id": AUNT, "type": "private"}}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"write_access_allowed": {}},
    ],
    ids=lambda notice: next(iter(notice)),
)
async def test_in_private_it_keeps_silent_for_a_notice_of_telegrams(
    town: OpenTown, notice: dict[str, Any]
) -> None:
    async with town() as t:
        t.telegram.post(AUNT, AUNT, **notice)
        await t.settle()

        assert t.spoken(AUNT) == []


async def test_it_answers_who_writes_in_the_name_of_a_channel(town: OpenTown) -> None:
    async with town() as t:
        channel = {
            "from": {"id": 136817688, "is_bot": True, "first_name": "Channel"},
            "sender_chat": {"id": -9, "type": "channel", "title": "频道"},
        }

        await feed(t, message(f"小越，{ASKED}", **channel))

        assert len(t.spoken(GROUP)) == 1


async def test_it_answers_an_anonymous_administrator(town: OpenTown) -> None:
    async with town() as t:
        anonymous = {
            "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
            "sender_chat": {"id": GROUP, "type": "supergroup", "title": "居民群"},
        }

        await feed(t, message(f"小越，{ASKED}", **anonymous))

        assert len(t.spoken(GROUP)) == 1


async def test_a_late_question_in_private_is_still_answered(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.say(AUNT, AUNT, ASKED)
        t.clock.now += STALE_AFTER + 1
        await t.settle()

        assert len(t.spoken(AUNT)) == 1


async def test_an_edited_message_is_not_answered_again(town: OpenTown) -> None:
    async with town() as t:
        said = t.telegram.say(GROUP, AUNT, "越秀智库")
        t.telegram.edit(GROUP, said["message_id"], AUNT, f"小越，{ASKED}")
        await t.settle()

        assert t.spoken(GROUP) == []


async def test_a_bare_call_in_reply_to_somebody_takes_their_words_as_the_question(
    town: OpenTown,
) -> None:
    async with town() as t:
        asked = t.telegram.say(GROUP, LI, "艾小越机器人进了多少个居民微信群?")

        answer = await t.hears(GROUP, AUNT, "@xiaoyue_bot", reply_to=asked["message_id"])

        assert "约3113个居民微信群" in str(answer)


async def test_a_bare_call_gets_the_sentence_on_how_to_ask(town: OpenTown) -> None:
    call = texts.HOW_TO_CALL.format(name="小越")

    async with town() as t:
        assert await t.hears(GROUP, AUNT, "/ask") == call
        assert await t.hears(GROUP, AUNT, "@xiaoyue_bot") == call
        assert await t.hears(AUNT, AUNT, "/ask") == texts.HOW_TO_ASK


async def feed(town: Town, said: Message) -> None:
    """Hand over a message as if it were said in the group."""
    chat = {"id": GROUP, "type": "supergroup", "title": "居民群"}
    wire = said.model_dump(mode="json", by_alias=True, exclude_none=True) | {"chat": chat}
    await town.feed(message=wire | {"date": int(said.date.timestamp())})
