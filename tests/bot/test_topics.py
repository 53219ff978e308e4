"""/topics and /mute: what chats choose of pushes, and who may choose for a group."""

import pytest
from support.office import labels
from support.pushing import presses, says
from support.town import AUNT, CLERK, GROUP, LI, OpenTown

from bot.routers.topics import seconds
from bot.storage.chats import ChatProfile, ChatType

HEALTH = "🏥 卫生健康"
NEW_GROUP = -1_001_000_000_099


async def test_a_group_has_every_topic_until_its_owner_switches_one_off(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, "/topics")
        assert f"✅ {HEALTH}" in labels(t.spoken(GROUP)[-1])

        await t.press(GROUP, AUNT, f"✅ {HEALTH}")

        assert f"⬜ {HEALTH}" in labels(t.spoken(GROUP)[-1])
        assert (await t.desk.wishes.of(GROUP)).topics == {1: False}


async def test_a_resident_has_none_until_he_chooses_one(town: OpenTown) -> None:
    async with town() as t:
        page = await says(t, LI, "/topics")
        assert not any(label.startswith("✅") for label in labels(page))

        page = await presses(t, LI, f"⬜ {HEALTH}")

        assert f"✅ {HEALTH}" in labels(page)


async def test_other_members_change_nothing(town: OpenTown) -> None:
    async with town() as t:
        assert (await t.hears(GROUP, LI, "/topics") or "").startswith("只有这个群的管理员")
        await t.hears(GROUP, AUNT, "/topics")

        cursor = t.cursor
        await t.press(GROUP, LI, "🔕 什么都不收")

        assert (await t.told(cursor))[0].startswith("只有这个群的管理员")
        assert not (await t.desk.wishes.of(GROUP)).is_off


async def test_the_staff_decides_for_any_group(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.join(GROUP, CLERK)
        await t.hears(GROUP, CLERK, "/topics")
        await t.press(GROUP, CLERK, "🔕 什么都不收")

        assert "现在这里什么推送都不收" in t.spoken(GROUP)[-1]["text"]
        await t.press(GROUP, CLERK, "🔔 恢复推送")
        assert not (await t.desk.wishes.of(GROUP)).is_off


async def test_an_administrator_who_stays_anonymous_decides(town: OpenTown) -> None:
    async with town() as t:
        await t.feed(
            message={
                "message_id": 9000,
                "date": int(t.clock()),
                "chat": {"id": GROUP, "type": "supergroup", "title": "居民群"},
                "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
                "sender_chat": {"id": GROUP, "type": "supergroup", "title": "居民群"},
                "text": "/mute 2h",
                "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
            }
        )

        assert "推送停到" in t.spoken(GROUP)[-1]["text"]
        assert 7100 < (await t.desk.wishes.of(GROUP)).muted_for <= 7200


async def test_quiet_hours_are_chosen(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, "/topics")
        assert "夜里 22:00 到 08:00 不推送" in t.spoken(GROUP)[-1]["text"]
        await t.press(GROUP, AUNT, "🌙 静音时段")
        await t.press(GROUP, AUNT, "21:00–09:00")

        assert "夜里 21:00 到 09:00 不推送" in t.spoken(GROUP)[-1]["text"]
        await t.press(GROUP, AUNT, "🌙 静音时段")
        await t.press(GROUP, AUNT, "不静音")
        assert "什么时候都可以推送" in t.spoken(GROUP)[-1]["text"]


async def test_a_group_is_muted_and_hears_again(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, "/mute 3天")
        await t.hears(GROUP, AUNT, "/topics")
        assert "推送停到" in t.spoken(GROUP)[-1]["text"]

        await t.press(GROUP, AUNT, "🔔 现在就恢复")

        assert (await t.desk.wishes.of(GROUP)).muted_for == 0
        assert await t.hears(GROUP, AUNT, "/mute 0") == "好的，推送照常。"
        assert (await t.hears(GROUP, AUNT, "/mute 一会儿") or "").startswith("停一会儿推送")


async def test_what_a_group_chose_is_kept_under_its_new_number(town: OpenTown) -> None:
    async with town() as t:
        await t.chats.remember(ChatProfile(id=-77, type=ChatType.GROUP, title="老群"))
        await t.desk.wishes.subscribe(-77, 1, on=False)
        await t.desk.wishes.rest(-77, (0, 0))

        await t.chats.migrate(-77, NEW_GROUP)

        kept = await t.desk.wishes.of(NEW_GROUP)
        assert (kept.topics, kept.quiet) == ({1: False}, (0, 0))


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("2h", 7200.0),
        ("30m", 1800.0),
        ("30分钟", 1800.0),
        ("2小时", 7200.0),
        ("3天", 259_200.0),
        ("1D", 86_400.0),
        ("0", 0.0),
        ("5", None),
        ("", None),
        ("明天", None),
    ],
)
def test_how_long_is_read_as_people_write_it(typed: str, span: float | None) -> None:
    assert seconds(typed) == span
