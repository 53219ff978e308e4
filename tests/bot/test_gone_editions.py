"""Buttons whose edition is gone: they all say the same."""

import pytest
from support.office import (
    HERE,
    PARKS,
    PUBLISH,
    ROADS,
    actions,
    current,
    forge,
    prepared,
    press,
    see,
)
from support.town import AUNT, CHIEF, CLERK, REVIEWER, OpenTown

from bot import texts
from bot.actions import Do, OnEdition

DOINGS = [Do.CHANGES, Do.REHEARSE, Do.PUBLISH, Do.PUBLISH_ANYWAY, Do.DISCARD]


@pytest.mark.parametrize("do", DOINGS)
async def test_the_buttons_of_a_discarded_edition_are_gone(town: OpenTown, do: Do) -> None:
    async with town() as t:
        number = await prepared(t, PARKS)
        await see(t, CHIEF, 2)
        await t.desk.store.discard(number, author=str(CLERK))
        since = (await t.desk.store.current()).switch

        told = await forge(t, CHIEF, OnEdition(do, 2, since))

        assert told == [texts.OFFICE_GONE]


@pytest.mark.parametrize("do", [*DOINGS, Do.ROLL_BACK])
async def test_buttons_seen_before_another_switch_are_gone(town: OpenTown, do: Do) -> None:
    async with town() as t:
        await prepared(t, PARKS)
        await prepared(t, ROADS)
        since = (await t.desk.store.current()).switch
        await see(t, CHIEF, 3)
        await t.desk.store.switch(2, author=str(REVIEWER))

        told = await forge(t, CHIEF, OnEdition(do, 1 if do is Do.ROLL_BACK else 3, since))

        assert told == [texts.OFFICE_GONE]
        assert await current(t) == 2


@pytest.mark.parametrize("do", DOINGS)
async def test_the_buttons_of_an_edition_that_is_current_by_now_are_gone(
    town: OpenTown, do: Do
) -> None:
    async with town() as t:
        await t.hears(CHIEF, CHIEF, "/editions")
        since = (await t.desk.store.current()).switch

        assert await forge(t, CHIEF, OnEdition(do, 1, since)) == [texts.OFFICE_GONE]


@pytest.mark.parametrize("do", Do)
async def test_there_is_no_button_of_an_edition_that_is_not_there(town: OpenTown, do: Do) -> None:
    async with town() as t:
        await t.hears(CHIEF, CHIEF, "/editions")
        since = (await t.desk.store.current()).switch

        assert await forge(t, CHIEF, OnEdition(do, 99, since)) == [texts.OFFICE_GONE]


async def test_a_button_pressed_twice_publishes_once(town: OpenTown) -> None:
    async with town() as t:
        await prepared(t, PARKS)
        await see(t, REVIEWER, 2)

        first = await press(t, REVIEWER, PUBLISH)
        second = await press(t, REVIEWER, PUBLISH)

        assert (first, second) == ([""], [texts.OFFICE_GONE])
        assert [entry for entry in await actions(t) if entry[1] == "publish"] == [
            (str(REVIEWER), "publish", 2)
        ]


async def test_who_is_no_operator_any_more_presses_a_dead_button(town: OpenTown) -> None:
    async with town() as t:
        await prepared(t, PARKS)
        await see(t, REVIEWER, 2)
        await t.desk.staff.revoke(REVIEWER, str(CHIEF))

        told = await press(t, REVIEWER, PUBLISH)

        assert told == [texts.BUTTON_GONE]
        assert await current(t) == 1


async def test_a_resident_who_forges_a_press_reads_what_any_dead_button_says(
    town: OpenTown,
) -> None:
    async with town() as t:
        await prepared(t, PARKS)
        await t.hears(AUNT, AUNT, "/start")
        since = (await t.desk.store.current()).switch

        told = await forge(t, AUNT, OnEdition(Do.PUBLISH, 2, since))

        assert told == [texts.BUTTON_GONE]
        assert await current(t) == 1


async def test_a_rollback_seen_before_another_switch_is_gone(town: OpenTown) -> None:
    async with town() as t:
        await prepared(t, PARKS)
        await t.desk.store.switch(2, author=str(REVIEWER))
        await t.hears(CHIEF, CHIEF, "/rollback")
        await prepared(t, ROADS)
        await t.desk.store.switch(3, author=str(REVIEWER))

        told = await press(t, CHIEF, HERE)

        assert told == [texts.OFFICE_GONE]
        assert await current(t) == 3
