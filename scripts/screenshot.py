#!/usr/bin/env python3
"""Take the README's picture: the running program answers a question on its local page."""

import own_python  # noqa: F401, I001 - before all that only the project has

import argparse
import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import chromium
from playwright.async_api import Page, ViewportSize, async_playwright
from program import running_program

PICTURE = Path(__file__).parents[1] / ".github" / "xiaoyue.png"
QUESTION = "艾小越服务了多少居民?"
SIZE: ViewportSize = {"width": 1100, "height": 960}
SCALE = 2
ANSWER_MS = 30_000


def main() -> None:
    """Write the picture; end with one line and status 1 where that cannot be done."""
    options = parse()
    browser = chromium.installed()
    if browser is None:
        sys.exit(chromium.MISSING)
    options.to.parent.mkdir(parents=True, exist_ok=True)
    asyncio.run(take(browser, options.question, options.to))
    print(f"{options.to}: {options.to.stat().st_size // 1024} KiB")


def parse() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=PICTURE, help="the PNG to write")
    parser.add_argument("--question", default=QUESTION, help="what is asked in the group")
    return parser.parse_args()


async def take(browser: str, question: str, picture: Path) -> None:
    """Ask in the residents' group, wait for the answer and keep what the screen shows."""
    with TemporaryDirectory() as folder:
        async with running_program(Path(folder)) as address, async_playwright() as playwright:
            launched = await playwright.chromium.launch(
                executable_path=browser, args=chromium.ARGUMENTS
            )
            page = await launched.new_page(
                viewport=SIZE,
                device_scale_factor=SCALE,
                locale="zh-CN",
                timezone_id="Asia/Shanghai",
            )
            page.set_default_timeout(ANSWER_MS)
            await page.goto(address)
            await ask(page, question)
            await page.screenshot(path=picture)
            await launched.close()


async def ask(page: Page, question: str) -> None:
    """Mention the bot with a question and return when its answer stands there."""
    await page.get_by_role("button", name="@小越").click()
    await page.keyboard.type(question)
    await page.keyboard.press("Enter")
    await page.locator(".message.bot").filter(has=page.locator(".quote")).wait_for()
    await page.get_by_role("heading", level=1).click()  # takes the focus off the input
    await page.evaluate("document.fonts.ready")


if __name__ == "__main__":
    main()
