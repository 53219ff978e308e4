"""Every published report, from its file to an answer, and out of the answers again."""

import json
from asyncio import to_thread
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.documents import PUBLISHED
from support.killing import Commands, commands

from bot.serving.opening import opened
from bot.serving.served import Served
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.questions import Asked
from knowledge.models import Kind
from knowledge.readers import read_report

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

REPORTS, GOLDEN = PUBLISHED / "reports", PUBLISHED / "questions_multi.jsonl"
FILES = sorted(REPORTS.glob("*.json"))
SHIPPED, SHIPPED_PASSAGES = "yxzs2023fz", 17
OF_SHIPPED = "艾小越服务了多少居民?"
OF_PUBLISHED = "广东2025年的经济增长目标是多少?"


@pytest.fixture
def run(tmp_path: Path, database_url: str) -> Iterator[Commands]:
    with commands(tmp_path) as given:
        given.environment["XIAOYUE_DATABASE_URL"] = database_url
        given.environment["XIAOYUE_GOLDEN_FILE"] = str(GOLDEN)
        yield given


async def told(run: Commands, *words: object) -> dict[str, Any]:
    """Return what a command prints that has to succeed."""
    ended = await to_thread(run, "reports", *words, "--json")
    assert ended.status == 0, ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


async def asked(served: Served) -> dict[str, tuple[Kind, str]]:
    """Return how both questions are answered, and from which report."""
    answers = {question: await served.ask(question) for question in (OF_SHIPPED, OF_PUBLISHED)}
    return {
        question: (answer.kind, answer.hits[0].passage.report.id if answer.hits else "")
        for question, answer in answers.items()
    }


@pytest.mark.skipif(
    not (FILES and GOLDEN.exists()),
    reason="no published reports: XIAOYUE_TEST_DATA names no folder that has them",
)
async def test_all_published_reports_are_added_rehearsed_published_and_rolled_back(
    run: Commands, database_url: str
) -> None:
    passages = sum(len(read_report(file.read_bytes(), file.name).passages) for file in FILES)

    async with Database.open(database_url) as database:
        for question in (OF_SHIPPED, OF_PUBLISHED):
            await Asked(database, days=30).note(question, Kind.DIRECT)
        async with opened(database, Settings(_env_file=None), lambda _: None) as served:
            made = await told(run, "add", REPORTS)
            rehearsed = await told(run, "rehearse", 2)
            before = await asked(served)
            switched = await told(run, "switch", 2)
            after = await asked(served)
            refused = await to_thread(run, "reports", "switch", 1)
            kept = served.edition
            back = await told(run, "rollback")
            again = await asked(served)

    assert len(made["reports"]) == len(FILES) + 1
    assert made["passages"] == passages + SHIPPED_PASSAGES
    golden = len(GOLDEN.read_text("utf-8").splitlines())
    assert (rehearsed["total"], rehearsed["counts"]["lost_golden"]) == (golden + 2, 0)
    assert before == {OF_SHIPPED: (Kind.DIRECT, SHIPPED), OF_PUBLISHED: (Kind.NOT_FOUND, "")}
    assert (switched["switched"], switched["current"]) == (True, 2)
    assert after == {
        OF_SHIPPED: (Kind.DIRECT, SHIPPED),
        OF_PUBLISHED: (Kind.DIRECT, "prov2025_广东省"),
    }
    assert (refused.status, kept) == (1, 2)
    assert "道必答题答不对了" in refused.stderr
    assert back == {"before": 2, "current": 1}
    assert again == before
