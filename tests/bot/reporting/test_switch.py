import asyncio
import json
import os
from pathlib import Path
from typing import Any

import pytest
from support.questions import jsonl
from typer.testing import CliRunner

from bot.cli import app
from bot.storage.address import sqlite_url as url_of_file
from bot.storage.database import Database
from bot.storage.questions import Asked
from knowledge.faq import Bound
from knowledge.models import Kind
from knowledge.store import Store
from knowledge.store.faq import FaqStore

DATA = Path(__file__).parents[2] / "data"
PUBLISHED = Path(os.environ.get("XIAOYUE_TEST_DATA", DATA.parents[2] / "shared" / "data"))
PARKS = "全年新建公园十二个。"
ROADS = "全年修路三十公里。"
ASKED = "全年修路多少公里?"


@pytest.fixture
def two(reports: Any, write: Any, tmp_path: Path) -> Any:
    """Return the command line over edition 2, which is current, and 3, which knows no roads."""
    reports("add", write("公园", PARKS), write("道路", ROADS))
    reports("switch", 2)
    reports("remove", "道路")

    async def ask() -> None:
        async with Database.open(url_of_file(tmp_path / "data" / "xiaoyue.db")) as database:
            await Asked(database, days=30).note(ASKED, Kind.DIRECT)

    asyncio.run(ask())
    return reports


@pytest.fixture
def golden(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    line = {"id": "路", "question": ASKED, "gold_doc_id": "道路", "answer_span": "三十公里"}
    path = jsonl(tmp_path / "golden.jsonl", {**line, "gold_para_line": 4})
    monkeypatch.setenv("XIAOYUE_GOLDEN_FILE", str(path))
    return path


def test_a_rehearsal_lists_what_vanishes_and_changes_nothing(two: Any) -> None:
    result = two("rehearse", 3, "--json")

    found = json.loads(result.stdout)
    assert (found["before"], found["after"], found["total"]) == (2, 3, 1)
    (lost,) = found["differences"]
    assert (lost["origin"], lost["question"]) == ("asked", ASKED)
    assert lost["before"]["hits"][0]["quote"] == ROADS
    assert lost["verdict"] in {"vanished", "weakened"}
    assert json.loads(two("list", "--json").stdout)["current"] == 2


def bind(tmp_path: Path, wording: str, quote: str) -> None:
    """Bind a wording to the passage that is just that sentence, as edition 2 has it."""

    async def bound() -> None:
        async with Database.open(url_of_file(tmp_path / "data" / "xiaoyue.db")) as database:
            held = await Store(database).reports(2)
            passage = next(p for report in held for p in report.passages if p.text == quote)
            to = Bound(passage.id, passage.report.id, (0, len(quote)), quote)
            await FaqStore(database).add([wording], [to], author="1004")

    asyncio.run(bound())


def test_an_entry_of_the_faq_whose_passage_disappears_is_listed_with_both_answers(
    two: Any, tmp_path: Path
) -> None:
    bind(tmp_path, "路修得怎样了?", ROADS)

    found = json.loads(two("rehearse", 3, "--json").stdout)
    shown = two("rehearse", 3).stdout

    lost = found["differences"][0]
    assert (lost["verdict"], lost["origin"]) == ("lost_faq", "faq")
    assert lost["question"] == "路修得怎样了?"
    assert (lost["before"]["kind"], lost["before"]["hits"][0]["quote"]) == ("DIRECT", ROADS)
    assert ROADS not in [hit["text"] for hit in lost["after"]["hits"]]
    assert found["counts"]["lost_faq"] == 1
    assert "【标准答案的段落没有了】路修得怎样了?（标准答案）" in shown
    assert f"“{ROADS}”" in shown


def test_an_entry_of_the_faq_whose_passage_stays_is_not_listed(two: Any, tmp_path: Path) -> None:
    bind(tmp_path, "公园建得怎样了?", PARKS)

    found = json.loads(two("rehearse", 3, "--json").stdout)

    assert found["total"] == 2
    assert [each["origin"] for each in found["differences"]] == ["asked"]


def test_what_a_switch_loses_stands_in_the_audit_log(two: Any, golden: Path) -> None:
    two("switch", 3)
    two("switch", 3, "--yes")

    done = json.loads(CliRunner().invoke(app, ["audit", "--limit", "2", "--json"]).stdout)

    assert [(each["action"], each["details"]["lost_golden"]) for each in done["entries"]] == [
        ("switch", 1),
        ("rehearse", 1),
    ]


def test_a_switch_shows_both_answers_side_by_side(two: Any) -> None:
    result = two("switch", 3)

    assert result.exit_code == 0
    assert "演练了 1 个问题，从第 2 版换到第 3 版：" in result.stdout
    assert f"】{ASKED}（居民问过）" in result.stdout
    assert any("第 2 版" in line and "第 3 版" in line for line in result.stdout.splitlines()[2:])
    assert f"“{ROADS}”" in result.stdout
    assert result.stdout.endswith("第 3 版启用了。\n")


def test_a_golden_answer_is_lost_only_with_yes(two: Any, golden: Path) -> None:
    result = two("switch", 3)
    kept = json.loads(two("list", "--json").stdout)["current"]
    told = two("switch", 3, "--yes", "--json")

    assert result.exit_code == 1
    assert result.stderr == (
        "没有启用第 3 版：有 1 道必答题答不对了。看过以后仍要启用，请加上 --yes。\n"
    )
    assert kept == 2
    found = json.loads(told.stdout)
    assert (told.exit_code, found["switched"], found["current"]) == (0, True, 3)
    assert found["rehearsal"]["counts"]["lost_golden"] == 1
    assert found["rehearsal"]["differences"][0]["id"] == "路"


def test_a_refused_switch_says_so_in_json(two: Any, golden: Path) -> None:
    result = two("switch", 3, "--json")

    found = json.loads(result.stdout)
    assert (result.exit_code, found["switched"], found["current"]) == (1, False, 2)


def test_a_golden_file_that_cannot_be_read_stops_the_switch(two: Any, golden: Path) -> None:
    golden.write_text("{", "utf-8")

    result = two("switch", 3)

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "第 1 行不是一个问题" in result.stderr


def test_a_rollback_returns_to_what_was_current_before(two: Any) -> None:
    two("switch", 3)

    assert two("rollback").stdout == "第 2 版启用了。\n"
    assert two("rollback").stdout == "第 1 版启用了。\n"
    assert two("rollback").stderr == "不能退回：在这一版之前没有启用过别的版本。\n"


def test_the_current_edition_is_not_switched_to(two: Any) -> None:
    result = two("switch", 2)

    assert (result.exit_code, result.stderr) == (1, "正在用的就是第 2 版。\n")


def test_all_published_reports_come_back_from_an_edition_as_they_were(
    reports: Any, tmp_path: Path
) -> None:
    files = sorted((PUBLISHED / "reports").glob("*.json"))
    if not files:
        pytest.skip("no published reports: XIAOYUE_TEST_DATA names no folder that has them")

    made = json.loads(reports("add", PUBLISHED / "reports", "--json").stdout)
    reports("export", made["number"], "out")

    assert len(made["reports"]) == len(files) + 1
    back = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert [file.name for file in files if back[file.name] != file.read_bytes()] == []
