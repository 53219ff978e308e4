"""Work in a process apart: what goes there and back, and what goes wrong."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.reports import made
from support.waiting import until
from support.works import breaks, doubled, fails, leaves, lingers

from bot.apart import ApartError, Step, apart

ONE = made("一、工作\n(一)普法。办了十场讲座。\n(二)执法。查了两家工厂。")
OTHER = made("一、计划\n再办十场讲座。")


@pytest.fixture(autouse=True)
def _with_support(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))


async def test_reports_go_there_and_back_and_each_stays_one() -> None:
    there, process = await apart(doubled, (ONE, OTHER))

    assert [report.text for report in there] == [ONE.text, OTHER.text, ONE.text, OTHER.text]
    assert there[1].outline == OTHER.outline
    assert there[0] is there[2]
    assert process != os.getpid()


async def test_how_far_it_is_comes_back_in_order() -> None:
    steps = list[tuple[int, int]]()

    await apart(doubled, (), step=lambda done, total: steps.append((done, total)))

    assert steps == [(1, 3), (2, 3), (3, 3)]


async def test_what_a_person_can_mend_is_said_in_a_line() -> None:
    with pytest.raises(ApartError) as caught:
        await apart(fails)

    assert str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("work", [breaks, leaves])
async def test_what_nobody_foresaw_is_said_without_a_reason(
    work: Callable[[Step], None],
) -> None:
    with pytest.raises(ApartError) as caught:
        await apart(work)

    assert str(caught.value) == ""


async def test_others_go_on_while_many_reports_are_packed() -> None:
    many = [made(f"一、工作\n办了{number}场讲座。") for number in range(200)]
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async with asyncio.TaskGroup() as tasks:
        going = tasks.create_task(others())
        await apart(doubled, many)
        going.cancel()

    assert turns > 2 * len(many)


async def test_a_process_that_is_slow_to_end_is_not_left_behind(tmp_path: Path) -> None:
    sign = tmp_path / "pid"

    async def lingers_on() -> bool:
        return sign.exists()

    async with asyncio.TaskGroup() as tasks:
        going = tasks.create_task(apart(lingers, sign))
        await until(lingers_on)
        going.cancel()

    with pytest.raises(ProcessLookupError):
        os.kill(int(sign.read_text()), 0)
