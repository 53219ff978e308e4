#!/usr/bin/env python3
"""Figures that can be made again: each beside a peer measured in the same run, as a ratio.

scripts/benchmark.py answers      questions a second; updates a second beside a bare handler
scripts/benchmark.py retrieval    finding the passage beside peers; each field; under noise
scripts/benchmark.py meaning      what a model of meaning adds to words
scripts/benchmark.py read         milliseconds and memory of each form, beside peers
scripts/benchmark.py push         a push to many groups, its pace and its cost beside a bare loop
scripts/benchmark.py reload       answers before, during and after a switch to another edition

Machines are shared and noisy: read the ratios, not the seconds.
"""

import own_python  # noqa: F401, I001 - before all that only the project has

import argparse
import asyncio
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("XIAOYUE_TEST_DATA", ROOT.parent / "shared" / "data"))
CMRC = DATA / "retrieval" / "cmrc"
POOL = "folder of passages.jsonl and queries.jsonl; CMRC of XIAOYUE_TEST_DATA unless named"

Add = Callable[[argparse.ArgumentParser], None]


def _answers(parser: argparse.ArgumentParser) -> None:
    from benchmarks import answers  # noqa: PLC0415 - see `main`

    parser.add_argument("--rounds", type=int, default=10, help="times over all questions")
    parser.set_defaults(run=lambda options: asyncio.run(answers.measure(options.rounds)))


def _retrieval(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=CMRC, metavar="DIR", help=POOL)
    parser.add_argument("--queries", type=int, default=2000, help="how many are asked")
    parser.add_argument("--passages", type=int, default=0, help="how large a pool to make of it")
    parser.add_argument("--noise", action="store_true", help="ask as people really type, too")
    _measures(parser, "retrieval")


def _meaning(parser: argparse.ArgumentParser) -> None:
    from benchmarks import meaning  # noqa: PLC0415 - see `main`

    parser.set_defaults(run=lambda options: meaning.measure())


def _read(parser: argparse.ArgumentParser) -> None:
    from benchmarks import reading  # noqa: PLC0415 - see `main`

    parser.add_argument("--rounds", type=int, default=5, help="times over each form")
    parser.set_defaults(run=lambda options: reading.measure(options.rounds))


def _reload(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--passages", type=int, default=10_000, help="of each edition")
    parser.add_argument("--rate", type=float, default=200.0, help="questions a second")
    parser.add_argument("--seconds", type=float, default=10.0, help="before, and after")
    _measures(parser, "reload")


def _push(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--groups", type=int, default=3113, metavar="N")
    parser.add_argument("--rate", type=float, default=30.0, help="messages a second")
    parser.add_argument("--workers", type=int, default=1, metavar="W")
    parser.add_argument("--database", default="", metavar="URL", help="an SQLite file unless set")
    parser.add_argument("--kill-every", type=float, default=0.0, metavar="S", help="seconds")
    _measures(parser, "push")


def _measures(parser: argparse.ArgumentParser, name: str) -> None:
    """Have a module of `benchmarks` measure with all that is given, in its own Options."""
    module = import_module(f"benchmarks.{name}")

    def run(options: argparse.Namespace) -> None:
        given = vars(options)
        module.measure(module.Options(**{each: given[each] for each in module.Options.__slots__}))

    parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object")
    parser.set_defaults(run=run)


KINDS: dict[str, tuple[str, Add]] = {
    "answers": ("questions a second; updates a second beside a bare handler", _answers),
    "retrieval": ("finding the passage beside peers; each field; under noise", _retrieval),
    "meaning": ("what a model of meaning adds to words", _meaning),
    "read": ("milliseconds and memory of each form, beside peers", _read),
    "push": ("a push to many groups, its pace and its cost beside a bare loop", _push),
    "reload": ("answers before, during and after a switch to another edition", _reload),
}


def main() -> None:
    """Run the benchmark that is named, and import no other: some load for ten seconds."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    kinds = parser.add_subparsers(required=True, metavar="KIND")
    named = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    for name, (told, add) in KINDS.items():
        kind = kinds.add_parser(name, help=told)
        if name == named:
            add(kind)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
