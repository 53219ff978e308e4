"""Whatever is under way when the program is killed is done whole, or not at all."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from support.filed import filed
from support.intact import intact
from support.killing import Commands, Ended, Moment, commands, kill
from support.started import started

from bot.storage.address import sqlite_url as url_of_file
from bot.storage.database import Database
from bot.storage.questions import Asked
from knowledge.models import Kind
from knowledge.store import Filed

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

STREETS = [f"第{number}街道" for number in range(1, 9)]
SHIPPED = [Filed.embedded()]
ASKED = ("第三街道办成了多少件事?", "艾小越服务了多少居民?", "公园有多少个?")

Edition = list[Filed]
Write = Callable[[], tuple[Path, Edition]]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    with commands(tmp_path_factory.mktemp("work")) as run:
        yield run


@pytest.fixture
def run(program: Commands, database_url: str) -> Commands:
    program.environment["XIAOYUE_DATABASE_URL"] = database_url
    return program


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Return what gives the address of a new database."""
    if request.param == "sqlite":
        numbers = count(1)
        yield lambda: url_of_file(tmp_path / f"{next(numbers)}.db")
        return
    server = request.getfixturevalue("postgres")
    with ExitStack() as databases:
        yield lambda: server.url(databases.enter_context(server.database()))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return what writes all reports once more, other than before, and says where."""
    numbers = count(1)

    def written() -> tuple[Path, Edition]:
        number = next(numbers)
        folder = tmp_path / "files" / str(number)
        folder.mkdir(parents=True)
        said = [f"第{number}次统计，全年办成{number}{part}件事。" for part in range(10)]
        reports = [filed(street, *said) for street in STREETS]
        for report in reports:
            (folder / report.file).write_bytes(report.source)
        return folder, [*SHIPPED, *reports]

    return written


def add(run: Commands, folder: Path, moment: Moment | None = None) -> Ended:
    replace = [word for street in STREETS for word in ("--replace", street)]
    return run("reports", "add", folder, *replace, kill=moment)


def ask(address: str) -> None:
    async def noted() -> None:
        async with Database.open(address) as database:
            for question in ASKED:
                await Asked(database, days=30).note(question, Kind.DIRECT)

    asyncio.run(noted())


def test_the_first_edition_of_a_new_database_is_made_whole_or_not_at_all(
    program: Commands, fresh: Callable[[], str], write: Write
) -> None:
    folder, added = write()

    def attempt(moment: Moment | None = None) -> Ended:
        address = program.environment["XIAOYUE_DATABASE_URL"] = fresh()
        ended = program("reports", "add", folder, kill=moment)
        kept = intact(address, [SHIPPED, added])
        program("reports", "add", folder)
        assert kept.current == 1
        assert intact(address, [SHIPPED, added]).editions == 2
        return ended

    kill(attempt, attempt(), by_clock=10)


def test_an_edition_is_added_whole_or_not_at_all(
    run: Commands, database_url: str, write: Write
) -> None:
    folder, added = write()
    run("reports", "add", folder)
    editions, outcomes = [SHIPPED, added], []

    def attempt(moment: Moment | None = None) -> Ended:
        folder, added = write()
        ended = add(run, folder, moment)
        editions.append(added)
        kept = intact(database_url, editions)
        again = add(run, folder)
        is_there = kept.editions == len(editions)
        outcomes.append((ended.was_killed, is_there))
        assert kept.current == 1
        assert again.status == is_there  # what is there already is not made again
        return ended

    kill(attempt, attempt(), by_clock=12, by_statement=16)

    assert intact(database_url, editions).editions == len(editions)
    assert {(True, False), (True, True)} <= set(outcomes)


def test_a_switch_is_made_whole_or_not_at_all(
    run: Commands, database_url: str, write: Write
) -> None:
    folder, first = write()
    run("reports", "add", folder)
    folder, second = write()
    add(run, folder)
    run("reports", "switch", 2)
    ask(database_url)
    switches, outcomes = [1, 2], []

    def attempt(moment: Moment | None = None) -> Ended:
        target = 5 - switches[-1]
        ended = run("reports", "switch", target, kill=moment)
        kept = intact(database_url, [SHIPPED, first, second])
        again = run("reports", "switch", target)
        is_made = len(kept.switches) > len(switches)
        outcomes.append((ended.was_killed, is_made))
        switches.append(target)
        assert kept.switches == tuple(switches if is_made else switches[:-1])
        assert again.status == is_made  # nobody can switch to what is current
        return ended

    kill(attempt, attempt(), by_clock=12, by_statement=20)

    assert intact(database_url, [SHIPPED, first, second]).switches == tuple(switches)
    assert {(True, False), (True, True)} <= set(outcomes)


def test_a_rehearsal_changes_nothing(run: Commands, database_url: str, write: Write) -> None:
    folder, added = write()
    run("reports", "add", folder)
    ask(database_url)
    before = intact(database_url, [SHIPPED, added])

    def attempt(moment: Moment | None = None) -> Ended:
        ended = run("reports", "rehearse", 2, kill=moment)
        after = intact(database_url, [SHIPPED, added])
        again = run("reports", "rehearse", 2)
        assert after == before
        assert "演练了 3 个问题" in again.stdout
        return ended

    kill(attempt, attempt(), by_clock=10)


def test_a_service_that_is_killed_during_a_switch_starts_again_with_what_is_current(
    run: Commands, database_url: str, write: Write, tmp_path: Path
) -> None:
    folder, added = write()
    run("reports", "add", folder)
    switches = [1]

    def attempt(moment: Moment | None = None) -> Ended:
        target = 3 - switches[-1]
        with started(database_url, tmp_path) as (service, served), ThreadPoolExecutor(1) as beside:
            switching = beside.submit(run, "reports", "switch", target)
            if moment:
                wait([switching], moment.seconds)
                service.kill()
            ended = switching.result()
        assert served == switches[-1]
        switches.append(target)
        assert intact(database_url, [SHIPPED, added]).switches == tuple(switches)
        return ended

    for moment in attempt().moments(by_clock=3):
        attempt(moment)

    with started(database_url, tmp_path) as (_, served):
        assert served == switches[-1]
