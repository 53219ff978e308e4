#!/usr/bin/env python
"""Take the README's picture: the running program answers a question on its local page."""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, ViewportSize, sync_playwright

PICTURE = Path(__file__).parents[1] / ".github" / "xiaoyue.png"
QUESTION = "艾小越服务了多少居民?"
SIZE: ViewportSize = {"width": 1100, "height": 960}
SCALE = 2
START_SECONDS = 60
STOP_SECONDS = 20
ANSWER_MS = 30_000
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def main() -> None:
    """Write the picture; end with one line and status 1 where that cannot be done."""
    options = parse()
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if browser is None:
        sys.exit(f"none of {', '.join(CHROMIUM)} is installed")
    options.to.parent.mkdir(parents=True, exist_ok=True)
    with running_program() as address:
        photograph(browser, address, options.question, options.to)
    print(f"{options.to}: {options.to.stat().st_size // 1024} KiB")


def parse() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=PICTURE, help="the PNG to write")
    parser.add_argument("--question", default=QUESTION, help="what is asked in the group")
    return parser.parse_args()


@contextmanager
def running_program() -> Iterator[str]:
    """Run the bot on a free port with an empty data folder; yield the page's address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        listen = f"127.0.0.1:{server.getsockname()[1]}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XIAOYUE_")}
    with TemporaryDirectory() as folder:
        environment |= {"XIAOYUE_LISTEN": listen, "XIAOYUE_DATA_DIR": folder}
        command = [sys.executable, "-m", "bot", "run"]
        with subprocess.Popen(command, cwd=folder, env=environment) as program:
            try:
                wait_for(f"http://{listen}/state", program)
                yield f"http://{listen}/"
            finally:
                program.terminate()
                program.wait(STOP_SECONDS)


def wait_for(url: str, program: subprocess.Popen[bytes]) -> None:
    """Return once the program answers; exit when it has ended or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while program.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(url):  # noqa: S310 - our own loopback address
                return
        except URLError:
            time.sleep(0.1)
    sys.exit("the program does not answer")


def photograph(browser: str, address: str, question: str, picture: Path) -> None:
    """Ask in the residents' group, wait for the answer and keep what the screen shows."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        page = chromium.new_page(
            viewport=SIZE,
            device_scale_factor=SCALE,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
        )
        page.set_default_timeout(ANSWER_MS)
        page.goto(address)
        ask(page, question)
        page.screenshot(path=picture)
        chromium.close()


def ask(page: Page, question: str) -> None:
    """Mention the bot with a question and return when its answer stands there."""
    page.get_by_role("button", name="@小越").click()
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    page.locator(".message.bot").filter(has=page.locator(".quote")).wait_for()
    page.get_by_role("heading", level=1).click()  # takes the focus off the input
    page.evaluate("document.fonts.ready")


if __name__ == "__main__":
    main()
