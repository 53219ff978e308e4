import logging
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from support.town import AUNT, GROUP, LI, OpenTown, open_town

from bot import texts
from knowledge import Library
from knowledge.models import Answer

ASKED = "小越，越秀智库是什么?"


class Broken(Library):
    """A library with a mistake in it."""

    def ask(self, question: str, history: object = ()) -> Answer:
        raise RuntimeError("a mistake of ours")

    def section(self, id: str) -> None:  # noqa: A002 - the signature of the library
        raise RuntimeError("a mistake of ours")


@pytest.fixture
def broken(library: Library, tmp_path: Path) -> OpenTown:
    return partial(open_town, Broken(library.reports), tmp_path)


async def test_who_waits_for_an_answer_gets_one_polite_sentence(
    broken: OpenTown, caplog: pytest.LogCaptureFixture
) -> None:
    async with broken() as t:
        assert await t.hears(GROUP, AUNT, ASKED) == texts.SORRY
        assert await t.hears(AUNT, AUNT, ASKED) == texts.SORRY

    failed = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert ["failed" in r.getMessage() for r in failed] == [True, True]


async def test_the_bot_goes_on_after_an_error(broken: OpenTown) -> None:
    async with broken() as t:
        await t.hears(GROUP, AUNT, ASKED)

        assert str(await t.hears(GROUP, LI, "/help")).startswith("怎么问我")


async def test_a_press_that_fails_is_told_so(broken: OpenTown) -> None:
    async with broken() as t:
        await t.hears(GROUP, AUNT, "/help")
        after = t.cursor

        t.telegram.press(GROUP, t.spoken(GROUP)[-1]["message_id"], AUNT, "s:x")
        await t.settle()

        assert await t.told(after) == [texts.PRESS_FAILED]


async def test_where_it_may_not_write_it_does_not_try_twice(
    town: OpenTown, caplog: pytest.LogCaptureFixture
) -> None:
    async with town() as t:
        t.telegram.set_status(GROUP, t.bot.id, "restricted", by=AUNT)

        assert await t.hears(GROUP, AUNT, ASKED) is None

    (record,) = [r for r in caplog.records if r.levelno >= logging.WARNING]
    assert record.levelno == logging.WARNING
    assert record.exc_info is None
    assert "not enough rights" in record.getMessage()


async def test_an_answer_that_arrived_is_not_apologised_for(
    town: OpenTown, caplog: pytest.LogCaptureFixture
) -> None:
    """Telegram's own answer may be newer than the library that reads it."""
    async with town() as t:
        carried_out = t.telegram.call

        async def answered_anew(method: str, params: Any, files: Any = None) -> Any:
            result = await carried_out(method, params, files)
            newer = {"date": "of a new kind"} if method.lower() == "sendmessage" else {}
            return result | newer if isinstance(result, dict) else result

        t.telegram.call = answered_anew  # type: ignore[method-assign]

        answer = await t.hears(GROUP, AUNT, ASKED)

    assert "越秀智库" in str(answer)
    (line,) = [r for r in caplog.records if r.levelno >= logging.WARNING]
    assert line.getMessage().endswith("Failed to deserialize object")
    assert line.exc_info is None
