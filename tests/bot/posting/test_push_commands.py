"""`xiaoyue push` and `topics`, as a person types them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app

runner = CliRunner()


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XIAOYUE_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "说.txt").write_text("今晚有台风", encoding="utf-8")
    return tmp_path


def done(*words: str) -> str:
    result = runner.invoke(app, words)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def refused(*words: str, status: int = 1) -> str:
    result = runner.invoke(app, words)
    assert result.exit_code == status
    return result.stderr.strip().splitlines()[-1]


def told(*words: str) -> Any:
    return json.loads(done(*words, "--json"))


def test_the_four_topics_ship() -> None:
    names = [topic["name"] for topic in told("topics", "list")["topics"]]

    assert names == ["卫生健康", "防风防汛", "养老服务", "反诈"]


def test_a_push_from_a_file_waits_for_somebody_else() -> None:
    made = told("push", "new", "说.txt", "--topic", "防风防汛", "--title", "台风")

    assert made["state"] == "asked"
    assert refused("push", "approve", "1").startswith("自己写的不能自己批准")
    assert told("push", "list") == {"pushes": []}


def test_an_office_of_one_approves_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIAOYUE_SINGLE_OPERATOR", "true")
    done("push", "new", "说.txt", "--topic", "2")
    done("push", "approve", "1")

    shown = told("push", "show", "1")

    assert (shown["topic"], shown["state"]) == ("🌀 防风防汛", "planned")
    assert told("push", "cancel", "1")["state"] == "cancelled"
    assert "已取消" in done("push", "list")
    assert "已取消" in done("push", "show", "1")
    for order in ("pause", "resume", "recall", "retry-unknown"):
        assert refused("push", order, "1")


def test_a_picture_goes_along(place: Path) -> None:
    (place / "图.png").write_bytes(b"\x89PNG")

    made = told("push", "new", "说.txt", "--topic", "反诈", "--attach", "图.png", "--queue")

    assert made["content"]["file"] == {"kind": "photo", "name": "图.png", "file_id": ""}
    assert made["timing"] == "queue"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("push", "show", "9"), "没有编号是 9 的推送。"),
        (("push", "approve", "9"), "没有编号是 9 的稿子。"),
        (("push", "new", "说.txt", "--topic", "没有"), "没有这个栏目。"),
        (
            ("push", "new", "说.txt", "--topic", "反诈", "--at", "明天"),
            "看不懂这个时间。请写成 2026-12-01 09:00 这样。",
        ),
        (
            ("push", "new", "说.txt", "--topic", "反诈", "--at", "2020-01-01 09:00"),
            "这个时间已经过去了。请写以后的时间。",
        ),
        (("topics", "rename", "反诈", "养老服务"), "已有叫“养老服务”的栏目了。"),
        (("topics", "add", "反诈"), "已有叫“反诈”的栏目了。"),
        (("topics", "add", "长" * 17), "栏目名称应是 1 到 16 个字，写在一行里。"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(words: tuple[str, ...], line: str) -> None:
    assert refused(*words) == line


def test_a_number_that_is_none_is_wrong_usage() -> None:
    assert refused("push", "show", "x", status=2) == "x 不是编号：应是 1、2、3 这样的整数。"
    words = ("push", "new", "说.txt", "--topic", "反诈", "--queue", "--at", "2030-01-01 09:00")
    assert refused(*words, status=2) == "--at 和 --queue 只能写一样。"


def test_topics_are_added_scheduled_and_retired() -> None:
    done("topics", "add", "消防", "--emoji", "🚒", "--cron", "0 9 * * 1", "--urgent")
    done("topics", "rename", "消防", "消防安全")
    done("topics", "schedule", "5", "-")
    assert "已暂停" in done("topics", "pause", "5")
    assert "已暂停" not in done("topics", "resume", "5")
    done("topics", "retire", "5")

    assert "消防" not in done("topics", "list")
    last = told("topics", "list")["topics"][-1]
    assert (last["name"], last["is_retired"], last["cron"]) == ("消防安全", True, "")
    done("topics", "restore", "5")
    assert "消防安全　没有时间表　应急" in done("topics", "list")


CALENDAR = "栏目,日期,标题,正文\n反诈,2099-12-04,,不要转账\n养老服务,,助餐,长者饭堂开了\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_calendar_is_taken_in_whole(place: Path, encoding: str) -> None:
    (place / "c.csv").write_text(CALENDAR, encoding=encoding)

    items = told("topics", "items", "c.csv")["items"]

    assert [(item["topic"], item["day"]) for item in items] == [(4, "2099-12-04"), (3, None)]
    assert "长者饭堂开了" not in done("topics", "items", "--topic", "反诈")
    assert "不要转账" in done("topics", "items", "--topic", "反诈")
    assert len(told("topics", "items")["items"]) == 2


def test_a_calendar_may_be_a_list(place: Path) -> None:
    (place / "c.yaml").write_text("- {topic: 反诈, date: 2099-01-02, text: 小心}\n", "utf-8")

    assert told("topics", "items", "c.yaml")["items"][0]["content"]["text"] == "小心"


def test_every_wrong_row_of_a_calendar_is_named_and_none_is_taken(place: Path) -> None:
    rows = "topic,date,text,link_url\n反诈,2020-01-01,x,\n没有,,y,\n反诈,,,\n反诈,,好,\n反诈,某天,z,\n反诈,2099-12-01,周二,\n反诈,,w,ftp://x\n"
    (place / "c.csv").write_text(rows, encoding="utf-8")

    result = runner.invoke(app, ["topics", "items", "c.csv"])

    assert result.exit_code == 1
    assert [line.partition("：")[0] for line in result.stderr.splitlines()] == [
        "第 2 行",
        "第 3 行",
        "第 4 行",
        "第 6 行",
        "第 7 行",
        "第 8 行",
        "没有收下 c.csv",
    ]
    assert told("topics", "items") == {"items": []}


@pytest.mark.parametrize(
    ("name", "data"),
    [("c.csv", b"a,b\n1,2\n"), ("c.yaml", b"a: 1"), ("c.yaml", b"[1, 2"), ("c.csv", b"\xff\xff")],
)
def test_what_is_no_calendar_is_refused(place: Path, name: str, data: bytes) -> None:
    (place / name).write_bytes(data)

    assert refused("topics", "items", name).startswith(f"{name} 不是日历")


def test_a_worker_needs_a_token() -> None:
    # in a process of its own, as it sets up the log
    command = (sys.executable, "-m", "bot", "worker")
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ended.returncode == 1
    assert ended.stderr.startswith("没有 XIAOYUE_BOT_TOKEN")
