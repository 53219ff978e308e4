import logging

import pytest
from support.town import AUNT, GROUP, LI, OpenTown

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
def library(library: Library) -> Library:
    return Broken(library.reports)


async def test_who_waits_for_an_answer_gets_one_polite_sentence(
    town: OpenTown, caplog: pytest.LogCaptureFixture
) -> None:
    async with town() as t:
        assert await t.hears(GROUP, AUNT, ASKED) == texts.SORRY
        assert await t.hears(AUNT, AUNT, ASKED) == texts.SORRY

    failed = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert ["failed" in r.getMessage() for r in failed] == [True, True]


async def test_the_bot_goes_on_after_an_error(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, ASKED)

        assert str(await t.hears(GROUP, LI, "/help")).startswith("怎么问我")


async def test_a_press_that_fails_is_told_so(town: OpenTown) -> None:
    async with town() as t:
        await t.hears(GROUP, AUNT, "/help")
        after = t.cursor

        t.telegram.press(GROUP, t.spoken(GROUP)[-1]["message_id"], AUNT, "s:x")
        await t.settle()

        assert await t.told(after) == [texts.PRESS_FAILED]
