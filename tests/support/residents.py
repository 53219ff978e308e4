"""The Telegram in memory with a residents' group, on a clock that a test turns."""

import asyncio
from typing import Any, Final

from bot.local.telegram import Refused, Telegram, Upload
from bot.local.world import AUNT_CHEN, GROUP_ID, YOUNG_LI, residents_group

__all__ = [
    "AUNT_CHEN",
    "GROUP_ID",
    "PICTURE",
    "YOUNG_LI",
    "Clock",
    "Refusal",
    "group",
    "refusal_of",
    "until_polled",
    "updates",
]

Refusal = tuple[int, str, dict[str, Any]]
"""Code, description and parameters of a call that was not carried out."""

PICTURE: Final = Upload(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\2\0\0\0\3", "图.png")


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now

    def turn(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


def group(**settings: Any) -> Telegram:
    """Return a Telegram with the people and chats of the local page."""
    telegram = Telegram(**settings)
    residents_group(telegram)
    return telegram


async def updates(telegram: Telegram, **params: Any) -> list[dict[str, Any]]:
    """Return what waits for the bot and confirm it, without waiting."""
    waiting: list[dict[str, Any]] = await telegram.call("getUpdates", params)
    if waiting:
        await telegram.call("getUpdates", {"offset": waiting[-1]["update_id"] + 1})
    return waiting


async def until_polled(telegram: Telegram) -> None:
    """Return when a long poll has arrived and waits."""
    while not telegram.is_polled:  # noqa: ASYNC110 - it comes over a socket, nothing tells
        await asyncio.sleep(0)


async def refusal_of(telegram: Telegram, method: str, **params: Any) -> Refusal:
    """Return code, description and parameters with which a call is refused."""
    try:
        result = await telegram.call(method, params)
    except Refused as refused:
        return refused.code, refused.description, refused.parameters
    raise AssertionError(f"{method} was carried out: {result}")
