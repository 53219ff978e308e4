"""A push is written, approved by a second person, watched, seen in the group, and recalled."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect
from program import running_program
from support.page import act_as, say

pytestmark = pytest.mark.asyncio(loop_scope="session")

STORM = "今晚有台风，请关好门窗。"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def address(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[str]:
    async with running_program(tmp_path_factory.mktemp("pushes")) as address:
        yield address


async def press(chat: Page, button: str) -> None:
    await with_button(chat, button).get_by_role("button", name=button, exact=True).click()


def with_button(chat: Page, button: str) -> Locator:
    has = chat.get_by_role("button", name=button, exact=True)
    return chat.locator(".message.bot").filter(has=has).last


async def answer(chat: Page, text: str) -> None:
    """Reply to what the bot asked last."""
    asked = chat.locator(".message.bot").last
    await expect(asked).to_contain_text("请回复这条消息")
    await asked.hover()
    await asked.get_by_role("button", name="回复小越的这条消息").click()
    await say(chat, text)


async def test_a_push_is_written_approved_watched_seen_and_recalled(chat: Page) -> None:
    await act_as(chat, "值班员")
    await say(chat, "/push")
    await press(chat, "🌀 防风防汛")
    await press(chat, "写文字")
    await answer(chat, STORM)
    await expect(chat.locator(".message.bot").last).to_contain_text(STORM)
    await press(chat, "送审")
    await expect(chat.locator("#scroll")).to_contain_text("等人批准")

    await act_as(chat, "审核员")
    await expect(chat.locator(".message.bot").last).to_contain_text("请您马上批准")
    await press(chat, "批准")
    bar = chat.locator(".message.bot").filter(has_text="推送 1")
    await expect(bar.first).to_contain_text(re.compile("▓{12} 100 %"))

    await chat.get_by_role("button", name="黄花岗街道居民群").click()
    seen = chat.locator(".message.bot").filter(has_text=STORM)
    await expect(seen).to_have_count(1)

    await act_as(chat, "审核员")
    await press(chat, "撤回")
    await press(chat, "确定撤回")
    await expect(
        chat.locator(".message.bot").filter(has_text="撤回：已删 1").first
    ).to_be_visible()

    await chat.get_by_role("button", name="黄花岗街道居民群").click()
    await expect(seen).to_have_count(0)
