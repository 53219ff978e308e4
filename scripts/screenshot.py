#!/usr/bin/env python3
"""Take a picture for the README: the running program on its local page."""

import own_python  # noqa: F401, I001 - before all that only the project has

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import chromium
from playwright.async_api import Page, ViewportSize, async_playwright
from program import running_program

PICTURES = Path(__file__).parents[1] / ".github"
TOPIC = "🌀 防风防汛"
PUSH = "今天夜里有台风，风大雨急。请关好门窗，把阳台的花盆搬进屋里，没有要紧事不要出门。"
QUESTION = "艾小越服务了多少居民?"
Scene = Callable[[Page], Awaitable[None]]
SIZE: ViewportSize = {"width": 1100, "height": 960}
SCALE = 2
ANSWER_MS = 30_000


def main() -> None:
    """Write the picture; end with one line and status 1 where that cannot be done."""
    options = parse()
    browser = chromium.installed()
    if browser is None:
        sys.exit(chromium.MISSING)
    to, scene = SCENES[options.of]
    picture = options.to or to
    picture.parent.mkdir(parents=True, exist_ok=True)
    asyncio.run(take(browser, scene, picture))
    print(f"{picture}: {picture.stat().st_size // 1024} KiB")


def parse() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--of", choices=SCENES, default="answer", help="what is to be seen")
    parser.add_argument("--to", type=Path, help="the PNG to write, unless that of the README")
    return parser.parse_args()


async def take(browser: str, scene: Scene, picture: Path) -> None:
    """Let something happen on the page, and keep what the screen shows."""
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
            await scene(page)
            await page.get_by_role("heading", level=1).click()  # takes the focus off the input
            await page.evaluate("document.fonts.ready")
            await page.screenshot(path=picture)
            await launched.close()


async def ask(page: Page) -> None:
    """Mention the bot with a question in the residents' group, and wait for its answer."""
    await page.get_by_role("button", name="@小越").click()
    await page.keyboard.type(QUESTION)
    await page.keyboard.press("Enter")
    await page.locator(".message.bot").filter(has=page.locator(".quote")).wait_for()


async def push(page: Page) -> None:
    """Write a push as one operator, and approve it as another, who then sees how far it is."""
    await page.get_by_role("button", name="值班员私聊小越").click()
    await say(page, "/push")
    await press(page, TOPIC)
    await press(page, "写文字")
    prompt = page.locator(".message.bot").filter(has_text="请回复这条消息").last
    await prompt.hover()
    await prompt.get_by_role("button", name="回复小越的这条消息").click()
    await say(page, PUSH)
    await page.locator(".message.bot").filter(has_text=PUSH).wait_for()
    await press(page, "送审")
    await page.get_by_role("button", name="审核员私聊小越").click()
    await press(page, "批准")
    await page.locator(".message.bot").filter(has_text=".png").wait_for()
    seen = page.locator(".message.bot").filter(has_text=PUSH).first
    await seen.evaluate("message => message.scrollIntoView({block: 'start'})")


async def say(page: Page, text: str) -> None:
    """Send a message."""
    await page.get_by_label("消息内容").fill(text)
    await page.get_by_label("消息内容").press("Enter")


async def press(page: Page, label: str) -> None:
    """Press the button that is called so, once it is there."""
    await page.get_by_role("button", name=label, exact=True).last.click()


SCENES: dict[str, tuple[Path, Scene]] = {
    "answer": (PICTURES / "xiaoyue.png", ask),
    "push": (PICTURES / "push.png", push),
}


if __name__ == "__main__":
    main()
