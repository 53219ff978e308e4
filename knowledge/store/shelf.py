"""Reports in the database: kept once each, whatever editions hold them."""

import hashlib
import json
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.models import Report, Segment
from knowledge.records import details_of, report_of
from knowledge.store.models import Filed
from knowledge.tables import PassageRow, ReportRow, SourceRow

ROWS: Final = 1_000  # passages in one statement


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report as it is written: its row without the key, its passages' rows, its file."""

    row: Mapping[str, Any]
    passages: Sequence[Mapping[str, Any]]
    content: bytes  # deflated


def prepare(filed: Filed) -> Prepared:
    """Return what is written of a report; it takes some milliseconds, more for a large file."""
    report = filed.report
    row = {
        "id": report.id,
        "title": report.title,
        "year": report.year,
        "url": report.url,
        "file": filed.file,
        "sha256": filed.sha256,
        "text": report.text,
        "details": details_of(report),
    }
    segments = [[segment.path, segment.span] for segment in report.outline.segments]
    told = json.dumps([row, segments], ensure_ascii=False, sort_keys=True)
    row["digest"] = hashlib.sha256(told.encode()).hexdigest()
    return Prepared(row, _passages(report), zlib.compress(filed.source))


async def keep(connection: AsyncConnection, prepared: Prepared) -> int:
    """Keep a report with its file and its passages, and return its key.

    What is kept already, to the last character, is not kept again.
    """
    row = prepared.row
    known = select(ReportRow.key).where(ReportRow.digest == row["digest"])
    if key := await connection.scalar(known):
        return int(key)
    source = select(SourceRow.sha256).where(SourceRow.sha256 == row["sha256"])
    if not await connection.scalar(source):
        await connection.execute(
            insert(SourceRow).values(sha256=row["sha256"], content=prepared.content)
        )
    kept = await connection.execute(insert(ReportRow).values(row).returning(ReportRow.key))
    key = int(kept.scalar_one())
    for some in _portions(prepared.passages):
        await connection.execute(insert(PassageRow), [{"report": key, **row} for row in some])
    return key


async def fetch(connection: AsyncConnection, key: int) -> Report:
    """Return a report, the same as the one that was kept."""
    row = (await connection.execute(select(ReportRow).where(ReportRow.key == key))).one()
    spans = (
        select(PassageRow.path, PassageRow.start, PassageRow.stop)
        .where(PassageRow.report == key)
        .order_by(PassageRow.position)
    )
    segments = [
        Segment(tuple(path), (start, stop))
        for path, start, stop in await connection.execute(spans)
    ]
    return report_of(row, segments)


async def source(connection: AsyncConnection, sha256: str) -> bytes:
    """Return the file of that checksum, as it was handed in."""
    query = select(SourceRow.content).where(SourceRow.sha256 == sha256)
    return zlib.decompress((await connection.execute(query)).scalar_one())


async def deflated(connection: AsyncConnection, checksums: Collection[str]) -> int:
    """Return how many bytes the files of those checksums take, as they are kept."""
    size = func.sum(func.length(SourceRow.content))
    query = select(func.coalesce(size, 0)).where(SourceRow.sha256.in_(checksums))
    return int((await connection.execute(query)).scalar_one())


def _passages(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "position": position,
            "id": passage.id,
            "path": list(passage.path),
            "start": passage.span[0],
            "stop": passage.span[1],
        }
        for position, passage in enumerate(report.passages)
    ]


def _portions(
    rows: Sequence[Mapping[str, Any]],
) -> Iterator[Sequence[Mapping[str, Any]]]:
    return (rows[start : start + ROWS] for start in range(0, len(rows), ROWS))
