"""What parent and worker say to one another: frames of pickled values.

Both hold the same reports; within a frame a report is only named, by its place among them.
"""

import io
import pickle
from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.child import HEAD
from knowledge.models import Report

READY, SAID, FAILED = "ready", "said", "failed"  # what comes before the first answer
LEARN: Final = "learn"  # a change of the FAQ, the only frame without an answer
UNANSWERED: Final = 0  # the number of that frame; those of questions follow


class Wire:
    """Packs and unpacks frames between two who hold the same reports."""

    def __init__(self, reports: Sequence[Report] = ()) -> None:
        self._reports: Sequence[Report] = reports
        self._places: Mapping[Report, int] = {report: at for at, report in enumerate(reports)}

    def pack(self, value: Any) -> bytes:
        """Return the frame that carries `value`."""
        buffer = io.BytesIO(HEAD.pack(0))
        buffer.seek(HEAD.size)
        _Pickler(buffer, self._places).dump(value)
        buffer.seek(0)
        buffer.write(HEAD.pack(buffer.getbuffer().nbytes - HEAD.size))
        return buffer.getvalue()

    def unpack(self, body: bytes) -> Any:
        """Return what the body of a frame carries."""
        return _Unpickler(io.BytesIO(body), self._reports).load()


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, places: Mapping[Report, int]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._places = places

    def persistent_id(self, value: Any) -> int | None:
        """Name a report that both hold; all else is written out."""
        return self._places.get(value) if isinstance(value, Report) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, reports: Sequence[Report]) -> None:
        super().__init__(file)
        self._reports = reports

    def persistent_load(self, place: int) -> Report:
        """Return the report that was named."""
        return self._reports[place]
