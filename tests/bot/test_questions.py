import json
from pathlib import Path

import pytest
from support.reports import library_of
from support.town import (
    AUNT,
    FORUM,
    GROUP,
    LI,
    OTHER_GROUP,
    OpenTown,
    bold,
    buttons,
    open_town,
)

from bot import texts
from bot.local.pace import Rate
from bot.local.telegram import Limits
from bot.local.wire import Upload
from knowledge import Library
from knowledge.seed import embedded_report

QUESTIONS = Path(__file__).parents[1] / "data" / "questions_report.jsonl"
GROUPS = "艾小越机器人进了多少个居民微信群?"
PIXEL = Upload(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
    ),
    "pixel.png",
    "image/png",
)


def adversarial() -> list[str]:
    lines = (json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines())
    return [line["question"] for line in lines if line["style"] == "adversarial"]


async def test_the_quote_stands_in_bold_inside_its_passage(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(AUNT, AUNT, GROUPS)

        answer = t.spoken(AUNT)[-1]
        assert len(bold(answer)) == 1
        assert "部署入驻约3113个居民微信群" in bold(answer)[0]
        assert answer["text"].startswith("……")


async def test_the_answer_names_its_place_its_publisher_and_date(town: OpenTown) -> None:
    async with town() as t:
        answer = str(await t.hears(AUNT, AUNT, GROUPS))

        assert "《广州市越秀区政务服务数据管理局关于2023年度法治政府建设情况的报告》" in answer
        assert "› (三)推进智慧法治政府建设,提升法治社会治理水平 › 三是" in answer
        assert "广州市越秀区政务服务数据管理局 · 2024-01-22 发布" in answer


async def test_a_button_opens_the_source_at_the_quote(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(AUNT, AUNT, GROUPS)

        opens = buttons(t.spoken(AUNT)[-1])[0]
        assert opens["text"] == "查看原文"
        assert opens["url"].startswith(f"{embedded_report().url}#:~:text=")


async def test_a_follow_up_goes_on_from_the_question_before(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(AUNT, AUNT, GROUPS)

        assert "超31.7万居民群众" in str(await t.hears(AUNT, AUNT, "那服务了多少人?"))


async def test_a_reply_to_an_answer_goes_on_from_it_whoever_asked(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, f"小越，{GROUPS}")
        answer = t.spoken(GROUP)[-1]["message_id"]

        said = await t.hears(GROUP, LI, "那服务了多少人?", reply_to=answer)

        assert "超31.7万居民群众" in str(said)


async def test_each_topic_has_its_own_conversation(town: OpenTown) -> None:
    async with town() as t:
        one, other = (t.telegram.add_topic(FORUM, AUNT, name) for name in ("办事", "闲聊"))
        await t.hears(FORUM, AUNT, f"小越，{GROUPS}", thread_id=one)

        there = await t.hears(FORUM, AUNT, "小越，那有多少人?", thread_id=other)
        here = await t.hears(FORUM, AUNT, "小越，那有多少人?", thread_id=one)

        assert "超31.7万居民群众" in str(here)
        assert there != here


async def test_thanks_between_two_questions_do_not_break_the_thread(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(AUNT, AUNT, GROUPS)
        assert await t.hears(AUNT, AUNT, "谢谢") == texts.SMALL_TALK["thanks"]

        assert "超31.7万居民群众" in str(await t.hears(AUNT, AUNT, "那服务了多少人?"))


async def test_what_the_reports_do_not_say_is_answered_with_the_hotline(town: OpenTown) -> None:
    async with town() as t:
        answer = await t.hears(AUNT, AUNT, "今天晚上吃什么好?")

        assert str(answer).startswith("这个问题，我在公开的报告里没有找到。")
        assert "12345" in str(answer)


async def test_a_question_about_the_document_is_answered_from_its_page(town: OpenTown) -> None:
    async with town() as t:
        answer = await t.hears(AUNT, AUNT, "这个报告是哪个单位发的?")

        assert str(answer).startswith("这份报告的发布机构是：广州市越秀区政务服务数据管理局")


async def test_a_choice_may_be_typed_in_private_and_in_reply_in_a_group(tmp_path: Path) -> None:
    reports = (
        "东山街道工作报告\n一、工作\n修补道路九处。\n二、不足\n电梯加装进展缓慢。",
        "西湖街道工作报告\n一、工作\n修补道路八处。\n二、不足\n停车难还没有解决。",
    )
    async with open_town(library_of(*reports), tmp_path) as t:
        offered = await t.hears(AUNT, AUNT, "有哪些不足?")
        chosen = await t.hears(AUNT, AUNT, "2")
        await t.hears(GROUP, AUNT, "小越，有哪些不足?")
        message = t.spoken(GROUP)[-1]["message_id"]
        in_reply = await t.hears(GROUP, LI, "2", reply_to=message)
        unasked = await t.hears(GROUP, LI, "2")

        assert str(offered).startswith(texts.CHOICE)
        assert str(chosen).startswith("停车难还没有解决。")
        assert in_reply == chosen
        assert unasked is None


async def test_typing_is_shown_before_the_answer(town: OpenTown) -> None:
    async with town() as t:
        after = t.cursor
        await t.hears(AUNT, AUNT, GROUPS)

        kinds = [event["type"] for event in await t.events(after)]
        assert kinds == ["message", "typing", "message"]


async def test_a_sticker_gets_one_fixed_sentence_in_private_and_none_in_a_group(
    town: OpenTown,
) -> None:
    async with town() as t:
        t.telegram.send_sticker(AUNT, AUNT, "👍")
        t.telegram.send_voice(AUNT, AUNT, 3)
        t.telegram.send_sticker(GROUP, AUNT, "👍")
        await t.settle()

        assert [m["text"] for m in t.spoken(AUNT)] == [texts.TEXT_ONLY, texts.TEXT_ONLY]
        assert t.spoken(GROUP) == []


async def test_a_sticker_in_reply_to_the_bot_is_left_alone_in_a_group(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, f"小越，{GROUPS}")
        answer = t.spoken(GROUP)[-1]["message_id"]

        t.telegram.send_sticker(GROUP, LI, "👍", reply_to=answer)
        await t.settle()

        assert len(t.spoken(GROUP)) == 1


async def test_the_caption_of_a_picture_is_the_question(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.send_photo(GROUP, AUNT, PIXEL, f"@xiaoyue_bot {GROUPS}")
        t.telegram.send_photo(AUNT, AUNT, PIXEL, GROUPS)
        await t.settle()

        assert "约3113个居民微信群" in t.spoken(GROUP)[-1]["text"]
        assert "约3113个居民微信群" in t.spoken(AUNT)[-1]["text"]


@pytest.mark.parametrize(
    ("captions", "answer"),
    [
        ((GROUPS, "", ""), "约3113个居民微信群"),
        (("", GROUPS, ""), "约3113个居民微信群"),
        ((GROUPS, "越秀智库是什么?"), "约3113个居民微信群"),
        (("", "", ""), texts.TEXT_ONLY),
    ],
)
async def test_an_album_is_spoken_to_once(
    town: OpenTown, captions: tuple[str, ...], answer: str
) -> None:
    async with town() as t:
        photo = [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]
        for caption in captions:
            words = {"caption": caption} if caption else {}
            t.telegram.post(AUNT, AUNT, photo=photo, media_group_id="1", **words)
        await t.settle()

        (said,) = t.spoken(AUNT)
        assert answer in said["text"]


async def test_each_album_is_spoken_to(town: OpenTown) -> None:
    async with town() as t:
        photo = [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]
        for album in ("1", "1", "2", "2"):
            t.telegram.post(AUNT, AUNT, photo=photo, media_group_id=album)
        await t.settle()

        assert [m["text"] for m in t.spoken(AUNT)] == [texts.TEXT_ONLY] * 2


async def test_full_width_and_half_width_question_marks_ask_the_same(town: OpenTown) -> None:
    async with town() as t:
        half = await t.hears(AUNT, AUNT, "艾小越机器人进了多少个居民微信群?")

        assert half == await t.hears(LI, LI, "艾小越机器人进了多少个居民微信群？")


async def test_a_command_of_nobody_is_refused_in_private_and_ignored_in_a_group(
    town: OpenTown,
) -> None:
    async with town() as t:
        assert await t.hears(AUNT, AUNT, "/weather") == texts.UNKNOWN_COMMAND
        assert await t.hears(GROUP, AUNT, "/weather") is None


@pytest.mark.parametrize("question", [*adversarial(), "<b>x</b> & </code>", "{name}", "a" * 4096])
async def test_whatever_is_thrown_at_it_gets_a_fixed_sentence_or_published_words(
    town: OpenTown, library: Library, question: str
) -> None:
    async with town() as t:
        answer = await t.hears(AUNT, AUNT, question)

        assert answer is not None
        assert "evil.example" not in answer
        assert "<b>x" not in answer
        assert "{" not in answer
        not_found = texts.NOT_FOUND.format(hotline="12345")
        fixed = answer.startswith(not_found) or answer in texts.SMALL_TALK.values()
        assert fixed or any(quote in library.reports[0].text for quote in bold(t.spoken(AUNT)[-1]))


async def test_an_answer_that_telegram_slows_down_arrives_later(town: OpenTown) -> None:
    async with town(limits=Limits(group=Rate(1, 60))) as t:
        await t.hears(GROUP, AUNT, f"小越，{GROUPS}")

        assert await t.hears(GROUP, LI, f"小越，{GROUPS}") is not None
        assert t.clock.slept == [60]


async def test_an_answer_follows_the_group_to_its_new_id(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.add_chat(-5, "group", title="楼栋群", members=(AUNT,))
        t.telegram.say(-5, AUNT, f"小越，{GROUPS}")
        t.telegram.migrate(-5, -1005, by=AUNT)

        await t.settle()

        assert "约3113个居民微信群" in t.spoken(-1005)[-1]["text"]


async def test_after_the_move_nobody_elses_message_is_quoted(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.add_chat(-5, "group", title="楼栋群", members=(AUNT, LI))
        said = t.telegram.say(-5, AUNT, f"小越，{GROUPS}")
        t.telegram.migrate(-5, -1005, by=AUNT)
        for _ in range(said["message_id"] + 1):
            t.telegram.say(-1005, LI, "别的话")

        await t.settle()

        assert "reply_to_message" not in t.spoken(-1005)[-1]


async def test_a_move_that_only_an_answer_met_is_noted(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.add_chat(-5, "group", title="楼栋群", members=(AUNT,))
        said = t.telegram.say(-5, AUNT, f"小越，{GROUPS}")
        t.telegram.migrate(-5, -1005, by=AUNT)

        await t.feed(message=said)

        old = await t.chats.get(-5)
        assert old is not None
        assert (old.state, old.migrated_to) == ("migrated", -1005)


async def test_a_chat_that_threw_the_bot_out_before_the_answer_is_noted_as_gone(
    town: OpenTown,
) -> None:
    async with town() as t:
        t.telegram.say(OTHER_GROUP, AUNT, f"小越，{GROUPS}")
        t.telegram.remove_bot(OTHER_GROUP, by=AUNT)

        await t.settle()

        chat = await t.chats.get(OTHER_GROUP)
        assert chat is not None
        assert (chat.state, chat.gone_reason) == ("gone", "removed")
