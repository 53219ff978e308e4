import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Page, expect
from support.residents import AUNT_CHEN, GROUP_ID, YOUNG_LI, group

from bot.local.page import page

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_comes_back_by_itself_after_a_restart(tab: Page) -> None:
    before, after = group(), group()
    before.say(GROUP_ID, AUNT_CHEN, "旧的一生")
    after.say(GROUP_ID, AUNT_CHEN, "新的一生")
    async with TestServer(page(before)) as server:
        port = server.port  # closing the server forgets it
        await tab.goto(str(server.make_url("/")))
        await expect(tab.locator(".message .text")).to_have_text("旧的一生")
        await tab.get_by_label("消息内容").fill("还没写完")
    await expect(tab.get_by_text("连接断开了，正在重新连接……")).to_be_visible()

    async with TestServer(page(after), port=port):
        await expect(tab.locator(".message .text")).to_have_text("新的一生")
        await expect(tab.get_by_text("连接断开了，正在重新连接……")).to_be_hidden()
        await expect(tab.get_by_label("消息内容")).to_have_value("还没写完")
        after.say(GROUP_ID, YOUNG_LI, "接着说")
        await expect(tab.locator(".message .text")).to_have_text(["新的一生", "接着说"])
