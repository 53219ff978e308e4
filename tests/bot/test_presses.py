from support.town import AUNT, GROUP, LI, OpenTown, bold, buttons

from bot import texts
from bot.actions import Notes, Ref, ShowPassage, ShowSection
from bot.buttons import pack
from knowledge import Library
from knowledge.models import Lack

GROUPS = "小越，艾小越机器人进了多少个居民微信群?"


async def test_expanding_shows_the_whole_passage_with_the_same_words_in_bold(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, GROUPS)
        excerpt = t.spoken(GROUP)[-1]

        await t.press(GROUP, LI, "展开全文")

        whole = t.spoken(GROUP)[-1]
        passage = next(p for p in library.passages if "3113" in p.text)
        assert passage.text in whole["text"]
        assert bold(whole) == bold(excerpt)
        assert whole["message_id"] == excerpt["message_id"]


async def test_collapsing_shows_the_excerpt_again(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, GROUPS)
        excerpt = t.spoken(GROUP)[-1]

        await t.press(GROUP, AUNT, "展开全文")
        await t.press(GROUP, AUNT, "收起")

        collapsed = t.spoken(GROUP)[-1]
        assert collapsed["text"] == excerpt["text"]
        assert collapsed["reply_markup"] == excerpt["reply_markup"]


async def test_a_second_press_changes_nothing_and_says_nothing(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, GROUPS)
        message = t.spoken(GROUP)[-1]
        data = next(b["callback_data"] for b in buttons(message) if b["text"] == "展开全文")
        after = t.cursor

        t.telegram.press(GROUP, message["message_id"], AUNT, data)
        t.telegram.press(GROUP, message["message_id"], LI, data)
        await t.settle()

        assert await t.told(after) == ["", ""]


async def test_a_button_that_leads_nowhere_gets_the_fixed_sentence(
    town: OpenTown, library: Library
) -> None:
    known = library.passages[0]
    lost = [
        "x",
        "p2:1",
        "p2:::",
        "p2:zzzzzzzz0.1:0:",
        "p2:zzzzzzzz:0:",
        "p2:zzzzzzzz0.1:zz:",
        f"p2:{known.id}0.1:-1:",
        f"p2:{known.id}0.1:dc:",
        f"p:{known.id}0.1:2:",
        pack(ShowPassage((Ref("AAAAAAAA", (0, 1)),))),
        pack(ShowPassage((Ref(known.id, (0, 99999)),))),
        pack(ShowPassage((Ref(known.id, (5, 2)),))),
        pack(ShowSection("AAAAAAAA")),
    ]
    async with town() as t:
        await t.hears(GROUP, AUNT, GROUPS)
        message = t.spoken(GROUP)[-1]
        after = t.cursor

        for data in lost:
            t.telegram.press(GROUP, message["message_id"], AUNT, data)
        await t.settle()

        assert await t.told(after) == [texts.BUTTON_GONE] * len(lost)
        assert t.spoken(GROUP)[-1] == message


async def test_words_that_a_forged_button_brings_along_are_not_shown(
    town: OpenTown, library: Library
) -> None:
    passage = library.passages[9]
    forged, ours = (Notes(understood=word) for word in ("发钱啦", "越秀智库"))
    async with town() as t:
        await t.hears(GROUP, AUNT, GROUPS)
        message = t.spoken(GROUP)[-1]["message_id"]

        ref = (Ref(passage.id, (0, 9)),)
        t.telegram.press(GROUP, message, AUNT, pack(ShowPassage(ref, notes=forged)))
        await t.settle()
        assert "发钱啦" not in t.spoken(GROUP)[-1]["text"]

        t.telegram.press(GROUP, message, AUNT, pack(ShowPassage(ref, notes=ours)))
        await t.settle()
        assert t.spoken(GROUP)[-1]["text"].startswith("按「越秀智库」理解")


async def test_words_of_the_lexicon_are_shown_again_beside_forged_ones(
    town: OpenTown, library: Library
) -> None:
    notes = Notes(understood="什么、发钱啦、越秀智库")
    pressed = pack(ShowPassage((Ref(library.passages[9].id, (0, 9)),), notes=notes))
    async with town() as t:
        await t.hears(GROUP, AUNT, GROUPS)

        t.telegram.press(GROUP, t.spoken(GROUP)[-1]["message_id"], AUNT, pressed)
        await t.settle()

        assert t.spoken(GROUP)[-1]["text"].startswith("按「什么、越秀智库」理解\n")


async def test_what_a_passage_lacks_and_its_year_are_said_however_often_one_presses(
    town: OpenTown, library: Library
) -> None:
    passage = next(p for p in library.passages if "3113" in p.text)
    notes = Notes(lack=Lack.MONEY, undated=True)
    pressed = pack(ShowPassage((Ref(passage.id, (0, 9)),), notes=notes))
    async with town() as t:
        await t.hears(GROUP, AUNT, GROUPS)
        t.telegram.press(GROUP, t.spoken(GROUP)[-1]["message_id"], AUNT, pressed)
        await t.settle()

        for button in ("展开全文", "收起", "展开全文"):
            await t.press(GROUP, LI, button)

            text = t.spoken(GROUP)[-1]["text"]
            assert text.startswith(
                "下面是 2023 年的报告写的；想问别的年份，请写上是哪一年。\n"
                "报告里提到了这件事，但没有写多少钱。相关的一段是：\n"
            )
            assert text.endswith("\n\n想问清楚，可以拨打 12345。")


async def test_a_follow_up_goes_on_from_the_passage_that_was_picked(
    town: OpenTown, library: Library
) -> None:
    groups = next(p for p in library.passages if "3113" in p.text)
    other = next(p for p in library.passages if "病毒攻击" in p.text)
    refs = Ref(other.id, (0, 9)), Ref(groups.id, (0, 9))
    picked = pack(ShowPassage(refs, at=1, notes=Notes(chosen=True)))
    async with town() as t:
        await t.hears(AUNT, AUNT, "阻断了多少起网络病毒攻击?")
        assert "超31.7万居民群众" not in str(await t.hears(AUNT, AUNT, "有多少人用过?"))
        await t.hears(AUNT, AUNT, "阻断了多少起网络病毒攻击?")

        t.telegram.press(AUNT, t.spoken(AUNT)[-1]["message_id"], AUNT, picked)
        await t.settle()

        assert "超31.7万居民群众" in str(await t.hears(AUNT, AUNT, "有多少人用过?"))


async def test_a_follow_up_goes_on_from_the_part_of_an_overview_that_was_opened(
    town: OpenTown, library: Library
) -> None:
    section = next(s for s in library.reports[0].sections if "智慧治理模式" in s.heading)
    async with town() as t:
        await t.hears(AUNT, AUNT, "2023年做了哪些工作?")
        overview = t.spoken(AUNT)[-1]["message_id"]
        t.telegram.press(AUNT, overview, AUNT, pack(ShowSection(section.id)))
        await t.settle()

        assert "超31.7万居民群众" in str(await t.hears(AUNT, AUNT, "有多少人用过?"))


async def test_a_message_that_was_deleted_is_not_edited_and_the_presser_is_told(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, GROUPS)
        message = t.spoken(GROUP)[-1]
        data = next(b["callback_data"] for b in buttons(message) if b["text"] == "展开全文")
        t.telegram.press(GROUP, message["message_id"], AUNT, data)
        await t.bot.delete_message(GROUP, message["message_id"])
        after = t.cursor

        await t.settle()

        assert await t.told(after) == [texts.BUTTON_GONE]


async def test_a_message_too_old_to_be_read_is_not_edited_and_the_presser_is_told(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, GROUPS)
        message = t.spoken(GROUP)[-1]
        old = {"chat": message["chat"], "message_id": message["message_id"], "date": 0}
        data = pack(ShowSection(library.reports[0].sections[0].id))
        t.telegram.press(GROUP, message["message_id"], AUNT, data)
        (update,) = await t.telegram.call("getUpdates", {"offset": t.offset})
        after = t.cursor

        await t.feed(callback_query=update["callback_query"] | {"message": old})

        assert t.spoken(GROUP)[-1] == message
        assert await t.told(after) == [texts.BUTTON_GONE]


async def test_where_it_may_no_longer_write_the_presser_is_told(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, GROUPS)
        t.telegram.remove_bot(GROUP, by=AUNT)
        after = t.cursor

        await t.press(GROUP, AUNT, "展开全文")

        assert await t.told(after) == [texts.BUTTON_GONE]


async def test_sections_can_be_walked_down_and_up_again(town: OpenTown, library: Library) -> None:
    section = next(s for s in library.reports[0].sections if s.heading.startswith("二、"))
    async with town() as t:
        await t.hears(GROUP, AUNT, GROUPS)
        message = t.spoken(GROUP)[-1]["message_id"]
        t.telegram.press(GROUP, message, AUNT, pack(ShowSection(section.id)))
        await t.settle()
        assert bold(t.spoken(GROUP)[-1]) == ["二、存在问题和不足"]

        await t.press(GROUP, AUNT, "1. ")
        leaf = t.spoken(GROUP)[-1]
        assert "(一)法治政府建设创新有待加强" in leaf["text"]
        assert bold(leaf) == []

        await t.press(GROUP, AUNT, "返回上一级")
        assert bold(t.spoken(GROUP)[-1]) == ["二、存在问题和不足"]


async def test_a_press_under_an_inline_message_edits_it(town: OpenTown) -> None:
    async with town() as t:
        after = t.cursor
        query = t.telegram.inline(AUNT, "艾小越进了多少个居民微信群")
        await t.settle()
        offered = (await t.events(after))[-1]["results"]
        sent = t.telegram.choose(query, offered[0]["id"], AUNT, GROUP)
        data = next(b["callback_data"] for b in buttons(sent) if b["text"] == "展开全文")

        t.telegram.press(GROUP, sent["message_id"], LI, data)
        await t.settle()

        shown = next(m for m in t.messages(GROUP) if m["message_id"] == sent["message_id"])
        assert any(b["text"] == "收起" for b in buttons(shown))
