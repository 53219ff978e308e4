"""Taking the text out of one file, by this project or by a peer; alone in a process, its cost."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from memory import forget_peak, held, peak, peak_of_children

OURS = "read_report"


@dataclass(frozen=True, slots=True)
class Alone:
    """What reading costs a process that has read nothing before."""

    start: float  # milliseconds for a small file, everything imported on the way
    growth: float  # MB at the highest while reading a large one, over what was held before


# Each imports what it needs when it is called: a process holds the libraries it uses, and no more.


def _ours(path: Path) -> int:
    from knowledge import read_report  # noqa: PLC0415 - see above

    return len(read_report(path).passages)


def _trafilatura(path: Path) -> int:
    import trafilatura  # noqa: PLC0415 - see above

    return len(trafilatura.extract(path.read_bytes()) or "")


def _markitdown(path: Path) -> int:
    from markitdown import MarkItDown  # noqa: PLC0415 - see above

    return len(MarkItDown().convert(path).text_content)


EXTRACTORS: dict[str, Callable[[Path], int]] = {
    OURS: _ours,
    "trafilatura": _trafilatura,
    "markitdown": _markitdown,
}


def milliseconds(name: str, path: Path) -> float:
    """Return how long an extractor takes for a file; raises ValueError if it finds nothing."""
    began = time.perf_counter()
    found = EXTRACTORS[name](path)
    spent = (time.perf_counter() - began) * 1000
    if not found:
        raise ValueError(f"{name} finds nothing in {path.name}")
    return spent


def _alone(name: str, small: Path, large: Path) -> Alone:
    start = milliseconds(name, small)
    forget_peak()
    before = held()
    milliseconds(name, large)
    return Alone(start, peak() - before + peak_of_children())


if __name__ == "__main__":
    print(json.dumps(asdict(_alone(sys.argv[1], *map(Path, sys.argv[2:])))))
