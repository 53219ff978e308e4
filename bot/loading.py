"""The library as the program starts with it."""

import logging
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from bot import texts
from bot.errors import Obstacle, StartError
from bot.explain import explain
from bot.settings import LOCAL_MODEL, Settings
from bot.terminal import waiting, warn
from knowledge import Library, Passage, read_report
from knowledge.errors import EditionError, EmbeddingError, Hindrance
from knowledge.models import Report
from knowledge.seed import embedded_report
from knowledge.semantic import Embedder, Nearness

VECTORS_FOLDER = "vectors"  # of the data directory; may be thrown away at any time
FEW = 10  # files, which are read before anybody wonders
MANIFEST = "manifest.json"  # beside the reports of an edition that was exported
LOGGED_EVERY = 1024  # texts embedded between two lines of the log, where there is no terminal

log = logging.getLogger(__name__)


class _LeftError(Exception):
    """Nobody waits for the vectors any more."""


def open_library(folder: Path | None, settings: Settings) -> Library:
    """Return the library of `folder`, with the model of meaning that is set; shown on stderr.

    Raises what `load_library` and `load_nearness` raise, and StartError for a folder that cannot
    be read or holds no file.
    """
    paths = files_in(folder) if folder else ()
    tell, started = _teller(len(paths)), time.monotonic()
    tell(texts.READING_ALL.format(total=len(paths)))
    with waiting(texts.READING) as going_on:
        library = load_library(paths, going_on)
    seconds, passages = time.monotonic() - started, len(library.passages)
    tell(texts.READ_ALL.format(total=len(paths), passages=passages, seconds=seconds))
    nearness = load_nearness(library.passages, settings, warn)
    return library.meaning(nearness) if nearness else library


def load_library(
    paths: Sequence[Path] = (), going_on: Callable[[str], None] = lambda _: None
) -> Library:
    """Return the library of the reports at `paths`, or for none of the report that ships with us.

    `going_on` is told in a line what is done now. Raises ReportError for a file that is no
    report, and EditionError (TWICE) for two of one id.
    """
    if not paths:
        return Library.build([embedded_report()])
    reports = []
    for number, path in enumerate(paths, 1):
        going_on(texts.READING_OF.format(number=number, total=len(paths)))
        reports.append(read_report(path))
    check_ids(zip(paths, reports, strict=True))
    going_on(texts.SORTING.format(total=len(paths)))
    return Library.build(reports)


def check_ids(read: Iterable[tuple[Path, Report]]) -> None:
    """Raise EditionError (TWICE) for the first two files that were read into reports of one id.

    The id is in whatever leads to a passage: of two with the same, one could not be found again.
    """
    paths = dict[str, Path]()
    for path, report in read:
        if first := paths.get(report.id):
            data = {"id": report.id, "first": str(first), "second": str(path)}
            raise EditionError(Hindrance.TWICE, **data)
        paths[report.id] = path


def load_nearness(
    passages: Sequence[Passage],
    settings: Settings,
    warn: Callable[[str], None],
    is_left: Callable[[], bool] = lambda: False,
) -> Nearness | None:
    """Return what `passages` mean; None where that is not asked for, or cannot be had just now.

    The first time it takes minutes for thousands of passages: a bar on stderr shows how far it
    is; as soon as `is_left` it ends with None, what it has done is kept. An endpoint that gives
    no vectors is spoken of to `warn`: words alone answer. Raises EmbeddingError where the local
    model is asked for and not installed.
    """
    embedder = embedder_of(settings)
    if embedder is None or not passages:
        return None
    try:
        with _progress() as progress:
            go_on = partial(_go_on, progress, is_left)
            return Nearness.of(passages, embedder, settings.data_dir / VECTORS_FOLDER, go_on)
    except EmbeddingError as error:
        warn(explain(error))
    except _LeftError:
        pass
    return None


def embedder_of(settings: Settings) -> Embedder | None:
    """Return the model of meaning that is set, None where there is none. Raises EmbeddingError."""
    # each imports what only it needs: a client of HTTP, 91 MB of a model
    if settings.embedding_url:
        from knowledge.semantic.endpoint import Endpoint  # noqa: PLC0415

        key = settings.embedding_key
        return Endpoint(
            str(settings.embedding_url),
            settings.embedding_model,
            key.get_secret_value() if key else "",
        )
    if settings.embedding_model == LOCAL_MODEL:
        from knowledge.semantic.local import LocalE5  # noqa: PLC0415

        return LocalE5()
    return None


def _teller(files: int) -> Callable[[str], None]:
    """Return what tells of reading so many files where no terminal shows how far it is."""
    if files <= FEW or Console(stderr=True).is_terminal:
        return lambda _: None
    return warn


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Yield what shows how many of how many texts are embedded: on a terminal, else in the log."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _log_progress
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(texts.EMBEDDING, total=None)  # it may wait long for the first answer
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _go_on(
    progress: Callable[[int, int], None], is_left: Callable[[], bool], done: int, total: int
) -> None:
    if is_left():
        raise _LeftError
    progress(done, total)


def _log_progress(done: int, total: int) -> None:
    if done % LOGGED_EVERY == 0 or done == total:
        log.info("embedded %d of %d texts", done, total)


def files_in(place: Path) -> list[Path]:
    """Return the file that `place` is, or all in the folder. Raises StartError for none."""
    try:
        files = [place] if place.is_file() else sorted(_under(place))
    except OSError:
        raise StartError(Obstacle.NO_FOLDER, path=str(place)) from None
    if not files:
        raise StartError(Obstacle.NO_REPORTS, path=str(place))
    return files


def _under(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder and its folders, but those that programs keep for themselves."""
    for at, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = filter(_is_ours, folders)
        paths = (Path(at, name) for name in names if _is_ours(name))
        yield from (path for path in paths if path.is_file())  # a pipe would be waited for


def _is_ours(name: str) -> bool:
    # ~$ is how Word marks what is open just now
    return name != MANIFEST and not name.startswith((".", "~$"))


def _raise(error: OSError) -> None:
    raise error
