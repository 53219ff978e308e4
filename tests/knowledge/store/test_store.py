import hashlib
import zlib
from asyncio import TaskGroup
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from support.filed import filed

from bot.storage.database import Database
from knowledge import Library
from knowledge.errors import EditionError, Hindrance
from knowledge.seed import embedded_report
from knowledge.store import Filed, Store

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
PARKS = filed("公园", "全年新建公园十二个。", "公园全年免费开放。")
ROADS = filed("道路", "全年修路三十公里。")
BRIDGES = filed("桥梁", "全年修桥五座。")


@pytest.fixture
async def store(database: Database) -> Store:
    made = Store(database, lambda: NOON)
    await made.begin([PARKS], author="出厂")
    return made


async def ids(store: Store, number: int) -> list[str]:
    return [held.id for held in (await store.edition(number)).reports]


async def hindrance(change: object) -> EditionError:
    with pytest.raises(EditionError) as caught:
        await change  # type: ignore[misc]
    return caught.value


async def test_the_first_edition_is_made_once_and_is_current(store: Store) -> None:
    await store.begin([ROADS], author="又一次")

    (edition,) = await store.editions()
    held = edition.reports[0]
    assert (edition.number, edition.created, edition.author) == (1, NOON, "出厂")
    assert (held.id, held.year, held.file) == ("公园", 2024, "公园.txt")
    assert held.sha256 == hashlib.sha256(PARKS.source).hexdigest()
    assert edition.passages == len(PARKS.report.passages)
    assert (await store.current()).edition == 1


async def test_processes_that_begin_together_make_one_first_edition(database: Database) -> None:
    async with TaskGroup() as tasks:
        for _ in range(4):
            tasks.create_task(Store(database).begin([PARKS], author="出厂"))

    assert [edition.number for edition in await Store(database).editions()] == [1]


async def test_an_edition_that_is_added_stands_beside_the_current_one(store: Store) -> None:
    made = await store.add([ROADS, BRIDGES], author="小王", note="补齐")

    assert (made.number, made.author, made.note) == (2, "小王", "补齐")
    assert await ids(store, 2) == ["公园", "道路", "桥梁"]
    assert await ids(store, 1) == ["公园"]
    assert (await store.current()).edition == 1


async def test_additions_build_on_the_newest_edition_not_on_the_current_one(store: Store) -> None:
    await store.add([ROADS], author="小王")
    await store.add([BRIDGES], author="小李")

    assert await ids(store, 3) == ["公园", "道路", "桥梁"]


async def test_additions_at_the_same_time_all_stand_in_the_newest_edition(store: Store) -> None:
    async with TaskGroup() as tasks:
        for name in "甲乙丙丁":
            tasks.create_task(store.add([filed(name, "办了一件事。")], author="小王"))

    assert sorted(await ids(store, 5)) == sorted(["公园", *"甲乙丙丁"])


async def test_a_report_comes_back_the_same_in_everything(store: Store) -> None:
    seed = Filed(embedded_report(), "报告.txt", b"...")
    await store.add([seed], author="小王")

    back = (await store.reports(2))[1]

    assert replace(back) is not seed.report
    assert (back.id, back.text, back.year, back.url) == (
        seed.report.id,
        seed.report.text,
        seed.report.year,
        seed.report.url,
    )
    assert (back.metadata, back.outline) == (seed.report.metadata, seed.report.outline)
    assert [p.id for p in back.passages] == [p.id for p in seed.report.passages]


async def test_the_answers_of_a_kept_edition_are_those_of_its_reports(store: Store) -> None:
    await store.add([ROADS], author="小王")

    library = Library.build(await store.reports(2))

    assert library.ask("修了多少公里路").hits[0].quote == "全年修路三十公里。"


async def test_a_report_of_an_id_that_stands_there_is_refused(store: Store) -> None:
    other = filed("公园", "全年新建公园十三个。")

    error = await hindrance(store.add([other], author="小王"))

    assert (error.code, error.data) == (Hindrance.ID_TAKEN, {"id": "公园"})
    assert len(await store.editions()) == 1


async def test_a_report_that_is_replaced_stands_in_its_place(store: Store) -> None:
    await store.add([ROADS], author="小王")
    other = filed("公园", "全年新建公园十三个。")

    await store.add([other], author="小王", replace=["公园"])

    assert await ids(store, 3) == ["公园", "道路"]
    assert (await store.reports(3))[0].text == other.report.text
    assert (await store.reports(2))[0].text == PARKS.report.text


async def test_a_report_may_be_replaced_by_one_of_another_id(store: Store) -> None:
    await store.add([ROADS], author="小王", replace=["公园"])

    assert await ids(store, 2) == ["道路"]


async def test_nothing_is_made_of_a_report_that_stands_there_unchanged(store: Store) -> None:
    error = await hindrance(store.add([PARKS], author="小王", replace=["公园"]))

    assert error.code == Hindrance.UNCHANGED
    assert len(await store.editions()) == 1


async def test_two_files_of_one_name_are_refused_together(store: Store) -> None:
    other = filed("道路", "全年修路四十公里。")

    error = await hindrance(store.add([ROADS, other], author="小王"))

    assert error.code == Hindrance.TWICE
    assert error.data == {"id": "道路", "first": "道路.txt", "second": "道路.txt"}


async def test_only_what_stands_there_can_be_replaced_or_removed(store: Store) -> None:
    replacing = await hindrance(store.add([ROADS], author="小王", replace=["广场"]))
    removing = await hindrance(store.remove(["广场"], author="小王"))

    assert replacing.code == removing.code == Hindrance.NO_REPORT
    assert replacing.data == removing.data == {"id": "广场"}


async def test_a_removed_report_stays_in_the_editions_before(store: Store) -> None:
    await store.add([ROADS], author="小王")

    made = await store.remove(["公园"], author="小李", note="撤回")

    assert (made.number, made.note) == (3, "撤回")
    assert await ids(store, 3) == ["道路"]
    assert await ids(store, 2) == ["公园", "道路"]


async def test_the_last_report_cannot_be_removed(store: Store) -> None:
    assert (await hindrance(store.remove(["公园"], author="小王"))).code == Hindrance.NOTHING_LEFT


async def test_a_switch_is_seen_by_everybody_and_tells_by_whom(
    store: Store, database: Database
) -> None:
    await store.add([ROADS], author="小王")

    await store.switch(2, author="小李")

    current = await Store(database).current()
    assert (current.edition, current.author, current.switched) == (2, "小李", NOON)


async def test_rollbacks_go_back_one_by_one_through_what_was_current(store: Store) -> None:
    for number, name in enumerate("甲乙丙", 2):
        await store.add([filed(name, "办了一件事。")], author="小王")
        await store.switch(number, author="小王")

    went = [(await store.rollback(author="小李")).edition for _ in range(3)]

    assert went == [3, 2, 1]
    assert (await hindrance(store.rollback(author="小李"))).code == Hindrance.NOTHING_BEFORE


async def test_who_rolled_back_and_when_is_kept(database: Database) -> None:
    now = NOON
    store = Store(database, lambda: now)
    await store.begin([PARKS], author="出厂")
    await store.add([ROADS], author="小王")
    await store.switch(2, author="小王")
    now = NOON + timedelta(days=1)

    back = await store.rollback(author="小李")

    assert (back.edition, back.author, back.switched) == (1, "小李", now)
    assert await store.current() == back


async def test_what_was_seen_before_a_rollback_is_no_longer_so(store: Store) -> None:
    since = (await store.current()).switch
    await store.add([ROADS], author="小王")
    await store.switch(2, author="小王")
    await store.rollback(author="小李")

    assert (
        await hindrance(store.switch(2, author="小王", since=since))
    ).code == Hindrance.SWITCHED


async def test_a_switch_after_a_rollback_can_be_rolled_back_too(store: Store) -> None:
    await store.add([ROADS], author="小王")
    await store.add([BRIDGES], author="小王")
    await store.switch(2, author="小王")
    await store.rollback(author="小李")
    await store.switch(3, author="小王")

    assert await store.before() == 1
    assert (await store.rollback(author="小李")).edition == 1


async def test_there_is_no_switch_to_what_is_not_there_or_is_current(store: Store) -> None:
    missing = await hindrance(store.switch(7, author="小王"))
    same = await hindrance(store.switch(1, author="小王"))

    assert (missing.code, missing.data) == (Hindrance.NO_EDITION, {"number": 7})
    assert (same.code, same.data) == (Hindrance.IS_CURRENT, {"number": 1})


async def test_a_switch_that_was_rehearsed_against_another_current_edition_is_refused(
    store: Store,
) -> None:
    since = (await store.current()).switch
    await store.add([ROADS], author="小王")
    await store.add([BRIDGES], author="小王")
    await store.switch(2, author="小李")

    switching = await hindrance(store.switch(3, author="小王", since=since))
    returning = await hindrance(store.rollback(author="小李", since=since))

    assert switching.code == returning.code == Hindrance.SWITCHED
    assert (await store.current()).edition == 2


async def test_the_files_of_an_edition_come_back_as_they_were_handed_in(store: Store) -> None:
    await store.add([ROADS], author="小王")

    files = {held.file: content for held, content in await store.sources(2)}

    assert files == {"公园.txt": PARKS.source, "道路.txt": ROADS.source}
    packed = sum(len(zlib.compress(content)) for content in files.values())
    assert await store.deflated(2) == packed


async def test_before_the_first_edition_there_is_no_current_one(database: Database) -> None:
    assert (await hindrance(Store(database).current())).code == Hindrance.NO_EDITION


async def test_a_change_that_fails_in_its_middle_leaves_nothing(
    store: Store, database: Database
) -> None:
    broken = replace(ROADS, report=replace(ROADS.report, year=2**70))  # no column takes that

    with pytest.raises(Exception, match=r"year|int|range|large"):
        await store.add([BRIDGES, broken], author="小王")

    assert len(await store.editions()) == 1
    assert (
        await Store(database, lambda: NOON + timedelta(days=1)).add([BRIDGES], author="小王")
    ).number == 2
