"""Finding the passage: ours beside peers, what each field adds, and what noise takes away."""

import importlib.util
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks import fields
from benchmarks.engines import ENGINES, OURS, WHOLE
from benchmarks.finding import Found
from rich.console import Console
from rich.table import Table

CENTILES = (50, 95, 99)
FINDING = ("questions", "R@1", "R@5", "MRR@10")
COSTS = ("p50 ms", "p95 ms", "p99 ms", "ours to this", "build s", "MB added", "MB at most")
NOTE = (
    "Time of the processor, the question's tokenisation included. Each engine in a process of its"
    " own: MB added by building it, and the most that the process has held."
)
MADE = "Passages beyond those of the folder are made of sentences drawn from it, seeded."

_SCRIPTS = Path(__file__).resolve().parents[1]
_LINE = "\n"
_FILES = ("passages.jsonl", "queries.jsonl")

console = Console()
progress = Console(stderr=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is measured: a folder, how much of it, and what else than the engines."""

    folder: Path
    queries: int
    passages: int
    noise: bool
    as_json: bool


def measure(options: Options) -> None:
    """Print the figures of every engine, of every field, and with `noise` of every noise."""
    if missing := [name for name in _FILES if not (options.folder / name).is_file()]:
        sys.exit(f"retrieval: no {missing[0]} in {options.folder}; name a folder that has one")
    measured = {name: _alone(name, options) for name in _present()}
    if options.as_json:
        print(json.dumps(_record(options, measured), ensure_ascii=False))
        return
    console.print(*_tables(options, measured))
    console.print(fields.table(options.folder, options.queries))
    if options.noise:
        console.print(fields.noise_table(options.folder, options.queries))


def _present() -> Iterator[str]:
    """Yield the engines that can be measured here; say which cannot."""
    for name, engine in ENGINES.items():
        if importlib.util.find_spec(engine.needs):
            yield name
        else:
            print(f"retrieval: no {name}: scripts/setup bench installs it", file=sys.stderr)


def _alone(name: str, options: Options) -> Found:
    """Return the figures of one engine, from a process of its own."""
    counts = map(str, (options.queries, options.passages))
    with progress.status(f"{name} …"):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "benchmarks.finding",
                name,
                str(options.folder.resolve()),
                *counts,
            ],
            cwd=_SCRIPTS,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        sys.exit(f"retrieval: {name} failed: {done.stderr.strip().rpartition(_LINE)[2]}")
    return Found(**json.loads(done.stdout))


def _tables(options: Options, measured: Mapping[str, Found]) -> Iterator[Table]:
    """Yield what each engine finds, and what it costs."""
    title = f"{measured[OURS].passages:,} passages of {options.folder.name}"
    finding = Table("engine", *FINDING, title=title, caption=MADE if options.passages else None)
    costs = Table("engine", *COSTS, caption=NOTE)
    for name, found in measured.items():
        recall = (found.recall_at_1, found.recall_at_5, found.mrr_at_10)
        finding.add_row(name, f"{found.queries:,}", *map("{:.3f}".format, recall))
        costs.add_row(
            name,
            *map("{:.2f}".format, (*_centiles(found), _ratio(measured[OURS], found))),
            f"{found.build:.1f}",
            *map("{:,.0f}".format, (found.added, found.peak)),
        )
    yield finding
    yield costs


def _centiles(found: Found) -> Sequence[float]:
    return [float(np.percentile(found.milliseconds, share)) for share in CENTILES]


def _ratio(ours: Found, peer: Found) -> float:
    """Return how many times the median of `peer` our median is."""
    return statistics.median(ours.milliseconds) / statistics.median(peer.milliseconds)


def _record(options: Options, measured: Mapping[str, Found]) -> dict[str, Any]:
    """Return everything as one JSON object."""
    engines = {name: _figures(found) for name, found in measured.items()}
    ratios = {
        mine: {
            name: round(_ratio(measured[mine], found), 3)
            for name, found in measured.items()
            if name not in (OURS, WHOLE)
        }
        for mine in (OURS, WHOLE)
    }
    return {
        "folder": str(options.folder),
        "engines": engines,
        "ratios_of_medians": ratios,
        "fields": fields.shares(options.folder, options.queries),
        "noise": fields.under_noise(options.folder, options.queries) if options.noise else None,
    }


def _figures(found: Found) -> dict[str, Any]:
    figures = asdict(found)
    del figures["milliseconds"]
    centiles = zip(CENTILES, _centiles(found), strict=True)
    return figures | {f"p{share}_ms": round(ms, 4) for share, ms in centiles}
