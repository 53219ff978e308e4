import pytest
from support.town import AUNT, GROUP, OTHER_GROUP, OpenTown

from bot import texts

NEW_GROUP = -77
WELCOME = "大家好，我是小越。"


async def test_it_introduces_itself_once_to_a_group_it_is_added_to(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.add_chat(NEW_GROUP, "group", title="楼栋群", members=(AUNT,), with_bot=False)

        t.telegram.add_bot(NEW_GROUP, by=AUNT)
        await t.settle()
        t.telegram.set_status(NEW_GROUP, t.bot.id, "administrator", by=AUNT)
        await t.settle()

        assert [m["text"][: len(WELCOME)] for m in t.spoken(NEW_GROUP)] == [WELCOME]
        chat = await t.chats.get(NEW_GROUP)
        assert chat is not None
        assert (chat.state, chat.title) == ("active", "楼栋群")


@pytest.mark.parametrize("known", ["group", "new to it"])
@pytest.mark.parametrize("late", [False, True])
async def test_a_supergroup_that_was_a_group_is_not_greeted_again(
    town: OpenTown, *, late: bool, known: str
) -> None:
    async with town() as t:
        t.telegram.add_chat(-5, "group", title="楼栋群", members=(AUNT,))
        if known == "group":
            await t.hears(-5, AUNT, "小越，你好")
        t.telegram.migrate(-5, -1005, by=AUNT)
        if late:  # the join comes once more, after the change
            t.telegram.set_status(-1005, t.bot.id, "left", by=AUNT)
            await t.settle()
            t.telegram.set_status(-1005, t.bot.id, "member", by=AUNT)

        await t.settle()

        assert t.spoken(-1005) == []


async def test_a_supergroup_that_was_no_group_is_greeted(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.add_chat(-1009, "supergroup", title="楼栋群", members=(AUNT,), with_bot=False)

        t.telegram.add_bot(-1009, by=AUNT)
        await t.settle()

        assert [m["text"][: len(WELCOME)] for m in t.spoken(-1009)] == [WELCOME]


async def test_who_else_joins_is_not_greeted(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.add_person(1009, "王叔")
        t.telegram.join(GROUP, 1009)
        t.telegram.leave(GROUP, 1009)
        await t.settle()

        assert t.spoken(GROUP) == []


async def test_a_group_that_removes_it_is_remembered_as_gone(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(OTHER_GROUP, AUNT, "小越，你好")

        t.telegram.remove_bot(OTHER_GROUP, by=AUNT)
        await t.settle()

        chat = await t.chats.get(OTHER_GROUP)
        assert chat is not None
        assert (chat.state, chat.gone_reason) == ("gone", "removed")


@pytest.mark.parametrize(("first", "then"), [("kicked", "left"), ("left", "kicked")])
async def test_a_change_after_it_has_left_brings_no_group_back(
    town: OpenTown, first: str, then: str
) -> None:
    async with town() as t:
        await t.hears(OTHER_GROUP, AUNT, "小越，你好")

        for status in (first, then):
            t.telegram.set_status(OTHER_GROUP, t.bot.id, status, by=AUNT)
        await t.settle()

        chat = await t.chats.get(OTHER_GROUP)
        assert chat is not None
        assert (chat.state, chat.gone_reason) == ("gone", "removed")


async def test_the_notice_that_it_was_removed_is_no_sign_of_life(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(OTHER_GROUP, AUNT, "小越，你好")
        notice = t.messages(OTHER_GROUP)[0] | {"left_chat_member": t.telegram.bot}
        del notice["text"]
        t.telegram.remove_bot(OTHER_GROUP, by=AUNT)
        await t.settle()

        await t.feed(message=notice)

        chat = await t.chats.get(OTHER_GROUP)
        assert chat is not None
        assert chat.state == "gone"


async def test_a_press_under_an_old_message_is_no_sign_of_life(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(OTHER_GROUP, AUNT, "小越，艾小越机器人进了多少个居民微信群?")
        message = t.spoken(OTHER_GROUP)[-1]["message_id"]
        t.telegram.remove_bot(OTHER_GROUP, by=AUNT)
        await t.settle()

        t.telegram.press(OTHER_GROUP, message, AUNT, "a button that leads nowhere")
        await t.settle()

        chat = await t.chats.get(OTHER_GROUP)
        assert chat is not None
        assert chat.state == "gone"


async def test_a_group_it_leaves_itself_is_remembered_as_left(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(OTHER_GROUP, AUNT, "小越，你好")

        await t.bot.leave_chat(OTHER_GROUP)
        await t.settle()

        chat = await t.chats.get(OTHER_GROUP)
        assert chat is not None
        assert (chat.state, chat.gone_reason) == ("gone", "left")


async def test_a_resident_who_blocks_it_is_gone_and_back_after_unblocking(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(AUNT, AUNT, "你好")

        t.telegram.block(AUNT)
        await t.settle()
        blocked = await t.chats.get(AUNT)
        t.telegram.unblock(AUNT)
        await t.settle()
        back = await t.chats.get(AUNT)

        assert blocked is not None
        assert back is not None
        assert (blocked.state, blocked.gone_reason) == ("gone", "blocked")
        assert back.state == "active"
        assert t.spoken(AUNT)[-1]["text"] == texts.GREETING.format(name="小越")


async def test_a_group_that_becomes_a_supergroup_keeps_its_place_in_the_book(
    town: OpenTown,
) -> None:
    async with town() as t:
        t.telegram.add_chat(-5, "group", title="楼栋群", members=(AUNT,))
        await t.hears(-5, AUNT, "小越，你好")

        t.telegram.migrate(-5, -1005, by=AUNT)
        await t.settle()

        old, new = await t.chats.get(-5), await t.chats.get(-1005)
        assert old is not None
        assert new is not None
        assert (old.state, old.migrated_to) == ("migrated", -1005)
        assert (new.state, new.title) == ("active", "楼栋群")


async def test_every_chat_that_speaks_is_known_with_its_title(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, "今天停水吗")
        await t.hears(AUNT, AUNT, "你好")

        known = {chat.id: (chat.type, chat.title) for chat in await t.chats.all()}
        assert known[GROUP] == ("supergroup", "居民群")
        assert known[AUNT] == ("private", "陈姨")


async def test_a_group_where_it_may_not_write_is_noted_all_the_same(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.add_chat(NEW_GROUP, "group", title="楼栋群", members=(AUNT,), with_bot=False)

        t.telegram.add_bot(NEW_GROUP, by=AUNT)
        t.telegram.set_status(NEW_GROUP, t.bot.id, "restricted", by=AUNT)
        await t.settle()

        assert t.spoken(NEW_GROUP) == []
        assert await t.chats.get(NEW_GROUP) is not None
