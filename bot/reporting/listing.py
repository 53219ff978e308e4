"""`xiaoyue reports list` and `show`: which editions there are, and what one holds."""

import asyncio
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from bot import texts
from bot.reporting.desk import opened
from bot.reporting.objects import echo, edition_object
from bot.settings import Settings, load
from bot.sheets.lines import at, flat, out, put, table
from knowledge.store import Current, Edition

CHECKSUM_SHOWN = 12  # characters of 64: enough to tell files apart


def list_editions(*, as_json: bool) -> None:
    """Print every edition, the oldest first, and which one is current."""
    settings = load()
    current, editions = asyncio.run(_editions(settings))
    if as_json:
        told = [edition_object(edition) for edition in editions]
        echo({"current": current.edition, "editions": told})
    else:
        put(out(), _table(current, editions, settings))


def show_edition(number: int, *, as_json: bool) -> None:
    """Print an edition with its reports. Raises EditionError (NO_EDITION)."""
    settings = load()
    current, edition = asyncio.run(_edition(settings, number))
    if as_json:
        echo({**edition_object(edition), "current": current.edition == number})
    else:
        put(out(), _shown(edition, settings))


async def _editions(settings: Settings) -> tuple[Current, list[Edition]]:
    async with opened(settings) as desk:
        return await desk.store.current(), await desk.store.editions()


async def _edition(settings: Settings, number: int) -> tuple[Current, Edition]:
    async with opened(settings) as desk:
        return await desk.store.current(), await desk.store.edition(number)


def _table(
    current: Current, editions: Sequence[Edition], settings: Settings
) -> Iterator[RenderableType]:
    number, made, author, reports, passages, note = texts.REPORTS_COLUMNS
    rows = table(number, made, author, reports, passages, note, numbers=(reports, passages))
    for edition in editions:
        rows.add_row(
            f"{edition.number}{_mark(edition, current)}",
            at(edition.created, settings.timezone),
            Text(edition.author),
            str(len(edition.reports)),
            str(edition.passages),
            Text(flat(edition.note)),
        )
    yield rows
    switched = at(current.switched, settings.timezone)
    yield texts.REPORTS_CURRENT.format(
        number=current.edition, switched=switched, author=current.author
    )


def _mark(edition: Edition, current: Current) -> str:
    if edition.number == current.edition:
        return texts.REPORTS_CURRENT_MARK
    return texts.REPORTS_DISCARDED_MARK if edition.discarded else ""


def _shown(edition: Edition, settings: Settings) -> Iterator[RenderableType]:
    yield summary(texts.REPORTS_EDITION, edition)
    created = at(edition.created, settings.timezone)
    yield texts.REPORTS_MADE.format(created=created, author=edition.author)
    if edition.note:
        yield texts.REPORTS_WHY.format(note=flat(edition.note))
    if edition.discarded:
        yield texts.REPORTS_DISCARDED
    yield ""
    rows = table(*texts.REPORTS_HELD_COLUMNS)
    for held in edition.reports:
        year = "" if held.year is None else str(held.year)
        cells = (held.id, flat(held.title), year, held.file, held.sha256[:CHECKSUM_SHOWN])
        rows.add_row(*map(Text, cells))
    yield rows


def summary(sentence: str, edition: Edition) -> str:
    """Return a sentence that tells of an edition by its number and how much it holds."""
    return sentence.format(
        number=edition.number, reports=len(edition.reports), passages=edition.passages
    )
