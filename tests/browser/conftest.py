import os
from collections.abc import AsyncIterator

import chromium
import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, async_playwright, expect
from support.residents import group

from bot.local.page import page
from bot.local.telegram import Telegram

ANSWER_MS = 20_000  # a slow machine's patience, not a measurement


def installed() -> str:
    found = chromium.installed()
    if found is None and os.environ.get("CI"):
        pytest.fail(chromium.MISSING)
    if found is None:
        pytest.skip("BROWSER TESTS DO NOT RUN: no Chromium on this machine")
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = installed()
    expect.set_options(timeout=ANSWER_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def tab(browser: Browser) -> AsyncIterator[Page]:
    """A fresh tab; whatever goes wrong in its scripts or against its policy fails the test."""
    context = await browser.new_context(locale="zh-CN", viewport={"width": 1100, "height": 900})
    context.set_default_timeout(ANSWER_MS)
    tab = await context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    yield tab
    await context.close()
    # A refusal and a server that is down are news of the network, which the page itself reports.
    assert [f for f in faults if not f.startswith("Failed to load resource")] == []


@pytest.fixture
def telegram() -> Telegram:
    return group()


@pytest_asyncio.fixture(loop_scope="session")
async def address(telegram: Telegram) -> AsyncIterator[str]:
    async with TestServer(page(telegram)) as server:
        yield str(server.make_url("/"))


@pytest_asyncio.fixture(loop_scope="session")
async def chat(tab: Page, address: str) -> Page:
    await tab.goto(address)
    await expect(tab.get_by_role("heading", level=2)).to_have_text("黄花岗街道居民群")
    return tab
