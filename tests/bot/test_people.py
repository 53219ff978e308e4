"""Who works here: /staff; and what was done: /audit."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from support.town import CHIEF, CLERK, REVIEWER, OpenTown, buttons
from support.traces import log

from bot import texts
from bot.message import MESSAGE_LIMIT, units
from bot.office.faces import Face
from bot.office.people import roster
from bot.roles import Action, Role
from bot.storage.staff import Member

TIMEZONE = ZoneInfo("Asia/Shanghai")
AT = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
NOBODY = 5_000_000_001  # has never written to the bot


# --- /staff


def test_a_roster_says_who_has_which_role_since_when_and_by_whom() -> None:
    members = [
        Member(CHIEF, Role.OWNER),
        Member(CLERK, Role.EDITOR, str(CHIEF), AT),
        Member(NOBODY, Role.APPROVER, "cli:chen", AT),
    ]
    faces = {
        CHIEF: Face(CHIEF, "主任", is_reachable=True),
        CLERK: Face(CLERK, "<b>办事员", is_reachable=True),
        NOBODY: Face(NOBODY),
    }

    page = roster(members, faces, TIMEZONE)

    assert page.message.plain.splitlines() == [
        "工作人员，共 3 人",
        "",
        "· 负责人：主任（2001）",
        "· 编辑：<b>办事员（2003），授权人：主任，2026-11-24 00:30",
        "· 审核员：账号（5000000001），授权人：服务器上的 chen，2026-11-24 00:30，可能收不到通知",
        "",
        texts.OFFICE_STAFF_HEAR,
    ]
    assert page.files == ()


def test_a_roster_that_is_too_long_for_a_message_goes_on_in_a_file() -> None:
    members = [Member(n, Role.APPROVER, str(n), AT) for n in range(10**15, 10**15 + 60)]
    faces = {member.user_id: Face(member.user_id, "名" * 128) for member in members}

    page = roster(members, faces, TIMEZONE)

    assert units(page.message.plain) <= MESSAGE_LIMIT
    assert "……其余的见文件。" in page.message.plain
    written = page.files[0].content.decode("utf-8-sig")
    assert all(f"（{member.user_id}）" in written for member in members)


async def test_staff_names_those_who_have_written_to_the_bot(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(CLERK, CLERK, "你好")

        lines = str(await t.hears(REVIEWER, REVIEWER, "/staff")).splitlines()

        assert lines[2] == "· 负责人：账号（2001），可能收不到通知"
        assert lines[3].startswith("· 审核员：审核员（2002），授权人：账号（2001），2")
        assert lines[4].startswith("· 编辑：办事员（2003），授权人：账号（2001），2")
        assert (await log(t))[0] == (str(REVIEWER), "staff", {})


# --- /audit


async def test_audit_shows_the_newest_first_and_writes_that_it_was_looked_at(
    town: OpenTown,
) -> None:
    async with town() as t:
        lines = str(await t.hears(REVIEWER, REVIEWER, "/audit")).split("\n\n")[1].splitlines()

        assert [line.split("  ", 1)[1] for line in lines] == [
            "账号 2001  授权：账号 2003，编辑",
            "账号 2001  授权：账号 2002，审核员",
        ]
        assert (await log(t))[0] == (str(REVIEWER), "audit", {})
        assert buttons(t.spoken(REVIEWER)[-1]) == []


async def test_audit_turns_to_older_pages_and_back(town: OpenTown) -> None:
    async with town() as t:
        for number in range(20):
            await t.desk.audit.note("cli:chen", Action.ADD, edition=number)
        first = str(await t.hears(CHIEF, CHIEF, "/audit"))

        await t.press(CHIEF, CHIEF, "更早的")
        older = str(t.spoken(CHIEF)[-1]["text"])
        await t.press(CHIEF, CHIEF, "回到最近的")
        newest = str(t.spoken(CHIEF)[-1]["text"])

        assert [f"第 {n} 版" in first for n in (19, 5, 4)] == [True, True, False]
        assert [f"第 {n} 版" in older for n in (5, 4, 1)] == [False, True, True]
        assert "授权：账号 2002" in older
        assert "看操作记录" in newest


async def test_an_empty_log_says_so(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(CHIEF, CHIEF, "/audit")
        data = "l:a:1"  # before the first entry

        t.telegram.press(CHIEF, t.spoken(CHIEF)[-1]["message_id"], CHIEF, data)
        await t.settle()

        assert texts.AUDIT_NONE in t.spoken(CHIEF)[-1]["text"]


async def test_a_page_of_long_entries_is_a_message(town: OpenTown) -> None:
    async with town() as t:
        for _ in range(16):
            await t.desk.audit.note("cli:" + "长" * 300, Action.ADD, reports=["<报告>" * 100] * 9)

        answer = str(await t.hears(CHIEF, CHIEF, "/audit"))

        assert answer.count("…") == 15
