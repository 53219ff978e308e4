"""How much of a long list fits into one message."""

from collections.abc import Sequence
from typing import Final

from bot.message import MESSAGE_LIMIT, plain, units

# https://core.telegram.org/bots/api#sendmessage: Telegram lays out no more pieces of a message
ENTITIES: Final = 100
BREAK: Final = "\n"


def fitting(above: Sequence[str], blocks: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return the first of `blocks`, as many as fit between what stands above and below.

    All of them are markup, and stand under one another.
    """
    room, tags = _room([*above, *below])
    fits = []
    for block in blocks:
        room -= units(plain(block)) + len(BREAK)
        tags -= _tags(block)
        if room < 0 or tags < 0:
            break
        fits.append(block)
    return fits


def joined(*parts: Sequence[str]) -> str:
    """Return the markup of a message of such parts."""
    return BREAK.join(line for part in parts for line in part)


def _room(lines: Sequence[str]) -> tuple[int, int]:
    used = sum(units(plain(line)) + len(BREAK) for line in lines)
    return MESSAGE_LIMIT - used, ENTITIES - sum(map(_tags, lines))


def _tags(markup: str) -> int:
    return markup.count("</")
