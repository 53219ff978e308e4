#!/usr/bin/env python3
"""Figures that can be made again: each beside a peer measured in the same run, as a ratio.

scripts/benchmark.py answers      questions a second; updates a second beside a bare handler
scripts/benchmark.py retrieval    finding the passage beside peers; each field; under noise
scripts/benchmark.py meaning      what a model of meaning adds to words
scripts/benchmark.py read         milliseconds and memory of each form, beside peers
scripts/benchmark.py reload       answers before, during and after a switch to another edition

Machines are shared and noisy: read the ratios, not the seconds.
"""

import own_python  # noqa: F401, I001 - before all that only the project has

import argparse
import asyncio
import os
from pathlib import Path

from benchmarks import answers, meaning, reading, reload, retrieval


ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("XIAOYUE_TEST_DATA", ROOT.parent / "shared" / "data"))
CMRC = DATA / "retrieval" / "cmrc"
POOL = "folder of passages.jsonl and queries.jsonl; CMRC of XIAOYUE_TEST_DATA unless named"


def _find(options: argparse.Namespace) -> None:
    given = vars(options)
    retrieval.measure(
        retrieval.Options(**{name: given[name] for name in retrieval.Options.__slots__})
    )


def _switch(options: argparse.Namespace) -> None:
    given = vars(options)
    reload.measure(reload.Options(**{name: given[name] for name in reload.Options.__slots__}))


def _add_reload(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    switching = kinds.add_parser("reload", help=reload.__doc__)
    switching.add_argument("--passages", type=int, default=10_000, help="of each edition")
    switching.add_argument("--rate", type=float, default=200.0, help="questions a second")
    switching.add_argument("--seconds", type=float, default=10.0, help="before, and after")
    switching.add_argument("--json", action="store_true", dest="as_json", help="one JSON object")
    switching.set_defaults(run=_switch)


def main() -> None:
    """Run the benchmark that is named."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    kinds = parser.add_subparsers(required=True, metavar="KIND")
    answering = kinds.add_parser("answers", help=answers.__doc__)
    answering.add_argument("--rounds", type=int, default=10, help="times over all questions")
    answering.set_defaults(run=lambda options: asyncio.run(answers.measure(options.rounds)))
    finding = kinds.add_parser("retrieval", help=retrieval.__doc__)
    finding.add_argument("folder", nargs="?", type=Path, default=CMRC, metavar="DIR", help=POOL)
    finding.add_argument("--queries", type=int, default=2000, help="how many are asked")
    finding.add_argument("--passages", type=int, default=0, help="how large a pool to make of it")
    finding.add_argument("--noise", action="store_true", help="ask as people really type, too")
    finding.add_argument("--json", action="store_true", dest="as_json", help="one JSON object")
    finding.set_defaults(run=_find)
    meant = kinds.add_parser("meaning", help=meaning.__doc__)
    meant.set_defaults(run=lambda options: meaning.measure())
    forms = kinds.add_parser("read", help=reading.__doc__)
    forms.add_argument("--rounds", type=int, default=5, help="times over each form")
    forms.set_defaults(run=lambda options: reading.measure(options.rounds))
    _add_reload(kinds)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
