"""Reading the folder of reports, in a process apart."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot import texts
from bot.apart import Step
from bot.handed import LONGEST_NAME, Read, clean, read_one
from bot.loading import check_ids, files_in
from knowledge.store import Filed

MOST_FILES: Final = 1_000
MOST_MEGABYTES: Final = 256  # of all files together


def read_folder(folder: Path, step: Step) -> Read:
    """Return what was read from the files of a folder and its folders.

    `step` is told how many of how many. Where they are too many, the last are not read. Raises
    StartError for a folder that cannot be read or holds no file, and EditionError (TWICE).
    """
    paths = files_in(folder)
    admitted = list(_admitted(paths))
    read = list[Filed | str]()
    for number, path in enumerate(admitted, 1):
        step(number, len(admitted))
        read.append(read_one(path, _within(path, folder)))
    if rest := len(paths) - len(admitted):
        limits = {"files": MOST_FILES, "megabytes": MOST_MEGABYTES}
        read.append(texts.OFFICE_FOLDER_FULL.format(rest=rest, **limits))
    found = Read.of(read)
    check_ids((Path(each.file), each.report) for each in found.filed)
    filed = tuple(replace(each, file=Path(each.file).name) for each in found.filed)
    present = frozenset(Path(_within(path, folder)).stem for path in paths)
    return Read(filed, found.refused, present)


def _admitted(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files that are read together: the first of them, as many as the limits allow."""
    room = MOST_MEGABYTES * 1024 * 1024
    for path in paths[:MOST_FILES]:
        with suppress(OSError):  # it is gone by now, which reading it will tell
            room -= path.stat().st_size
        if room < 0:
            return
        yield path


def _within(path: Path, folder: Path) -> str:
    """Return the name of a file with the folders that it is in; the end of it where it is long."""
    parts = [clean(part) for part in path.relative_to(folder).parts]
    return "/".join(parts)[-LONGEST_NAME:]
