"""Files of reports as they are named on the command line, read one after the other."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot import texts
from bot.loading import FEW, check_ids, files_in
from bot.terminal import waiting, warn
from knowledge.errors import ReportError
from knowledge.store import Filed

Reading = tuple[Path, Filed | ReportError]


def read_all(named: Sequence[Path]) -> Iterator[Reading]:
    """Yield what was read from each file, or why it was refused; folders stand for their files.

    A terminal is shown how far it is, others are told of many. Raises StartError for a folder
    that cannot be read or holds no file.
    """
    paths = [path for place in named for path in _paths(place)]
    with waiting(texts.READING) as going_on:
        if len(paths) > FEW:
            warn(texts.READING_ALL.format(total=len(paths)))
        for number, path in enumerate(paths, 1):
            going_on(texts.READING_OF.format(number=number, total=len(paths)))
            yield path, _read(path)


def read(named: Sequence[Path]) -> list[Filed]:
    """Return what was read from the files.

    Raises ReportError for the first that is refused, EditionError (TWICE) for two of one id.
    """
    filed = []
    for path, found in read_all(named):
        if isinstance(found, ReportError):
            raise found
        filed.append((path, found))
    check_ids((path, found.report) for path, found in filed)
    return [found for _, found in filed]


def _paths(place: Path) -> list[Path]:
    return files_in(place) if place.is_dir() else [place]


def _read(path: Path) -> Filed | ReportError:
    try:
        return Filed.read(path)
    except ReportError as error:
        return error
