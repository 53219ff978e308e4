"""/grant and /revoke: who gets a role of the staff, and who loses it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.town import AUNT, CHIEF, GROUP, LI, REVIEWER, START, OpenTown
from support.traces import log, menu

from bot import texts
from bot.roles import Role
from bot.storage.address import sqlite_url
from bot.storage.database import Database
from bot.storage.staff import Staff

NOBODY = 5_000_000_001  # has never written to the bot


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("1001 审核员", Role.APPROVER),
        ("1001 编辑", Role.EDITOR),
        ("１００１　审核员", Role.APPROVER),
        ("审核员 1001", Role.APPROVER),
        ("1001审核员", Role.APPROVER),
        ("1001，Editor", Role.EDITOR),
        ("1001 APPROVER", Role.APPROVER),
    ],
)
async def test_an_owner_grants_a_role(town: OpenTown, written: str, role: Role) -> None:
    async with town() as t:
        await t.hears(CHIEF, CHIEF, f"/grant {written}")

        assert await t.desk.staff.role_of(AUNT) is role
        assert (await log(t))[0] == (str(CHIEF), "grant", {"user": AUNT, "role": role.value})


async def test_who_was_granted_a_role_is_told_and_gets_its_menu(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(AUNT, AUNT, "你好")

        answer = await t.hears(CHIEF, CHIEF, "/grant 1001 审核员")

        assert answer == "已把陈姨（1001）设为审核员。已经发消息告诉对方了。"
        welcome = "您好，主任把您设为小越的审核员。发 /help 可以看到您能做什么。"
        assert t.spoken(AUNT)[-1]["text"] == welcome
        assert "rollback" in await menu(t, AUNT)


@pytest.mark.parametrize("blocked", [False, True])
async def test_the_owner_learns_who_cannot_be_reached(town: OpenTown, blocked: bool) -> None:
    async with town() as t:
        if blocked:
            t.telegram.block(AUNT)

        answer = str(await t.hears(CHIEF, CHIEF, f"/grant {AUNT if blocked else NOBODY} 编辑"))

        assert "设为编辑。现在通知不到对方：" in answer
        assert await t.desk.staff.role_of(AUNT if blocked else NOBODY) is Role.EDITOR


FORWARDED = {
    "text": "你好",
    "forward_origin": {
        "type": "user",
        "date": int(START),
        "sender_user": {"id": LI, "is_bot": False, "first_name": "小李"},
    },
}
CONTACT = {"contact": {"phone_number": "+861", "first_name": "小李", "user_id": LI}}
PASSED_ON = FORWARDED | CONTACT | {"text": None}  # what counts is who stands on the card
PASSED_ON["forward_origin"] = {
    "type": "user",
    "date": int(START),
    "sender_user": {"id": AUNT, "is_bot": False, "first_name": "陈姨"},
}


@pytest.mark.parametrize(
    "shown", [FORWARDED, CONTACT, PASSED_ON], ids=["forwarded", "contact", "contact passed on"]
)
async def test_a_reply_to_what_shows_a_person_grants_and_revokes(
    town: OpenTown, shown: dict[str, Any]
) -> None:
    async with town() as t:
        said = t.telegram.post(CHIEF, CHIEF, **shown)["message_id"]

        await t.hears(CHIEF, CHIEF, "/grant 编辑", reply_to=said)
        granted = await t.desk.staff.role_of(LI)
        await t.hears(CHIEF, CHIEF, "/revoke", reply_to=said)

        assert granted is Role.EDITOR
        assert await t.desk.staff.role_of(LI) is None


HIDDEN = {
    "text": "你好",
    "forward_origin": {"type": "hidden_user", "date": int(START), "sender_user_name": "小李"},
}
BOT = {
    "text": "你好",
    "forward_origin": {
        "type": "user",
        "date": int(START),
        "sender_user": {"id": 777, "is_bot": True, "first_name": "天气"},
    },
}


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (HIDDEN, texts.OFFICE_HIDDEN),
        ({"contact": {"phone_number": "+861", "first_name": "小李"}}, texts.OFFICE_HIDDEN),
        (BOT, texts.OFFICE_GRANT_HOW),
        ({"text": "1001"}, texts.OFFICE_GRANT_HOW),
    ],
    ids=["hidden", "not on Telegram", "a bot", "no person"],
)
async def test_a_reply_to_what_shows_nobody_is_explained(
    town: OpenTown, shown: dict[str, Any], sentence: str
) -> None:
    async with town() as t:
        said = t.telegram.post(CHIEF, CHIEF, **shown)["message_id"]

        assert await t.hears(CHIEF, CHIEF, "/grant 编辑", reply_to=said) == sentence
        assert len(await t.desk.staff.all()) == 3


@pytest.mark.parametrize(
    "written",
    [
        "",
        " 1001",
        " 审核员",
        " 陈姨 审核员",
        " @aunt_chen 审核员",
        " 1001 1002 审核员",
        " 1001 审核员 编辑",
        " 0 审核员",
        " -1001 审核员",
        " －1001 审核员",
        " 10.01 审核员",
        f" {2**52} 审核员",
        " 1001 站长",
    ],
)
async def test_a_grant_that_is_not_understood_shows_how_it_is_written(
    town: OpenTown, written: str
) -> None:
    async with town() as t:
        assert await t.hears(CHIEF, CHIEF, f"/grant{written}") == texts.OFFICE_GRANT_HOW
        assert len(await t.desk.staff.all()) == 3


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("/grant 1001 负责人", texts.OFFICE_OWNERS),
        ("/grant 1001 owner", texts.OFFICE_OWNERS),
        ("/grant 2003 编辑", texts.OFFICE_GRANT_SAME.format(who="账号（2003）", role="编辑")),
        ("/grant 2001 编辑", texts.OFFICE_STANDS.format(who="主任（2001）")),
        ("/revoke 2001", texts.OFFICE_STANDS.format(who="主任（2001）")),
        ("/revoke 1001", texts.OFFICE_REVOKE_NOBODY.format(who="账号（1001）")),
        ("/revoke", texts.OFFICE_REVOKE_HOW),
        ("/revoke 陈姨", texts.OFFICE_REVOKE_HOW),
    ],
)
async def test_what_changes_nothing_says_so(town: OpenTown, command: str, sentence: str) -> None:
    async with town() as t:
        before, written = await t.desk.staff.all(), await log(t)

        answer = str(await t.hears(CHIEF, CHIEF, command))

        assert answer == sentence.replace("<code>", "").replace("</code>", "")
        assert (await t.desk.staff.all(), await log(t)) == (before, written)


@pytest.mark.parametrize("field", ["text", "caption"])
async def test_a_command_that_somebody_else_wrote_is_no_order(town: OpenTown, field: str) -> None:
    trap = FORWARDED | {"text": None} | {field: "/grant 1002 审核员"}
    if field == "caption":
        trap["photo"] = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]

    async with town() as t:
        t.telegram.post(CHIEF, CHIEF, **trap)
        await t.settle()

        assert t.spoken(CHIEF)[-1]["text"] == texts.UNKNOWN_COMMAND
        assert await t.desk.staff.role_of(LI) is None


async def test_where_staff_cannot_be_looked_up_only_owners_are_known(
    town: OpenTown, tmp_path: Path
) -> None:
    async with town() as t, Database.open(sqlite_url(tmp_path / "ruined.db")) as database:
        ruin(tmp_path)
        t.dispatcher["desk"] = replace(t.desk, staff=Staff(database, {CHIEF: Role.OWNER}))

        assert str(await t.hears(AUNT, AUNT, "/help")).startswith("怎么问我")
        assert await t.hears(REVIEWER, REVIEWER, "/audit") == texts.UNKNOWN_COMMAND
        assert str(await t.hears(CHIEF, CHIEF, "/audit")).startswith("操作记录")


# --- /revoke


async def test_who_is_revoked_is_an_outsider_at_once(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(CHIEF, CHIEF, "/grant 2002 编辑")
        may_look = await t.hears(REVIEWER, REVIEWER, "/staff")

        answer = await t.hears(CHIEF, CHIEF, "/revoke ２００２")

        assert may_look == "这件事要由负责人或审核员来做。"
        assert answer == "已收回审核员（2002）的授权，从现在起这个账号和居民一样。"
        assert await t.hears(REVIEWER, REVIEWER, "/staff") == texts.UNKNOWN_COMMAND
        assert await menu(t, REVIEWER) == []
        assert (await log(t))[0] == (str(CHIEF), "revoke", {"user": REVIEWER})


async def test_in_a_group_operators_are_nobody(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.join(GROUP, CHIEF)

        assert await t.hears(GROUP, CHIEF, "/grant 1002 编辑") is None
        assert await t.desk.staff.role_of(LI) is None


def ruin(folder: Path) -> None:
    for part in folder.glob("ruined.db*"):
        part.write_bytes(b"no database" * 1000)
