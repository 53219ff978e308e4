"""Who may publish, discard and be asked; what a switch writes down, on both databases."""

import pytest
from support.filed import filed
from support.office import PARKS
from support.town import CHIEF, CLERK, REVIEWER, open_desk

from bot import approving, publishing
from bot.actions import Do, OnEdition
from bot.desk import Desk
from bot.errors import DeniedError
from bot.explain import explain
from bot.roles import Role, command_line_actor
from bot.storage.database import Database
from knowledge.errors import EditionError, Hindrance
from knowledge.store import Edition

ROADS = filed("道路", "全年修路三十公里。")
OWNER, APPROVER, EDITOR = Role.OWNER, Role.APPROVER, Role.EDITOR


@pytest.fixture
async def desk(database: Database) -> Desk:
    return await open_desk(database)


async def by(desk: Desk, author: int | str) -> Edition:
    """Return a new edition that somebody prepared."""
    return await desk.store.add([PARKS], author=str(author))


async def since(desk: Desk) -> int:
    return (await desk.store.current()).switch


@pytest.mark.parametrize(
    ("author", "actor", "role", "may"),
    [
        (CLERK, CLERK, EDITOR, {"discard"}),
        (CLERK, REVIEWER, APPROVER, {"publish", "discard"}),
        (CLERK, CHIEF, OWNER, {"publish", "discard"}),
        (REVIEWER, REVIEWER, APPROVER, {"discard"}),
        (REVIEWER, CLERK, EDITOR, set()),
        (CHIEF, CHIEF, OWNER, {"discard"}),
        ("cli:chen", CHIEF, OWNER, {"publish", "discard"}),
    ],
)
async def test_two_people_publish_and_the_author_discards(
    desk: Desk, author: int | str, actor: int, role: Role, may: set[str]
) -> None:
    edition = await by(desk, author)

    may_publish = approving.may_publish(desk, [edition.author], actor=str(actor), role=role)
    may_discard = approving.may_discard(edition, actor=str(actor), role=role)

    assert (may_publish, may_discard) == ("publish" in may, "discard" in may)


async def test_a_single_operator_publishes_what_is_their_own_but_no_editor_does(
    database: Database,
) -> None:
    desk = await open_desk(database, single_operator=True)
    edition = await by(desk, CHIEF)

    assert approving.may_publish(desk, [edition.author], actor=str(CHIEF), role=OWNER)
    assert not approving.may_publish(desk, [edition.author], actor=str(CHIEF), role=EDITOR)


@pytest.mark.parametrize(
    ("author", "asking", "asked"),
    [
        (CLERK, CLERK, [CHIEF, REVIEWER]),
        (REVIEWER, REVIEWER, [CHIEF]),
        (REVIEWER, CLERK, [CHIEF]),
        (CHIEF, CHIEF, [REVIEWER]),
    ],
)
async def test_those_are_asked_who_may_publish_and_have_not_prepared_it(
    desk: Desk, author: int, asking: int, asked: list[int]
) -> None:
    edition = await by(desk, author)

    assert await approving.approvers(desk, [edition.author], asking=str(asking)) == asked


@pytest.mark.parametrize(
    ("author", "known"), [(CLERK, CLERK), (999, None), (command_line_actor("chen"), None)]
)
async def test_the_author_is_somebody_of_the_staff_in_the_chat(
    desk: Desk, author: int | str, known: int | None
) -> None:
    edition = await by(desk, author)

    assert await publishing.author_of(desk, edition) == known


async def test_who_had_a_part_in_what_is_new_does_not_publish_it(desk: Desk) -> None:
    await by(desk, REVIEWER)
    edition = await desk.store.add([ROADS], author=str(CLERK))

    authors = await approving.authors_of(desk, edition)

    assert authors == {str(REVIEWER), str(CLERK)}
    assert not approving.may_publish(desk, authors, actor=str(REVIEWER), role=APPROVER)
    assert await approving.approvers(desk, authors, asking=str(CLERK)) == [CHIEF]


async def test_a_part_counts_although_the_edition_that_brought_it_was_discarded(
    desk: Desk,
) -> None:
    brought = await by(desk, REVIEWER)
    edition = await desk.store.add([ROADS], author=str(CLERK))
    await desk.store.discard(brought.number, author=str(REVIEWER))

    assert await approving.authors_of(desk, edition) == {str(REVIEWER), str(CLERK)}


async def test_what_residents_are_answered_from_already_is_nobodys_part(desk: Desk) -> None:
    published = await by(desk, REVIEWER)
    await desk.store.switch(published.number, author=str(CHIEF))
    edition = await desk.store.add([ROADS], author=str(CLERK))

    assert await approving.authors_of(desk, edition) == {str(CLERK)}


async def test_who_withdrew_a_report_had_a_part_in_it(desk: Desk) -> None:
    published = await by(desk, CLERK)
    await desk.store.switch(published.number, author=str(CHIEF))
    await desk.store.remove([PARKS.report.id], author=str(REVIEWER))
    edition = await desk.store.add([ROADS], author=str(CLERK))

    assert await approving.authors_of(desk, edition) == {str(REVIEWER), str(CLERK)}


@pytest.mark.parametrize("role", [None, EDITOR])
async def test_whose_role_was_taken_meanwhile_publishes_nothing(
    desk: Desk, role: Role | None
) -> None:
    await by(desk, CLERK)
    seen = await since(desk)
    if role:
        await desk.staff.grant(REVIEWER, role, str(CHIEF))
    else:
        await desk.staff.revoke(REVIEWER, str(CHIEF))
    entries = await desk.audit.latest(10)

    with pytest.raises(DeniedError) as caught:
        await publishing.publish(desk, 2, actor=str(REVIEWER), since=seen)

    assert "审核员" in explain(caught.value)
    assert (await desk.store.current()).edition == 1
    assert await desk.audit.latest(10) == entries


async def test_a_publication_is_written_down_with_the_switch(desk: Desk) -> None:
    await by(desk, CLERK)

    current = await publishing.publish(desk, 2, actor=str(CHIEF), since=await since(desk))

    (entry,) = await desk.audit.latest(1)
    assert (current.edition, current.author) == (2, str(CHIEF))
    assert (entry.actor, entry.action) == (str(CHIEF), "publish")
    assert entry.details == {"edition": 2, "before": 1, "anyway": True}


async def test_nothing_is_published_or_written_down_after_another_switch(desk: Desk) -> None:
    await by(desk, CLERK)
    seen = await since(desk)
    await desk.store.add([ROADS], author=str(CLERK))
    await desk.store.switch(3, author=str(REVIEWER))
    entries = await desk.audit.latest(10)

    with pytest.raises(EditionError) as refused:
        await publishing.publish(desk, 2, actor=str(CHIEF), since=seen)

    assert refused.value.code is Hindrance.SWITCHED
    assert (await desk.store.current()).edition == 3
    assert await desk.audit.latest(10) == entries


async def test_a_rollback_is_written_down_with_the_switch(desk: Desk) -> None:
    await by(desk, CLERK)
    await desk.store.switch(2, author=str(CHIEF))

    current = await publishing.roll_back(desk, 1, actor=str(REVIEWER), since=await since(desk))

    (entry,) = await desk.audit.latest(1)
    assert current.edition == 1
    assert (entry.actor, entry.action) == (str(REVIEWER), "rollback")
    assert entry.details == {"edition": 1, "before": 2}


async def test_a_discard_that_is_refused_is_not_written_down(desk: Desk) -> None:
    entries = await desk.audit.latest(10)

    with pytest.raises(EditionError) as refused:
        await publishing.discard(desk, 1, actor=str(CHIEF))

    assert refused.value.code is Hindrance.IS_CURRENT
    assert await desk.audit.latest(10) == entries


@pytest.mark.parametrize("do", Do)
async def test_only_looks_and_what_can_still_be_done_have_an_edition(desk: Desk, do: Do) -> None:
    await by(desk, CLERK)
    await desk.store.switch(2, author=str(CHIEF))
    seen = await since(desk)

    found = [await publishing.standing(desk, OnEdition(do, number, seen)) for number in (1, 2, 3)]

    looks = do in {Do.SHOW, Do.SOURCES}
    assert [edition is not None for edition in found] == [True, looks, False]
