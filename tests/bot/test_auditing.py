"""What operators did, as it is read."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot import texts
from bot.auditing import line
from bot.roles import Action
from bot.storage.audit import Entry

SHANGHAI = ZoneInfo("Asia/Shanghai")


def entry(action: str, **details: Any) -> Entry:
    return Entry(7, datetime(2024, 5, 1, 18, 30, tzinfo=UTC), "cli:wang", action, details)


def test_who_did_what_is_told_by_the_clock_of_the_office() -> None:
    assert line(entry("audit"), SHANGHAI) == "2024-05-02 02:30  服务器上的 wang  看操作记录"


@pytest.mark.parametrize(
    ("done", "told"),
    [
        (entry("switch", edition=3, before=2), "启用：第 3 版，原来是第 2 版"),
        (entry("add", edition=2, reports=["公园", "道路"]), "加报告：第 2 版，报告 公园、道路"),
        (entry("check", newest=1, refused=2), "试读报告：对照第 1 版，2 份读不了"),
        (entry("grant", user=1004, role="editor"), "授权：账号 1004，编辑"),
        (entry("add", reports=list("甲乙丙丁戊己")), "加报告：报告 甲、乙、丙、丁、戊等 6 个"),
    ],
)
def test_details_are_told_in_words(done: Entry, told: str) -> None:
    assert line(done, SHANGHAI).endswith(f"  服务器上的 wang  {told}")


def test_what_is_nothing_is_not_told() -> None:
    done = entry("switch", edition=3, lost_golden=0, replaced=[])

    assert line(done, SHANGHAI).endswith("  启用：第 3 版")


def test_the_words_of_a_newer_program_stand_as_they_are() -> None:
    assert line(entry("merge", into=3), SHANGHAI).endswith("  merge：into 3")


def test_an_entry_is_one_line_whatever_stands_in_it() -> None:
    done = entry("remove", reports=["公\n园"])

    assert line(done, SHANGHAI).endswith("  撤报告：报告 公 园")


def test_every_action_has_words() -> None:
    assert set(texts.AUDIT_ACTIONS) == set(Action)
