from typing import Any

import pytest
from support.residents import AUNT_CHEN, GROUP_ID, YOUNG_LI, Refusal, group, refusal_of, updates

from bot.local.telegram import Telegram

BASIC = -500


@pytest.fixture
def telegram() -> Telegram:
    telegram = group()
    telegram.add_chat(BASIC, "group", title="小群", members=[AUNT_CHEN])
    return telegram


async def refused(telegram: Telegram, chat_id: Any) -> Refusal:
    return await refusal_of(telegram, "sendMessage", chat_id=chat_id, text="好")


@pytest.mark.parametrize(
    ("chat_id", "status", "description"),
    [
        (BASIC, "kicked", "Forbidden: bot was kicked from the group chat"),
        (GROUP_ID, "kicked", "Forbidden: bot was kicked from the supergroup chat"),
        (BASIC, "left", "Forbidden: bot is not a member of the group chat"),
        (GROUP_ID, "left", "Forbidden: bot is not a member of the supergroup chat"),
        (AUNT_CHEN, "kicked", "Forbidden: bot was blocked by the user"),
        (AUNT_CHEN, "left", "Forbidden: bot can't initiate conversation with a user"),
    ],
)
async def test_where_the_bot_is_not_it_may_not_write(
    telegram: Telegram, chat_id: Any, status: str, description: str
) -> None:
    telegram.set_status(chat_id, telegram.bot["id"], status, by=AUNT_CHEN)

    assert await refused(telegram, chat_id) == (403, description, {})


async def test_a_deleted_account_cannot_be_written_to(telegram: Telegram) -> None:
    telegram.deactivate(AUNT_CHEN)

    assert await refused(telegram, AUNT_CHEN) == (403, "Forbidden: user is deactivated", {})


async def test_a_restricted_bot_may_not_write(telegram: Telegram) -> None:
    telegram.set_status(GROUP_ID, telegram.bot["id"], "restricted", by=AUNT_CHEN)

    assert await refused(telegram, GROUP_ID) == (
        400,
        "Bad Request: not enough rights to send text messages to the chat",
        {},
    )


async def test_a_group_that_moved_tells_its_new_id(telegram: Telegram) -> None:
    telegram.migrate(BASIC, -1005, by=AUNT_CHEN)

    assert await refused(telegram, BASIC) == (
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": -1005},
    )
    assert (await telegram.call("sendMessage", {"chat_id": -1005, "text": "好"}))["text"] == "好"


async def test_migration_is_told_in_both_chats(telegram: Telegram) -> None:
    chat = telegram.migrate(BASIC, -1005, by=AUNT_CHEN)

    join, *told = await updates(telegram)
    old, new = [update["message"] for update in told]
    assert join["my_chat_member"]["chat"] == chat
    assert join["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert chat == {"id": -1005, "type": "supergroup", "title": "小群"}
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (BASIC, -1005)
    assert (new["chat"]["id"], new["migrate_from_chat_id"]) == (-1005, BASIC)
    assert BASIC not in [c["id"] for c in telegram.snapshot()["chats"]]


async def test_the_bot_hears_that_it_was_added_and_removed(telegram: Telegram) -> None:
    telegram.add_chat(-1006, "supergroup", title="新群", members=[YOUNG_LI], with_bot=False)

    telegram.add_bot(-1006, by=YOUNG_LI)
    telegram.remove_bot(-1006, by=YOUNG_LI)

    added, service, removed = await updates(telegram)
    assert added["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert added["my_chat_member"]["from"]["first_name"] == "小李"
    assert service["message"]["new_chat_members"][0]["username"] == "xiaoyue_bot"
    assert removed["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_blocking_and_unblocking_is_told(telegram: Telegram) -> None:
    telegram.block(AUNT_CHEN)
    telegram.unblock(AUNT_CHEN)

    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in await updates(telegram)]
    assert statuses == ["kicked", "member"]


async def test_coming_and_going_of_people_are_service_messages(telegram: Telegram) -> None:
    telegram.add_person(1003, "老王")

    telegram.join(GROUP_ID, 1003)
    telegram.leave(GROUP_ID, 1003)

    joined, left = [update["message"] for update in await updates(telegram)]
    assert joined["new_chat_members"][0]["first_name"] == "老王"
    assert left["left_chat_member"]["first_name"] == "老王"


async def test_changes_of_members_reach_an_administrator_that_asked(telegram: Telegram) -> None:
    telegram.set_status(GROUP_ID, telegram.bot["id"], "administrator", by=AUNT_CHEN)
    await updates(telegram, allowed_updates=["chat_member"])

    telegram.set_status(GROUP_ID, YOUNG_LI, "restricted", by=AUNT_CHEN)

    (update,) = await updates(telegram)
    assert update["chat_member"]["new_chat_member"]["status"] == "restricted"


async def test_the_bot_may_leave_a_group_but_no_private_chat(telegram: Telegram) -> None:
    await telegram.call("leaveChat", {"chat_id": GROUP_ID})
    private = await refusal_of(telegram, "leaveChat", chat_id=AUNT_CHEN)

    assert (await refused(telegram, GROUP_ID))[0] == 403
    assert private[1] == "Bad Request: chat member status can't be changed in private chats"


async def test_members_are_told_with_their_status(telegram: Telegram) -> None:
    owner = await telegram.call("getChatMember", {"chat_id": GROUP_ID, "user_id": AUNT_CHEN})
    count = await telegram.call("getChatMemberCount", {"chat_id": GROUP_ID})
    admins = await telegram.call("getChatAdministrators", {"chat_id": GROUP_ID})
    unknown = await refusal_of(telegram, "getChatMember", chat_id=GROUP_ID, user_id=5)
    private = await refusal_of(telegram, "getChatAdministrators", chat_id=AUNT_CHEN)

    assert (owner["status"], owner["user"]["first_name"]) == ("creator", "陈姨")
    assert count == 3
    assert [admin["user"]["id"] for admin in admins] == [AUNT_CHEN]
    assert unknown[1] == "Bad Request: user not found"
    assert private[1] == "Bad Request: there are no administrators in the private chat"


async def test_a_chat_tells_its_title_and_type(telegram: Telegram) -> None:
    chat = await telegram.call("getChat", {"chat_id": GROUP_ID})

    assert (chat["title"], chat["type"]) == ("黄花岗街道居民群", "supergroup")
