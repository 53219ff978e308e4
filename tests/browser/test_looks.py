import pytest
from playwright.async_api import Browser, Page, expect
from support.page import bot_says, keyboard

from bot.local.telegram import Telegram

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_large_text_stays_large(chat: Page) -> None:
    await expect(chat.locator("body")).to_have_css("font-size", "17px")

    await chat.get_by_role("button", name="大字").click()
    await chat.reload()

    await expect(chat.locator("body")).to_have_css("font-size", "22px")
    await expect(chat.get_by_role("button", name="大字", pressed=True)).to_be_visible()


async def test_the_dark_switch_stays_switched(chat: Page) -> None:
    await expect(chat.locator("html")).to_have_css("color-scheme", "light")

    await chat.get_by_role("button", name="深色").click()
    await chat.reload()

    await expect(chat.locator("html")).to_have_css("color-scheme", "dark")


async def test_follows_the_system_until_told_otherwise(chat: Page) -> None:
    await chat.emulate_media(color_scheme="dark")

    await expect(chat.locator("html")).to_have_css("color-scheme", "dark")
    await expect(chat.get_by_role("button", name="深色", pressed=True)).to_be_visible()


async def test_fits_a_narrow_phone_in_large_text(
    browser: Browser, address: str, telegram: Telegram
) -> None:
    await bot_says(
        telegram,
        f"{'很长的一段话，' * 40} https://example.org/{'x' * 200}",
        reply_markup=keyboard(callback_data="more"),
    )
    tab = await browser.new_page(viewport={"width": 360, "height": 640})
    await tab.goto(address)
    await tab.get_by_role("button", name="大字").click()
    await expect(tab.locator(".message")).to_have_count(1)

    width = await tab.evaluate("document.documentElement.scrollWidth")
    inside = await tab.locator("#scroll").evaluate("node => node.scrollWidth - node.clientWidth")
    await tab.close()

    assert (width, inside) == (360, 0)
