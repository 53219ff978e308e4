"""Staff change what residents are answered, on the local page, and change it back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect
from program import running_program
from support.filed import filed
from support.page import act_as, say

pytestmark = pytest.mark.asyncio(loop_scope="session")

ROADS = "全年新修乡村道路三十公里。"
ASKED = "全年新修了多少公里乡村道路?"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def address(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[str]:
    async with running_program(tmp_path_factory.mktemp("office")) as address:
        yield address


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "道路.txt"
    path.write_bytes(filed("道路", ROADS).source)
    return path


async def press(chat: Page, button: str) -> None:
    await last(chat).get_by_role("button", name=button, exact=True).click()


def last(chat: Page) -> Locator:
    return chat.locator(".message.bot").last


async def test_a_report_is_published_by_a_second_person_and_taken_back(
    chat: Page, report: Path
) -> None:
    await act_as(chat, "陈姨")
    await say(chat, ASKED)
    await expect(last(chat)).not_to_contain_text("三十公里")

    await act_as(chat, "值班员")
    async with chat.expect_file_chooser() as choosing:
        await chat.get_by_role("button", name="添加文件").click()
    await (await choosing.value).set_files(report)
    await chat.get_by_role("button", name="发送").click()
    await expect(last(chat)).to_contain_text("第 2 版")
    await press(chat, "发布")
    await expect(last(chat)).to_contain_text("审核")

    await act_as(chat, "审核员")
    await press(chat, "发布")
    await expect(last(chat)).to_contain_text("第 2 版发布了")

    await act_as(chat, "陈姨")
    await say(chat, ASKED)
    await expect(last(chat).locator("strong").first).to_have_text(ROADS)

    await act_as(chat, "审核员")
    await say(chat, "/rollback")
    await press(chat, "退回第 1 版")
    await expect(last(chat)).to_contain_text("现在用的是第 1 版")

    await act_as(chat, "陈姨")
    await say(chat, ASKED)
    await expect(last(chat)).not_to_contain_text("三十公里")
