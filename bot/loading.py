"""The library as the program starts with it."""

from pathlib import Path

from bot.errors import Obstacle, StartError
from knowledge import Library, read_report
from knowledge.seed import embedded_report


def load_library(folder: Path | None = None) -> Library:
    """Return the library of the reports in `folder`, or of the report that ships with us.

    Raises ReportError for a file that is no report, StartError for a folder without any.
    """
    if folder is None:
        return Library.build([embedded_report()])
    paths = [folder] if folder.is_file() else sorted(filter(_is_ours, folder.rglob("*")))
    if not paths:
        raise StartError(Obstacle.NO_REPORTS, path=str(folder))
    return Library.build([read_report(path) for path in paths])


def _is_ours(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".")
