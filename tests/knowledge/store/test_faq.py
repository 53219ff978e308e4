from asyncio import TaskGroup
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from knowledge.errors import FaqError, Objection
from knowledge.faq import Bound, Entry
from knowledge.store.faq import MOST_PASSAGES, MOST_WORDINGS, FaqStore
from knowledge.tables import FaqEntryRow, FaqWordingRow
from knowledge.understand import LONGEST_QUESTION

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
CARD = "越秀金卡怎么申请?"
PARKS = "全年新建公园多少个?"
BOUND = [
    Bound("abcdefgh", "公园", (0, 9), "公园全年免费开放。全年新建公园十二个。"),
    Bound("ijklmnop", "道路", (0, 3), "全年修路三十公里。"),
]


@pytest.fixture
def store(database: Database) -> FaqStore:
    return FaqStore(database, lambda: NOON)


async def objection(change: object) -> FaqError:
    with pytest.raises(FaqError) as caught:
        await change  # type: ignore[misc]
    return caught.value


async def test_an_entry_is_kept_as_it_was_added(store: FaqStore) -> None:
    first = await store.add([CARD, "金卡在哪里领取?"], BOUND, author="小王")
    second = await store.add([PARKS], BOUND[:1], author="小王")

    assert first == Entry(first.id, (CARD, "金卡在哪里领取?"), tuple(BOUND))
    assert await store.entries() == [first, second]


async def test_wordings_are_kept_clean_and_once(store: FaqStore) -> None:
    entry = await store.add([f" {CARD}\n", "", "越秀金卡怎么申请？"], BOUND, author="小王")

    assert entry.wordings == (CARD,)


async def test_new_wordings_take_the_place_of_the_old_ones(store: FaqStore) -> None:
    entry = await store.add([CARD, "金卡在哪里领取?"], BOUND, author="小王")

    changed = await store.reword(entry.id, ["金卡怎么挂失?", CARD], author="小李")

    assert changed == Entry(entry.id, ("金卡怎么挂失?", CARD), tuple(BOUND))
    assert await store.entries() == [changed]


async def test_a_deleted_entry_answers_no_more_and_is_kept(
    store: FaqStore, database: Database
) -> None:
    entry = await store.add([CARD], BOUND, author="小王")
    await store.reword(entry.id, ["金卡怎么挂失?"], author="小李")

    await store.delete(entry.id, author="小张")

    assert await store.entries() == []
    async with database.reading() as connection:
        (row,) = (await connection.execute(select(FaqEntryRow))).all()
        texts = (await connection.scalars(select(FaqWordingRow.text))).all()
    assert (row.author, row.retired, row.retired_by) == ("小王", NOON, "小张")
    assert sorted(texts) == sorted([CARD, "金卡怎么挂失?"])


async def test_every_change_makes_another_version(store: FaqStore) -> None:
    versions = [await store.version()]
    entry = await store.add([CARD], BOUND, author="小王")
    versions.append(await store.version())
    await store.reword(entry.id, ["金卡怎么挂失?"], author="小王")
    versions.append(await store.version())
    await store.delete(entry.id, author="小王")
    versions.append(await store.version())

    assert versions == [0, 1, 2, 3]


async def test_a_wording_that_another_entry_answers_is_refused(store: FaqStore) -> None:
    entry = await store.add([CARD], BOUND, author="小王")
    other = await store.add([PARKS], BOUND, author="小王")

    added = await objection(store.add(["请问越秀金卡怎么申请呀"], BOUND, author="小王"))
    reworded = await objection(store.reword(other.id, [PARKS, CARD], author="小王"))

    assert (added.code, added.data["id"]) == (Objection.TAKEN, entry.id)
    assert (reworded.code, reworded.data["wording"]) == (Objection.TAKEN, CARD)
    assert await store.entries() == [entry, other]


async def test_the_wording_of_a_deleted_entry_is_free_again(store: FaqStore) -> None:
    entry = await store.add([CARD], BOUND, author="小王")
    await store.delete(entry.id, author="小王")

    again = await store.add([CARD], BOUND[:1], author="小王")

    assert await store.entries() == [again]


@pytest.mark.parametrize(
    ("wordings", "bound", "code"),
    [
        ([], BOUND, Objection.NO_WORDING),
        ([" ", "?!"], BOUND, Objection.NO_WORDING),
        (["问" * (LONGEST_QUESTION + 1)], BOUND, Objection.TOO_LONG),
        ([f"问题{n}" for n in range(MOST_WORDINGS + 1)], BOUND, Objection.TOO_MANY_WORDINGS),
        ([CARD], [], Objection.NO_PASSAGE),
        ([CARD], BOUND * MOST_PASSAGES, Objection.TOO_MANY_PASSAGES),
    ],
)
async def test_what_cannot_answer_is_refused(
    store: FaqStore, wordings: list[str], bound: list[Bound], code: Objection
) -> None:
    error = await objection(store.add(wordings, bound, author="小王"))

    assert error.code == code
    assert await store.version() == 0


async def test_what_is_noted_with_a_change_learns_of_which_entry(store: FaqStore) -> None:
    told = list[Entry]()

    async def note(connection: AsyncConnection, entry: Entry) -> None:
        told.append(entry)

    added = await store.add([CARD], BOUND, author="小王", also=note)
    reworded = await store.reword(added.id, [PARKS], author="小王", also=note)
    await store.delete(added.id, author="小王", also=note)

    assert told == [added, reworded, reworded]


async def test_a_change_that_cannot_be_noted_is_not_made(store: FaqStore) -> None:
    entry = await store.add([CARD], BOUND, author="小王")

    async def fail(connection: AsyncConnection, entry: Entry) -> None:
        raise RuntimeError("no room")

    for change in (
        store.add([PARKS], BOUND, author="小王", also=fail),
        store.reword(entry.id, [PARKS], author="小王", also=fail),
        store.delete(entry.id, author="小王", also=fail),
    ):
        with pytest.raises(RuntimeError, match="no room"):
            await change

    assert await store.entries() == [entry]
    assert await store.version() == 1


async def test_an_entry_that_is_not_there_cannot_be_changed(store: FaqStore) -> None:
    gone = await store.add([CARD], BOUND, author="小王")
    await store.delete(gone.id, author="小王")

    for id_ in (gone.id, 99):
        assert (await objection(store.reword(id_, [PARKS], author="小王"))).data == {"id": id_}
        assert (await objection(store.delete(id_, author="小王"))).code == Objection.NO_ENTRY


async def test_processes_that_bind_one_wording_together_make_one_entry(
    database: Database,
) -> None:
    codes = list[Objection]()

    async def add() -> None:
        try:
            await FaqStore(database).add([CARD], BOUND, author="小王")
        except FaqError as error:
            codes.append(error.code)

    async with TaskGroup() as tasks:
        for _ in range(4):
            tasks.create_task(add())

    assert len(await FaqStore(database).entries()) == 1
    assert codes == [Objection.TAKEN] * 3


async def test_what_was_changed_since_it_was_seen_stays_as_it_is(store: FaqStore) -> None:
    entry = await store.add([CARD, "金卡在哪里领取?"], BOUND, author="小王")
    seen = await store.version()
    other = await store.add([PARKS], BOUND, author="小李")

    late = await objection(store.reword(entry.id, [CARD], author="小王", since=seen))
    too_late = await objection(store.delete(entry.id, author="小王", since=seen))

    assert late.code == too_late.code == Objection.CHANGED
    assert await store.entries() == [entry, other]


async def test_what_was_seen_last_can_be_changed(store: FaqStore) -> None:
    entry = await store.add([CARD, "金卡在哪里领取?"], BOUND, author="小王")

    await store.reword(entry.id, [CARD], author="小王", since=await store.version())
    await store.delete(entry.id, author="小王", since=await store.version())

    assert await store.entries() == []
