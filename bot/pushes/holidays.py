"""Days on which topics rest that rest on holidays: a file with one day a line."""

from datetime import date
from pathlib import Path
from typing import Final

from bot.errors import Obstacle, StartError

MOST_BYTES: Final = 100_000
LONGEST: Final = 366  # days of a span


def holidays(file: Path | None) -> frozenset[date]:
    """Return the days of a file; what stands behind # is a remark.

    A line is a day (2026-10-01) or a span of them (2026-10-01..2026-10-07). Raises StartError
    naming the first line that is neither.
    """
    if file is None:
        return frozenset()
    try:
        lines = file.read_bytes()[:MOST_BYTES].decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise StartError(Obstacle.BAD_HOLIDAY, path=str(file), line=1) from None
    days = set[date]()
    for number, line in enumerate(lines, 1):
        if written := line.partition("#")[0].strip():
            try:
                days |= _days(written)
            except ValueError:
                raise StartError(Obstacle.BAD_HOLIDAY, path=str(file), line=number) from None
    return frozenset(days)


def _days(written: str) -> set[date]:
    first, separator, last = (part.strip() for part in written.partition(".."))
    begin = date.fromisoformat(first)
    end = date.fromisoformat(last) if separator else begin
    count = (end - begin).days
    if not 0 <= count <= LONGEST:
        raise ValueError(written)
    return {date.fromordinal(begin.toordinal() + day) for day in range(count + 1)}
