from pathlib import Path

import pytest
from playwright.async_api import Page, expect
from support.residents import AUNT_CHEN, GROUP_ID, updates

from bot.local.telegram import Telegram

REPORT = "一、总体情况\n全年新建公园十二个。\n".encode()
ANNEX = bytes(range(256)) * 8

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "2024年报告.txt"
    path.write_bytes(REPORT)
    return path


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    path = tmp_path / "附件.bin"
    path.write_bytes(ANNEX)
    return path


async def choose(chat: Page, *paths: Path) -> None:
    async with chat.expect_file_chooser() as choosing:
        await chat.get_by_role("button", name="添加文件").click()
    await (await choosing.value).set_files(list(paths))


async def test_a_file_goes_up_and_comes_down_as_it_was(
    chat: Page, telegram: Telegram, annex: Path
) -> None:
    await choose(chat, annex)
    await expect(chat.locator("#attached")).to_contain_text("附件.bin（2.0 KB）")

    await chat.get_by_role("button", name="发送").click()

    link = chat.get_by_role("link", name="下载文件：附件.bin 2.0 KB")
    async with chat.expect_download() as saving:
        await link.click()
    saved = await saving.value
    assert saved.suggested_filename == "附件.bin"
    assert (await saved.path()).read_bytes() == ANNEX
    await expect(chat.locator("#attached")).to_be_hidden()


async def test_several_files_go_as_an_album_with_what_is_written(
    chat: Page, telegram: Telegram, report: Path, annex: Path
) -> None:
    await chat.get_by_role("button", name="陈姨私聊小越").click()
    await choose(chat, report)
    await choose(chat, annex)
    await chat.get_by_role("textbox", name="消息内容").fill("两份报告")

    await chat.get_by_role("textbox", name="消息内容").press("Enter")

    await expect(chat.locator(".message .document")).to_have_count(2)
    await expect(chat.locator(".message .text").last).to_have_text("两份报告")
    first, second = [update["message"] for update in await updates(telegram)]
    assert first["media_group_id"] == second["media_group_id"]
    assert (second["caption"], second["from"]["id"]) == ("两份报告", AUNT_CHEN)
    file = telegram.file(first["document"]["file_id"])
    assert file.data == REPORT


async def test_files_may_be_left_out_again(chat: Page, telegram: Telegram, report: Path) -> None:
    await choose(chat, report)

    await chat.get_by_role("button", name="不发文件").click()

    await expect(chat.locator("#attached")).to_be_hidden()
    await chat.get_by_role("textbox", name="消息内容").fill("没有文件")
    await chat.get_by_role("button", name="发送").click()
    await expect(chat.locator(".message .text")).to_have_text("没有文件")
    await expect(chat.locator(".message .document")).to_be_hidden()


async def test_a_file_that_is_refused_stays_attached(
    chat: Page, telegram: Telegram, tmp_path: Path
) -> None:
    empty = tmp_path / "空.txt"
    empty.touch()
    await choose(chat, empty)

    await chat.get_by_role("button", name="发送").click()

    await expect(chat.get_by_role("alert")).to_contain_text("file must be non-empty")
    await expect(chat.locator("#attached")).to_contain_text("空.txt（0 字节）")
    assert telegram.snapshot()["chats"][0]["id"] == GROUP_ID
    assert telegram.snapshot()["chats"][0]["messages"] == []
