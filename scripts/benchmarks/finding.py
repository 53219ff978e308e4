"""One engine alone in a process: what it finds, how long it takes, what it holds."""

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.engines import ENGINES, Find
from benchmarks.pool import Query, read_pool, read_queries
from memory import forget_peak, held, peak

WARM_UP = 20  # questions that are not counted


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the questions; seconds and milliseconds of the processor, MB of memory."""

    queries: int
    passages: int
    recall_at_1: float
    recall_at_5: float
    mrr_at_10: float
    milliseconds: list[float]  # of each question, from its text to the passages, in order
    build: float  # seconds
    added: float  # MB held once it is built, over what was held before
    peak: float  # MB held at the most, all that the process holds


def measure(name: str, folder: Path, queries: int, passages: int) -> Found:
    """Return the figures of one engine over a folder."""
    lines, asked = read_pool(folder, passages), read_queries(folder, queries)
    engine = ENGINES[name]
    asked = asked[: engine.most] if engine.most else asked
    forget_peak()
    before = held()
    started = time.process_time()
    find = engine.build(lines)
    build = time.process_time() - started
    added = held() - before
    for query in asked[:WARM_UP]:
        find(query.text)
    spent = [_timed(find, query) for query in asked]
    ranks = [rank for _, rank in spent]
    milliseconds = [round(spent_on, 4) for spent_on, _ in spent]
    return Found(len(asked), len(lines), *_shares(ranks), milliseconds, build, added, peak())


def _timed(find: Find, query: Query) -> tuple[float, int]:
    """Return the milliseconds that a question takes, and the rank of its passage; 0 for none."""
    started = time.process_time()
    found = find(query.text)
    spent = (time.process_time() - started) * 1000
    return spent, next((rank for rank, id_ in enumerate(found, 1) if id_ in query.gold), 0)


def _shares(ranks: Sequence[int]) -> tuple[float, float, float]:
    """Return recall at 1, recall at 5 and the mean reciprocal rank."""
    first = sum(rank == 1 for rank in ranks)
    few = sum(0 < rank <= 5 for rank in ranks)  # noqa: PLR2004 - as the name of the figure says
    reciprocal = sum(1 / rank for rank in ranks if rank)
    return first / len(ranks), few / len(ranks), reciprocal / len(ranks)


if __name__ == "__main__":
    engine_name, folder_name, *counts = sys.argv[1:]
    print(json.dumps(asdict(measure(engine_name, Path(folder_name), *map(int, counts)))))
