import asyncio
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from support.login import ME
from typer.testing import Result

from bot.storage.address import sqlite_url as url_of_file
from bot.storage.audit import Audit, Entry
from bot.storage.database import Database

GREEN = "新建公园十二个。"
GREENER = "新建公园十三个，修剪草坪五处。"
OPEN = "公园全年免费开放。"


def told(result: Result) -> dict[str, Any]:
    assert (result.exit_code, result.stderr) == (0, "")
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def refused(result: Result) -> str:
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    return result.stderr.strip()


def audited(url: str) -> list[Entry]:
    async def latest() -> list[Entry]:
        async with Database.open(url) as database:
            return await Audit(database).latest(9)

    return asyncio.run(latest())


def test_the_report_that_ships_is_edition_1(reports: Any) -> None:
    found = told(reports("list", "--json"))

    assert list(found) == ["current", "editions"]
    assert found["current"] == 1
    (edition,) = found["editions"]
    assert set(edition) == {
        *("number", "created", "author", "note", "passages", "discarded", "reports"),
    }
    (report,) = edition["reports"]
    assert set(report) == {"id", "title", "year", "sha256"}
    assert (report["id"], report["year"]) == ("yxzs2023fz", 2023)


def test_what_is_added_is_a_new_edition_that_is_not_current(reports: Any, write: Any) -> None:
    file = write("公园", GREEN, OPEN)

    made = told(reports("add", file, "--note", "补齐", "--json"))

    assert (made["number"], made["author"], made["note"]) == (2, ME, "补齐")
    assert [report["id"] for report in made["reports"]] == ["yxzs2023fz", "公园"]
    assert made["reports"][1]["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert told(reports("list", "--json"))["current"] == 1


def test_a_folder_counts_as_its_files(reports: Any, write: Any, tmp_path: Path) -> None:
    write("公园", GREEN)
    write("道路", "修路三十公里。")

    made = told(reports("add", tmp_path / "files", "--json"))

    assert {report["id"] for report in made["reports"]} == {"yxzs2023fz", "公园", "道路"}


def test_a_report_takes_the_place_of_one_only_when_that_is_said(reports: Any, write: Any) -> None:
    reports("add", write("公园", GREEN))
    other = write("公园", GREENER, folder="new")

    line = refused(reports("add", other))
    made = told(reports("add", other, "--replace", "公园", "--json"))

    assert line.startswith("最新一版里已有编号是 公园 的报告。")
    assert made["number"] == 3


def test_one_file_that_is_refused_keeps_all_from_being_added(reports: Any, write: Any) -> None:
    write("公园", GREEN)
    write("空").write_bytes(b"")

    line = refused(reports("add", "files"))

    assert line.startswith("报告 空.txt 是空的")
    assert len(told(reports("list", "--json"))["editions"]) == 1


@pytest.mark.parametrize("command", ["add", "check"])
def test_two_files_of_one_id_are_named(reports: Any, write: Any, command: str) -> None:
    first = write("公园", GREEN)
    second = write("公园", GREENER, folder="new")

    line = refused(reports(command, first.parent, second))

    assert line == f"{first} 和 {second} 的编号都是 公园。请给其中一个改名，或只留一个。"
    assert len(told(reports("list", "--json"))["editions"]) == 1


def test_what_is_removed_is_gone_from_the_new_edition_only(reports: Any, write: Any) -> None:
    reports("add", write("公园", GREEN))

    made = told(reports("remove", "公园", "--note", "撤回", "--json"))

    assert (made["number"], made["note"], len(made["reports"])) == (3, "撤回", 1)
    assert len(told(reports("show", 2, "--json"))["reports"]) == 2


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (("remove", "公园"), "最新一版里没有编号是 公园 的报告。"),
        (("remove", "yxzs2023fz"), "不能撤：撤了以后一份报告也不剩了。"),
        (("show", "7"), "没有第 7 版。"),
        (("diff", "1", "7"), "没有第 7 版。"),
        (("export", "7", "out"), "没有第 7 版。"),
        (("add", "nowhere.txt"), "读不了 nowhere.txt：文件不在，或没有读取的权限。"),
    ],
)
def test_what_cannot_be_done_ends_in_one_line(
    reports: Any, command: tuple[str, ...], line: str
) -> None:
    assert refused(reports(*command)) == line


@pytest.mark.parametrize(
    "command", [("show",), ("show", "二"), ("switch", "1.5"), ("add",), ("do",)]
)
def test_wrong_usage_ends_with_status_2_in_chinese(reports: Any, command: tuple[str, ...]) -> None:
    result = reports(*command)

    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.rstrip().endswith("。")


def test_an_edition_is_shown_with_who_made_it_and_why(reports: Any, write: Any) -> None:
    reports("add", write("公园", GREEN), "--note", "补齐 [b]公园[/b]")

    shown = reports("show", 2).stdout

    assert "第 2 版：2 份报告" in shown
    assert f"由 {ME} 做成" in shown
    assert "说明：补齐 [b]公园[/b]" in shown
    assert "2024年公园工作报告" in shown


def test_checking_shows_the_cut_and_the_change_and_makes_nothing(reports: Any, write: Any) -> None:
    reports("add", write("公园", GREEN, OPEN))

    shown = reports("check", write("公园", GREENER, OPEN, folder="new")).stdout

    assert "一、第一项" in shown
    assert "2 个标题，2 段" in shown
    assert "第 2 版里已有 公园，加的时候要写 --replace。" in shown
    assert "报告：增 0，撤 0，换 1\n段落：增 0，删 0，改 1，移 0，没变 18\n" in shown
    assert "{+" in shown
    assert len(told(reports("list", "--json"))["editions"]) == 2


def test_checking_several_files_tells_of_those_that_are_refused(reports: Any, write: Any) -> None:
    write("公园", GREEN)
    write("空").write_bytes(b"")

    result = reports("check", "files", "--json")

    assert result.exit_code == 1
    assert result.stderr.startswith("报告 空.txt 是空的")
    files = json.loads(result.stdout)["files"]
    assert [file.get("id") for file in files] == ["公园", None]
    assert files[1]["refused"].startswith("报告 空.txt 是空的")


def test_a_wrong_number_of_a_heading_is_warned_of(reports: Any, tmp_path: Path) -> None:
    text = "2024年工作报告\n\n一、绿化\n种树九棵。\n三、道路\n修路两条。\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")

    (file,) = told(reports("check", "a.txt", "--json"))["files"]

    assert file["warnings"] == ["第 5 行，“三、道路”接在“一、绿化”后面，编号不连"]


def test_changed_words_are_marked(reports: Any, write: Any) -> None:
    reports("add", write("公园", GREEN, OPEN))
    reports("add", write("公园", GREENER, OPEN, folder="new"), "--replace", "公园")

    shown = reports("diff", 2, 3).stdout
    found = told(reports("diff", 2, 3, "--json"))

    assert "新建公园[-十二个-]{+十三个，修剪草坪五处+}。" in shown
    (changed,) = found["changed"]
    assert changed["before"]["text"].endswith(GREEN)
    assert changed["words"]
    assert (found["added"], found["removed"], found["moved"]) == ([], [], [])


def test_a_terminal_shows_changed_words_in_colours(
    reports: Any, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports("add", write("公园", GREEN))
    reports("add", write("公园", GREENER, folder="new"), "--replace", "公园")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")

    shown = reports("diff", 2, 3).stdout

    assert "\x1b[9;31m十二个\x1b[0m" in shown
    assert "[-" not in shown


def test_passages_that_come_go_and_move_are_told_apart(reports: Any, write: Any) -> None:
    reports("add", write("公园", GREEN, OPEN))
    reports("add", write("道路", OPEN, "修路三十公里。"))
    reports("remove", "公园")

    found = told(reports("diff", 2, 4, "--json"))

    assert [passage["text"] for passage in found["added"]] == ["修路三十公里。"]
    assert [passage["text"] for passage in found["removed"]] == [GREEN]
    assert [(m["before"]["report_id"], m["after"]["report_id"]) for m in found["moved"]] == [
        ("公园", "道路")
    ]


def test_an_exported_edition_is_its_files_and_their_checksums(
    reports: Any, write: Any, tmp_path: Path
) -> None:
    file = write("公园", GREEN)
    reports("add", file)

    result = reports("export", 2, "out/second")

    folder = tmp_path / "out" / "second"
    assert result.stdout == "第 2 版的 2 份报告存到了 out/second。\n"
    assert (folder / "公园.txt").read_bytes() == file.read_bytes()
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    for report in manifest["reports"]:
        content = (folder / report["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == report["sha256"]


def test_nothing_is_exported_over_what_is_there(reports: Any, write: Any, tmp_path: Path) -> None:
    file = write("公园", GREEN)

    line = refused(reports("export", 1, file.parent))

    assert line == f"没有存：{tmp_path / 'files'} 不是空的文件夹。请换一个。"
    assert [path.name for path in file.parent.iterdir()] == ["公园.txt"]


def test_a_report_that_is_called_like_the_manifest_is_exported_by_its_checksum(
    reports: Any, tmp_path: Path
) -> None:
    report = {"title": "2024年公园工作报告", "text": f"一、绿化\n{GREEN}\n"}
    (tmp_path / "manifest.json").write_text(json.dumps(report), "utf-8")
    reports("add", "manifest.json")

    reports("export", 2, "out")

    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    file = manifest["reports"][1]["file"]
    assert file == f"{manifest['reports'][1]['sha256']}.json"
    assert json.loads((tmp_path / "out" / file).read_text("utf-8")) == report


def test_every_change_stands_in_the_audit_log(reports: Any, write: Any, tmp_path: Path) -> None:
    reports("add", write("公园", GREEN))
    reports("switch", 2)
    reports("rollback")
    reports("remove", "公园")

    entries = audited(url_of_file(tmp_path / "data" / "xiaoyue.db"))

    assert [(entry.actor, entry.action, entry.details["edition"]) for entry in entries] == [
        (ME, "remove", 3),
        (ME, "rollback", 1),
        (ME, "switch", 2),
        (ME, "add", 2),
    ]


def test_the_same_is_done_on_either_database(
    reports: Any, write: Any, monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    monkeypatch.setenv("XIAOYUE_DATABASE_URL", database_url)
    reports("add", write("公园", GREEN, OPEN))

    switched = told(reports("switch", 2, "--json"))
    back = told(reports("rollback", "--json"))

    assert (switched["switched"], switched["current"]) == (True, 2)
    assert back == {"before": 2, "current": 1}
    assert len(told(reports("diff", 1, 2, "--json"))["added"]) == 2
    assert [entry.action for entry in audited(database_url)] == ["rollback", "switch", "add"]


def test_an_exported_edition_can_be_handed_in_again(
    reports: Any, write: Any, tmp_path: Path
) -> None:
    write("公园", "全年新建公园十二个。")
    reports("add", tmp_path / "files")
    exported = json.loads(reports("export", 2, "out", "--json").stdout)

    checked = json.loads(reports("check", "out", "--json").stdout)

    assert [report["id"] for report in exported["reports"]] == ["yxzs2023fz", "公园"]
    assert sorted(each["id"] for each in checked["files"]) == ["yxzs2023fz", "公园"]
