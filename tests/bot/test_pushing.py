"""From /push to the groups: written, approved by somebody else, sent, shown, recalled."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import update
from support.office import files, labels, press_data
from support.posts import GUANGZHOU
from support.pushing import asked, over, presses, pushing, says, written
from support.town import AUNT, CHIEF, CLERK, FORUM, GROUP, OTHER_GROUP, REVIEWER, OpenTown, Town
from support.waiting import until

from bot.actions import DoPush, OnPush
from bot.buttons import pack
from bot.local.telegram import Upload
from bot.pushes.scheduling import Scheduler
from bot.storage.push_tables import NoticeRow
from bot.storage.states import DeliveryState, PushState

STORM = "🌀 防风防汛"
HEALTH = "🏥 卫生健康"
TEXT = "今晚有台风，请关好门窗。"


async def nothing(connection: Any) -> None:
    """Note nothing."""


def at(seconds: float) -> Any:
    """Return a clock that stands still."""

    async def clock() -> float:
        return seconds

    return clock


async def pressed(t: Town, person: int, action: OnPush) -> list[str]:
    message = t.spoken(person)[-1]
    return await press_data(t, person, message["message_id"], pack(action))


async def awake(t: Town) -> None:
    """Let the bot know every group, and no hour be quiet there."""
    for group in (GROUP, OTHER_GROUP, FORUM):
        t.telegram.say(group, AUNT, "大家好")
    await t.settle()
    for group in (GROUP, OTHER_GROUP, FORUM):
        await t.desk.wishes.rest(group, (0, 0))


async def test_a_push_is_written_approved_by_another_and_reaches_every_group(
    town: OpenTown,
) -> None:
    async with town() as t, pushing(t):
        await awake(t)
        page = await written(t, STORM, TEXT, title="防御台风")
        assert "送审" in labels(page)
        page = await presses(t, CLERK, "送审")
        assert "等人批准" in page["text"]
        assert "批准" not in labels(page)

        await asked(t)
        await presses(t, REVIEWER, "批准")
        account = await over(t, 1)

        assert account.states[DeliveryState.DELIVERED] == account.push.total == 3
        for group in (GROUP, OTHER_GROUP, FORUM):
            assert t.spoken(group)[-1]["text"] == f"{STORM}｜防御台风\n\n{TEXT}"


async def sent(t: Town, text: str = TEXT, *, topic: str = STORM) -> int:
    """Let a push go to every group, and return its number."""
    await awake(t)
    await written(t, topic, text)
    await presses(t, CLERK, "送审")
    await asked(t)
    await presses(t, REVIEWER, "批准")
    pushes = await t.desk.pushes.latest(1)
    await over(t, pushes[0].id)
    return pushes[0].id


async def shown(t: Town, person: int, words: str) -> None:
    """Wait until somebody is shown that."""

    async def is_shown() -> bool:
        return any(words in str(m.get("text", "")) for m in t.spoken(person))

    await until(is_shown)


async def reported(t: Town) -> None:
    """Wait until the author has the files of a report."""

    async def has_files() -> bool:
        return len(files(t, CLERK)) == 2

    await until(has_files)


async def test_whoever_approves_and_whoever_wrote_see_how_far_it_is(town: OpenTown) -> None:
    async with town() as t, pushing(t):
        await sent(t)

        await shown(t, REVIEWER, "100 %　3 / 3")
        await shown(t, CLERK, "100 %　3 / 3")


async def test_the_report_has_every_delivery_and_a_chart(town: OpenTown) -> None:
    async with town() as t, pushing(t):
        push = await sent(t)

        await shown(t, CLERK, f"推送 {push} 发完了")

        await reported(t)
        told = files(t, CLERK)
        assert told[f"推送-{push}.csv"].decode("utf-8-sig").count("送到") == 3
        assert told[f"推送-{push}.png"].startswith(b"\x89PNG")


async def test_what_was_delivered_is_recalled(town: OpenTown) -> None:
    async with town() as t, pushing(t):
        await sent(t)
        await says(t, REVIEWER, "/pushes")
        list_ = t.spoken(REVIEWER)[-1]
        await presses(t, REVIEWER, labels(list_)[0])
        page = await presses(t, REVIEWER, "撤回")
        assert "确定撤回？" in page["text"]

        await presses(t, REVIEWER, "确定撤回")
        await shown(t, REVIEWER, "已删 3")

        assert not any(TEXT in str(m.get("text")) for m in t.messages(GROUP))


async def test_a_push_that_was_cancelled_is_reported_once_what_was_under_way_has_arrived(
    town: OpenTown,
) -> None:
    async with town() as t, pushing(t):
        await awake(t)
        for group in (GROUP, OTHER_GROUP, FORUM):
            await t.desk.wishes.mute(group, 3600.0)
        await written(t, STORM, TEXT)
        await presses(t, CLERK, "送审")
        await asked(t)
        await presses(t, REVIEWER, "批准")
        await shown(t, REVIEWER, "等着发 3")
        await presses(t, REVIEWER, "取消")
        await presses(t, REVIEWER, "确定取消")
        async with t.database.writing() as connection:  # what was under way has arrived
            await connection.execute(update(NoticeRow).values(not_before=0.0))

        await shown(t, CLERK, "推送 1 取消了")
        assert "取消 3" in next(
            m["text"] for m in t.spoken(CLERK) if "取消了" in str(m.get("text"))
        )
        await reported(t)


async def test_where_nobody_who_approves_is_reached_the_author_is_told(town: OpenTown) -> None:
    async with town() as t, pushing(t):
        for person in (CHIEF, REVIEWER):
            t.telegram.block(person)
        await written(t, STORM, TEXT)
        await presses(t, CLERK, "送审")

        await shown(t, CLERK, "没联系上")


async def test_an_editor_may_neither_approve_nor_recall(town: OpenTown) -> None:
    async with town() as t, pushing(t):
        push = await sent(t)

        assert "批准" not in {b for m in t.spoken(CLERK) for b in labels(m)}
        told = await pressed(t, CLERK, OnPush(DoPush.RECALL_SURELY, push))

        assert told == ["这件事要由负责人或审核员来做。"]


async def test_what_was_sent_back_is_mended_by_its_author(town: OpenTown) -> None:
    async with town() as t, pushing(t):
        await awake(t)
        await written(t, STORM, "写错了")
        await presses(t, CLERK, "送审")
        await asked(t)

        page = await presses(t, REVIEWER, "退回")
        await shown(t, CLERK, "退回了您的稿子 1")

        assert "已退回给作者修改" in page["text"]
        await says(t, CLERK, "/push")
        page = await presses(t, CLERK, labels(t.spoken(CLERK)[-1])[-1])
        assert "写文字" in labels(page)


async def test_who_is_refused_keeps_the_buttons(town: OpenTown) -> None:
    async with town() as t:
        await says(t, CLERK, "/push")
        await presses(t, CLERK, STORM)

        page = await presses(t, CLERK, "送审")

        assert page["text"].startswith("还没有写要推送的文字。")
        assert {"写文字", "送审"} <= set(labels(page))


async def test_a_day_without_a_slot_is_refused(town: OpenTown) -> None:
    async with town() as t:
        await written(t, HEALTH, TEXT)
        await presses(t, CLERK, "排队")

        told = await says(t, CLERK, "2099-12-01", prompt=True)  # a Tuesday

        assert told["text"].startswith("这个栏目在 2099-12-01 没有推送的时间（0 10 * * 1）")


async def test_what_is_too_long_is_refused_at_once(town: OpenTown) -> None:
    async with town() as t:
        page = await written(t, STORM, "长" * 4096)

        assert page["text"].startswith("太长了，多出 9 个字：最多 4096 个。")


async def test_a_passage_is_quoted_word_for_word_with_its_place_and_a_link(
    town: OpenTown,
) -> None:
    async with town() as t:
        await says(t, CLERK, "/push")
        await presses(t, CLERK, HEALTH)
        await presses(t, CLERK, "引报告原文")
        await says(t, CLERK, "艾小越进了多少个居民微信群?", prompt=True)
        page = await presses(t, CLERK, "1")

        assert "3113个居民微信群" in page["text"]
        assert "链接按钮：查看详情 → http" in page["text"]
        await presses(t, CLERK, "预览")
        assert "出处：《广州市越秀区政务服务" in t.spoken(CLERK)[-1]["text"]


async def test_an_item_that_is_queued_waits_for_the_slot_of_its_topic(town: OpenTown) -> None:
    async with town() as t, pushing(t):
        await awake(t)
        await written(t, HEALTH, "勤洗手", title="秋冬")
        await presses(t, CLERK, "排队")
        page = await says(t, CLERK, "-", prompt=True)
        assert "排队，轮到时发（0 10 * * 1）" in page["text"]
        await presses(t, CLERK, "送审")
        await asked(t)
        await presses(t, REVIEWER, "批准")
        await shown(t, CLERK, "批准了您的稿子 1")
        assert await t.desk.pushes.latest(1) == []

        monday = datetime(2026, 11, 30, 10, 0, 30, tzinfo=GUANGZHOU).timestamp()
        await t.desk.topics.change(1, also=nothing, looked_until=monday - 60)
        await Scheduler(t.database, timezone=GUANGZHOU, clock=at(monday)).look()

        (push,) = await t.desk.pushes.latest(1)
        assert push.content["text"] == "勤洗手"
        assert push.state is PushState.RUNNING


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("2020-01-01 09:00", "这个时间已经过去了。请写以后的时间。"),
        ("明天", "看不懂这个时间。请写成 2026-12-01 09:00 这样。"),
    ],
)
async def test_a_moment_that_cannot_be_is_refused(town: OpenTown, typed: str, answer: str) -> None:
    async with town() as t:
        await written(t, STORM, TEXT)
        await presses(t, CLERK, "指定时间")

        assert (await says(t, CLERK, typed, prompt=True))["text"] == answer


async def test_a_picture_goes_with_the_text_as_its_caption(town: OpenTown) -> None:
    async with town() as t, pushing(t):
        await awake(t)
        await written(t, STORM, TEXT)
        await presses(t, CLERK, "图片或文件")
        t.telegram.send_documents(
            CLERK,
            CLERK,
            [Upload(b"%PDF-1.4", "指引.pdf")],
            reply_to=t.spoken(CLERK)[-1]["message_id"],
        )
        await t.settle()
        assert "附件：指引.pdf" in t.spoken(CLERK)[-1]["text"]
        await presses(t, CLERK, "送审")
        await asked(t)
        await presses(t, REVIEWER, "批准")
        await over(t, 1)

        last = t.spoken(GROUP)[-1]
        assert last["document"]["file_name"] == "指引.pdf"
        assert last["caption"] == f"{STORM}\n\n{TEXT}"


# --- topics


@pytest.mark.parametrize(
    ("order", "line"),
    [
        ("加 🚒 消防安全", "5　🚒 消防安全　没有时间表　排队 0 篇"),
        ("改名 3 居家养老", "3　👵 居家养老　0 10 * * 3　排队 0 篇"),
        ("时间表 4 0 9 1 * *", "4　🛡 反诈　0 9 1 * *　排队 0 篇"),
        ("应急 4", "4　🛡 反诈　0 10 * * 5　应急　排队 0 篇"),
        ("暂停 反诈", "4　🛡 反诈　0 10 * * 5　已暂停　排队 0 篇"),
        ("补发 4 5", "4　🛡 反诈　0 10 * * 5　排队 0 篇"),
    ],
)
async def test_topics_are_changed_in_the_chat(town: OpenTown, order: str, line: str) -> None:
    async with town() as t:
        page = await says(t, REVIEWER, f"/topic {order}")

        assert page["text"].startswith("改好了。")
        assert line in page["text"].splitlines()


@pytest.mark.parametrize(
    ("order", "answer"),
    [
        ("改名 3 反诈", "已有叫“反诈”的栏目了。"),
        ("改名 99 消防", "没有这个栏目。"),
        ("时间表 4 * * * * *", "时间表“* * * * *”太密：两次之间至少要隔十分钟。"),
        ("加 🚒 反诈", "已有叫“反诈”的栏目了。"),
        ("补发 4 很久", "看不懂这个时间。请写成 2026-12-01 09:00 这样。"),
    ],
)
async def test_a_topic_that_cannot_be_changed_so_is_left(
    town: OpenTown, order: str, answer: str
) -> None:
    async with town() as t:
        assert (await says(t, REVIEWER, f"/topic {order}"))["text"] == answer


async def test_a_topic_that_is_retired_is_offered_no_more(town: OpenTown) -> None:
    async with town() as t:
        await says(t, REVIEWER, "/topic 停用 反诈")

        assert "🛡 反诈" not in labels(await says(t, CLERK, "/push"))


async def test_an_editor_looks_at_topics_and_changes_none(town: OpenTown) -> None:
    async with town() as t:
        assert "排队 0 篇" in (await says(t, CLERK, "/topic"))["text"]
        denied = await says(t, CLERK, "/topic 停用 反诈")

        assert denied["text"] == "这件事要由负责人或审核员来做。"
