"""Editions served by processes of their own: swapped, lost, started again."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.filed import filed
from support.waiting import until

from bot.errors import Delay, SwitchError
from bot.serving.opening import opened
from bot.serving.process import working
from bot.serving.served import Served
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.replicas import Replicas
from bot.switching import Switching
from knowledge import Kind
from knowledge.dialogue import turn_of
from knowledge.errors import EditionError
from knowledge.explaining import Route
from knowledge.faq import Bound
from knowledge.models import Hit, Passage
from knowledge.seed import embedded_report
from knowledge.store import Store
from knowledge.store.faq import FaqStore

ENOUGH_SECONDS = 60
ASK_SECONDS = 0.05  # between two questions
ROADS = "全年新修乡村道路三十公里。"
ASKED = "新修了多少公里乡村道路?"
OLD = "艾小越服务了多少居民?"
CURATED = "路灯不亮找哪个部门?"  # no report tells


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.chdir(str(tmp_path))


@asynccontextmanager
async def serving(database: Database) -> AsyncIterator[Served]:
    async with (
        asyncio.timeout(ENOUGH_SECONDS),
        opened(database, Settings(_env_file=None), lambda _: None) as served,
    ):
        yield served


def children() -> set[int]:
    me = os.getpid()
    with os.scandir("/proc") as entries:
        pids = [int(entry.name) for entry in entries if entry.name.isdecimal()]
    found = set()
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            command = Path(f"/proc/{pid}/cmdline").read_text()
        except OSError:
            continue
        if int(fields[1]) == me and "bot.serving" in command:
            found.add(pid)
    return found


async def test_a_worker_answers_with_what_the_parent_holds() -> None:
    report = embedded_report()
    async with working([report], [], Settings(_env_file=None), lambda _: None) as worker:
        answer = await worker.ask(OLD)
        again = await worker.ask("那上线了几个群?", (turn_of(answer),))
        hits = await worker.search("艾小越", 3)
        account = await worker.account(OLD)

    assert answer.kind is Kind.DIRECT
    assert answer.hits[0].passage.report is report
    assert answer.hits[0].passage in report.passages
    assert again.hits[0].passage == answer.hits[0].passage
    assert len(hits) == 3
    assert (account.route, account.answer) == (Route.SEARCH, answer)
    assert account.decisions[0].found[0].match.passage.report is report


async def test_a_fresh_database_serves_the_embedded_report(database: Database) -> None:
    async with serving(database) as served:
        answer = await served.ask(OLD)

        assert served.edition == 1
        assert answer.kind is Kind.DIRECT
        assert served.passage(answer.hits[0].passage.id) == answer.hits[0].passage


async def test_a_switch_waits_until_the_edition_is_ready_and_is_then_served(
    database: Database,
) -> None:
    store, replicas, steps = Store(database), Replicas(database), list[tuple[int, int]]()
    async with serving(database) as served:
        before = children()
        await until(lambda: _has_signed(replicas))
        await store.add([filed("道路", ROADS)], author="小王")

        await Switching(store, replicas).to(2, author="小王", step=lambda *n: steps.append(n))
        answer = await served.ask(ASKED)
        await until(lambda: _are_gone(before))

        assert served.edition == 2
        assert answer.hits[0].quote == ROADS
        assert (steps[0], steps[-1]) == ((0, 1), (1, 1))
        assert len(children()) == 1  # the edition before holds no memory any more


async def test_a_rollback_serves_the_edition_before(database: Database) -> None:
    store, replicas = Store(database), Replicas(database)
    await store.begin([filed("道路", ROADS)], author="出厂")
    await store.add([filed("桥梁", "全年修桥五座。")], author="小王")
    await store.switch(2, author="小王")
    async with serving(database) as served:
        await until(lambda: _has_signed(replicas))

        await Switching(store, replicas).back(author="小王")

        assert served.edition == 1


async def test_questions_under_way_are_answered_by_the_edition_they_were_asked_of(
    database: Database,
) -> None:
    store = Store(database)
    async with serving(database) as served:
        await store.add([filed("道路", ROADS)], author="小王", replace=["yxzs2023fz"])
        await store.switch(2, author="小王")  # by somebody who does not wait for anybody
        answers = []
        while served.edition == 1:
            answers.append(await served.ask(OLD))
            await asyncio.sleep(ASK_SECONDS)  # what builds gives way to what answers
        after = await served.ask(ASKED)

    assert {answer.kind for answer in answers} == {Kind.DIRECT}
    assert after.hits[0].quote == ROADS


async def test_a_process_that_dies_is_started_again_and_no_question_is_lost(
    sqlite_url: str,
) -> None:
    async with Database.open(sqlite_url) as database, serving(database) as served:
        (pid,) = children()
        asking = asyncio.gather(*(served.ask(OLD) for _ in range(20)))
        os.kill(pid, signal.SIGKILL)

        answers = await asking

    assert {answer.kind for answer in answers} == {Kind.DIRECT}


async def test_an_edition_that_cannot_be_built_is_not_switched_to(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Database.open(sqlite_url) as database, serving(database) as served:
        store, replicas = Store(database), Replicas(database)
        await until(lambda: _has_signed(replicas))
        await store.add([filed("道路", ROADS)], author="小王")
        monkeypatch.setenv("PYTHONPATH", "/nowhere")
        monkeypatch.setenv("PYTHONHOME", "/nowhere")  # no interpreter starts

        with pytest.raises(SwitchError) as caught:
            await Switching(store, replicas).to(2, author="小王")

        assert caught.value.delay is Delay.FAILED
        assert (await store.current()).edition == served.edition == 1
        assert (await served.ask(OLD)).kind is Kind.DIRECT


async def test_an_entry_answers_once_added_and_no_more_once_deleted(database: Database) -> None:
    faq = FaqStore(database)
    async with serving(database) as served:
        (hit,) = await served.search(OLD, 1)
        before = await served.ask(CURATED)

        entry = await faq.add([CURATED], [Bound.to(hit)], author="小王")
        await until(lambda: _shows(served, hit))
        account = await served.account(CURATED)
        await faq.delete(entry.id, author="小王")
        await until(lambda: _shows_not(served, hit))

    assert before.kind is Kind.NOT_FOUND
    assert account.route is Route.FAQ


async def test_the_first_answer_of_all_knows_the_faq(database: Database) -> None:
    roads = filed("道路", ROADS)
    await Store(database).begin([roads], author="出厂")
    bound = _bound(roads.report.passages[-1])
    await FaqStore(database).add([CURATED], [bound], author="小王")

    async with serving(database) as served:
        answer = await served.ask(CURATED)

    assert answer.hits[0].passage.text.endswith(ROADS)


async def test_a_process_that_is_started_again_knows_the_faq(sqlite_url: str) -> None:
    async with Database.open(sqlite_url) as database, serving(database) as served:
        (hit,) = await served.search(OLD, 1)
        await FaqStore(database).add([CURATED], [Bound.to(hit)], author="小王")
        await until(lambda: _shows(served, hit))
        (pid,) = children()
        os.kill(pid, signal.SIGKILL)

        answer = await served.ask(CURATED)

    assert answer.hits[0].passage == hit.passage


async def test_an_edition_made_ready_takes_the_faq_over(database: Database) -> None:
    store, replicas = Store(database), Replicas(database)
    async with serving(database) as served:
        (hit,) = await served.search(OLD, 1)
        await until(lambda: _has_signed(replicas))
        await store.add([filed("道路", ROADS)], author="小王")
        await replicas.announce(2)
        await until(lambda: _is_ready(replicas, 2))
        await FaqStore(database).add([CURATED], [Bound.to(hit)], author="小王")
        await until(lambda: _shows(served, hit))

        await Switching(store, replicas).to(2, author="小王")
        answer = await served.ask(CURATED)

    assert served.edition == 2
    assert answer.hits[0].passage.text == hit.passage.text


async def test_an_entry_sleeps_while_its_passage_is_gone(database: Database) -> None:
    store, replicas = Store(database), Replicas(database)
    async with serving(database) as served:
        (hit,) = await served.search(OLD, 1)
        await until(lambda: _has_signed(replicas))
        await FaqStore(database).add([CURATED], [Bound.to(hit)], author="小王")
        await until(lambda: _shows(served, hit))
        await store.add([filed("道路", ROADS)], author="小王", replace=["yxzs2023fz"])

        await Switching(store, replicas).to(2, author="小王")
        without = await served.ask(CURATED)
        await Switching(store, replicas).back(author="小王")
        again = await served.ask(CURATED)

    assert without.kind is Kind.NOT_FOUND
    assert again.hits[0].passage.id == hit.passage.id


async def test_where_nobody_serves_a_switch_is_made_at_once(database: Database) -> None:
    store = Store(database)
    await store.begin([filed("道路", ROADS)], author="出厂")
    await store.add([filed("桥梁", "全年修桥五座。")], author="小王")

    current = await Switching(store, Replicas(database)).to(2, author="小王")

    assert current.edition == 2


async def test_there_is_no_waiting_for_an_edition_that_is_not_there(database: Database) -> None:
    store = Store(database)
    await store.begin([filed("道路", ROADS)], author="出厂")

    with pytest.raises(EditionError):
        await Switching(store, Replicas(database)).to(9, author="小王")


def _bound(passage: Passage) -> Bound:
    return Bound(passage.id, passage.report.id, (0, len(passage.text)), passage.text)


async def _shows(served: Served, hit: Hit) -> bool:
    return hit.passage in [shown.passage for shown in (await served.ask(CURATED)).hits]


async def _shows_not(served: Served, hit: Hit) -> bool:
    return not await _shows(served, hit)


async def _is_ready(replicas: Replicas, edition: int) -> bool:
    return any(replica.ready == edition for replica in await replicas.alive())


async def _has_signed(replicas: Replicas) -> bool:
    return len(await replicas.alive()) == 1


async def _are_gone(pids: set[int]) -> bool:
    return not pids & children()
