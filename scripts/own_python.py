"""Importing this first runs the script with the project's own Python, whoever started it."""

import os
import subprocess
import sys
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent
_ENVIRONMENT = _FOLDER.parent / ".venv"

if Path(sys.prefix) != _ENVIRONMENT:
    subprocess.run([_FOLDER / "setup", "test"], check=True)
    python = str(_ENVIRONMENT / "bin" / "python")
    os.execv(python, [python, *sys.argv])  # noqa: S606 - our own interpreter, our own arguments
