#!/usr/bin/env python3
"""Fuzz the readers: whatever the bytes, a clear refusal or a whole report.

scripts/fuzz.py                                    every reader, a minute in all
scripts/fuzz.py --seconds 600 --reader html --reader word
scripts/fuzz.py --again FILE                       read one finding again and say what is wrong
"""

import own_python  # noqa: F401, I001 - before all that only the project has

import argparse
import importlib.util
import shutil
import sys
import tempfile
from pathlib import Path

from fuzzing.again import wrong_with
from fuzzing.outcome import FuzzingError, fuzz
from fuzzing.readers import READERS

SECONDS = 60
MISSING = (
    "fuzzing needs atheris, which there is for Linux on x86-64 and Python 3.11 to 3.13: "
    f"this is Python {sys.version.partition(' ')[0]} on {sys.platform}"
)


def main() -> None:
    """Fuzz, print a line for each reader, and exit with 1 where something was found."""
    options = _parse()
    if options.again:
        sys.exit(wrong_with(options.again) or 0)
    if importlib.util.find_spec("atheris") is None:
        sys.exit(MISSING)
    sys.exit(_fuzz(options.reader or list(READERS), options.seconds))


def _fuzz(names: list[str], seconds: float) -> int | str:
    """Return 0 when nothing was found, 1 when something was; or why fuzzing was not possible."""
    folder = Path(tempfile.mkdtemp(prefix="xiaoyue-fuzz-"))
    found = 0
    for name in names:
        try:
            outcome = fuzz(name, folder / name, seconds / len(names))
        except FuzzingError as error:
            return f"{name} could not be fuzzed: {error}"
        print(outcome, flush=True)
        for finding in outcome.findings:
            print(f"  scripts/fuzz.py --again {finding}", flush=True)
        found += len(outcome.findings)
    if not found:
        shutil.rmtree(folder)
    return int(found > 0)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for all readers together")
    parser.add_argument("--reader", action="append", choices=READERS, metavar="NAME")
    parser.add_argument("--again", type=Path, metavar="FILE", help="a finding")
    return parser.parse_args()


if __name__ == "__main__":
    main()
