#!/usr/bin/env python3
"""Figures that can be made again: each beside a peer measured in the same run, as a ratio.

scripts/benchmark.py answers      questions a second; updates a second beside a bare handler
scripts/benchmark.py retrieval    what each field adds, on residents' questions and on CMRC
scripts/benchmark.py read         milliseconds and memory of each form, beside peers

Machines are shared and noisy: read the ratios, not the seconds.
"""

import own_python  # noqa: F401, I001 - before all that only the project has

import argparse
import asyncio

from benchmarks import answers, reading, retrieval


def main() -> None:
    """Run the benchmark that is named."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    kinds = parser.add_subparsers(required=True, metavar="KIND")
    answering = kinds.add_parser("answers", help=answers.__doc__)
    answering.add_argument("--rounds", type=int, default=10, help="times over all questions")
    answering.set_defaults(run=lambda options: asyncio.run(answers.measure(options.rounds)))
    finding = kinds.add_parser("retrieval", help=retrieval.__doc__)
    finding.add_argument("--queries", type=int, default=1000, help="how many of CMRC's 2,000")
    finding.set_defaults(run=lambda options: retrieval.measure(options.queries))
    forms = kinds.add_parser("read", help=reading.__doc__)
    forms.add_argument("--rounds", type=int, default=5, help="times over each form")
    forms.set_defaults(run=lambda options: reading.measure(options.rounds))
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
