"""`xiaoyue audit`: whatever is done with editions on the command line stands there."""

import json
from typing import Any

import pytest
from support.login import HERE, ME
from typer.testing import CliRunner, Result

from bot import texts
from bot.cli import app

PARKS = "全年新建公园十二个。"


def audit(*words: str) -> Result:
    return CliRunner().invoke(app, ["audit", *words])


def entries(*words: str) -> list[dict[str, Any]]:
    result = audit("--json", *words)
    assert (result.exit_code, result.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.stdout)["entries"]
    return found


def test_where_nothing_was_done_it_says_so(reports: Any) -> None:
    assert audit().stdout == "还没有操作记录。\n"
    assert entries() == []


def test_everything_but_a_look_is_noted_the_newest_first(reports: Any, write: Any) -> None:
    file = write("公园", PARKS)
    reports("check", file)
    reports("add", file)
    reports("rehearse", 2)
    reports("switch", 2)
    reports("export", 2, "out")
    reports("rollback")
    reports("discard", 2)
    for look in (("list",), ("show", 2), ("diff", 1, 2)):
        assert reports(*look).exit_code == 0

    found = entries()

    rehearsed = {"before": 1, "questions": 0, "changed": 0, "lost_golden": 0}
    assert [(each["action"], each["details"]) for each in found] == [
        ("discard", {"edition": 2}),
        ("rollback", {"edition": 1, "before": 2}),
        ("export", {"edition": 2}),
        ("switch", {"edition": 2, **rehearsed}),
        ("rehearse", {"edition": 2, **rehearsed}),
        ("add", {"edition": 2, "reports": ["公园"], "replaced": []}),
        ("check", {"newest": 1, "reports": ["公园"], "refused": 0}),
    ]
    assert {each["actor"] for each in found} == {ME}
    assert {name for each in found for name in each["details"]} <= set(texts.AUDIT_DETAILS)


def test_what_was_not_done_is_not_noted(reports: Any, write: Any) -> None:
    for command in (("discard", 1), ("remove", "公园"), ("rollback",), ("rehearse", 1)):
        assert reports(*command).exit_code == 1
    assert reports("export", 1, write("公园", PARKS).parent).exit_code == 1

    assert entries() == []


def test_it_reads_as_lines(reports: Any, write: Any) -> None:
    reports("add", write("公园", PARKS))
    reports("discard", 2)

    first, second = audit().stdout.splitlines()

    assert first.endswith(f"  {HERE}  放弃：第 2 版")
    assert second.endswith(f"  {HERE}  加报告：第 2 版，报告 公园")


def test_as_many_entries_are_shown_as_are_asked_for(reports: Any, write: Any) -> None:
    file = write("公园", PARKS)
    for _ in range(3):
        reports("check", file)

    assert [entry["id"] for entry in entries("--limit", "2")] == [3, 2]
    assert len(entries("--limit", "100000")) == 3


@pytest.mark.parametrize("limit", ["0", "-1", "x", "100001", "９"])
def test_a_limit_that_is_none_is_wrong_usage(reports: Any, limit: str) -> None:
    result = audit("--limit", limit)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{limit} 不是条数：应是 1 到 100000 的整数。\n"
