from typing import Any

import pytest
from support.town import AUNT, CHIEF, CLERK, GROUP, REVIEWER, OpenTown, Town, buttons

from bot import texts
from bot.actions import Book, DoEntry, OnEntry, TurnTo
from bot.buttons import pack
from knowledge import Library
from knowledge.faq import Bound, Entry

GROUPS = "艾小越机器人进了多少个居民微信群?"
CARD = "越秀金卡怎么申请?"
ASK_12 = "请回复这条消息，写上第 12 条标准答案要加的问法，一行写一个。"


async def says(t: Town, text: str, *, to: dict[str, Any] | None = None) -> dict[str, Any]:
    """Let the clerk write, as a reply where there is something to reply to; return the answer."""
    t.telegram.say(CLERK, CLERK, text, reply_to=to["message_id"] if to else None)
    await t.settle()
    return t.spoken(CLERK)[-1]


async def presses(t: Town, message: dict[str, Any], action: OnEntry | TurnTo) -> str:
    """Let the clerk press a button, and return what then stands in its place."""
    t.telegram.press(CLERK, message["message_id"], CLERK, pack(action))
    await t.settle()
    return next(
        str(m["text"]) for m in t.spoken(CLERK) if m["message_id"] == message["message_id"]
    )


async def bound(t: Town, library: Library, *wordings: str) -> Entry:
    """Bind wordings to the passage that answers the first of them."""
    hit = library.ask(wordings[0]).hits[0]
    return await t.desk.faq.add(wordings, [Bound.to(hit)], author="小王")


async def done(t: Town) -> tuple[str, str, dict[str, Any]]:
    """Return what was written down last."""
    (entry,) = await t.desk.audit.latest(1)
    return entry.actor, entry.action, entry.details


# --- looking at entries


async def test_the_list_is_empty_at_first(town: OpenTown) -> None:
    async with town() as t:
        assert (await says(t, "/faq"))["text"].startswith("还没有标准答案。")


async def test_entries_are_listed_ten_a_page(town: OpenTown, library: Library) -> None:
    async with town() as t:
        for n in range(12):
            hit = library.ask(GROUPS).hits[0]
            await t.desk.faq.add([f"第{n}个公园在哪?"], [Bound.to(hit)], author="小王")

        first = await says(t, "/FAQ")
        await t.press(CLERK, CLERK, "下一页")

        second = t.spoken(CLERK)[-1]
        assert "10　第9个公园在哪?" in first["text"]
        assert "第10个公园" not in first["text"]
        assert second["message_id"] == first["message_id"]
        assert "第 2 页，共 2 页" in second["text"]
        assert "12　第11个公园在哪?" in second["text"]
        assert await done(t) == (str(CLERK), "faq", {})


async def test_an_entry_is_shown_by_its_number_or_its_button(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        await bound(t, library, CARD, "金卡在哪里领?")

        by_number = await says(t, "/faq 1")
        await says(t, "/faq")
        await t.press(CLERK, CLERK, "1")

        assert "1. 越秀金卡怎么申请?\n2. 金卡在哪里领?" in by_number["text"]
        assert t.spoken(CLERK)[-1]["text"] == by_number["text"]
        assert await done(t) == (str(CLERK), "faq", {"entry": 1})


async def test_an_entry_whose_passage_is_gone_is_marked(town: OpenTown) -> None:
    async with town() as t:
        lost = Bound("AAAAAAAA", "公园", (0, 10), "全年新建公园十二个。")
        await t.desk.faq.add(["新建多少公园?"], [lost], author="小王")

        assert "（1 种问法），停用" in (await says(t, "/faq"))["text"]
        assert "现在停用" in (await says(t, "/faq 1"))["text"]


async def test_an_entry_that_is_not_there_is_told_of_in_a_sentence(town: OpenTown) -> None:
    async with town() as t:
        said = await says(t, "/faq 12")

        assert said["text"] == "没有编号是 12 的标准答案，或者它已经删去了。"


@pytest.mark.parametrize("argument", ["越秀金卡怎么领", "12 13", "9999999999"])
async def test_what_is_no_number_is_answered_with_how_the_command_is_used(
    town: OpenTown, argument: str
) -> None:
    async with town() as t:
        assert (await says(t, f"/faq {argument}"))["text"] == texts.OFFICE_FAQ_HOW


# --- binding what an answer shows


async def test_a_reply_to_an_answer_binds_what_it_shows_to_the_wordings_written(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        answer = await says(t, GROUPS)

        said = await says(t, "/faq 机器人进了几个群\n\n 艾小越在哪些群里 ", to=answer)

        (entry,) = await t.desk.faq.entries()
        hit = library.ask(GROUPS).hits[0]
        assert entry.wordings == ("机器人进了几个群", "艾小越在哪些群里")
        assert [(p.passage, p.quote) for p in entry.passages] == [(hit.passage.id, hit.quote)]
        assert said["text"].startswith(texts.OFFICE_FAQ_ADDED)
        assert [b["text"] for b in buttons(said)] == ["看第 1 条"]
        assert await done(t) == (str(CLERK), "faq_add", {"entry": 1, "wordings": 2})


async def test_without_wordings_what_was_asked_is_bound(town: OpenTown) -> None:
    async with town() as t:
        await says(t, "/faq", to=await says(t, GROUPS))

        (entry,) = await t.desk.faq.entries()
        assert entry.wordings == (GROUPS,)


async def test_a_question_that_may_go_on_from_another_is_no_wording(town: OpenTown) -> None:
    async with town() as t:
        await says(t, GROUPS)

        said = await says(t, "/faq", to=await says(t, "那服务了多少人?"))

        assert said["text"] == texts.OFFICE_FAQ_NO_WORDING
        assert await t.desk.faq.entries() == []


async def test_of_an_answer_that_is_forgotten_the_wordings_have_to_be_written(
    town: OpenTown,
) -> None:
    async with town() as t:
        answer = await says(t, GROUPS)
        t.clock.now += 3600

        assert (await says(t, "/faq", to=answer))["text"] == texts.OFFICE_FAQ_NO_WORDING
        await says(t, "/faq 机器人进了几个群", to=answer)
        assert len(await t.desk.faq.entries()) == 1


async def test_an_answer_forwarded_from_a_group_can_be_bound(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, f"小越，{GROUPS}")
        answer = t.spoken(GROUP)[-1]
        forwarded = t.telegram.post(CLERK, CLERK, text=answer["text"], entities=answer["entities"])
        await t.settle()

        await says(t, "/faq 机器人进了几个群", to=forwarded)

        (entry,) = await t.desk.faq.entries()
        assert "3113个" in entry.passages[0].quote


async def test_every_passage_that_an_answer_shows_is_bound(town: OpenTown) -> None:
    async with town() as t:
        answer = await says(t, "视频有多少路?法治宣传有什么不足?")

        await says(t, "/faq 路数和不足各是什么", to=answer)

        (entry,) = await t.desk.faq.entries()
        first, second = (passage.quote for passage in entry.passages)
        assert "1.2万路视频资源" in first
        assert second.startswith("虽然有利用区政务服务中心")


@pytest.mark.parametrize("asked", ["今天天气怎么样?", "你好", "存在哪些问题?"])
async def test_a_message_without_a_passage_cannot_be_bound(town: OpenTown, asked: str) -> None:
    async with town() as t:
        said = await says(t, "/faq 怎么样", to=await says(t, asked))

        assert said["text"] == texts.OFFICE_FAQ_NO_PASSAGE


async def test_words_that_stand_in_no_report_that_is_served_are_not_bound(
    town: OpenTown,
) -> None:
    async with town() as t:
        answer = await says(t, GROUPS)
        altered = t.telegram.post(
            CLERK,
            CLERK,
            text=answer["text"].replace("3113", "9999"),
            entities=answer["entities"],
        )
        await t.settle()

        said = await says(t, "/faq 机器人进了几个群", to=altered)

        assert said["text"] == texts.OFFICE_FAQ_NOT_SERVED
        assert await t.desk.faq.entries() == []


# --- wordings


async def test_more_wordings_are_asked_for_and_added_by_a_reply(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        await bound(t, library, CARD)
        await says(t, "/faq 1")
        await t.press(CLERK, CLERK, "加问法")
        prompt = t.spoken(CLERK)[-1]

        said = await says(t, "金卡在哪里领?\n\n金卡要带什么?", to=prompt)

        (entry,) = await t.desk.faq.entries()
        assert prompt["text"] == ASK_12.replace("12", "1")
        assert entry.wordings == (CARD, "金卡在哪里领?", "金卡要带什么?")
        assert said["text"].startswith(texts.OFFICE_FAQ_WIDENED)
        assert await done(t) == (str(CLERK), "faq_reword", {"entry": 1, "wordings": 3})


async def test_wordings_for_an_entry_that_is_gone_are_refused(town: OpenTown) -> None:
    async with town() as t:
        prompt = await t.bot.send_message(CLERK, ASK_12)

        said = await says(t, "金卡在哪里领?", to={"message_id": prompt.message_id})

        assert said["text"] == "没有编号是 12 的标准答案，或者它已经删去了。"


async def test_only_the_bot_itself_asks_for_wordings(town: OpenTown, library: Library) -> None:
    async with town() as t:
        await bound(t, library, CARD)
        own = t.telegram.say(CLERK, CLERK, ASK_12.replace("12", "1"))
        await t.settle()

        await says(t, "金卡在哪里领?", to=own)

        (entry,) = await t.desk.faq.entries()
        assert entry.wordings == (CARD,)


async def test_a_command_in_place_of_wordings_is_a_command(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        await bound(t, library, CARD)
        await says(t, "/faq 1")
        await t.press(CLERK, CLERK, "加问法")

        said = await says(t, "/help", to=t.spoken(CLERK)[-1])

        assert said["text"].startswith("怎么问我")


async def test_a_wording_that_another_entry_has_is_refused(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        await bound(t, library, CARD)
        await bound(t, library, GROUPS)
        await says(t, "/faq 2")
        await t.press(CLERK, CLERK, "加问法")

        said = await says(t, CARD, to=t.spoken(CLERK)[-1])

        assert said["text"] == f"“{CARD}”已有标准答案了，是第 1 条。"


async def test_a_wording_is_taken_away_by_its_button(town: OpenTown, library: Library) -> None:
    async with town() as t:
        await bound(t, library, CARD, "金卡在哪里领?", "金卡要带什么?")
        await says(t, "/faq 1")

        await t.press(CLERK, CLERK, "删问法 2")

        (entry,) = await t.desk.faq.entries()
        assert entry.wordings == (CARD, "金卡要带什么?")
        assert t.spoken(CLERK)[-1]["text"].startswith(texts.OFFICE_FAQ_DROPPED)
        assert await done(t) == (str(CLERK), "faq_reword", {"entry": 1, "wordings": 2})


async def test_the_last_wording_stays(town: OpenTown, library: Library) -> None:
    async with town() as t:
        await bound(t, library, CARD)
        page = await says(t, "/faq 1")

        shown = await presses(t, page, OnEntry(DoEntry.DROP, 1, 0, 1))

        assert shown.startswith(texts.OFFICE_FAQ_LAST)
        assert len(await t.desk.faq.entries()) == 1


async def test_after_somebody_elses_change_the_entry_is_shown_anew_instead(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        await bound(t, library, CARD, "金卡在哪里领?", "金卡要带什么?")
        page = await says(t, "/faq 1")
        await t.desk.faq.reword(1, [CARD, "金卡要带什么?"], author="小李")

        for do in (DoEntry.DROP, DoEntry.DELETE_SURELY):
            shown = await presses(t, page, OnEntry(do, 1, 1, 1))
            assert shown.startswith(texts.OBJECTIONS["changed"])
            assert "2. 金卡要带什么?" in shown

        (entry,) = await t.desk.faq.entries()
        assert entry.wordings == (CARD, "金卡要带什么?")


# --- deleting


async def test_an_entry_is_deleted_when_it_was_asked_once_more(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        await bound(t, library, CARD)
        await says(t, "/faq 1")

        await t.press(CLERK, CLERK, "删除这一条")
        asked = t.spoken(CLERK)[-1]["text"]
        before = await t.desk.faq.entries()
        await t.press(CLERK, CLERK, "确定删除")

        assert asked.startswith(texts.OFFICE_FAQ_SURELY)
        assert len(before) == 1
        assert await t.desk.faq.entries() == []
        assert t.spoken(CLERK)[-1]["text"].startswith("第 1 条标准答案删去了。")
        assert await done(t) == (str(CLERK), "faq_delete", {"entry": 1, "wordings": 1})


async def test_an_entry_that_was_not_to_be_deleted_is_shown_again(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        await bound(t, library, CARD)
        page = await says(t, "/faq 1")
        await t.press(CLERK, CLERK, "删除这一条")

        await t.press(CLERK, CLERK, "不删")

        assert t.spoken(CLERK)[-1]["text"] == page["text"]
        assert len(await t.desk.faq.entries()) == 1


async def test_an_entry_that_somebody_else_has_deleted_is_gone(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        await bound(t, library, CARD, GROUPS)
        page = await says(t, "/faq 1")
        await t.desk.faq.delete(1, author="小李")

        for do in DoEntry:
            if do is not DoEntry.WORD:
                shown = await presses(t, page, OnEntry(do, 1, 0, 1))
                assert shown == "没有编号是 1 的标准答案，或者它已经删去了。"


# --- who may


@pytest.mark.parametrize("officer", [CHIEF, REVIEWER, CLERK])
async def test_everybody_of_the_staff_may_see_the_list(town: OpenTown, officer: int) -> None:
    async with town() as t:
        said = await t.hears(officer, officer, "/faq")

        assert said is not None
        assert said.startswith("还没有标准答案。")


async def test_for_residents_there_is_no_such_command(town: OpenTown) -> None:
    async with town() as t:
        assert await t.hears(AUNT, AUNT, "/faq") == texts.UNKNOWN_COMMAND
        assert await t.hears(AUNT, AUNT, "/faq 1") == texts.UNKNOWN_COMMAND
        assert await t.hears(GROUP, AUNT, "/faq") is None


async def test_in_a_group_staff_have_no_such_command_either(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.join(GROUP, CLERK)
        await t.settle()
        await t.hears(GROUP, CLERK, f"小越，{GROUPS}")
        answer = t.spoken(GROUP)[-1]["message_id"]

        assert await t.hears(GROUP, CLERK, "/faq 机器人进了几个群", reply_to=answer) is None
        assert await t.desk.faq.entries() == []


async def test_a_resident_who_forges_a_button_changes_nothing(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        entry = await bound(t, library, CARD, "金卡在哪里领?")
        await t.hears(AUNT, AUNT, GROUPS)
        answer = t.spoken(AUNT)[-1]
        forged = [*(OnEntry(do, 1, 0, 1) for do in DoEntry), TurnTo(Book.FAQ, 0)]

        for action in forged:
            after = t.cursor
            t.telegram.press(AUNT, answer["message_id"], AUNT, pack(action))
            await t.settle()
            assert await t.told(after) == [texts.BUTTON_GONE]
        assert await t.desk.faq.entries() == [entry]
        assert len(t.spoken(AUNT)) == 1


async def test_a_resident_cannot_add_wordings_by_a_reply(town: OpenTown, library: Library) -> None:
    async with town() as t:
        entry = await bound(t, library, CARD)
        prompt = await t.bot.send_message(AUNT, ASK_12.replace("12", "1"))

        await t.hears(AUNT, AUNT, "金卡在哪里领?", reply_to=prompt.message_id)

        assert await t.desk.faq.entries() == [entry]
