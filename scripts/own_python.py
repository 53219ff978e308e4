"""Importing this first runs the script with the project's own Python, whoever started it."""

import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType

_FOLDER = Path(__file__).resolve().parent
_ENVIRONMENT = _FOLDER.parent / ".venv"
_MISSING = (
    "{name} is not installed here: scripts/setup test installs what the scripts need, "
    "scripts/setup bench also what the benchmarks compare with"
)


def _in_a_line(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say of a package that is missing how it is had; let everything else end as it does."""
    if isinstance(error, ModuleNotFoundError) and error.name:
        print(_MISSING.format(name=error.name.partition(".")[0]), file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _in_a_line  # a .venv that runs the bot lacks what only scripts import

if Path(sys.prefix) != _ENVIRONMENT:
    subprocess.run([_FOLDER / "setup", "test"], check=True)
    python = str(_ENVIRONMENT / "bin" / "python")
    os.execv(python, [python, *sys.argv])  # noqa: S606 - our own interpreter, our own arguments
