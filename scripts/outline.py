#!/usr/bin/env python3
"""Show how documents are cut: one as an outline, several as a table.

scripts/outline.py FILE           the headings of one document, and its passages under them
scripts/outline.py FILE… | FOLDER a table: sections, passages, warnings, milliseconds
scripts/outline.py … --json       headings and passages of each document, one object a line

Without a file, the reports in the folder that XIAOYUE_TEST_DATA names. Ends with status 1
when a document is refused or is not cut as every document must be.
"""

import own_python  # noqa: F401, I001 - before all that only the project has

import argparse
import json
import os
import sys
from pathlib import Path

from knowledge.readers import SUFFIXES
from outlining import outlined, show, table

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="*", type=Path, help="documents, or folders of them")
    parser.add_argument("--json", action="store_true", help="one JSON object a document")
    options = parser.parse_args()
    read = [outlined(path) for path in documents(options.file)]
    if options.json:
        for document in read:
            print(json.dumps(document.as_json(), ensure_ascii=False))
    elif len(read) == 1:
        print(show(read[0]))
    else:
        print(table(read))
    sys.exit(any(document.has_failed for document in read))


def documents(named: list[Path]) -> list[Path]:
    """Return the files that are named, and those in the folders that are."""
    data = Path(os.environ.get("XIAOYUE_TEST_DATA", ROOT.parent / "shared" / "data"))
    places = named or [data / "reports"]
    files = [
        file
        for place in places
        for file in (sorted(filter(is_document, place.iterdir())) if place.is_dir() else [place])
    ]
    if not files:
        sys.exit(f"no documents in {', '.join(map(str, places))}")
    return files


def is_document(path: Path) -> bool:
    """Return whether there is a reader for a file of that name."""
    return path.is_file() and path.suffix.lower() in SUFFIXES


if __name__ == "__main__":
    main()
