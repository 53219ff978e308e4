"""`xiaoyue reports export`: the files of an edition as they were handed in."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import typer

from bot import texts
from bot.loading import MANIFEST
from bot.reporting.desk import opened
from bot.reporting.objects import echo, edition_object
from bot.roles import Action
from bot.settings import Settings, load
from bot.terminal import FAILED, say, warn
from knowledge.store import Edition, Held

LONGEST_NAME: Final = 255  # bytes, on most file systems

Source = tuple[Held, bytes]


def export(number: int, folder: Path, *, as_json: bool) -> None:
    """Write every file of an edition into a folder, then `manifest.json`: it is whole with that.

    Ends with exit status 1 where the folder is not empty. Raises EditionError and OSError.
    """
    settings = load()
    if folder.exists() and any(folder.iterdir()):
        warn(texts.EXPORT_NOT_EMPTY.format(folder=folder))
        raise typer.Exit(FAILED)
    edition, sources = asyncio.run(_sources(settings, number))
    folder.mkdir(parents=True, exist_ok=True)
    names = list(_names([held for held, _ in sources]))
    for name, (_, content) in zip(names, sources, strict=True):
        (folder / name).write_bytes(content)
    told = edition_object(edition)
    for name, report in zip(names, told["reports"], strict=True):
        report["file"] = name
    manifest = json.dumps(told, ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(manifest + "\n", encoding="utf-8")
    if as_json:
        echo(told)
        return
    say(texts.EXPORTED.format(number=number, reports=len(sources), folder=folder))


async def _sources(settings: Settings, number: int) -> tuple[Edition, list[Source]]:
    async with opened(settings) as desk:
        edition, sources = await desk.store.edition(number), await desk.store.sources(number)
        await desk.audit.note(desk.actor, Action.EXPORT, edition=number)
        return edition, sources


def _names(held: Sequence[Held]) -> Iterator[str]:
    """Yield a name for each file: its own, unless that leads elsewhere or is taken."""
    taken = {MANIFEST}
    for each in held:
        name = each.file
        if not _is_plain(name) or name.casefold() in taken:
            name = each.sha256 + Path(name).suffix.lower()
        taken.add(name.casefold())
        yield name


def _is_plain(name: str) -> bool:
    is_one = name == Path(name).name and not {"\\", ":"} & set(name)  # on any system
    return is_one and name.isprintable() and len(name.encode()) <= LONGEST_NAME
