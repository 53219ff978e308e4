"""Operators in the chat: editions that were prepared, buttons, and what the bot says then."""

from typing import Any

from support.filed import filed
from support.town import CHIEF, CLERK, Town, buttons

from bot.actions import OnEdition
from bot.buttons import pack
from knowledge.models import Kind
from knowledge.store import Filed

PARKS = filed("公园", "全年新建公园十二个。")
ROADS = filed("道路", "全年修路三十公里。")
ASKED = "全年修路多少公里?"
CHANGES, REHEARSE, PUBLISH, DISCARD = "查看变化", "演练", "发布", "放弃"
ANYWAY, SOURCES, HERE = "仍要发布", "取原文件", "退回这一版"
CHOICES = [CHANGES, REHEARSE, PUBLISH, DISCARD]


async def prepared(town: Town, *filed: Filed, author: int = CLERK, note: str = "") -> int:
    """Return the number of a new edition of the newest one and those reports."""
    edition = await town.desk.store.add(
        filed, author=str(author), note=note, replace=await taken(town, filed)
    )
    return edition.number


async def taken(town: Town, filed: tuple[Filed, ...]) -> list[str]:
    held = {report.id for report in (await town.desk.store.newest()).reports}
    return [each.report.id for each in filed if each.report.id in held]


async def without_roads(town: Town) -> None:
    """Let edition 2, of parks and roads, be current, and 3 know no roads; one asked for them."""
    await prepared(town, PARKS, ROADS)
    await town.desk.store.switch(2, author=str(CHIEF))
    await town.desk.store.remove(["道路"], author=str(CLERK))
    await town.desk.asked.note(ASKED, Kind.DIRECT)


async def current(town: Town) -> int:
    return (await town.desk.store.current()).edition


async def press(town: Town, person: int, text: str) -> list[str]:
    """Press the last button with that text in somebody's chat; return what is told in a window."""
    message = next(m for m in reversed(town.spoken(person)) if text in labels(m))
    data = next(b["callback_data"] for b in buttons(message) if b["text"] == text)
    return await press_data(town, person, message["message_id"], data)


async def press_data(town: Town, person: int, message_id: int, data: str) -> list[str]:
    cursor = town.cursor
    town.telegram.press(person, message_id, person, data)
    await town.settle()
    return await town.told(cursor)


async def forge(town: Town, person: int, action: OnEdition) -> list[str]:
    """Press a button under the bot's last message that does not stand there."""
    message = town.spoken(person)[-1]
    return await press_data(town, person, message["message_id"], pack(action))


async def see(town: Town, person: int, number: int) -> dict[str, Any]:
    """Return the message on one edition."""
    await town.hears(person, person, "/editions")
    await press(town, person, f"第 {number} 版")
    return town.spoken(person)[-1]


def labels(message: dict[str, Any]) -> list[str]:
    return [button["text"] for button in buttons(message)]


def said(town: Town, person: int) -> str:
    """Return the bot's last words in somebody's chat."""
    return next(str(m["text"]) for m in reversed(town.spoken(person)) if "text" in m)


def files(town: Town, person: int) -> dict[str, bytes]:
    """Return the files that the bot sent to somebody."""
    sent = [m["document"] for m in town.spoken(person) if "document" in m]
    return {each["file_name"]: town.telegram.file(each["file_id"]).data for each in sent}


def pieces(message: dict[str, Any], kind: str) -> list[str]:
    """Return every piece of a message that is laid out so."""
    raw = message["text"].encode("utf-16-le")
    spans = [
        (2 * e["offset"], 2 * (e["offset"] + e["length"]))
        for e in message["entities"]
        if e["type"] == kind
    ]
    return [raw[start:end].decode("utf-16-le") for start, end in spans]


async def actions(town: Town) -> list[tuple[str, str, Any]]:
    """Return what stands in the audit log of editions, the oldest first."""
    entries = reversed(await town.desk.audit.latest(100))
    return [(e.actor, e.action, e.details.get("edition")) for e in entries if e.action != "grant"]
