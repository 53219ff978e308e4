"""`xiaoyue push new|approve`: what is to be pushed, from a file."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from bot import roles, texts
from bot.downloads import DOCUMENT_BYTES
from bot.errors import Bar, PushError
from bot.posting.desk import Desk, opened
from bot.posting.objects import item_object
from bot.pushes.content import Attached, Content, FileKind, check, with_link, with_text, with_title
from bot.pushes.naming import checked_moment
from bot.reporting.objects import echo
from bot.roles import Action
from bot.sheets.lines import out, put
from bot.storage.items import Timing

TEXT_BYTES: Final = 100_000
PHOTO_BYTES: Final = 10 * 1024 * 1024
PHOTOS: Final = (".jpg", ".jpeg", ".png", ".webp")


def new(
    file: Path,
    topic: str,
    *,
    title: str,
    link: str,
    attachment: Path | None,
    at: str,
    queue: bool,
    as_json: bool,
) -> None:
    """Add an item with the text of a file, and ask to approve it. Raises PushError."""

    async def work() -> None:
        async with opened() as desk:
            chosen = await desk.topics.find(topic)
            content = with_title(with_text(Content(), _text(file)), title)
            if link:
                content = with_link(content, link)
            content, data = _attached(content, attachment)
            check(content, chosen.title)
            values = {**_timing(desk, at, queue=queue), "file": data}
            item = await desk.items.add(
                chosen.id,
                content.to_json(),
                desk.actor,
                desk.noting(Action.PUSH_ASK, topic=chosen.id),
                **values,
            )
            if as_json:
                echo(item_object(item))
            else:
                put(out(), [texts.PUSH_NEW.format(id=item.id)])

    asyncio.run(work())


def approve(id_: int, *, as_json: bool) -> None:
    """Approve an item that somebody else wrote. Raises PushError."""

    async def work() -> None:
        async with opened() as desk:
            item = await desk.items.get(id_)
            alone = desk.settings.single_operator
            if not roles.may_approve(item.author, desk.actor, single_operator=alone):
                raise PushError(Bar.OWN)
            also = desk.noting(Action.PUSH_APPROVE, item=id_)
            pushes = await desk.items.approve([item], also, by=desk.actor)
            if as_json:
                echo({"item": id_, "pushes": pushes})
            else:
                put(out(), [texts.PUSH_APPROVED])

    asyncio.run(work())


def _text(file: Path) -> str:
    data = file.read_bytes()
    if len(data) > TEXT_BYTES:
        raise PushError(Bar.TOO_LONG, over=len(data) - TEXT_BYTES, limit=TEXT_BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _attached(content: Content, path: Path | None) -> tuple[Content, bytes | None]:
    if path is None:
        return content, None
    data = path.read_bytes()
    is_photo = path.suffix.lower() in PHOTOS
    if not 0 < len(data) <= (PHOTO_BYTES if is_photo else DOCUMENT_BYTES):
        raise PushError(Bar.BAD_FILE)
    kind = FileKind.PHOTO if is_photo else FileKind.DOCUMENT
    attached = Attached(kind=kind, name=path.name)
    return replace(content, file=attached), data


def _timing(desk: Desk, at: str, *, queue: bool) -> dict[str, Any]:
    if queue:
        return {"timing": Timing.QUEUE}
    if not at:
        return {"timing": Timing.NOW}
    return {"timing": Timing.AT, "at": checked_moment(at, desk.settings.timezone)}
