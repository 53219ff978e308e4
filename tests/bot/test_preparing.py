import asyncio
from pathlib import Path

import pytest
from support.filed import filed
from support.town import CLERK, open_desk

from bot.apart import apart
from bot.desk import Desk
from bot.errors import StartError
from bot.folder import read_folder
from bot.handed import Read, read_handed
from bot.preparing import differing, prepare
from bot.roles import Action
from bot.storage.database import Database
from knowledge.errors import EditionError

PARKS, ROADS = filed("公园", "全年新建公园十二个。"), filed("道路", "全年修路三十公里。")
LONGER_ROADS = filed("道路", "全年修路四十公里。")


@pytest.fixture
async def desk(database: Database) -> Desk:
    return await open_desk(database)


async def handed(desk: Desk, read: Read) -> int | None:
    made = await prepare(desk, read, actor=str(CLERK), action=Action.UPLOAD, note="试")
    return made.edition.number if made.edition else None


async def test_files_become_an_edition_that_is_noted_and_not_switched_to(desk: Desk) -> None:
    prepared = await prepare(
        desk, Read((PARKS, ROADS)), actor=str(CLERK), action=Action.UPLOAD, note="试"
    )

    assert prepared.edition is not None
    assert [held.id for held in prepared.edition.reports][-2:] == ["公园", "道路"]
    assert (await desk.store.current()).edition == 1
    (entry,) = [e for e in await desk.audit.latest(9) if e.action == Action.UPLOAD]
    assert entry.details["edition"] == prepared.edition.number == 2
    assert entry.details["reports"] == ["公园", "道路"]


async def test_a_report_of_the_same_name_takes_the_place_of_the_one_before(desk: Desk) -> None:
    await handed(desk, Read((PARKS, ROADS)))

    prepared = await prepare(
        desk, Read((LONGER_ROADS, PARKS)), actor=str(CLERK), action=Action.UPLOAD, note=""
    )
    differs = await differing(desk, 3)

    assert (prepared.replaced, prepared.same) == (("道路",), 1)
    assert [report.id for report in differs.changes.reports_added] == ["公园", "道路"]
    held = {report.id: report for report in await desk.store.reports(3)}
    assert "四十公里" in held["道路"].text


async def test_what_is_the_same_makes_no_edition(desk: Desk) -> None:
    await handed(desk, Read((PARKS,)))

    again = await handed(desk, Read((PARKS,)))

    assert again is None
    assert len(await desk.store.editions()) == 2


async def test_two_operators_at_once_make_two_editions_and_lose_no_report(desk: Desk) -> None:
    first, second = await asyncio.gather(
        handed(desk, Read((PARKS, ROADS))), handed(desk, Read((LONGER_ROADS,)))
    )

    newest = await desk.store.newest()
    assert sorted([first or 0, second or 0]) == [2, 3]
    assert {held.id for held in newest.reports} >= {"公园", "道路"}


async def test_two_files_of_one_id_make_nothing(desk: Desk) -> None:
    with pytest.raises(EditionError):
        await handed(desk, Read((ROADS, LONGER_ROADS)))

    assert len(await desk.store.editions()) == 1


async def test_files_are_read_apart_each_for_itself() -> None:
    steps = list[tuple[int, int]]()
    files = [("公园.txt", PARKS.source), ("坏.docx", b"no document"), ("道路.txt", ROADS.source)]

    read = await apart(read_handed, files, step=lambda *far: steps.append(far))

    assert [each.report.id for each in read.filed] == ["公园", "道路"]
    assert read.filed[0].report.text == PARKS.report.text
    assert len(read.refused) == 1
    assert read.refused[0].startswith("报告 坏.docx 打不开")
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartError):
        read_folder(tmp_path, lambda *_: None)
