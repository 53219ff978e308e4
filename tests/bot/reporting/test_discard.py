import json
from pathlib import Path
from typing import Any

import pytest

PARKS = "全年新建公园十二个。"
ROADS = "全年修路三十公里。"


@pytest.fixture
def added(reports: Any, write: Any) -> Any:
    """Return the command line over edition 1, which is current, and 2, which knows of parks."""
    reports("add", write("公园", PARKS))
    return reports


def test_a_discarded_edition_is_told_and_marked(added: Any) -> None:
    result = added("discard", 2)

    assert (
        result.stdout
        == "第 2 版放弃了。以后在第 1 版上加报告；已经在第 2 版上做好的版本不受影响。\n"
    )
    assert "2 已放弃" in added("list").stdout
    assert "这一版已经放弃了。" in added("show", 2).stdout
    editions = json.loads(added("list", "--json").stdout)["editions"]
    assert [edition["discarded"] for edition in editions] == [False, True]


def test_a_discarded_edition_is_told_in_json(added: Any) -> None:
    told = json.loads(added("discard", 2, "--json").stdout)

    assert (told["number"], told["discarded"]) == (2, True)


def test_reports_are_checked_against_and_added_to_what_is_wanted(added: Any, write: Any) -> None:
    added("discard", 2)

    checked = json.loads(added("check", write("道路", ROADS), "--json").stdout)
    made = json.loads(added("add", write("道路", ROADS), "--json").stdout)

    assert checked["newest"] == 1
    assert (made["number"], made["discarded"]) == (3, False)
    assert [report["id"] for report in made["reports"]] == ["yxzs2023fz", "道路"]


@pytest.mark.parametrize("command", ["rehearse", "switch", "discard"])
def test_nothing_is_done_with_what_nobody_wants(added: Any, command: str) -> None:
    added("discard", 2)

    result = added(command, 2)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "第 2 版已经放弃了。要用它的报告，请另做一版。\n"


def test_its_files_can_still_be_had(added: Any, tmp_path: Path) -> None:
    added("discard", 2)

    assert added("export", 2, "out").exit_code == 0
    assert (tmp_path / "out" / "公园.txt").exists()


def test_what_is_current_or_may_be_returned_to_is_wanted(added: Any) -> None:
    added("switch", 2)

    current, before = added("discard", 2), added("discard", 1)

    assert (current.exit_code, current.stderr) == (1, "正在用的就是第 2 版。\n")
    assert before.stderr == "不能放弃：第 1 版启用过，可能还要退回到它。\n"
