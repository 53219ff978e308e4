from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from support.town import CLERK, open_desk

from bot import texts
from bot.actions import DoEntry, OnEntry
from bot.desk import Desk
from bot.errors import LostError
from bot.office.curating import Curating
from bot.office.finding import find
from bot.office.operators import Operator
from bot.office.page import Page
from bot.roles import Role
from bot.serving.here import Here
from bot.storage.address import sqlite_url
from bot.storage.database import Database
from knowledge import Library
from knowledge.explaining import Account
from knowledge.faq import Bound, Faq
from knowledge.seed import embedded_report

CARD = "越秀金卡怎么申请?"
GROUPS = "艾小越机器人进了多少个居民微信群?"


class Lost(Here):
    """Answers whose process has ended for good."""

    async def account(self, question: str) -> Account:
        raise LostError


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.build([embedded_report()])


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with Database.open(sqlite_url(tmp_path / "desk.db")) as database:
        yield await open_desk(database)


def curating(desk: Desk, answering: Here) -> Curating:
    return Curating(desk=desk, answering=answering, operator=Operator(CLERK, Role.EDITOR))


def actions(page: Page) -> list[object]:
    return [button.action for row in page.message.rows for button in row]


async def test_a_question_that_an_entry_answers_leads_to_that_entry(
    desk: Desk, library: Library
) -> None:
    for question in (GROUPS, "金卡几时能领?", CARD):
        hit = library.ask(CARD if "金卡" in question else GROUPS).hits[0]
        await desk.faq.add([question], [Bound.to(hit)], author="小王")
    answering = Here(library.with_faq(Faq.of(await desk.faq.entries())))

    page = await find(curating(desk, answering), f"请问{CARD}")

    assert "和一条标准答案的问法一致" in page.message.plain
    assert actions(page) == [OnEntry(DoEntry.SHOW, 3)]


async def test_where_no_process_answers_it_is_said_that_it_failed(
    desk: Desk, library: Library
) -> None:
    page = await find(curating(desk, Lost(library)), CARD)

    assert page.message.html == texts.OFFICE_FAILED
